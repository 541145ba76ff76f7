// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverprocess.h"

#include <QDir>
#include <QFile>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace ShelfHelp::Tests {

namespace {

Sql::ServerUser userFor(const QString &directory)
{
    const Result<Sql::ServerUser> user = Sql::chooseServerUser(directory);
    if (!user.ok()) {
        qFatal("No server for the tests: %s", qPrintable(user.error().toText()));
    }
    return user.value();
}

} // namespace

ServerDirectory::ServerDirectory()
    : m_directory(QDir::tempPath() + u"/shelfhelp-server-XXXXXX")
    , m_user(userFor(m_directory.path()))
{
    giveTo(m_user, m_directory.path());
}

void giveTo(const Sql::ServerUser &user, const QString &directory)
{
    if (!user.isCurrent() && ::chown(QFile::encodeName(directory).constData(), user.uid, user.gid) != 0) {
        qFatal("%s cannot be given to %s", qPrintable(directory), qPrintable(user.name));
    }
}

std::unique_ptr<QProcess> startServer(const QString &program, const QStringList &arguments,
                                      const Sql::ServerUser &user, const QString &log)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardOutputFile(log, QIODevice::Append);
    process->setWorkingDirectory(u"/"_qs);
    process->setChildProcessModifier([user] {
        if (!user.isCurrent()) {
            user.becomeOrExit();
        }
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // after the change of user, which would take it away again
    });
    process->start(program, arguments, QIODevice::ReadOnly);
    if (!process->waitForStarted()) {
        qFatal("%s cannot be started: %s", qPrintable(program), qPrintable(process->errorString()));
    }
    return process;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeTo(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("%s cannot be written", qPrintable(path));
    }
}

} // namespace ShelfHelp::Tests
