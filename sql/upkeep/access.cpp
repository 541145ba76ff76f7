// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access.h"

namespace ShelfHelp::Sql {

namespace {

QString serverOf(const ConnectionSettings &settings)
{
    const QString service = settings.options.value(u"service"_qs);
    if (!service.isEmpty()) {
        return u"service="_qs + service;
    }
    return settings.host.startsWith(u'/') ? settings.host
                                          : u"%1:%2"_qs.arg(settings.host, QString::number(settings.port));
}

} // namespace

Result<Access> readAccess(Connection &connection)
{
    const Result<Rows> answer = connection.executeStatement(u"upkeep/read_access"_qs);
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &row = answer.value();
    const ConnectionSettings &settings = connection.settings();
    return Access{.server = serverOf(settings),
                  .database = row.get<QString>(0, 0),
                  .role = row.get<QString>(0, 1),
                  .owner = row.get<std::optional<QString>>(0, 2).value_or(QString()),
                  .isOwner = row.get<bool>(0, 3),
                  .hasTables = row.get<bool>(0, 4),
                  .hasSchema = row.get<bool>(0, 5),
                  .isStandby = row.get<bool>(0, 6),
                  .isReadOnly = row.get<bool>(0, 7),
                  .serverVersion = connection.serverVersion(),
                  .encryption = connection.encryption(),
                  .tlsWarning = connection.tlsWarning(),
                  .pooling = connection.pooling(),
                  .isLocal = settings.isLocal(),
                  .isEmbedded = settings.embedded};
}

} // namespace ShelfHelp::Sql
