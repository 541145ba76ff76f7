// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverconnection.h"

#include "clustererrors.h"

#include <libpq-fe.h>

#include <vector>

namespace ShelfHelp::Sql {

namespace {

using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;
using TextPointer = std::unique_ptr<char, decltype(&PQfreemem)>;

const QString &stateDiskFull()
{
    static const QString code = u"53100"_qs;
    return code;
}

QMap<QString, QString> keywords(const ConnectionSettings &settings)
{
    QMap<QString, QString> words = settings.options;
    words.insert(u"host"_qs, settings.host);
    words.insert(u"port"_qs, QString::number(settings.port));
    words.insert(u"dbname"_qs, settings.database);
    words.insert(u"user"_qs, settings.user);
    words.insert(u"password"_qs, settings.password);
    words.insert(u"application_name"_qs, u"shelfhelp maintenance"_qs);
    words.insert(u"connect_timeout"_qs, u"30"_qs);
    words.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return words;
}

QString serverText(const char *text)
{
    return QString::fromUtf8(text).simplified();
}

} // namespace

void ServerConnection::Closer::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

Result<ServerConnection> ServerConnection::open(const ConnectionSettings &settings)
{
    const QMap<QString, QString> words = keywords(settings);
    std::vector<QByteArray> texts;
    for (auto word = words.cbegin(); word != words.cend(); ++word) {
        texts.push_back(word.key().toUtf8());
        texts.push_back(word.value().toUtf8());
    }
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (std::size_t i = 0; i < texts.size(); i += 2) {
        names.push_back(texts[i].constData());
        values.push_back(texts[i + 1].constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    ServerConnection connection(PQconnectdbParams(names.data(), values.data(), 0));
    PGconn *handle = connection.m_connection.get();
    if (PQstatus(handle) != CONNECTION_OK) {
        return Error{.kind = ErrorKind::Transient,
                     .message =
                         settings.describe() + u" does not answer: " + serverText(PQerrorMessage(handle))};
    }
    return connection;
}

Result<int> ServerConnection::execute(const QString &sql)
{
    const ResultPointer result(PQexec(m_connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        return PQntuples(result.get());
    }
    return Error{.kind = ErrorKind::Blocked,
                 .message =
                     u"The server refused a statement: "_qs + serverText(PQerrorMessage(m_connection.get())),
                 .sqlState = QString::fromLatin1(PQresultErrorField(result.get(), PG_DIAG_SQLSTATE))};
}

QString ServerConnection::quotedIdentifier(const QString &name) const
{
    const QByteArray text = name.toUtf8();
    const TextPointer quoted(
        PQescapeIdentifier(m_connection.get(), text.constData(), std::size_t(text.size())), &PQfreemem);
    return QString::fromUtf8(quoted.get());
}

QString ServerConnection::quotedLiteral(const QString &text) const
{
    const QByteArray bytes = text.toUtf8();
    const TextPointer quoted(
        PQescapeLiteral(m_connection.get(), bytes.constData(), std::size_t(bytes.size())), &PQfreemem);
    return QString::fromUtf8(quoted.get());
}

Outcome ensureDatabase(const ConnectionSettings &settings, const QString &clusterDirectory)
{
    ConnectionSettings maintenance = settings;
    maintenance.database = u"postgres"_qs;
    Result<ServerConnection> opened = ServerConnection::open(maintenance);
    if (!opened.ok()) {
        return opened.error();
    }
    ServerConnection &server = opened.value();
    const Result<int> found = server.execute(u"SELECT 1 FROM pg_catalog.pg_database WHERE datname = "_qs +
                                             server.quotedLiteral(settings.database));
    if (!found.ok()) {
        return found.error();
    }
    if (found.value() > 0) {
        return success();
    }
    const Result<int> made =
        server.execute(u"CREATE DATABASE "_qs + server.quotedIdentifier(settings.database));
    if (made.ok()) {
        return success();
    }
    return made.error().sqlState == stateDiskFull() ? diskFull(clusterDirectory) : made.error();
}

} // namespace ShelfHelp::Sql
