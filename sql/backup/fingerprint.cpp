// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fingerprint.h"

#include <sql/statementfile.h>

namespace ShelfHelp::Sql {

Result<Fingerprint> fingerprint(Connection &connection, const TableShape &shape, const QStringList &columns)
{
    QString text = statementText(u"backup/fingerprint"_qs);
    text.replace(u"@columns"_qs, shape.columnList(columns)).replace(u"@table"_qs, shape.table.qualified());
    const Result<Rows> rows = connection.execute(text);
    if (!rows.ok()) {
        return rows.error();
    }
    return Fingerprint{.rows = rows.value().get<qint64>(0, 0), .sum = rows.value().get<QString>(0, 1)};
}

} // namespace ShelfHelp::Sql
