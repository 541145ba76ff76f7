// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusterserver.h"

#include "clustererrors.h"
#include "servercommand.h"
#include "socketdirectory.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <cstdio>

namespace ShelfHelp::Sql {

namespace {

constexpr unsigned long pollIntervalMs = 50;
/// Recovery after a crash may have much to replay.
constexpr int recoveryPatienceSeconds = 300;
/// Processes of a killed server hold its shared memory for up to five seconds.
constexpr int retryPatienceMs = 10'000;
constexpr int stopPatienceMs = 60'000;
constexpr qint64 largestLog = 1024 * 1024;

QString logSince(const QString &path, qint64 offset)
{
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly) || !log.seek(offset)) {
        return {};
    }
    return QString::fromUtf8(log.readAll());
}

void rotateLog(const QString &path)
{
    if (QFileInfo(path).size() > largestLog) {
        std::rename(QFile::encodeName(path).constData(), QFile::encodeName(path + u".old").constData());
    }
}

/// Whether the cause goes away by itself: a dying server still holds its files or memory.
bool isPassing(const Error &error)
{
    return error.message.contains(u"is still in use") || error.message.contains(u"lock file");
}

Error notReady(const QString &directory)
{
    return {.kind = ErrorKind::Transient,
            .message = u"The embedded database in %1 is still starting or stopping"_qs.arg(directory),
            .remedy = u"Try again in a few minutes."_qs};
}

} // namespace

std::optional<PostmasterRecord> runningServer(const ClusterFiles &files)
{
    std::optional<PostmasterRecord> server = readPostmasterFile(files.postmasterFile());
    return server && judge(*server, files.data()) == ProcessVerdict::Ours ? server : std::nullopt;
}

Outcome stopServer(const ClusterFiles &files)
{
    const std::optional<PostmasterRecord> server = runningServer(files);
    if (!server) {
        return success();
    }
    // SIGINT is the server's "fast shutdown"; unlike pg_ctl this needs no installed binaries.
    if (::kill(static_cast<pid_t>(server->pid), SIGINT) != 0 && errno != ESRCH) {
        return systemError(u"The embedded database cannot be stopped"_qs, files.data(), errno);
    }
    const QDeadlineTimer patience(stopPatienceMs);
    while (judge(*server, files.data()) == ProcessVerdict::Ours) {
        if (patience.hasExpired()) {
            return notReady(files.data());
        }
        QThread::msleep(pollIntervalMs);
    }
    removeSocketDirectory(server->socketDirectory);
    return success();
}

ClusterServer::ClusterServer(ClusterFiles files, PostgresBinaries postgres, ServerUser user, bool durable)
    : m_files(std::move(files))
    , m_postgres(std::move(postgres))
    , m_user(std::move(user))
    , m_durable(durable)
{
}

Result<PostmasterRecord> ClusterServer::ensureRunning()
{
    const QDeadlineTimer patience(recoveryPatienceSeconds * 1000);
    const QDeadlineTimer retries(retryPatienceMs);
    for (;;) {
        const std::optional<PostmasterRecord> server = runningServer(m_files);
        if (server && server->isReady() && QFileInfo::exists(socketFile(server->socketDirectory))) {
            return *server;
        }
        const Outcome step = server ? makeStartable(*server, patience) : start();
        if (!step.ok() && (!isPassing(step.error()) || retries.hasExpired())) {
            return step.error();
        }
        if (step.ok() && !server && !runningServer(m_files) && retries.hasExpired()) {
            return notReady(m_files.data()); // it starts, and ends at once, again and again
        }
        QThread::msleep(pollIntervalMs);
    }
}

Outcome ClusterServer::makeStartable(const PostmasterRecord &server, QDeadlineTimer patience)
{
    if (server.isReady()) {
        // The socket is gone (a logout empties $XDG_RUNTIME_DIR): nobody can connect any more.
        return stopServer(m_files);
    }
    return patience.hasExpired() ? Outcome(notReady(m_files.data())) : success();
}

Outcome ClusterServer::start()
{
    removeStaleFile();
    const Result<QString> socketDirectory = prepareSocketDirectory(m_files.data(), m_user);
    if (!socketDirectory.ok()) {
        return socketDirectory.error();
    }
    rotateLog(m_files.log());
    const qint64 logSize = QFileInfo(m_files.log()).size();
    // Relative paths: pg_ctl pastes them into a shell command, where a quote or $ in a path would count.
    const CommandResult result =
        run({.program = m_postgres.pgCtl(),
             .arguments = {u"-D"_qs, u"."_qs, u"-l"_qs, u"../server.log"_qs, u"-s"_qs, u"-w"_qs, u"-t"_qs,
                           QString::number(recoveryPatienceSeconds), u"-o"_qs,
                           serverOptions(socketDirectory.value()), u"start"_qs},
             .workingDirectory = m_files.data(),
             .timeoutMs = (recoveryPatienceSeconds + 10) * 1000},
            m_user);
    if (result.succeeded) {
        return success();
    }
    removeSocketDirectory(socketDirectory.value());
    return commandError(u"The embedded database in %1 does not start"_qs.arg(m_files.data()), m_files.data(),
                        result.output + logSince(m_files.log(), logSize));
}

void ClusterServer::removeStaleFile()
{
    const std::optional<PostmasterRecord> record = readPostmasterFile(m_files.postmasterFile());
    if (!record) {
        return;
    }
    // PostgreSQL asks only whether a process with that number exists, and would refuse to start for ever.
    const ProcessVerdict verdict = judge(*record, m_files.data());
    if (verdict == ProcessVerdict::Foreign || verdict == ProcessVerdict::Zombie) {
        QFile::remove(m_files.postmasterFile());
    }
}

QString ClusterServer::serverOptions(const QString &socketDirectory) const
{
    QString options = u"-c listen_addresses= -c port=%1 -c unix_socket_permissions=0700 "
                      u"-c unix_socket_directories=%2"_qs.arg(QString::number(embeddedPort), socketDirectory);
    if (!m_durable) {
        options += u" -c fsync=off -c full_page_writes=off"_qs;
    }
    return options;
}

} // namespace ShelfHelp::Sql
