// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessioncheck.h"

#include "socketdirectory.h"

#include <sql/connection.h>

namespace ShelfHelp::Sql {

Outcome requireNoSessions(const QString &socketDirectory)
{
    const ConnectionSettings settings{.host = socketDirectory,
                                      .port = embeddedPort,
                                      .database = u"postgres"_qs,
                                      .user = u"shelfhelp"_qs,
                                      .password = {},
                                      .options = {},
                                      .origin = u"embedded"_qs,
                                      .embedded = true};
    const Result<std::unique_ptr<Connection>> connection = Connection::open(settings, Purpose::Reading);
    if (!connection.ok()) {
        return connection.error();
    }
    const Result<Rows> rows = connection.value()->executeStatement(u"upkeep/count_sessions"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    if (const qint64 sessions = rows.value().get<qint64>(0, 0); sessions > 0) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"%1 sessions are open on the embedded database"_qs.arg(sessions),
                     .remedy = u"End psql and other programs that use it, then try again."_qs};
    }
    return success();
}

} // namespace ShelfHelp::Sql
