// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "refresher.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Sql {

/// How far a table of sums is from what the rows say: rows of either that the other does not have.
struct RollupDifference
{
    QString table;
    qint64 rows = 0;

    friend bool operator==(const RollupDifference &, const RollupDifference &) = default;
};

/// What comparing has found.
struct RollupVerification
{
    bool isBuilt = false;                ///< else nothing was compared
    QList<RollupDifference> tables = {}; ///< all of them, those without a difference too

    [[nodiscard]] bool isEqual() const;

    friend bool operator==(const RollupVerification &, const RollupVerification &) = default;
};

/// Computes all sums anew into temporary tables and compares them in both directions, after a refresh, so
/// that days that are marked as touched are no differences. All of it is rolled back. Refreshers find it
/// busy meanwhile. Needs the right to make temporary tables. Fails as Transient when a refresher is at work.
[[nodiscard]] Result<RollupVerification> verifyRollups(Connection &connection, const QDateTime &now,
                                                       const RebuildProgress &progress = {});

} // namespace ShelfHelp::Sql
