// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablediff.h"

#include <sql/eventkinds.h>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

void unite(QHash<QString, QSet<qint64>> &sets, const QHash<QString, QList<qint64>> &rows)
{
    for (auto table = rows.cbegin(); table != rows.cend(); ++table) {
        QSet<qint64> &set = sets[table.key()];
        for (const qint64 row : table.value()) {
            set.insert(row);
        }
    }
}

} // namespace

void TableDiff::add(const Sql::BatchResult::TouchedRows &rows)
{
    unite(m_added, rows.added);
    unite(m_changed, rows.changed);
    unite(m_mentioned, rows.mentioned);
}

QList<TableDiff::Row> TableDiff::rows(const QString &table, qsizetype most) const
{
    const QSet<qint64> added = m_added.value(table);
    const QSet<qint64> changed = m_changed.value(table) - added;
    const QSet<qint64> unchanged = m_mentioned.value(table) - added - changed;
    QList<Row> rows;
    const auto append = [&](const QSet<qint64> &set, RowChange change) {
        QList<qint64> ids(set.cbegin(), set.cend());
        std::ranges::sort(ids);
        for (const qint64 id : ids.first(std::min(most, ids.size()))) {
            rows.append({change, id});
        }
    };
    append(added, RowChange::Added);
    append(changed, RowChange::Changed);
    append(unchanged, RowChange::Unchanged);
    return rows;
}

QList<TableChange> TableDiff::changes() const
{
    QList<TableChange> list;
    const auto append = [&list](const QString &table, qint64 added, qint64 changed, qint64 unchanged) {
        if (added + changed + unchanged > 0) {
            list.append({table, added, changed, unchanged});
        }
    };
    for (const QString &table : {u"libraries"_qs, u"shelves"_qs, u"books"_qs, u"book_details"_qs}) {
        const QSet<qint64> added = m_added.value(table);
        const QSet<qint64> changed = m_changed.value(table) - added;
        const QSet<qint64> unchanged = m_mentioned.value(table) - added - changed;
        append(table, added.size(), changed.size(), unchanged.size());
    }
    for (const Sql::EventKindNames &names : Sql::eventKinds()) {
        append(names.table, m_stored.at(std::size_t(names.kind)), 0, m_duplicate.at(std::size_t(names.kind)));
    }
    return list;
}

} // namespace ShelfHelp::Ingest
