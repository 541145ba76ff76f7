// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "refresher.h"
#include "rollupwriter.h"

namespace ShelfHelp::Sql {

/// Makes all sums from the rows, of the days from the first row on and before `until`, into empty tables of
/// the writer's target. Inside the caller's transaction. Returns how many days that were.
[[nodiscard]] Result<qint64> fillRollups(Connection &connection, RollupWriter &writer, const QDateTime &until,
                                         const RebuildProgress &progress = {});

/// Empties all tables of sums. Not with TRUNCATE, which older snapshots would notice.
[[nodiscard]] Outcome emptyRollups(Connection &connection);

} // namespace ShelfHelp::Sql
