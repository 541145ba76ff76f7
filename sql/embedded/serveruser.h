// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

#include <sys/types.h>

#include <vector>

namespace ShelfHelp::Sql {

/// The system user the server runs as. That is ourselves, unless we are root: PostgreSQL refuses uid 0.
struct ServerUser
{
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
    QString name;

    /// Whether the server runs as the user of this process, so that no identity has to be changed.
    [[nodiscard]] bool isCurrent() const;
    /// Becomes this user, for good. Only for a child process between fork and exec; ends it on failure.
    void becomeOrExit() const;
};

/// Who runs the server of the cluster kept in `directory`: ourselves; for root the owner of what is there
/// already, else the user `postgres`, else `nobody`. Fails when PostgreSQL would not accept any of them.
[[nodiscard]] Result<ServerUser> chooseServerUser(const QString &directory);

/// The first existing directory on the way to `path` that `user`, if it is another user, may not enter;
/// empty when there is none. (Our own rights, access lists included, the system tells when we try.)
[[nodiscard]] QString firstClosedDirectory(const ServerUser &user, const QString &path);

} // namespace ShelfHelp::Sql
