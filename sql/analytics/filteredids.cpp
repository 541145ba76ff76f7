// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filteredids.h"

#include <vector>

namespace ShelfHelp::Sql {

Result<QList<MissingId>> missingIds(Snapshot &snapshot, const Filter &filter)
{
    std::vector<std::optional<std::string>> libraries;
    for (const QString &id : filter.libraries ? filter.libraries->values : QStringList()) {
        libraries.emplace_back(id.toStdString());
    }
    const Parameter reader = filter.readerId ? Parameter(*filter.readerId) : Parameter::null();
    const Result<Rows> rows =
        snapshot.run(u"analytics/find_filtered_ids"_qs,
                     {Parameter::texts(libraries), filter.shelfId, reader, filter.bookId});
    if (!rows.ok()) {
        return rows.error();
    }
    QList<MissingId> missing;
    for (int row = 0; row < rows.value().size(); ++row) {
        missing.append({.kind = rows.value().get<QString>(row, 0), .id = rows.value().get<QString>(row, 1)});
    }
    return missing;
}

} // namespace ShelfHelp::Sql
