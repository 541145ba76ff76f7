// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage.h"

#include <QStringList>

#include <optional>

namespace ShelfHelp::Sql {

enum class MaintenanceKind { Vacuum, Analyze, Reindex, Cluster, VacuumFull };

/// The word for it on the command line: vacuum, analyze, reindex, cluster, vacuum-full.
[[nodiscard]] QString maintenanceName(MaintenanceKind kind);
[[nodiscard]] std::optional<MaintenanceKind> maintenanceFromName(const QString &name);

/// What somebody wants to be done.
struct MaintenanceRequest
{
    MaintenanceKind kind = MaintenanceKind::Vacuum;
    /// `books` or `public.books`; empty: all that the role may maintain, and that are worth it.
    QStringList tables = {};
    QString index = {};      ///< Cluster with one table: order by this one instead of the sensible one
    bool isBlocking = false; ///< Reindex: quicker, and the table cannot be written to meanwhile
};

/// What will be done with one table.
struct MaintenanceStep
{
    MaintenanceKind kind = MaintenanceKind::Vacuum;
    bool isBlocking = false;
    TableStorage table;
    QString index; ///< of Cluster
};

/// A request looked at before anything is locked.
struct MaintenancePlan
{
    QList<MaintenanceStep> steps;
    QStringList skipped;      ///< `schema.table: why`, of those that were not named
    QString lock;             ///< which lock each table will get, and what that means to others, in sentences
    bool stopsOthers = false; ///< whether somebody has to wait while it lasts
    qint64 roomNeeded = 0;    ///< bytes that the largest step may take on the server while it lasts
};

/// Finds the tables and indexes. Fails with what to do instead: a table that is not there or not ours,
/// missing rights, an index that no table can be ordered by, a standby, a pooler that keeps no session. Needs
/// a connection of Purpose::Owner; takes no lock.
[[nodiscard]] Result<MaintenancePlan> planMaintenance(Connection &connection,
                                                      const MaintenanceRequest &request);

} // namespace ShelfHelp::Sql
