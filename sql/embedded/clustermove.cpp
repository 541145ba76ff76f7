// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clustermove.h"

#include "clustercreation.h"
#include "clustererrors.h"
#include "clusterserver.h"
#include "clusteruse.h"
#include "servernotes.h"
#include "sessioncheck.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace ShelfHelp::Sql {

namespace {

/// What a server needs to work with beside its files.
constexpr qint64 roomToWork = 64LL * 1024 * 1024;

QByteArray bytes(const QString &path)
{
    return QFile::encodeName(path);
}

QString unfinished(const QString &target)
{
    return target + u".shelf-help-part"_qs;
}

void removeTree(const QString &path)
{
    std::error_code ignored; // what is left is named by whoever meets it next
    std::filesystem::remove_all(bytes(path).toStdString(), ignored);
}

Error badTarget(const QString &target, const QString &reason)
{
    return {.kind = ErrorKind::Usage,
            .message = u"The embedded database cannot be moved to %1: %2"_qs.arg(target, reason),
            .remedy = u"Name a directory that does not exist yet."_qs};
}

Outcome checkTarget(const QString &from, const QString &target)
{
    const QString real = QFileInfo(from).canonicalFilePath() + u'/';
    if (QString(target + u'/').startsWith(real) || real.startsWith(QString(target + u'/'))) {
        return badTarget(target, u"it is where it is now, or a part of that"_qs);
    }
    const QFileInfo info(target);
    if (info.exists() && !(info.isDir() && QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden |
                                                                QDir::System | QDir::NoDotAndDotDot))) {
        return badTarget(target, u"it is there already, and not empty"_qs);
    }
    if (const QFileInfo parent(info.path()); !parent.isDir() || !parent.isWritable()) {
        return badTarget(target, parent.isDir() ? u"%1 is not writable"_qs.arg(info.path())
                                                : u"there is no directory %1"_qs.arg(info.path()));
    }
    return success();
}

Outcome checkRoom(const QString &from, const QString &target)
{
    const qint64 needed = treeSize(from) + roomToWork;
    const QStorageInfo disk(QFileInfo(target).path());
    if (disk.isValid() && disk.bytesAvailable() < needed) {
        const QLocale locale = QLocale::c();
        return Error{
            .kind = ErrorKind::Transient,
            .message = u"The disk of %1 has %2 left; the embedded database needs %3"_qs.arg(
                target, locale.formattedDataSize(disk.bytesAvailable()), locale.formattedDataSize(needed)),
            .remedy = u"Free some space there, or choose another place. Nothing was changed."_qs};
    }
    return success();
}

/// The folders of all versions; locks and notes are made anew.
Result<CopiedTree> copyVersions(const QString &from, const QString &part, mode_t mode, const CopyWatch &watch,
                                bool durable)
{
    removeTree(part); // of a move that was interrupted
    if (::mkdir(bytes(part).constData(), mode) != 0 || ::chmod(bytes(part).constData(), mode) != 0) {
        return systemError(u"The directory %1 cannot be made"_qs.arg(part), part, errno);
    }
    CopiedTree all;
    for (const int major : clusterVersions(from)) {
        const Result<CopiedTree> copied =
            copyTree(ClusterFiles(from, major).versionDirectory(),
                     ClusterFiles(part, major).versionDirectory(), watch, durable);
        if (!copied.ok()) {
            return copied;
        }
        all.files += copied.value().files;
        all.bytes += copied.value().bytes;
    }
    return all;
}

/// Puts a link where the directory is and the directory where the link was, or a link in the place of a link,
/// in one step: at no moment is there nothing.
Outcome exchange(const QString &place, const QString &other)
{
    if (::renameat2(AT_FDCWD, bytes(place).constData(), AT_FDCWD, bytes(other).constData(),
                    RENAME_EXCHANGE) == 0) {
        return success();
    }
    if (errno == EINVAL || errno == ENOSYS) {
        return Error{
            .message =
                u"The file system of %1 cannot put one directory in the place of another"_qs.arg(place),
            .remedy = u"Choose the place with XDG_DATA_HOME, and restore a backup there."_qs};
    }
    return systemError(u"%1 cannot be exchanged"_qs.arg(place), place, errno);
}

