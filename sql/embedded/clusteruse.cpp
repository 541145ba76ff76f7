// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusteruse.h"

#include "clusterfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace ShelfHelp::Sql {

namespace {

constexpr int lockFields = 8; ///< "1: FLOCK ADVISORY READ 4711 fe:01:12345 0 EOF"
constexpr int processField = 4;
constexpr int fileField = 5;

bool isSameFile(int descriptor, const QString &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(QFile::encodeName(path).constData(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

QString programOf(qint64 process)
{
    return QFileInfo(QFile::symLinkTarget(u"/proc/%1/exe"_qs.arg(process))).fileName();
}

Error inUse(const QString &directory)
{
    QStringList names;
    for (const ClusterUser &user : clusterUsers(directory)) {
        if (user.process > 0) {
            names.append(u"%1 (process %2)"_qs.arg(user.program.isEmpty() ? u"a program"_qs : user.program,
                                                   QString::number(user.process)));
        }
    }
    return {.kind = ErrorKind::Blocked,
            .message = u"The embedded database in %1 is used by another program%2"_qs.arg(
                directory, names.isEmpty() ? QString() : u": "_qs + names.join(u", ")),
            .remedy = u"Close the dashboard and stop running ingests, then try again."_qs};
}

} // namespace

QList<ClusterUser> clusterUsers(const QString &directory)
{
    struct stat file = {};
    QFile locks(u"/proc/locks"_qs);
    if (::stat(QFile::encodeName(usersLockFile(directory)).constData(), &file) != 0 ||
        !locks.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray identity = QByteArray::number(major(file.st_dev), 16).rightJustified(2, '0') + ':' +
                                QByteArray::number(minor(file.st_dev), 16).rightJustified(2, '0') + ':' +
                                QByteArray::number(qulonglong(file.st_ino));
    QList<ClusterUser> users;
    for (const QByteArray &line : locks.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() == lockFields && fields.at(1) == "FLOCK" && fields.at(fileField) == identity) {
            const qint64 process = qMax(0LL, fields.at(processField).toLongLong());
            users.append({.process = process, .program = process > 0 ? programOf(process) : QString()});
        }
    }
    return users;
}

Result<FileLock> lockLaunch(const QString &directory, int patienceMs)
{
    const QDeadlineTimer patience(patienceMs);
    for (;;) {
        Result<FileLock> launch = FileLock::open(launchLockFile(directory));
        if (!launch.ok()) {
            return launch;
        }
        if (const Outcome locked = launch.value().lockExclusive(patience); !locked.ok()) {
            return locked.error();
        }
        // While we waited the cluster may have been moved: then this is a lock of its old place.
        if (isSameFile(launch.value().descriptor(), launchLockFile(directory))) {
            return launch;
        }
    }
}

Result<SoleUse> useAlone(const QString &directory, int patienceMs)
{
    Result<FileLock> launch = lockLaunch(directory, patienceMs);
    if (!launch.ok()) {
        return launch.error();
    }
    Result<FileLock> users = FileLock::open(usersLockFile(directory));
    if (!users.ok()) {
        return users.error();
    }
    if (!users.value().tryExclusive()) {
        return inUse(directory);
    }
    return SoleUse{.launch = std::move(launch).value(), .users = std::move(users).value()};
}

} // namespace ShelfHelp::Sql
