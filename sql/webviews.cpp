// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "webviews.h"

namespace ShelfHelp::Sql {

namespace {

constexpr QStringView missingRight = u"42501"; // SQLSTATE

Result<QStringList> apiRoles(Connection &connection)
{
    const Result<Rows> rows = connection.executeStatement(u"webviews/find_readers"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    QStringList roles;
    for (int row = 0; row < rows.value().size(); ++row) {
        roles.append(rows.value().get<QString>(row, 0));
    }
    if (roles.isEmpty()) {
        return Error{.message = u"This server has no API roles (anon, authenticated)"_qs,
                     .remedy = u"Only a hosted database with a REST API has them: give the role that the web "
                               "dashboard reads as SELECT on its views by hand."_qs};
    }
    return roles;
}

Result<QStringList> changeRights(Connection &connection, const QString &statement)
{
    Result<QStringList> roles = apiRoles(connection);
    if (!roles.ok()) {
        return roles;
    }
    const Result<Rows> changed = connection.executeStatement(statement);
    if (changed.ok()) {
        return roles;
    }
    Error error = changed.error();
    if (error.sqlState == missingRight) {
        error.message = u"The web dashboard's views belong to another role"_qs;
        error.remedy = u"Connect as their owner."_qs;
    }
    return error;
}

} // namespace

Result<QStringList> publishWebViews(Connection &connection)
{
    return changeRights(connection, u"webviews/publish"_qs);
}

Result<QStringList> withdrawWebViews(Connection &connection)
{
    return changeRights(connection, u"webviews/withdraw"_qs);
}

} // namespace ShelfHelp::Sql
