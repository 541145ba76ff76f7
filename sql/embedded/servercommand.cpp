// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "servercommand.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <fcntl.h>

namespace ShelfHelp::Sql {

namespace {

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"PG")) {
            environment.remove(name);
        }
    }
    // The causes of a failure are recognised by their English text.
    environment.insert(u"LC_ALL"_qs, u"C"_qs);
    return environment;
}

} // namespace

CommandResult run(const ServerCommand &command, const ServerUser &user)
{
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(command.workingDirectory);
    process.setChildProcessModifier([&command, &user] {
        if (command.inheritedDescriptor >= 0) {
            ::fcntl(command.inheritedDescriptor, F_SETFD, 0);
        }
        if (!user.isCurrent()) {
            user.becomeOrExit();
        }
    });
    process.start(command.program, command.arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(command.timeoutMs)) {
        return {.succeeded = false, .output = command.program + u": " + process.errorString()};
    }
    const bool succeeded = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return {.succeeded = succeeded, .output = QString::fromLocal8Bit(process.readAll())};
}

} // namespace ShelfHelp::Sql
