// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clusterfiles.h"
#include "postgresbinaries.h"
#include "postmasterfile.h"
#include "serveruser.h"

#include <sql/result.h>

#include <QDeadlineTimer>

#include <optional>

namespace ShelfHelp::Sql {

/// The server working on the data directory, if there certainly is one.
[[nodiscard]] std::optional<PostmasterRecord> runningServer(const ClusterFiles &files);

/// Ends the server as `pg_ctl stop -m fast` does: sessions are closed, data is complete on disk. Fine when
/// none runs. The caller holds the launch lock and has made sure that nobody uses it.
[[nodiscard]] Outcome stopServer(const ClusterFiles &files);

/// Starts the server of one data directory. Every call needs the launch lock.
class ClusterServer final
{
public:
    ClusterServer(ClusterFiles files, PostgresBinaries postgres, ServerUser user, bool durable);

    /// Returns once the server accepts connections, recovery after a crash included. Clears away what a
    /// killed server left behind, and waits for its last processes.
    [[nodiscard]] Result<PostmasterRecord> ensureRunning();

private:
    [[nodiscard]] Outcome makeStartable(const PostmasterRecord &server, QDeadlineTimer patience);
    [[nodiscard]] Outcome start();
    void removeStaleFile();
    [[nodiscard]] QString serverOptions(const QString &socketDirectory) const;

    ClusterFiles m_files;
    PostgresBinaries m_postgres;
    ServerUser m_user;
    bool m_durable;
};

} // namespace ShelfHelp::Sql
