// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outcome.h"

#include <ingest/decode/event.h>
#include <sql/ingeststore.h>

#include <QHash>
#include <QSet>

#include <array>

namespace ShelfHelp::Ingest {

/// What a rehearsal does to the tables, row by row, however it was cut into batches: a row that was made
/// and changed later is one that was added. Its memory follows the number of shelves and books.
class TableDiff final
{
public:
    void add(const Sql::BatchResult::TouchedRows &rows);

    void addStored(const Event &event) { ++m_stored[event.index()]; }

    void addDuplicate(const Event &event) { ++m_duplicate[event.index()]; }

    /// One entry for each table that is concerned, in a fixed order.
    [[nodiscard]] QList<TableChange> changes() const;

    /// The rows of one table, the lowest numbers first, at most `most` of each change. Those of searches are
    /// not known here.
    struct Row
    {
        RowChange change;
        qint64 id;
    };

    [[nodiscard]] QList<Row> rows(const QString &table, qsizetype most) const;

private:
    using RowSets = QHash<QString, QSet<qint64>>;
    using Counts = std::array<qint64, std::variant_size_v<Event>>;

    RowSets m_added;
    RowSets m_changed;
    RowSets m_mentioned;
    Counts m_stored{};
    Counts m_duplicate{};
};

} // namespace ShelfHelp::Ingest
