// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "embeddedcluster.h"

#include <QStringList>

#include <functional>

namespace ShelfHelp::Sql {

struct UpgradeOptions
{
    ClusterOptions cluster = {}; ///< its progress is told each step
    /// Makes the cluster anew although it is of the newest version: gives all room back, and mends files that
    /// a dump can still read.
    bool evenIfNewest = false;
    std::function<bool()> shouldStop = {}; ///< asked between steps; may be empty
};

struct UpgradedCluster
{
    int from = 0;
    int to = 0;
    qsizetype databases = 0;
    qsizetype tables = 0; ///< compared by number of rows and content
    QString oldFiles;     ///< kept until removeOldVersions()
};

/// Brings an embedded database to the newest PostgreSQL that is installed: dumps it with the old server,
/// which has to be installed still, restores it into a new cluster beside it, compares every table of every
/// database, and only then gives the new one its place, in one step. Whatever ends it before: the old one is
/// there and in use.
///
/// ErrorKind::Blocked while anybody uses it, when there is nothing newer, and, naming the package, when the
/// old server or the client programs of the new one are missing. Blocks.
[[nodiscard]] Result<UpgradedCluster> upgradeCluster(const UpgradeOptions &options);

/// Removes what upgrades have left; returns the directories. Never touches the one in use.
[[nodiscard]] Result<QStringList> removeOldVersions(const ClusterOptions &options);

/// The directories that removeOldVersions() would remove.
[[nodiscard]] Result<QStringList> oldVersions(const ClusterOptions &options);

} // namespace ShelfHelp::Sql
