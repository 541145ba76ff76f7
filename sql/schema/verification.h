// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationstatus.h"
#include "shape.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>

namespace ShelfHelp::Sql {

/// How a live schema stands to what sql/schema.sql makes.
struct Verification
{
    MigrationStatus status;
    QList<ShapeDifference> differences; ///< what has to be put right
    QList<ShapeDifference> notes;       ///< what keeps nobody from working

    [[nodiscard]] bool isEqual() const { return differences.isEmpty(); }
};

/// Compares, by reading alone; works through a transaction pooler. Another or a missing one of the ten views
/// is a note where the tables were adopted: older views belong to their owner. On a database of ours it is a
/// difference.
[[nodiscard]] Result<Verification> verifySchema(Connection &connection);

} // namespace ShelfHelp::Sql
