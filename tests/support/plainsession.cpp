// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plainsession.h"

#include <QStringList>

#include <libpq-fe.h>

namespace ShelfHelp::Tests {

namespace {

pg_conn *connectOrEnd(const Sql::ConnectionSettings &settings)
{
    pg_conn *connection =
        PQsetdbLogin(settings.host.toUtf8().constData(), QByteArray::number(settings.port).constData(),
                     nullptr, nullptr, settings.database.toUtf8().constData(),
                     settings.user.toUtf8().constData(), settings.password.toUtf8().constData());
    if (PQstatus(connection) != CONNECTION_OK) {
        qFatal("%s", PQerrorMessage(connection));
    }
    return connection;
}

QString textOf(const PGresult *result)
{
    QStringList lines;
    for (int row = 0; row < PQntuples(result); ++row) {
        QStringList columns;
        for (int column = 0; column < PQnfields(result); ++column) {
            columns.append(QString::fromUtf8(PQgetvalue(result, row, column)));
        }
        lines.append(columns.join(u'|'));
    }
    return lines.join(u'\n');
}

} // namespace

PlainSession::PlainSession(const Sql::ConnectionSettings &settings)
    : m_connection(connectOrEnd(settings), &PQfinish)
{
}

QString PlainSession::ask(const QString &sql)
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(
        PQexec(m_connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        return u"error "_qs + QString::fromUtf8(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE));
    }
    return textOf(result.get());
}

} // namespace ShelfHelp::Tests
