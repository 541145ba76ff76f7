// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustererrors.h"

#include <QStorageInfo>
#include <QStringList>

#include <cerrno>
#include <cstring>

namespace ShelfHelp::Sql {

namespace {

/// One write-ahead log segment: with less than this PostgreSQL cannot work.
constexpr qint64 leastFreeBytes = 16 * 1024 * 1024;
constexpr qsizetype quotedLines = 5;

const QString &otherServerHint()
{
    static const QString text = u"Or name a server with --database."_qs;
    return text;
}

bool mentionsFullDisk(const QString &output)
{
    return output.contains(u"No space left on device") || output.contains(u"Disk quota exceeded");
}

bool isNearlyFull(const QString &directory)
{
    const QStorageInfo storage(directory);
    return storage.isValid() && storage.bytesAvailable() < leastFreeBytes;
}

QString lastLines(const QString &output)
{
    QStringList lines;
    for (const QString &line : output.split(u'\n')) {
        if (!line.trimmed().isEmpty()) {
            lines.append(line.simplified());
        }
    }
    return lines.mid(qMax(qsizetype(0), lines.size() - quotedLines)).join(u" / ");
}

Error sharedMemoryFull()
{
    return {.kind = ErrorKind::Transient,
            .message = u"PostgreSQL found no room for its shared memory: /dev/shm is full"_qs,
            .remedy = u"Give it more room (in a container: --shm-size=256m)."_qs};
}

Error unknownUser()
{
    return {.kind = ErrorKind::Blocked,
            .message = u"PostgreSQL refuses to run for a user without an entry in the user database "
                       u"(/etc/passwd)"_qs,
            .remedy = u"Run the program as a user that has a name. "_qs + otherServerHint()};
}

} // namespace

Error postgresMissing(const QString &searched)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"The embedded database needs PostgreSQL, which was not found in "_qs + searched,
            .remedy = u"Install it: sudo apt-get install postgresql-15 (or newer). "_qs + otherServerHint()};
}

Error majorVersionMissing(int major, const QString &directory)
{
    return {.kind = ErrorKind::Blocked,
            .message =
                u"The embedded database in %1 was made by PostgreSQL %2, which is not installed"_qs.arg(
                    directory, QString::number(major)),
            .remedy = u"Install it: sudo apt-get install postgresql-%1. "_qs.arg(major) + otherServerHint()};
}

Error postgresTooOld(int newest, int needed)
{
    const QString version = QString::number(needed);
    return {.kind = ErrorKind::Blocked,
            .message =
                u"The embedded database needs PostgreSQL %1 or newer; the newest one installed is %2"_qs.arg(
                    version, QString::number(newest)),
            .remedy =
                u"Install it: sudo apt-get install postgresql-%1. "_qs.arg(version) + otherServerHint()};
}

Error diskFull(const QString &directory)
{
    return {.kind = ErrorKind::Transient,
            .message = u"The disk that holds %1 is full"_qs.arg(directory),
            .remedy = u"Free some space (a new embedded database takes about 60 MB) and try again."_qs};
}

Error notPermitted(const QString &directory, const QString &user, const QString &reason)
{
    return {.kind = ErrorKind::Blocked,
            .message =
                u"The user %1 cannot keep the embedded database in %2: %3"_qs.arg(user, directory, reason),
            .remedy = u"Correct its owner or mode, or choose another place with XDG_DATA_HOME."_qs};
}

Error pathTooLong(const QString &directory, int limit)
{
    return {.kind = ErrorKind::Blocked,
            .message =
                u"The path of the embedded database is too long for PostgreSQL (%1 bytes allowed): %2"_qs.arg(
                    QString::number(limit), directory),
            .remedy = u"Choose a shorter one with XDG_DATA_HOME."_qs};
}

Error usedElsewhere(const QString &directory)
{
    return {
        .kind = ErrorKind::Blocked,
        .message =
            u"The embedded database in %1 is in use on another computer or in another container"_qs.arg(
                directory),
        .remedy =
            u"Stop the programs there, or choose another place with XDG_DATA_HOME. A database for several "
            u"computers is named with --database."_qs};
}

Error systemError(const QString &what, const QString &path, int errorNumber)
{
    if (errorNumber == ENOSPC || errorNumber == EDQUOT) {
        return diskFull(path);
    }
    QString remedy;
    if (errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS) {
        remedy =
            u"Correct the owner or mode of the directory, or choose another place with XDG_DATA_HOME."_qs;
    }
    return {.kind = ErrorKind::Blocked,
            .message = what + u": " + QString::fromLocal8Bit(std::strerror(errorNumber)),
            .remedy = remedy};
}

Error commandError(const QString &what, const QString &directory, const QString &output)
{
    if (mentionsFullDisk(output)) {
        return output.contains(u"shared memory segment") ? sharedMemoryFull() : diskFull(directory);
    }
    if (isNearlyFull(directory)) {
        return diskFull(directory);
    }
    if (output.contains(u"could not look up effective user ID")) {
        return unknownUser();
    }
    QString remedy;
    if (output.contains(u"Permission denied") || output.contains(u"Read-only file system")) {
        remedy =
            u"Correct the owner or mode of %1, or choose another place with XDG_DATA_HOME."_qs.arg(directory);
    }
    return {.kind = ErrorKind::Blocked, .message = what + u": " + lastLines(output), .remedy = remedy};
}

} // namespace ShelfHelp::Sql
