// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pooler.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QStandardPaths>

#include <csignal>

namespace ShelfHelp::Tests {

namespace {

constexpr int transactionPort = 6543;
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

QString configurationOf(const Sql::ConnectionSettings &server, const QString &directory)
{
    return u"[databases]\n"
           "%1 = host=%2 port=%3 dbname=%1 user=%4\n"
           "[pgbouncer]\n"
           "listen_port = %5\n"
           "unix_socket_dir = %6\n"
           "auth_type = any\n"
           "pool_mode = transaction\n"
           "default_pool_size = %7\n"
           "server_round_robin = 1\n"_qs.arg(server.database, server.host, QString::number(server.port),
                                             server.user, QString::number(transactionPort), directory,
                                             QString::number(Pooler::sessions));
}

} // namespace

Pooler::Pooler(const Sql::ConnectionSettings &server)
    : m_settings(server)
{
    m_settings.host = m_directory.path();
    m_settings.port = transactionPort;
    const QString configuration = m_directory.filePath(u"pgbouncer.ini"_qs);
    const QString log = m_directory.filePath(u"pgbouncer.log"_qs);
    writeTo(configuration, configurationOf(server, m_directory.path()).toUtf8());
    m_process = startServer(pgbouncer(), {configuration}, m_directory.user(), log);
    const QString socket = m_directory.filePath(u".s.PGSQL.%1"_qs.arg(transactionPort));
    const QDeadlineTimer patience(patienceMs);
    while (!QFileInfo::exists(socket)) {
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
