// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reservedport.h"
#include "serverprocess.h"

#include <sql/connectionsettings.h>
#include <sql/embedded/postgresbinaries.h>
#include <sql/embedded/servercommand.h>

#include <QByteArray>
#include <QProcess>
#include <QString>

#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

class PrivateServer;

/// How a private server is made.
struct PrivateServerOptions
{
    QString directory = {};        ///< where the data go; empty: a temporary directory
    QString walDirectory = {};     ///< where its write-ahead log goes; empty: likewise
    QByteArray configuration = {}; ///< further lines of postgresql.conf
    bool tcp = false;              ///< listens on 127.0.0.1 as well, at a port of its own
    /// A running server to copy and to follow as its hot standby; it has to outlive this one.
    const PrivateServer *primary = nullptr;
};

/// A PostgreSQL server of one test's own, which may be stopped, killed and started again at will (the
/// embedded cluster is shared by parallel tests). Everybody is trusted; the superuser is `shelfhelp`.
///
/// Made and started by the constructor; without PostgreSQL the test program ends with a message.
class PrivateServer final
{
    Q_DISABLE_COPY_MOVE(PrivateServer)

public:
    explicit PrivateServer(const PrivateServerOptions &options = {});
    ~PrivateServer();

    /// Returns when the server answers.
    void start();
    /// A fast shutdown: sessions are ended, transactions rolled back.
    void stop();
    /// `kill -9` of the postmaster, unless it has ended by itself: no shutdown, and a recovery at the next
    /// start.
    void kill();

    /// Over the Unix socket, to the database `postgres`.
    [[nodiscard]] Sql::ConnectionSettings settings() const;
    /// Over TCP, by the name or address of the caller's choice.
    [[nodiscard]] Sql::ConnectionSettings settings(const QString &host) const;

    /// What the server has written to its log so far.
    [[nodiscard]] QByteArray log() const { return contentOf(m_log); }

    [[nodiscard]] const Sql::ServerUser &user() const { return m_directory.user(); }

private:
    void create(const PrivateServerOptions &options);
    [[nodiscard]] Sql::CommandResult initialise() const;
    [[nodiscard]] Sql::CommandResult copy(const Sql::ConnectionSettings &primary) const;
    [[nodiscard]] bool waitUntilReady();
    void end();

    ServerDirectory m_directory; ///< of the socket and the log, which have room though the data have none
    Sql::PostgresBinaries m_postgres;
    QString m_data;
    QString m_wal;
    QString m_log;
    std::optional<ReservedPort> m_tcpPort; ///< also while the server is stopped
    int m_port = 5432;                     ///< without TCP only part of the socket's name
    std::unique_ptr<QProcess> m_process;
};

} // namespace ShelfHelp::Tests
