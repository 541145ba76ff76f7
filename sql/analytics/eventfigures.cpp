// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventfigures.h"

#include "journal.h"
#include "pieces.h"
#include "snapshot.h"

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 microsecondsPerMinute = 60'000'000;

std::optional<EventKind> kindOf(const QString &letter)
{
    return letter.isEmpty() ? std::nullopt : eventKindOf(letter.front());
}

const char *wordOf(EventState state)
{
    switch (state) {
    case EventState::Stored:
        return "stored";
    case EventState::Adopted:
        return "adopted";
    case EventState::Dead:
        return "dead";
    case EventState::Replayed:
        return "replayed";
    case EventState::Discarded:
        return "discarded";
    }
    Q_UNREACHABLE();
}

/// From the two columns that tell it.
EventState stateOf(bool isAdopted, std::string_view rejectionState)
{
    if (rejectionState.empty()) {
        return isAdopted ? EventState::Adopted : EventState::Stored;
    }
    if (rejectionState == "open") {
        return EventState::Dead;
    }
    return rejectionState == "retried" ? EventState::Replayed : EventState::Discarded;
}

std::optional<qint64> toMinutes(const std::optional<qint64> &microseconds)
{
    return microseconds ? std::optional(*microseconds / microsecondsPerMinute) : std::nullopt;
}

JournalEntry toEntry(const Rows &rows, int row)
{
    return {.key = {.appliedUs = rows.get<qint64>(row, 0),
                    .notificationId = rows.get<QString>(row, 1),
                    .topicId = rows.get<qint64>(row, 2)},
            .messageId = rows.get<QString>(row, 3),
            .kind = kindOf(rows.get<QString>(row, 4)),
            .state = stateOf(rows.get<bool>(row, 5), rows.text(row, 15)),
            .applied = rows.get<QDateTime>(row, 0),
            .published = rows.get<std::optional<QDateTime>>(row, 6),
            .offsetMinutes = toMinutes(rows.get<std::optional<qint64>>(row, 7)),
            .publishLagUs = rows.get<std::optional<qint64>>(row, 8),
            .queueLagUs = rows.get<std::optional<qint64>>(row, 9),
            .source = rows.get<QString>(row, 10),
            .runId = rows.get<qint64>(row, 11),
            .warnings = rows.get<QString>(row, 12).split(u'\n', Qt::SkipEmptyParts),
            .searchId = rows.get<qint64>(row, 13),
            .rejectionId = rows.get<qint64>(row, 14),
            .reason = rows.get<QString>(row, 16),
            .detail = rows.get<QString>(row, 17),
            .attempts = rows.get<qint64>(row, 18)};
}

Parameter statesParameter(const QList<EventState> &states)
{
    if (states.isEmpty()) {
        return Parameter(std::nullopt);
    }
    std::vector<std::optional<std::string>> words;
    for (const EventState state : states) {
        words.emplace_back(wordOf(state));
    }
    return Parameter::texts(words);
}

/// One more row than the page has: whether there is a next page.
Parameters journalParameters(const TimeRange &range, const JournalRequest &request)
{
    Parameters parameters = journalFilterParameters(range, request.filter) +
                            Parameters{Parameter(std::nullopt), Parameter(std::nullopt),
                                       Parameter(std::nullopt), request.limit + 1, request.skip};
    if (request.after) {
        parameters[6] = request.after->appliedUs;
        parameters[7] = request.after->notificationId;
        parameters[8] = request.after->topicId;
    }
    return parameters;
}

/// n, p50, p95 and the skewed ones in four columns from `column` on.
LagSummary lagSummary(const Rows &rows, int row, int column)
{
    return {.n = rows.get<qint64>(row, column),
            .p50Ms = rows.get<std::optional<double>>(row, column + 1),
            .p95Ms = rows.get<std::optional<double>>(row, column + 2),
            .skewed = rows.get<qint64>(row, column + 3)};
}

