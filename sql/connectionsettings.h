// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QString>

namespace ShelfHelp::Sql {

/// Where the database is and how to log in: the parsed form of a libpq URI, a `service=` name or the
/// DB_* variables. A plain value; holds the password, so it is never logged – describe() is.
struct ConnectionSettings
{
    QString host; ///< host name, address, or the directory of a Unix socket
    int port = 5432;
    QString database;
    QString user;
    QString password;               ///< empty: libpq looks into PGPASSFILE and ~/.pgpass
    QMap<QString, QString> options; ///< further libpq keywords from an allow-list (sslmode, sslrootcert, …)
    QString origin;        ///< which rule chose it: "--database", "DATABASE_URL", "DB_HOST …", "embedded"
    bool embedded = false; ///< the private cluster: may be created and migrated without asking

    /// `user@host:port/database (from --database)`, without password and options.
    [[nodiscard]] QString describe() const;
    /// Whether the host is this machine (socket directory, localhost, loopback address); of several all have
    /// to be. A host that only a service file names is taken for this machine: Connection knows better.
    [[nodiscard]] bool isLocal() const;
    /// A libpq URI that leads to the same database, without the password.
    [[nodiscard]] QString toUri() const;

    /// libpq's sslmode for this connection; empty where libpq and its environment decide (this machine).
    [[nodiscard]] QString sslMode() const;
    /// What is wrong with the way to a server on another machine, and what to do, in two sentences; empty
    /// when the server is proven to be the right one (verify-full), or is this machine.
    [[nodiscard]] QString tlsWarning() const;

    /// Whether the port is Supabase's transaction pooler, which refuses startup options and session state.
    [[nodiscard]] bool isTransactionPooler() const { return port == 6543; }

    friend bool operator==(const ConnectionSettings &, const ConnectionSettings &) = default;
};

/// What the user asked for: a server to connect to, or the embedded cluster (`std::nullopt`).
using DatabaseChoice = std::optional<ConnectionSettings>;

/// Chooses the database; the first match wins: `explicitUri` (of --database; `embedded` allowed),
/// DATABASE_URL, DB_HOST/DB_PORT/DB_NAME/DB_USER/DB_PASS, else embedded. PGSSLROOTCERT and a PGSSLMODE that
/// verifies count as if they stood in the URI.
/// Fails with ErrorKind::Usage on a malformed URI or an option outside the allow-list.
[[nodiscard]] Result<DatabaseChoice> chooseDatabase(const QString &explicitUri,
                                                    const QProcessEnvironment &environment);

/// Whether `explicitUri`, DATABASE_URL or DB_HOST says which database: else the choice is somebody else's.
[[nodiscard]] bool namesDatabase(const QString &explicitUri, const QProcessEnvironment &environment);

/// Takes PGSSLROOTCERT and PGSSLMODE over where the settings say nothing and it makes them safer. Of a
/// service nothing is taken: libpq's own order holds there.
void takeTlsVariables(ConnectionSettings &settings, const QProcessEnvironment &environment);

/// Takes a libpq URI (`postgresql://…`) or keyword string (`service=prod`) apart.
[[nodiscard]] Result<ConnectionSettings> parseConnectionString(const QString &text, const QString &origin);

} // namespace ShelfHelp::Sql
