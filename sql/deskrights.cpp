// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskrights.h"

#include "connection.h"

namespace ShelfHelp::Sql {

Result<DeskRights> deskRights(Connection &connection)
{
    const Result<Rows> answer = connection.executeStatement(u"session/read_desk_rights"_qs);
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    DeskRights rights{.isStandby = rows.get<bool>(0, 0),
                      .isReadOnly = rows.get<bool>(0, 1),
                      .hasSchema = rows.get<bool>(0, 2),
                      .canIngest = rows.get<bool>(0, 3),
                      .canSettle = rows.get<bool>(0, 4),
                      .canUndo = rows.get<bool>(0, 5)};
    const bool canWrite = rights.hasSchema && !rights.isStandby && !rights.isReadOnly;
    rights.canIngest = rights.canIngest && canWrite;
    rights.canSettle = rights.canSettle && canWrite;
    rights.canUndo = rights.canUndo && canWrite;
    return rights;
}

} // namespace ShelfHelp::Sql
