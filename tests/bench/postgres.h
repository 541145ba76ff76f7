// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace ShelfHelp::Bench {

/// A bare libpq session for what the contenders other than ours need: prepared statements and COPY. Every
/// error is a Failure.
class Postgres final
{
public:
    using Values = std::vector<std::optional<std::string>>; ///< as text; absent is NULL

    explicit Postgres(const Sql::ConnectionSettings &settings);

    void execute(const QString &script);
    /// The first column of the first row as text; empty when there is none.
    [[nodiscard]] QString value(const QString &sql);
    /// All rows, columns as text; NULL is empty. Parameters are $1, $2 … as text.
    [[nodiscard]] QList<QStringList> rows(const QString &sql, const QStringList &parameters = {});

    void prepare(const char *name, const char *sql);
    /// The first column of the first row of a prepared statement, absent when it returned none.
    std::optional<std::string> run(const char *name, const Values &values);

    [[nodiscard]] QByteArray copyOut(const QString &sql);
    /// Gives each row to `consume`, so that a table need not fit into memory.
    void copyOut(const QString &sql, const std::function<void(QByteArrayView)> &consume);
    void copyIn(const QString &sql, const QByteArray &data);

    // COPY in pieces: the server works while the next piece is made. Nothing else in between.
    void beginCopy(const QString &sql);
    void putCopy(const QByteArray &data);
    void endCopy();

private:
    struct Closer
    {
        void operator()(pg_conn *connection) const;
        void operator()(pg_result *result) const;
    };

    using ResultPointer = std::unique_ptr<pg_result, Closer>;

    ResultPointer checked(pg_result *result);
    [[noreturn]] void fail();

    std::unique_ptr<pg_conn, Closer> m_connection;
};

} // namespace ShelfHelp::Bench
