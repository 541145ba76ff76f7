// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/eventkinds.h>
#include <sql/result.h>
#include <sql/timecontext.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

// The figures of the Events page: what arrived, how late, and what was refused. They are made from the
// ledger, so each is an empty optional on a database without schema `shelfhelp`: not recorded there, which is
// no error.
//
// A notification belongs to the moment at which it was applied, an instant of the database's own clock. The
// ledger records neither how often the queue delivered a notification nor how long storing it took, so no
// figure tells it. Nothing here is summed up beforehand: the work follows the notifications in the range.

namespace ShelfHelp::Sql {

class Snapshot;

enum class EventState {
    Stored,    ///< its row was made from it
    Adopted,   ///< its row was there already, from the existing pipeline
    Dead,      ///< rejected, and nobody has dealt with it
    Replayed,  ///< rejected at first, and stored since
    Discarded, ///< rejected and given up
};

/// Those of the rejected ones, whatever became of them.
[[nodiscard]] inline QList<EventState> rejectedStates()
{
    return {EventState::Dead, EventState::Replayed, EventState::Discarded};
}

/// Where a notification stands in the journal.
struct JournalKey
{
    qint64 appliedUs = 0;   ///< microseconds since 1970
    QString notificationId; ///< a UUID, unique within its topic
    qint64 topicId = 0;

    friend bool operator==(const JournalKey &, const JournalKey &) = default;
};

/// One notification (E1): of the ledger, or rejected. Texts are from outside: show them as plain text.
struct JournalEntry
{
    JournalKey key;                ///< of a rejected one: its topic is rejectedTopic
    QString messageId;             ///< as it came, where that is no UUID
    std::optional<EventKind> kind; ///< of a rejected one nobody knows
    EventState state = EventState::Stored;
    QDateTime applied;                  ///< of a rejected one: when it was first seen
    std::optional<QDateTime> published; ///< by SNS
    /// By how much the publishing host's clock is ahead of UTC, in minutes: a multiple of 15, inferred from
    /// the end of the event and its publication.
    std::optional<qint64> offsetMinutes;
    std::optional<qint64>
        publishLagUs; ///< from the end of the event to its publication; none with a wrong clock
    std::optional<qint64> queueLagUs; ///< from there to being applied; none of an adopted one
    QString source;                   ///< of the run: a queue, a file …
    qint64 runId = 0;
    QStringList warnings;
    qint64 searchId = 0; ///< of the table that belongs to the kind

    // Of a rejected one.
    qint64 rejectionId = 0; ///< 0: it is of the ledger
    QString reason = {};
    QString detail = {};
    qint64 attempts = 0; ///< deliveries that were rejected

    static constexpr qint64 rejectedTopic = -1;

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// Which part of the journal; absent means any.
struct JournalFilter
{
    std::optional<EventKind> kind = {}; ///< rejected ones have none
    QList<EventState> states = {};      ///< none: any
    QString search = {}; ///< a part of the id; of a rejected one also of its reason or its bytes
    std::optional<qint64> runId = {};

    friend bool operator==(const JournalFilter &, const JournalFilter &) = default;
};

struct JournalRequest
{
    JournalFilter filter = {};
    std::optional<JournalKey> after = {}; ///< the last one of the page before
    int limit = 100;
    qint64 skip = 0; ///< left out first
};

/// A page of the journal, newest first; `next` is absent on the last one.
struct JournalPage
{
    QList<JournalEntry> entries;
    std::optional<JournalKey> next;

    friend bool operator==(const JournalPage &, const JournalPage &) = default;
};

/// Of n lags, in milliseconds, interpolated as percentile_cont does.
struct LagSummary
{
    qint64 n = 0;
    std::optional<double> p50Ms;
    std::optional<double> p95Ms;
    qint64 skewed = 0; ///< negative beyond 1 s: the clocks disagree

    friend bool operator==(const LagSummary &, const LagSummary &) = default;
};

/// One bucket of the lags over time (E2).
struct LagBucket
{
    QDateTime start;
    LagSummary publish;
    LagSummary queue;
    qint64 notifications = 0; ///< of the ledger, with and without lags

    friend bool operator==(const LagBucket &, const LagBucket &) = default;
};

/// One bucket of the number of notifications (E3).
struct EventBucket
{
    QDateTime start;
    qint64 stored = 0;
    qint64 adopted = 0;
    qint64 duplicates = 0; ///< of the runs that applied their last batch in the bucket, undone ones left out
    qint64 rejected = 0;   ///< first seen in the bucket, whatever became of them

    friend bool operator==(const EventBucket &, const EventBucket &) = default;
};

/// The rejected notifications with one reason (E4).
struct RejectionReason
{
    QString reason;
    qint64 open = 0;
    qint64 retried = 0;
    qint64 discarded = 0;
    QDateTime firstSeen;
    QDateTime lastSeen;
    qint64 exampleId = 0;  ///< the newest of them
    QString exampleDetail; ///< may hold what a payload says: show it as plain text

    friend bool operator==(const RejectionReason &, const RejectionReason &) = default;
};

/// A page of the notifications of the context's range. The rows behind a mark of E2 and E3 are those of its
/// bucket: give the context its range.
[[nodiscard]] Result<std::optional<JournalPage>> eventJournal(Snapshot &snapshot, const TimeContext &context,
                                                              const JournalRequest &request = {});

/// One per bucket of the context, in order.
[[nodiscard]] Result<std::optional<QList<LagBucket>>> eventLags(Snapshot &snapshot,
                                                                const TimeContext &context);
/// One per bucket of the context, in order.
[[nodiscard]] Result<std::optional<QList<EventBucket>>> eventCounts(Snapshot &snapshot,
                                                                    const TimeContext &context);

/// All of them, whatever the range: most open ones first, then by number and name.
[[nodiscard]] Result<std::optional<QList<RejectionReason>>> rejectionReasons(Snapshot &snapshot);

} // namespace ShelfHelp::Sql
