// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serveruser.h"

#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// Names of the files of one embedded cluster. Below the cluster's directory each major version of
/// PostgreSQL has a folder, so that an upgrade never touches the old data.
class ClusterFiles final
{
public:
    ClusterFiles(const QString &directory, int major);

    [[nodiscard]] QString versionDirectory() const { return m_versionDirectory; }

    [[nodiscard]] QString data() const { return m_versionDirectory + u"/data"; }

    [[nodiscard]] QString unfinishedData() const { return m_versionDirectory + u"/data.new"; }

    [[nodiscard]] QString marker() const { return data() + markerName(); }

    [[nodiscard]] QString postmasterFile() const { return data() + u"/postmaster.pid"; }

    [[nodiscard]] QString log() const { return m_versionDirectory + u"/server.log"; }

    /// `/shelf-help-cluster`: written last, so its presence in a data directory means "complete and ours".
    [[nodiscard]] static QString markerName() { return u"/shelf-help-cluster"_qs; }

private:
    QString m_versionDirectory;
};

/// Held exclusively while the cluster is made, started or stopped.
[[nodiscard]] QString launchLockFile(const QString &directory);
/// Held shared by every process that uses the cluster.
[[nodiscard]] QString usersLockFile(const QString &directory);
/// Names the server that is to run on when the last user leaves.
[[nodiscard]] QString keepRunningFile(const QString &directory);
/// Names the computer and container the server was last started on.
[[nodiscard]] QString hostFile(const QString &directory);

/// Major versions for which the directory has a data directory, newest first.
[[nodiscard]] QList<int> clusterVersions(const QString &directory);

/// Where the cluster is, and who its server runs as.
struct ClusterPlace
{
    QString directory;
    ServerUser user;
};

/// Finds the directory: `wanted`, else the user's data directory ($XDG_DATA_HOME), else, for root whose
/// home the server's user may not enter, /var/lib. Makes nothing.
[[nodiscard]] Result<ClusterPlace> locateCluster(const QString &wanted);

/// Makes the cluster's directory and checks that the server's user can get there.
[[nodiscard]] Outcome prepareDirectory(const ClusterPlace &place);

} // namespace ShelfHelp::Sql
