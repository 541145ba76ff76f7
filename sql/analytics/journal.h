// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventfigures.h"

#include <sql/parameter.h>

#include <QList>

#include <optional>

// The journal as a table with all its rows: any row by its number, and what else is known of one. Without
// schema `shelfhelp` it is empty: nothing is recorded there.

namespace ShelfHelp::Sql {

/// $1 … $6 of facts/journal_entries.
[[nodiscard]] Parameters journalFilterParameters(const TimeRange &range, const JournalFilter &filter);

/// How many rows the journal has hour by hour (day by day in ranges beyond a quarter), so that the row of a
/// number among millions is found without reading those before it. Rows that arrive meanwhile move the others
/// of their hour at most.
class JournalIndex final
{
public:
    JournalIndex() = default;

    [[nodiscard]] static Result<JournalIndex> make(Snapshot &snapshot, const TimeRange &range,
                                                   const JournalFilter &filter);

    [[nodiscard]] qint64 total() const { return m_total; }

    /// Where to read `limit` rows from the row of a number on, the newest being 0.
    struct Place
    {
        TimeRange range;
        qint64 skip = 0; ///< newer rows of it
    };

    [[nodiscard]] Place placeOf(qint64 row, int limit) const;

private:
    QList<QDateTime> m_edges; ///< one more than there are counts
    QList<qint64> m_counts;
    qint64 m_total = 0;
};

/// `limit` rows from the row number `offset` on.
[[nodiscard]] Result<QList<JournalEntry>> journalRowsAt(Snapshot &snapshot, const TimeContext &context,
                                                        const JournalIndex &index,
                                                        const JournalFilter &filter, qint64 offset,
                                                        int limit);

/// What the ledger knows of a notification beside its entry. The message itself is not kept, only its hash.
/// Texts are from outside: show them as plain text.
struct JournalDetail
{
    QString topicArn;
    QString contentHash; ///< SHA-256 of the message, in hex
    QString sequenceNumber;
    QString program; ///< that stored it
    std::optional<QDateTime> runStarted;

    // The row it made; absent where that is no longer there, or of another kind.
    std::optional<QDateTime> started;
    QString shelfUrl;
    QString searchType;
    std::optional<qint64> books; ///< that were shown
    QString libraryId;
    std::optional<bool> isLibby;
    QString title;
    QString author;
    QString availabilityMessage;

    friend bool operator==(const JournalDetail &, const JournalDetail &) = default;
};

/// Nothing where the ledger has no such notification (any more).
[[nodiscard]] Result<std::optional<JournalDetail>> journalDetail(Snapshot &snapshot, const JournalKey &key);

} // namespace ShelfHelp::Sql
