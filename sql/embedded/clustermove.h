// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "embeddedcluster.h"
#include "treecopy.h"

namespace ShelfHelp::Sql {

/// Where an embedded database went.
struct MovedCluster
{
    QString place; ///< where programs look for it; a link to `target` from now on
    QString target;
    QString oldCopy; ///< the files as they were, to be removed by a person
    CopiedTree copied;
};

/// Moves the embedded database into the directory `target`, which must not exist or be empty: stops the
/// server, copies, reads the copy back and compares it, and only then puts a link in the old place, in one
/// step. The server is started there, and where that fails the step is taken back. Whatever ends it before:
/// the old files are there and in use. Runs on, as before, if it was told to keep running.
///
/// ErrorKind::Blocked while anybody uses the database; Transient with the room that is missing. Blocks.
[[nodiscard]] Result<MovedCluster> moveCluster(const ClusterOptions &options, const QString &target,
                                               const CopyWatch &watch);

} // namespace ShelfHelp::Sql
