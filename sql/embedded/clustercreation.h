// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "clusterfiles.h"
#include "filelock.h"
#include "postgresbinaries.h"
#include "serveruser.h"

#include <sql/result.h>

namespace ShelfHelp::Sql {

/// Makes the data directory with initdb under another name and renames it when it is complete and on disk,
/// so that nobody ever meets half a cluster. `launch` is held by the caller and, should the caller be
/// killed, by initdb until it ends. Without `durable` nothing is forced to disk (tests).
[[nodiscard]] Outcome createCluster(const ClusterFiles &files, const PostgresBinaries &postgres,
                                    const ServerUser &user, const FileLock &launch, bool durable);

/// Checks that an existing data directory is complete, ours and private (a changed mode is put right);
/// returns the major version of PostgreSQL it needs.
[[nodiscard]] Result<int> checkCluster(const ClusterFiles &files, const ServerUser &user);

} // namespace ShelfHelp::Sql
