// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "manifest.h"
#include "newfile.h"
#include "source.h"
#include "workmonitor.h"

#include <sql/connection.h>

namespace ShelfHelp::Sql {

/// Writes the shared tables as SQL: COPY with its data and setval(), as pg_dump does, so that psql loads it
/// into a migrated, empty database of the existing project. Of the libraries only those that its migrations
/// do not make, or call otherwise. Inside the source's transaction. The manifest tells what was written.
[[nodiscard]] Result<Manifest> writeSqlFile(Connection &connection, const Source &source, NewFile &file,
                                            const WorkMonitor &monitor);

} // namespace ShelfHelp::Sql
