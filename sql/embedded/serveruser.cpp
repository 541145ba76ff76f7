// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serveruser.h"

#include "clusterfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace ShelfHelp::Sql {

namespace {

constexpr int exitCodeOfFailedSwitch = 126;

ServerUser fromEntry(const passwd &entry)
{
    ServerUser user{.uid = entry.pw_uid,
                    .gid = entry.pw_gid,
                    .groups = {},
                    .name = QString::fromLocal8Bit(entry.pw_name)};
    int count = 64;
    user.groups.resize(static_cast<std::size_t>(count));
    if (::getgrouplist(entry.pw_name, entry.pw_gid, user.groups.data(), &count) < 0) {
        user.groups.resize(static_cast<std::size_t>(count));
        ::getgrouplist(entry.pw_name, entry.pw_gid, user.groups.data(), &count);
    }
    user.groups.resize(static_cast<std::size_t>(count));
    return user;
}

/// Owner of the first cluster in the directory, else of the directory, unless that is root.
std::optional<uid_t> presentOwner(const QString &directory)
{
    QStringList paths;
    for (const int major : clusterVersions(directory)) {
        paths.append(ClusterFiles(directory, major).versionDirectory());
    }
    paths.append(directory);
    for (const QString &path : std::as_const(paths)) {
        struct stat status = {};
        if (::stat(QFile::encodeName(path).constData(), &status) == 0 && status.st_uid != 0) {
            return status.st_uid;
        }
    }
    return std::nullopt;
}

bool mayEnter(const ServerUser &user, const struct stat &directory)
{
    if (directory.st_uid == user.uid) {
        return (directory.st_mode & S_IXUSR) != 0;
    }
    if (std::ranges::find(user.groups, directory.st_gid) != user.groups.end()) {
        return (directory.st_mode & S_IXGRP) != 0;
    }
    return (directory.st_mode & S_IXOTH) != 0;
}

Error nameless(uid_t uid)
{
    return {.kind = ErrorKind::Blocked,
            .message =
                u"PostgreSQL refuses to run for user number %1, which has no entry in the user database "
                u"(/etc/passwd)"_qs.arg(uid),
            .remedy = u"Run the program as a user that has a name. Or name a server with --database."_qs};
}

} // namespace

bool ServerUser::isCurrent() const
{
    return uid == ::geteuid();
}

void ServerUser::becomeOrExit() const
{
    if (::setgroups(groups.size(), groups.data()) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0) {
        std::perror("could not change to the user of the database server");
        ::_exit(exitCodeOfFailedSwitch);
    }
}

Result<ServerUser> chooseServerUser(const QString &directory)
{
    const bool isRoot = ::geteuid() == 0;
    const std::optional<uid_t> uid = isRoot ? presentOwner(directory) : std::optional(::geteuid());
    if (uid) {
        const passwd *entry = ::getpwuid(*uid);
        return entry != nullptr ? Result<ServerUser>(fromEntry(*entry)) : nameless(*uid);
    }
    for (const char *name : {"postgres", "nobody"}) {
        if (const passwd *entry = ::getpwnam(name)) {
            return fromEntry(*entry);
        }
    }
    return Error{.kind = ErrorKind::Blocked,
                 .message =
                     u"PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody"_qs,
                 .remedy = u"Run the program as an ordinary user. Or name a server with --database."_qs};
}

QString firstClosedDirectory(const ServerUser &user, const QString &path)
{
    if (user.isCurrent()) {
        return {};
    }
    QStringList ancestors{path};
    while (!QDir(ancestors.constFirst()).isRoot()) {
        ancestors.prepend(QFileInfo(ancestors.constFirst()).path());
    }
    for (const QString &ancestor : std::as_const(ancestors)) {
        struct stat status = {};
        if (::stat(QFile::encodeName(ancestor).constData(), &status) == 0 && !mayEnter(user, status)) {
            return ancestor;
        }
    }
    return {};
}

} // namespace ShelfHelp::Sql
