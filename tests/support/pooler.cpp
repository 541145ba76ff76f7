// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pooler.h"

#include <QDeadlineTimer>
#include <QStandardPaths>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

namespace ShelfHelp::Tests {

namespace {

constexpr int pollIntervalMs = 20;
constexpr int patienceMs = 30'000;

QString pgbouncer()
{
    QString found = QStandardPaths::findExecutable(u"pgbouncer"_qs);
    if (found.isEmpty()) {
        // Not in the path of an ordinary user.
        found = QStandardPaths::findExecutable(u"pgbouncer"_qs, {u"/usr/sbin"_qs, u"/usr/local/sbin"_qs});
    }
    if (found.isEmpty()) {
        qFatal("No pooler for the tests: install pgbouncer");
    }
    return found;
}

QString configurationOf(const Sql::ConnectionSettings &server, const PoolerOptions &options,
                        const QString &directory)
{
    const QString databases = u"[databases]\n* = host=%1 port=%2 user=%3\n"_qs.arg(
        server.host, QString::number(server.port), server.user);
    const QString behaviour =
        u"pool_mode = %1\ndefault_pool_size = %2\nserver_round_robin = %3\n"
        "server_reset_query = %4\n"_qs.arg(options.mode, QString::number(options.sessions),
                                           options.takesTurns ? u"1"_qs : u"0"_qs,
                                           options.cleans ? u"DISCARD ALL"_qs : QString());
    const QString place = u"[pgbouncer]\nlisten_port = %1\nunix_socket_dir = %2\nauth_type = any\n"_qs.arg(
        QString::number(options.port), directory);
    return databases + place + behaviour;
}

/// The file of a socket is there a moment before anybody listens at it.
bool isListening(const QString &socket)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray path = socket.toLocal8Bit();
    std::strncpy(address.sun_path, path.constData(), sizeof address.sun_path - 1);
    const int client = ::socket(AF_UNIX, SOCK_STREAM, 0);
    const bool isThere = ::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(client);
    return isThere;
}

} // namespace

Pooler::Pooler(const Sql::ConnectionSettings &server, const PoolerOptions &options)
    : m_settings(server)
    , m_sessions(options.sessions)
{
    m_settings.host = m_directory.path();
    m_settings.port = options.port;
    const QString configuration = m_directory.filePath(u"pgbouncer.ini"_qs);
    const QString log = m_directory.filePath(u"pgbouncer.log"_qs);
    writeTo(configuration, configurationOf(server, options, m_directory.path()).toUtf8());
    m_process = startServer(pgbouncer(), {configuration}, m_directory.user(), log);
    const QString socket = m_directory.filePath(u".s.PGSQL.%1"_qs.arg(options.port));
    const QDeadlineTimer patience(patienceMs);
    while (!isListening(socket)) {
        if (m_process->waitForFinished(pollIntervalMs) || patience.hasExpired()) {
            qFatal("the pooler does not start: %s", contentOf(log).right(2000).constData());
        }
    }
}

Pooler::~Pooler()
{
    ::kill(pid_t(m_process->processId()), SIGTERM); // at once, without waiting for clients
    m_process->waitForFinished(patienceMs);
}

} // namespace ShelfHelp::Tests
