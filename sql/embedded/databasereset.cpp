// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasereset.h"

#include "serverconnection.h"

namespace ShelfHelp::Sql {

Outcome resetDatabase(const ConnectionSettings &settings)
{
    Q_ASSERT(settings.embedded);
    {
        ConnectionSettings maintenance = settings;
        maintenance.database = u"postgres"_qs;
        Result<ServerConnection> server = ServerConnection::open(maintenance);
        if (!server.ok()) {
            return server.error();
        }
        const Result<int> dropped = server.value().execute(
            u"DROP DATABASE IF EXISTS " + server.value().quotedIdentifier(settings.database));
        if (!dropped.ok() && dropped.error().sqlState == u"55006") {
            return Error{.message = u"The embedded database is used by another program"_qs,
                         .remedy = u"Close the dashboard, psql and running ingests, then try again."_qs};
        }
        if (!dropped.ok()) {
            return dropped.error();
        }
    }
    return ensureDatabase(settings, settings.host);
}

} // namespace ShelfHelp::Sql
