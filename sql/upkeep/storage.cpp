// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage.h"

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

IndexStorage indexFrom(const Rows &rows, int row)
{
    return {.schema = rows.get<QString>(row, 0),
            .table = rows.get<QString>(row, 1),
            .name = rows.get<QString>(row, 2),
            .bytes = rows.get<qint64>(row, 3),
            .scans = rows.get<qint64>(row, 4),
            .isValid = rows.get<bool>(row, 5),
            .isUnique = rows.get<bool>(row, 6),
            .isPrimary = rows.get<bool>(row, 7),
            .isClusterable = rows.get<bool>(row, 8),
            .isClustered = rows.get<bool>(row, 9),
            .leadsWithTime = rows.get<bool>(row, 10),
            .method = rows.get<QString>(row, 11),
            .duplicateOf = rows.get<QString>(row, 12),
            .bloatBytes = rows.get<std::optional<qint64>>(row, 13)};
}

TableStorage tableFrom(const Rows &rows, int row)
{
    return {.schema = rows.get<QString>(row, 0),
            .name = rows.get<QString>(row, 1),
            .mayMaintain = rows.get<bool>(row, 2),
            .tableBytes = rows.get<qint64>(row, 3),
            .indexBytes = rows.get<qint64>(row, 4),
            .liveRows = rows.get<qint64>(row, 5),
            .deadRows = rows.get<qint64>(row, 6),
            .bloatBytes = rows.get<std::optional<qint64>>(row, 9),
            .vacuumedAt = rows.get<std::optional<QDateTime>>(row, 7),
            .analyzedAt = rows.get<std::optional<QDateTime>>(row, 8),
            .indexes = {}};
}

} // namespace

qint64 TableStorage::knownBloat() const
{
    qint64 bytes = bloatBytes.value_or(0);
    for (const IndexStorage &index : indexes) {
        bytes += index.bloatBytes.value_or(0);
    }
    return bytes;
}

Result<QList<TableStorage>> readStorage(Connection &connection)
{
    const Result<Rows> tables = connection.executeStatement(u"upkeep/list_tables"_qs);
    if (!tables.ok()) {
        return tables.error();
    }
    const Result<Rows> indexes = connection.executeStatement(u"upkeep/list_indexes"_qs);
    if (!indexes.ok()) {
        return indexes.error();
    }
    QList<TableStorage> storage;
    for (int row = 0; row < tables.value().size(); ++row) {
        storage.append(tableFrom(tables.value(), row));
    }
    for (int row = 0; row < indexes.value().size(); ++row) {
        const IndexStorage index = indexFrom(indexes.value(), row);
        const QString schema = indexes.value().get<QString>(row, 14);
        const auto table = std::ranges::find_if(storage, [&index, &schema](const TableStorage &candidate) {
            return candidate.schema == schema && candidate.name == index.table;
        });
        if (table != storage.end()) {
            table->indexes.append(index);
        }
    }
    return storage;
}

} // namespace ShelfHelp::Sql
