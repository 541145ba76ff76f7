// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "upkeepcontrol.h"

#include <sql/backup/backup.h>
#include <sql/backup/backuprecord.h>
#include <sql/backup/restore.h>
#include <sql/backup/transfer.h>
#include <sql/embedded/clustermove.h>
#include <sql/embedded/clusterupgrade.h>
#include <sql/profiles/connectioncheck.h>
#include <sql/upkeep/access.h>
#include <sql/upkeep/health.h>
#include <sql/upkeep/maintenance.h>
#include <sql/upkeep/purge.h>

#include <QFuture>

#include <functional>
#include <memory>
#include <optional>

namespace ShelfHelp::Ui {

/// All that is known of a database without changing anything.
struct DatabaseOverview
{
    Sql::Access access;
    Sql::HealthReport health;
    std::optional<Sql::BackupRecord> backup; ///< made by this user; nothing where none was noted
};

struct RestoreJob
{
    QString path;
    bool mayReplace = false;
    bool isDryRun = true;
    std::optional<Sql::DatabaseChoice> target = {}; ///< another database than that of the window
};

struct TransferJob
{
    Sql::DatabaseChoice target;
    bool mayReplace = false;
};

/// The embedded database of this user, whether the window shows it or not.
struct EmbeddedOverview
{
    Sql::ClusterStatus status;
    QStringList oldVersions; ///< directories that upgrades have left
};

/// What the page of the database asks. Every function returns at once, on the GUI thread; the work happens on
/// other threads, one after the other, and tells its progress to the control it was given.
struct UpkeepServices
{
    template <typename T>
    using Asked = QFuture<Result<T>>;
    using Control = std::shared_ptr<UpkeepControl>;

    std::function<Asked<DatabaseOverview>()> overview = {};
    /// Goes the whole way to the database of the window, step by step.
    std::function<QFuture<Sql::CheckStep>()> check = {};
    /// Into an archive, or for psql into SQL where the name ends with .sql (docs/backup.md).
    std::function<Asked<Sql::Backup>(const QString &path, Control)> backup = {};
    std::function<Asked<Sql::Restore>(const RestoreJob &, Control)> restore = {};
    std::function<Asked<Sql::Transfer>(const TransferJob &, Control)> transfer = {};
    std::function<Asked<Sql::MaintenancePlan>(const Sql::MaintenanceRequest &)> planMaintenance = {};
    std::function<Asked<Sql::MaintenanceReport>(const Sql::MaintenancePlan &, Control)> maintain = {};
    std::function<Asked<Sql::Purged>(const Sql::PurgeOptions &, Control)> purge = {};
    /// The database of a connection of the list, with its password, which may have to be asked for: blocks
    /// with a window of its own.
    std::function<Result<Sql::DatabaseChoice>(const QString &profileId)> choose = {};

    std::function<Asked<EmbeddedOverview>()> embedded = {};
    std::function<Asked<Sql::MovedCluster>(const QString &directory, Control)> moveEmbedded = {};
    std::function<Asked<Sql::UpgradedCluster>(Control)> upgradeEmbedded = {};
    std::function<Asked<QStringList>()> removeOldVersions = {};
    /// Keeps its server running until it is stopped, or stops it.
    std::function<Asked<bool>(bool runs)> runEmbedded = {};

    [[nodiscard]] bool isThere() const { return overview != nullptr; }
};

} // namespace ShelfHelp::Ui
