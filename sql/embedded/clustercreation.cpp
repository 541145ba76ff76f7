// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustercreation.h"

#include "clustererrors.h"
#include "servercommand.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace ShelfHelp::Sql {

namespace {

constexpr char serverSettings[] = R"(
# Shelf Help Analytics: a private server, reached over its socket only.
listen_addresses = ''
unix_socket_permissions = 0700
)";

/// Makes the folder of one version, or checks that it belongs to the user of the server.
Outcome prepareVersionDirectory(const QString &directory, const ServerUser &user)
{
    const QByteArray path = QFile::encodeName(directory);
    const bool isNew = ::mkdir(path.constData(), 0700) == 0;
    if (!isNew && errno != EEXIST) {
        return systemError(u"The directory %1 cannot be made"_qs.arg(directory), directory, errno);
    }
    if (isNew && !user.isCurrent() && ::chown(path.constData(), user.uid, user.gid) != 0) {
        return systemError(u"%1 cannot be given to the user %2"_qs.arg(directory, user.name), directory,
                           errno);
    }
    if (QFileInfo(directory).ownerId() != user.uid) {
        return notPermitted(directory, user.name, u"it belongs to "_qs + QFileInfo(directory).owner());
    }
    ::chmod(path.constData(), 0700);
    return success();
}

void removeUnfinished(const ClusterFiles &files, const ServerUser &user)
{
    // As the user of the server: root follows nobody else's links.
    const CommandResult ignored = run({.program = u"rm"_qs,
                                       .arguments = {u"-rf"_qs, u"--"_qs, files.unfinishedData()},
                                       .workingDirectory = u"/"_qs},
                                      user);
    Q_UNUSED(ignored) // what is left makes initdb fail with a message of its own
}

Outcome runInitdb(const ClusterFiles &files, const PostgresBinaries &postgres, const ServerUser &user,
                  const FileLock &launch, bool durable)
{
    QStringList arguments{u"-D"_qs,
                          files.unfinishedData(),
                          u"-U"_qs,
                          u"shelfhelp"_qs,
                          u"--auth-local=trust"_qs,
                          u"--auth-host=reject"_qs,
                          u"--encoding=UTF8"_qs,
                          u"--locale=C.UTF-8"_qs,
                          u"--data-checksums"_qs};
    if (!durable) {
        arguments.append(u"--no-sync"_qs);
    }
    const CommandResult result = run({.program = postgres.initdb(),
                                      .arguments = arguments,
                                      .workingDirectory = files.versionDirectory(),
                                      .inheritedDescriptor = launch.descriptor()},
                                     user);
    if (!result.succeeded) {
        return commandError(u"The embedded database cannot be created in %1"_qs.arg(files.versionDirectory()),
                            files.versionDirectory(), result.output);
    }
    return success();
}

/// Writes at the end of a file of the server and forces it to disk.
Outcome appendToFile(const QString &path, const char *text, const ServerUser &user)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::WriteOnly, QFile::AutoCloseHandle) ||
        ::fchown(descriptor, user.uid, user.gid) != 0 || file.write(text) < 0 || !file.flush() ||
        ::fsync(descriptor) != 0) {
        return systemError(u"%1 cannot be written"_qs.arg(path), QFileInfo(path).path(), errno);
    }
    return success();
}

void syncDirectory(const QString &directory)
{
    const int descriptor =
        ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

Outcome finish(const ClusterFiles &files, const ServerUser &user)
{
    const QString unfinished = files.unfinishedData();
    if (Outcome written = appendToFile(unfinished + u"/postgresql.conf", serverSettings, user);
        !written.ok()) {
        return written;
    }
    if (Outcome marked = appendToFile(unfinished + ClusterFiles::markerName(), "complete\n", user);
        !marked.ok()) {
        return marked;
    }
    syncDirectory(unfinished);
    if (::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(files.data()).constData()) !=
        0) {
        return systemError(u"%1 cannot be renamed"_qs.arg(unfinished), files.versionDirectory(), errno);
    }
    syncDirectory(files.versionDirectory());
    syncDirectory(QFileInfo(files.versionDirectory()).path());
    return success();
}

} // namespace

Outcome createCluster(const ClusterFiles &files, const PostgresBinaries &postgres, const ServerUser &user,
                      const FileLock &launch, bool durable)
{
    if (Outcome prepared = prepareVersionDirectory(files.versionDirectory(), user); !prepared.ok()) {
        return prepared;
    }
    removeUnfinished(files, user);
    Outcome made = runInitdb(files, postgres, user, launch, durable);
    if (made.ok()) {
        made = finish(files, user);
    }
    if (!made.ok()) {
        removeUnfinished(files, user); // gives the space back when the disk is full
    }
    return made;
}

Result<int> checkCluster(const ClusterFiles &files, const ServerUser &user)
{
    const QFileInfo data(files.data());
    if (data.ownerId() != user.uid) {
        return notPermitted(files.data(), user.name, u"it belongs to "_qs + data.owner());
    }
    // PostgreSQL refuses a data directory that others may look into.
    ::chmod(QFile::encodeName(files.data()).constData(), 0700);
    QFile version(files.data() + u"/PG_VERSION");
    const int major = version.open(QIODevice::ReadOnly) ? version.readLine().trimmed().toInt() : 0;
    if (!QFileInfo::exists(files.marker()) || major == 0) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"%1 is no embedded database made by this program"_qs.arg(files.data()),
                     .remedy = u"Move it away; a new one is made on the next start."_qs};
    }
    return major;
}

} // namespace ShelfHelp::Sql
