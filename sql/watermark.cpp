// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "watermark.h"

#include "connection.h"
#include "statementfile.h"

namespace ShelfHelp::Sql {

Result<Watermark> watermark(Connection &connection)
{
    const Result<Rows> schema = connection.executeStatement(u"analytics/find_schema"_qs);
    if (!schema.ok()) {
        return schema.error();
    }
    const SourceSchema source =
        schema.value().get<bool>(0, 0) ? SourceSchema::Shelfhelp : SourceSchema::Public;
    const Result<Rows> rows = connection.execute(statementText(u"dashboard/watermark"_qs, source));
    if (!rows.ok()) {
        return rows.error();
    }
    return Watermark{.lastSearch = rows.value().get<qint64>(0, 0),
                     .lastCheck = rows.value().get<qint64>(0, 1),
                     .lastIngest = rows.value().get<std::optional<QDateTime>>(0, 2),
                     .openRejections = rows.value().get<qint64>(0, 3)};
}

} // namespace ShelfHelp::Sql