/// Runs a statement over the buckets of the context, which names the groups with rows; `fill` takes the
/// struct of the group, the rows and the row.
template <typename Row, typename Fill>
Result<std::optional<QList<Row>>> bucketed(Snapshot &snapshot, const TimeContext &context,
                                           const QString &statement, Fill fill)
{
    using Figure = std::optional<QList<Row>>;
    if (!snapshot.hasOwnSchema()) {
        return Figure();
    }
    const QList<QDateTime> starts = bucketStarts(context);
    const Result<Rows> rows = snapshot.run(statement, bucketPieces(context).parameters(context.sourceZone));
    if (!rows.ok()) {
        return rows.error();
    }
    QList<Row> buckets(starts.size());
    for (qsizetype i = 0; i < starts.size(); ++i) {
        buckets[i].start = starts[i];
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        fill(buckets[rows.value().get<int>(row, 0)], rows.value(), row);
    }
    return Figure(std::move(buckets));
}

} // namespace

Parameters journalFilterParameters(const TimeRange &range, const JournalFilter &filter)
{
    return {range.from,
            range.to,
            filter.kind ? Parameter(QString(namesOf(*filter.kind).letter)) : Parameter(std::nullopt),
            statesParameter(filter.states),
            filter.search.isEmpty() ? Parameter(std::nullopt) : Parameter(filter.search),
            filter.runId ? Parameter(*filter.runId) : Parameter(std::nullopt)};
}

Result<std::optional<JournalPage>> eventJournal(Snapshot &snapshot, const TimeContext &context,
                                                const JournalRequest &request)
{
    if (!snapshot.hasOwnSchema()) {
        return std::optional<JournalPage>();
    }
    const Result<Rows> rows =
        snapshot.run(u"analytics/event_journal"_qs, journalParameters(context.range, request));
    if (!rows.ok()) {
        return rows.error();
    }
    JournalPage page;
    const int size = qMin(rows.value().size(), request.limit);
    for (int row = 0; row < size; ++row) {
        page.entries.append(toEntry(rows.value(), row));
    }
    if (size < rows.value().size() && size > 0) {
        page.next = page.entries.last().key;
    }
    return std::optional(std::move(page));
}

Result<std::optional<QList<LagBucket>>> eventLags(Snapshot &snapshot, const TimeContext &context)
{
    return bucketed<LagBucket>(snapshot, context, u"analytics/event_lags"_qs,
                               [](LagBucket &bucket, const Rows &rows, int row) {
                                   bucket.publish = lagSummary(rows, row, 1);
                                   bucket.queue = lagSummary(rows, row, 5);
                                   bucket.notifications = rows.get<qint64>(row, 9);
                               });
}

Result<std::optional<QList<EventBucket>>> eventCounts(Snapshot &snapshot, const TimeContext &context)
{
    return bucketed<EventBucket>(snapshot, context, u"analytics/event_counts"_qs,
                                 [](EventBucket &bucket, const Rows &rows, int row) {
                                     bucket.stored = rows.get<qint64>(row, 1);
                                     bucket.adopted = rows.get<qint64>(row, 2);
                                     bucket.duplicates = rows.get<qint64>(row, 3);
                                     bucket.rejected = rows.get<qint64>(row, 4);
                                 });
}

Result<std::optional<QList<RejectionReason>>> rejectionReasons(Snapshot &snapshot)
{
    using Figure = std::optional<QList<RejectionReason>>;
    if (!snapshot.hasOwnSchema()) {
        return Figure();
    }
    const Result<Rows> answer = snapshot.run(u"analytics/rejection_reasons"_qs, {});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    QList<RejectionReason> reasons;
    for (int row = 0; row < rows.size(); ++row) {
        reasons.append({.reason = rows.get<QString>(row, 0),
                        .open = rows.get<qint64>(row, 1),
                        .retried = rows.get<qint64>(row, 2),
                        .discarded = rows.get<qint64>(row, 3),
                        .firstSeen = rows.get<QDateTime>(row, 4),
                        .lastSeen = rows.get<QDateTime>(row, 5),
                        .exampleId = rows.get<qint64>(row, 6),
                        .exampleDetail = rows.get<QString>(row, 7)});
    }
    return Figure(std::move(reasons));
}

} // namespace ShelfHelp::Sql
