// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changedrows.h"

#include <sql/eventkinds.h>

#include <QLoggingCategory>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

using Texts = QHash<qint64, QByteArray>;

QList<TableDiff::Row> rowsOf(const QString &table, const TableDiff &diff, BatchStore &store, qint64 run,
                             int most)
{
    const auto kind = std::ranges::find(Sql::eventKinds(), table, &Sql::EventKindNames::table);
    if (kind == Sql::eventKinds().end()) {
        return diff.rows(table, most);
    }
    QList<TableDiff::Row> rows;
    if (const auto ids = store.searchesOfRun(run, kind->letter, most); ids.ok()) {
        for (const qint64 id : ids.value()) {
            rows.append({RowChange::Added, id});
        }
    }
    return rows;
}

Texts read(BatchStore &store, const QString &table, const QList<TableDiff::Row> &rows,
           std::optional<RowChange> only = {})
{
    QList<qint64> ids;
    for (const TableDiff::Row &row : rows) {
        if (!only || row.change == *only) {
            ids.append(row.id);
        }
    }
    Texts texts;
    if (ids.isEmpty()) {
        return texts;
    }
    const auto found = store.readRows(table, ids);
    if (!found.ok()) {
        qCInfo(log).noquote() << "rows of a dry run cannot be shown:" << found.error().toText();
        return texts;
    }
    for (const Sql::RowText &row : found.value()) {
        texts.insert(row.id, row.json);
    }
    return texts;
}

} // namespace

void addChangedRows(QList<TableChange> &changes, const TableDiff &diff, BatchStore &store, qint64 run,
                    int most)
{
    QList<QList<TableDiff::Row>> rows;
    QList<Texts> after;
    for (const TableChange &change : std::as_const(changes)) {
        rows.append(rowsOf(change.table, diff, store, run, most));
        after.append(read(store, change.table, rows.last()));
    }
    store.rollBack();
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const Texts before = read(store, changes[i].table, rows[i], RowChange::Changed);
        for (const TableDiff::Row &row : std::as_const(rows[i])) {
            if (after[i].contains(row.id)) {
                changes[i].rows.append({row.change, before.value(row.id), after[i].value(row.id)});
            }
        }
    }
}

} // namespace ShelfHelp::Ingest
