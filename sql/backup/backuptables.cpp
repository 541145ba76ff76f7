// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backuptables.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ShelfHelp::Sql {

const QList<BackupTable> &backupTables()
{
    static const QList<BackupTable> tables{
        {u"public"_qs, u"libraries"_qs},
        {u"public"_qs, u"books"_qs, u"book_id"_qs},
        {u"public"_qs, u"shelves"_qs, u"shelf_id"_qs},
        {u"public"_qs, u"shelf_searches"_qs, u"shelf_search_id"_qs},
        {u"public"_qs, u"library_searches"_qs, u"library_search_id"_qs},
        {u"shelfhelp"_qs, u"topics"_qs, u"topic_id"_qs},
        {u"shelfhelp"_qs, u"ingest_runs"_qs, u"run_id"_qs},
        {u"shelfhelp"_qs, u"notifications"_qs},
        {u"shelfhelp"_qs, u"goodreads_visits"_qs, u"goodreads_visit_id"_qs},
        {u"shelfhelp"_qs, u"book_details"_qs},
        {u"shelfhelp"_qs, u"rejected_notifications"_qs, u"rejection_id"_qs},
        {u"shelfhelp"_qs, u"added_rows"_qs},
        {u"shelfhelp"_qs, u"adopted_dates"_qs},
        {u"shelfhelp"_qs, u"repeated_searches"_qs},
        {u"shelfhelp"_qs, u"chart_notes"_qs, u"note_id"_qs},
        {u"shelfhelp"_qs, u"alert_rules"_qs, u"rule_id"_qs},
        {u"shelfhelp"_qs, u"adoption"_qs, {}, true},
    };
    return tables;
}

const BackupTable *findBackupTable(const QString &qualified)
{
    const QList<BackupTable> &tables = backupTables();
    const auto found = std::ranges::find(tables, qualified, &BackupTable::qualified);
    return found == tables.end() ? nullptr : &*found;
}

const QStringList &derivedTables()
{
    static const QStringList tables{u"atlas_schema_revisions"_qs,
                                    u"touched_day"_qs,
                                    u"refresh_lock"_qs,
                                    u"rollup_state"_qs,
                                    u"search_counts"_qs,
                                    u"check_counts"_qs,
                                    u"library_counts"_qs,
                                    u"search_durations"_qs,
                                    u"check_durations"_qs,
                                    u"size_counts"_qs,
                                    u"size_durations"_qs,
                                    u"day_percentiles"_qs,
                                    u"shelf_days"_qs,
                                    u"shelf_gaps"_qs,
                                    u"shelf_identities"_qs,
                                    u"book_heads"_qs,
                                    u"check_heads"_qs};
    return tables;
}

QString TableShape::columnList(const QStringList &names) const
{
    QStringList list;
    for (const QString &name : names) {
        Q_ASSERT(columns.contains(name));
        list.append(quoted[columns.indexOf(name)]);
    }
    return list.join(u", ");
}

QString TableShape::copyOut() const
{
    const QString list = columnList(columns);
    return isPartitioned ? u"COPY (SELECT %1 FROM %2) TO STDOUT"_qs.arg(list, table.qualified())
                         : u"COPY %2 (%1) TO STDOUT"_qs.arg(list, table.qualified());
}

Result<QList<TableShape>> readTableShapes(Connection &connection)
{
    std::vector<std::optional<std::string>> names;
    for (const BackupTable &table : backupTables()) {
        names.emplace_back(table.qualified().toStdString());
    }
    const Result<Rows> rows = connection.executeStatement(
        u"backup/read_columns"_qs, {Parameter::texts(std::span<const std::optional<std::string>>(names))});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<TableShape> shapes;
    for (int row = 0; row < rows.value().size(); ++row) {
        const QString name = rows.value().get<QString>(row, 0);
        if (shapes.isEmpty() || shapes.last().table.qualified() != name) {
            shapes.append(
                TableShape{.table = *findBackupTable(name), .isPartitioned = rows.value().get<bool>(row, 4)});
        }
        TableShape &shape = shapes.last();
        shape.columns.append(rows.value().get<QString>(row, 1));
        shape.quoted.append(rows.value().get<QString>(row, 2));
        if (rows.value().get<bool>(row, 3)) {
            shape.required.append(shape.columns.last());
        }
    }
    return shapes;
}

const TableShape *findShape(const QList<TableShape> &shapes, const QString &qualified)
{
    const auto found = std::ranges::find_if(
        shapes, [&](const TableShape &shape) { return shape.table.qualified() == qualified; });
    return found == shapes.end() ? nullptr : &*found;
}

} // namespace ShelfHelp::Sql
