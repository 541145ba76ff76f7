// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clusterfiles.h"

#include "clustererrors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>

namespace ShelfHelp::Sql {

namespace {

/// PostgreSQL cuts paths off at 1024 bytes; its own files below the data directory need some of them.
constexpr int longestDirectory = 800;

const QString &folder()
{
    static const QString path = u"/shelf-help-analytics/postgresql"_qs;
    return path;
}

} // namespace

ClusterFiles::ClusterFiles(const QString &directory, int major)
    : m_versionDirectory(directory + u'/' + QString::number(major))
{
}

QString launchLockFile(const QString &directory)
{
    return directory + u"/launch.lock";
}

QString usersLockFile(const QString &directory)
{
    return directory + u"/users.lock";
}

QString hostFile(const QString &directory)
{
    return directory + u"/running-on";
}

QString keepRunningFile(const QString &directory)
{
    return directory + u"/keep-running";
}

QList<int> clusterVersions(const QString &directory)
{
    QList<int> versions;
    for (const QString &name : QDir(directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const int major = name.toInt(&isNumber);
        if (isNumber && QFileInfo::exists(ClusterFiles(directory, major).data())) {
            versions.append(major);
        }
    }
    std::ranges::sort(versions, std::greater<>());
    return versions;
}

Result<ClusterPlace> locateCluster(const QString &wanted)
{
    const QString home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + folder();
    QString directory = QDir::cleanPath(QDir::current().absoluteFilePath(wanted.isEmpty() ? home : wanted));
    Result<ServerUser> user = chooseServerUser(directory);
    if (!user.ok()) {
        return user.error();
    }
    const bool isChosen = !wanted.isEmpty() || qEnvironmentVariableIsSet("XDG_DATA_HOME");
    if (!isChosen && !user.value().isCurrent() && !firstClosedDirectory(user.value(), directory).isEmpty()) {
        directory = u"/var/lib"_qs + folder();
    }
    if (QFile::encodeName(directory).size() > longestDirectory) {
        return pathTooLong(directory, longestDirectory);
    }
    return ClusterPlace{.directory = directory, .user = std::move(user).value()};
}

Outcome prepareDirectory(const ClusterPlace &place)
{
    std::error_code failure;
    std::filesystem::create_directories(QFile::encodeName(QFileInfo(place.directory).path()).toStdString(),
                                        failure);
    if (failure) {
        return systemError(u"The directory %1 cannot be made"_qs.arg(place.directory), place.directory,
                           failure.value());
    }
    // Only the server's folders inside belong to another user, who therefore has to pass.
    const mode_t mode = place.user.isCurrent() ? 0700 : 0711;
    const QByteArray path = QFile::encodeName(place.directory);
    const int problem = ::mkdir(path.constData(), mode) == 0 ? 0 : errno;
    if (problem == 0) {
        ::chmod(path.constData(), mode);
    } else if (problem != EEXIST) {
        return systemError(u"The directory %1 cannot be made"_qs.arg(place.directory), place.directory,
                           problem);
    } else if (!QFileInfo::exists(place.directory)) { // a link that leads nowhere
        return Error{.message = u"The embedded database was moved to %1, which is not there"_qs.arg(
                         QFile::symLinkTarget(place.directory)),
                     .remedy =
                         u"Mount the disk it is on; or remove the link %1 to begin with an empty one."_qs.arg(
                             place.directory)};
    }
    const QString real = QFileInfo(place.directory).canonicalFilePath(); // it may have been moved elsewhere
    if (const QString closed = firstClosedDirectory(place.user, real); !closed.isEmpty()) {
        return notPermitted(place.directory, place.user.name, u"it may not enter %1"_qs.arg(closed));
    }
    if (::access(path.constData(), W_OK | X_OK) != 0) {
        return notPermitted(place.directory, place.user.name, u"it is not writable"_qs);
    }
    return success();
}

} // namespace ShelfHelp::Sql
