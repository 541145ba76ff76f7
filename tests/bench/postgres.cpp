// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres.h"

#include "failure.h"

#include <libpq-fe.h>

#include <array>

namespace ShelfHelp::Bench {

void Postgres::Closer::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

void Postgres::Closer::operator()(pg_result *result) const
{
    PQclear(result);
}

Postgres::Postgres(const Sql::ConnectionSettings &settings)
{
    const std::array texts{settings.host.toUtf8(), QByteArray::number(settings.port),
                           settings.database.toUtf8(), settings.user.toUtf8()};
    const std::array<const char *, 5> names{"host", "port", "dbname", "user", nullptr};
    const std::array<const char *, 5> values{texts[0].constData(), texts[1].constData(), texts[2].constData(),
                                             texts[3].constData(), nullptr};
    m_connection.reset(PQconnectdbParams(names.data(), values.data(), 0));
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        fail();
    }
    execute(u"SET TimeZone = 'UTC'; SET client_min_messages = warning"_qs);
}

void Postgres::fail()
{
    throw Failure{QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed()};
}

Postgres::ResultPointer Postgres::checked(pg_result *result)
{
    ResultPointer owned(result);
    switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
        return owned;
    default:
        fail();
    }
}

void Postgres::execute(const QString &script)
{
    checked(PQexec(m_connection.get(), script.toUtf8().constData()));
}

QString Postgres::value(const QString &sql)
{
    const QList<QStringList> all = rows(sql);
    return all.isEmpty() ? QString() : all.constFirst().value(0);
}

QList<QStringList> Postgres::rows(const QString &sql, const QStringList &parameters)
{
    QByteArrayList texts;
    std::vector<const char *> pointers;
    for (const QString &parameter : parameters) {
        texts.append(parameter.toUtf8());
        pointers.push_back(texts.constLast().constData());
    }
    const ResultPointer result =
        checked(PQexecParams(m_connection.get(), sql.toUtf8().constData(), int(pointers.size()), nullptr,
                             pointers.data(), nullptr, nullptr, 0));
    QList<QStringList> all;
    for (int row = 0; row < PQntuples(result.get()); ++row) {
        QStringList columns;
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            columns.append(QString::fromUtf8(PQgetvalue(result.get(), row, column)));
        }
        all.append(columns);
    }
    return all;
}

void Postgres::prepare(const char *name, const char *sql)
{
    checked(PQprepare(m_connection.get(), name, sql, 0, nullptr));
}

std::optional<std::string> Postgres::run(const char *name, const Values &values)
{
    std::vector<const char *> pointers;
    for (const auto &value : values) {
        pointers.push_back(value ? value->c_str() : nullptr);
    }
    const ResultPointer result = checked(
        PQexecPrepared(m_connection.get(), name, int(pointers.size()), pointers.data(), nullptr, nullptr, 0));
    if (PQntuples(result.get()) == 0) {
        return std::nullopt;
    }
    return PQgetvalue(result.get(), 0, 0);
}

QByteArray Postgres::copyOut(const QString &sql)
{
    QByteArray data;
    copyOut(sql, [&data](QByteArrayView row) { data.append(row); });
    return data;
}

void Postgres::copyOut(const QString &sql, const std::function<void(QByteArrayView)> &consume)
{
    checked(PQexec(m_connection.get(), sql.toUtf8().constData()));
    char *buffer = nullptr;
    for (;;) {
        const int size = PQgetCopyData(m_connection.get(), &buffer, 0);
        if (size < 0) {
            break;
        }
        consume({buffer, size});
        PQfreemem(buffer);
    }
    checked(PQgetResult(m_connection.get()));
    ResultPointer(PQgetResult(m_connection.get())); // the empty one that ends the command
}

void Postgres::copyIn(const QString &sql, const QByteArray &data)
{
    beginCopy(sql);
    putCopy(data);
    endCopy();
}

void Postgres::beginCopy(const QString &sql)
{
    checked(PQexec(m_connection.get(), sql.toUtf8().constData()));
}

void Postgres::putCopy(const QByteArray &data)
{
    if (PQputCopyData(m_connection.get(), data.constData(), int(data.size())) != 1) {
        fail();
    }
}

void Postgres::endCopy()
{
    if (PQputCopyEnd(m_connection.get(), nullptr) != 1) {
        fail();
    }
    checked(PQgetResult(m_connection.get()));
    ResultPointer(PQgetResult(m_connection.get())); // the empty one that ends the command
}

} // namespace ShelfHelp::Bench
