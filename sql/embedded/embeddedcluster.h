// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clusterfiles.h"
#include "clusteruse.h"
#include "filelock.h"

#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QString>

#include <functional>
#include <memory>

namespace ShelfHelp::Sql {

/// Which embedded cluster, and how to run it.
struct ClusterOptions
{
    QString directory = {}; ///< empty: below the user's data directory ($XDG_DATA_HOME)
    QString database = u"shelfhelp"_qs;
    /// Told one line before each step that takes a moment; may be empty. Called on the acquiring thread.
    std::function<void(const QString &)> progress = {};
    bool durable = true;      ///< false: nothing is forced to disk, for tests
    bool keepRunning = false; ///< the server runs on until EmbeddedCluster::stop(), whoever leaves
};

/// What there is on disk and whether its server runs.
struct ClusterStatus
{
    QString directory;
    bool exists = false;
    bool running = false;
    QString version;          ///< major version of PostgreSQL, such as "15"; empty when there is no cluster
    qint64 sizeBytes = 0;     ///< of the data directory
    QString socketDirectory;  ///< of the running server
    QString target;           ///< where the files are; another place than `directory` after a move
    bool keptRunning = false; ///< until it is stopped, whoever leaves
    QList<ClusterUser> users; ///< programs of ours that use it now
};

/// This process's share in the private PostgreSQL server of the current user.
///
/// Made on first use, started when it is not running, used by several processes at once and stopped by the
/// last one that leaves, or by the next one to leave after a crash. Reached over a socket in a 0700
/// directory only. Blocks for up to some seconds, so never on the GUI thread; any other thread will do.
class EmbeddedCluster final
{
    Q_DISABLE_COPY_MOVE(EmbeddedCluster)

public:
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedCluster>> acquire(const ClusterOptions &options);
    /// Stops the server when nobody else uses it.
    ~EmbeddedCluster();

    /// How to connect to the options' database, as its owner.
    [[nodiscard]] ConnectionSettings settings() const;

    /// Starts the server again when it was killed; call it when a connection cannot be opened any more.
    [[nodiscard]] Outcome ensureRunning();

    /// Looks without making or starting anything.
    [[nodiscard]] static Result<ClusterStatus> status(const ClusterOptions &options);

    /// Stops a server that was told to keep running; ErrorKind::Blocked while a process uses it.
    [[nodiscard]] static Outcome stop(const ClusterOptions &options);

private:
    EmbeddedCluster(ClusterPlace place, ClusterOptions options, FileLock users);

    [[nodiscard]] Outcome enter(const FileLock &launch);
    [[nodiscard]] Outcome startServer(const FileLock &launch);
    [[nodiscard]] Result<ClusterFiles> findOrCreate(const FileLock &launch);
    void leave();
    void report(const QString &line) const;

    ClusterPlace m_place;
    ClusterOptions m_options;
    FileLock m_users;
    QString m_socketDirectory;
    bool m_entered = false;
};

} // namespace ShelfHelp::Sql
