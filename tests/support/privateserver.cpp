// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "privateserver.h"

#include <sql/embedded/postmasterfile.h>

#include <QDeadlineTimer>
#include <QFile>

#include <csignal>
#include <optional>

namespace ShelfHelp::Tests {

namespace {

constexpr int pollIntervalMs = 20;
/// Recovery, and the seconds for which processes of a killed server hold its shared memory.
constexpr int startPatienceMs = 60'000;
constexpr int stopPatienceMs = 60'000;

/// Nothing is forced to disk: the system keeps what a killed server wrote, and no test switches it off.
QByteArray configurationOf(const PrivateServerOptions &options, const QString &socketDirectory, int port)
{
    return "\nlisten_addresses = '" + QByteArray(options.tcp ? "127.0.0.1" : "") +
           "'\nport = " + QByteArray::number(port) + "\nunix_socket_directories = '" +
           QFile::encodeName(socketDirectory) +
           "'\nshared_buffers = 16MB\nfsync = off\nfull_page_writes = off\n" + options.configuration;
}

Sql::PostgresBinaries postgresOrEnd()
{
    const Result<Sql::PostgresBinaries> postgres = Sql::newestPostgres();
    if (!postgres.ok()) {
        qFatal("No server for the tests: %s", qPrintable(postgres.error().toText()));
    }
    return postgres.value();
}

} // namespace

PrivateServer::PrivateServer(const PrivateServerOptions &options)
    : m_postgres(postgresOrEnd())
    , m_data((options.directory.isEmpty() ? m_directory.path() : options.directory) + u"/data")
    , m_wal((options.walDirectory.isEmpty() ? m_directory.path() : options.walDirectory) + u"/wal")
    , m_log(m_directory.filePath(u"server.log"_qs))
{
    if (options.tcp) {
        m_tcpPort.emplace();
        m_port = m_tcpPort->number();
    }
    create(options);
    start();
}

PrivateServer::~PrivateServer()
{
    if (m_process) {
        stop();
    }
}

// The write-ahead log lies apart from the data: a full data disk must not take it along.

Sql::CommandResult PrivateServer::initialise() const
{
    return Sql::run(
        {.program = m_postgres.initdb(),
         .arguments = {u"-D"_qs, m_data, u"-X"_qs, m_wal, u"-U"_qs, u"shelfhelp"_qs, u"--auth=trust"_qs,
                       u"--encoding=UTF8"_qs, u"--locale=C.UTF-8"_qs, u"--no-sync"_qs},
         .workingDirectory = u"/"_qs},
        user());
}

/// The configuration comes along; what is appended to it holds. The copy follows the primary when it starts.
Sql::CommandResult PrivateServer::copy(const Sql::ConnectionSettings &primary) const
{
    return Sql::run(
        {.program = m_postgres.folder + u"/pg_basebackup",
         .arguments = {u"-h"_qs, primary.host, u"-p"_qs, QString::number(primary.port), u"-U"_qs,
                       primary.user, u"-D"_qs, m_data, u"--waldir="_qs + m_wal, u"--write-recovery-conf"_qs,
                       u"--wal-method=stream"_qs, u"--checkpoint=fast"_qs, u"--no-sync"_qs},
         .workingDirectory = u"/"_qs},
        user());
}

void PrivateServer::create(const PrivateServerOptions &options)
{
    for (const QString &directory : {options.directory, options.walDirectory}) {
        if (!directory.isEmpty()) {
            giveTo(user(), directory);
        }
    }
    const Sql::CommandResult made =
        options.primary == nullptr ? initialise() : copy(options.primary->settings());
    if (!made.succeeded) {
        qFatal("No server for the tests: %s", qPrintable(made.output));
    }
    QFile configuration(m_data + u"/postgresql.conf");
    if (!configuration.open(QIODevice::Append) ||
        configuration.write(configurationOf(options, m_directory.path(), m_port)) < 0) {
        qFatal("%s cannot be written", qPrintable(configuration.fileName()));
    }
}

void PrivateServer::start()
{
    const QDeadlineTimer patience(startPatienceMs);
    do {
        m_process =
            startServer(m_postgres.folder + u"/postgres", {u"-D"_qs, m_data}, m_directory.user(), m_log);
        if (waitUntilReady()) {
            return;
        }
        // It ended: a process of the server that was killed before still holds the shared memory.
    } while (!patience.hasExpired());
    qFatal("the private server does not start: %s", log().right(2000).constData());
}

bool PrivateServer::waitUntilReady()
{
    while (!m_process->waitForFinished(pollIntervalMs)) {
        const std::optional<Sql::PostmasterRecord> record =
            Sql::readPostmasterFile(m_data + u"/postmaster.pid");
        if (record && record->pid == m_process->processId() && record->isReady()) {
            return true;
        }
    }
    return false;
}

void PrivateServer::stop()
{
    ::kill(pid_t(m_process->processId()), SIGINT);
    end();
}

void PrivateServer::kill()
{
    m_process->kill();
    end();
}

void PrivateServer::end()
{
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(stopPatienceMs)) {
        qFatal("the private server does not stop: %s", log().right(2000).constData());
    }
    m_process.reset();
}

Sql::ConnectionSettings PrivateServer::settings() const
{
    return settings(m_directory.path());
}

Sql::ConnectionSettings PrivateServer::settings(const QString &host) const
{
    return {.host = host, .port = m_port, .database = u"postgres"_qs, .user = u"shelfhelp"_qs};
}

} // namespace ShelfHelp::Tests