/// The server at the new place has to answer before the old files may go.
Outcome tryStart(const ClusterOptions &options, bool keepRunning)
{
    ClusterOptions there = options;
    there.keepRunning = keepRunning;
    const Result<std::unique_ptr<EmbeddedCluster>> cluster = EmbeddedCluster::acquire(there);
    return cluster.ok() ? success() : Outcome(cluster.error());
}

/// Where the link is put aside, and the old directory is found afterwards.
QString asideName(const QString &place)
{
    return u"%1.before-move-%2"_qs.arg(place, QDateTime::currentDateTimeUtc().toString(u"yyyyMMddhhmmss"_qs));
}

Result<QString> switchOver(const ClusterOptions &options, const QString &place, const QString &target,
                           bool keepRunning)
{
    const QString oldReal = QFileInfo(place).canonicalFilePath();
    const QString aside = asideName(place);
    if (::symlink(bytes(target).constData(), bytes(aside).constData()) != 0) {
        return systemError(u"%1 cannot be made"_qs.arg(aside), place, errno);
    }
    if (const Outcome exchanged = exchange(place, aside); !exchanged.ok()) {
        QFile::remove(aside);
        return exchanged.error();
    }
    if (const Outcome started = tryStart(options, keepRunning); !started.ok()) {
        if (exchange(place, aside).ok()) {
            QFile::remove(aside);
        }
        return started.error();
    }
    if (QFileInfo(aside).isSymLink()) {
        QFile::remove(aside); // it had been moved before
        return oldReal;
    }
    return aside;
}

Result<MovedCluster> moveAlone(const ClusterOptions &options, const ClusterPlace &place,
                               const QString &target, const CopyWatch &watch)
{
    bool keepRunning = false;
    for (const int major : clusterVersions(place.directory)) {
        const ClusterFiles files(place.directory, major);
        const std::optional<PostmasterRecord> server = runningServer(files);
        if (server) {
            if (Outcome unused = requireNoSessions(server->socketDirectory); !unused.ok()) {
                return unused.error();
            }
            keepRunning = keepRunning || isKeptRunning(place.directory, *server);
        }
        if (Outcome stopped = stopServer(files); !stopped.ok()) {
            return stopped.error();
        }
    }
    const QString part = unfinished(target);
    const Result<CopiedTree> copied =
        copyVersions(place.directory, part, place.user.isCurrent() ? 0700 : 0711, watch, options.durable);
    if (!copied.ok()) {
        removeTree(part);
        return copied.error();
    }
    if (std::rename(bytes(part).constData(), bytes(target).constData()) != 0) {
        const Error error = systemError(u"%1 cannot be renamed"_qs.arg(part), target, errno);
        removeTree(part);
        return error;
    }
    const Result<QString> old = switchOver(options, place.directory, target, keepRunning);
    if (!old.ok()) {
        removeTree(target);
        return old.error();
    }
    return MovedCluster{
        .place = place.directory, .target = target, .oldCopy = old.value(), .copied = copied.value()};
}

} // namespace

Result<MovedCluster> moveCluster(const ClusterOptions &options, const QString &wanted, const CopyWatch &watch)
{
    const Result<ClusterPlace> place = locateCluster(options.directory);
    if (!place.ok()) {
        return place.error();
    }
    const QString &directory = place.value().directory;
    const QList<int> versions = clusterVersions(directory);
    if (versions.isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"There is no embedded database in %1 to move"_qs.arg(directory),
                     .remedy = u"A new one is made where XDG_DATA_HOME says."_qs};
    }
    if (const Result<int> checked =
            checkCluster(ClusterFiles(directory, versions.constFirst()), place.value().user);
        !checked.ok()) {
        return checked.error();
    }
    const QString target = QDir::cleanPath(QDir::current().absoluteFilePath(wanted));
    if (Outcome good = checkTarget(directory, target); !good.ok()) {
        return good.error();
    }
    if (const QString closed = firstClosedDirectory(place.value().user, QFileInfo(target).path());
        !closed.isEmpty()) {
        return notPermitted(target, place.value().user.name, u"it may not enter %1"_qs.arg(closed));
    }
    const Result<SoleUse> use = useAlone(directory);
    if (!use.ok()) {
        return use.error();
    }
    if (Outcome room = checkRoom(directory, target); !room.ok()) {
        return room.error();
    }
    return moveAlone(options, place.value(), target, watch);
}

} // namespace ShelfHelp::Sql
