// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filelock.h"

#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// A process that uses an embedded cluster.
struct ClusterUser
{
    qint64 process = 0; ///< 0 where it runs in another container, whose numbers mean nothing here
    QString program;    ///< its name, empty likewise

    friend bool operator==(const ClusterUser &, const ClusterUser &) = default;
};

/// Who has registered as a user of the cluster in `directory`, this process included.
[[nodiscard]] QList<ClusterUser> clusterUsers(const QString &directory);

/// Waits for the lock under which the cluster is made, started, stopped, moved and upgraded.
[[nodiscard]] Result<FileLock> lockLaunch(const QString &directory, int patienceMs);

/// Both locks of a cluster: as long as it lives nobody starts, stops or uses it.
struct SoleUse
{
    FileLock launch;
    FileLock users;
};

/// Takes both; ErrorKind::Blocked, with the processes, while somebody uses the cluster.
[[nodiscard]] Result<SoleUse> useAlone(const QString &directory, int patienceMs = 60'000);

} // namespace ShelfHelp::Sql
