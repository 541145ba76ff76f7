// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseupkeep.h"

#include "upkeepdesk.h"

#include <sql/databaseaccess.h>
#include <sql/interruption.h>
#include <ui/dialogs/connectionservices.h>

#include <QFileInfo>
#include <QPromise>
#include <QScopeGuard>
#include <QThreadPool>

namespace ShelfHelp::Ui {

namespace {

using Sql::Connection;
using Control = UpkeepServices::Control;

/// A stopped statement fails with whatever the server makes of it.
Error stoppedOr(const Control &control, const Error &error)
{
    return control->isStopRequested() ? UpkeepDesk::stopped() : error;
}

template <typename T>
Result<T> stoppedOr(const Control &control, Result<T> answer)
{
    return answer.ok() ? std::move(answer) : Result<T>(stoppedOr(control, answer.error()));
}

Result<DatabaseOverview> readOverview(Connection &connection)
{
    DatabaseOverview overview;
    const Result<Sql::Access> access = Sql::readAccess(connection);
    if (!access.ok()) {
        return access.error();
    }
    overview.access = access.value();
    Sql::HealthOptions options;
    if (const auto backup = Sql::lastBackup(connection.settings()); backup.ok() && backup.value()) {
        overview.backup = backup.value();
        options.knowsBackups = true;
        options.lastBackup = overview.backup->takenAt;
    }
    const Result<Sql::HealthReport> health = Sql::checkHealth(connection, options);
    if (!health.ok()) {
        return health.error();
    }
    overview.health = health.value();
    return overview;
}

Result<Sql::Backup> writeBackup(Connection &connection, const QString &path, const Control &control)
{
    const Sql::Interruption interruption(connection, stopOf(control));
    const auto format =
        path.endsWith(u".sql", Qt::CaseInsensitive) ? Sql::BackupFormat::Sql : Sql::BackupFormat::Archive;
    // The file dialog has asked.
    auto written = Sql::writeBackup(
        connection, {.path = path, .format = format, .mayOverwrite = true, .monitor = monitorOf(control)});
    if (written.ok() && format == Sql::BackupFormat::Archive) {
        const Outcome noted =
            Sql::noteBackup(connection.settings(), {.takenAt = written.value().manifest.takenAt,
                                                    .path = QFileInfo(path).absoluteFilePath(),
                                                    .rows = written.value().manifest.rows(),
                                                    .fileSize = written.value().fileSize});
        Q_UNUSED(noted); // the backup is there; that it is not noted is seen
    }
    return stoppedOr(control, std::move(written));
}

Result<Sql::Restore> restoreInto(Connection &connection, const RestoreJob &job, const Control &control)
{
    const Sql::Interruption interruption(connection, stopOf(control));
    return stoppedOr(control, Sql::restore(connection, {.path = job.path,
                                                        .mayReplace = job.mayReplace,
                                                        .isDryRun = job.isDryRun,
                                                        .monitor = monitorOf(control)}));
}

/// A connection to another database, which is there only as long as `work` lasts.
template <typename T>
Result<T> onPlace(const Sql::DatabaseChoice &choice, const std::function<Result<T>(Connection &)> &work)
{
    Sql::DatabaseAccess access(choice, Sql::DatabaseAccess::Schema::Any);
    const auto opened = access.open(Sql::Purpose::Owner);
    return opened.ok() ? work(*opened.value()) : opened.error();
}

Result<Sql::Transfer> transferTo(Connection &source, const TransferJob &job, const Control &control)
{
    return onPlace<Sql::Transfer>(job.target, [&](Connection &target) {
        const Sql::Interruption atSource(source, stopOf(control));
        const Sql::Interruption atTarget(target, stopOf(control));
        return stoppedOr(
            control,
            Sql::transfer(source, target, {.mayReplace = job.mayReplace, .monitor = monitorOf(control)}));
    });
}

Result<Sql::Purged> purgeWith(Connection &connection, Sql::PurgeOptions options, const Control &control)
{
    options.progress = [control](qint64 seen, qint64) { control->report({.rows = seen}); };
    options.shouldStop = stopOf(control);
    return Sql::purge(connection, options);
}

/// For what needs no connection.
template <typename T>
QFuture<Result<T>> inBackground(const std::function<Result<T>()> &work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

/// While nobody of this window uses the embedded database.
template <typename T>
QFuture<Result<T>> withFiles(const UpkeepWorkers &workers, const std::function<Result<T>()> &work)
{
    return inBackground<T>([letGo = workers.letGo, takeBack = workers.takeBack, work]() -> Result<T> {
        letGo();
        const auto back = qScopeGuard(takeBack);
        return work();
    });
}

Result<EmbeddedOverview> lookAtEmbedded(const Sql::ClusterOptions &cluster)
{
    const Result<Sql::ClusterStatus> status = Sql::EmbeddedCluster::status(cluster);
    if (!status.ok()) {
        return status.error();
    }
    const Result<QStringList> old = status.value().exists ? Sql::oldVersions(cluster) : QStringList();
    return EmbeddedOverview{.status = status.value(), .oldVersions = old.ok() ? old.value() : QStringList()};
}

Result<bool> keepRunning(const Sql::ClusterOptions &cluster)
{
    Sql::ClusterOptions kept = cluster;
    kept.keepRunning = true;
    const auto acquired = Sql::EmbeddedCluster::acquire(kept);
    return acquired.ok() ? Result<bool>(true) : acquired.error();
}

Result<bool> stopRunning(const Sql::ClusterOptions &cluster)
{
    const Outcome stopped = Sql::EmbeddedCluster::stop(cluster);
    return stopped.ok() ? Result<bool>(true) : stopped.error();
}

void addEmbedded(UpkeepServices &services, const UpkeepWorkers &workers)
{
    const Sql::ClusterOptions cluster = workers.cluster;
    services.embedded = [cluster] {
        return inBackground<EmbeddedOverview>([cluster] { return lookAtEmbedded(cluster); });
    };
    services.moveEmbedded = [workers, cluster](const QString &directory, const Control &control) {
        return withFiles<Sql::MovedCluster>(workers, [cluster, directory, control] {
            return stoppedOr(control, Sql::moveCluster(cluster, directory, copyOf(control)));
        });
    };
    services.upgradeEmbedded = [workers, cluster](const Control &control) {
        return withFiles<Sql::UpgradedCluster>(workers, [cluster, control] {
            Sql::UpgradeOptions options{.cluster = cluster, .shouldStop = stopOf(control)};
            options.cluster.progress = [control](const QString &line) { control->report({.step = line}); };
            return stoppedOr(control, Sql::upgradeCluster(options));
        });
    };
    services.removeOldVersions = [cluster] {
        return inBackground<QStringList>([cluster] { return Sql::removeOldVersions(cluster); });
    };
    services.runEmbedded = [workers, cluster](bool runs) {
        return runs ? inBackground<bool>([cluster] { return keepRunning(cluster); })
                    : withFiles<bool>(workers, [cluster] { return stopRunning(cluster); });
    };
}

} // namespace

UpkeepServices upkeepServicesOn(const UpkeepWorkers &workers)
{
    Sql::DatabaseWorker &worker = workers.worker;
    UpkeepServices services;
    services.overview = [&worker] { return worker.run<DatabaseOverview>(readOverview); };
    services.check = [choice = workers.choice] { return checkInBackground(choice); };
    services.backup = [&worker](const QString &path, const Control &control) {
        return worker.run<Sql::Backup>(
            [path, control](Connection &connection) { return writeBackup(connection, path, control); });
    };
    services.restore = [&worker](const RestoreJob &job, const Control &control) {
        if (!job.target) {
            return worker.run<Sql::Restore>(
                [job, control](Connection &connection) { return restoreInto(connection, job, control); });
        }
        return inBackground<Sql::Restore>([job, control] {
            return onPlace<Sql::Restore>(
                *job.target, [&](Connection &target) { return restoreInto(target, job, control); });
        });
    };
    services.transfer = [&worker](const TransferJob &job, const Control &control) {
        return worker.run<Sql::Transfer>(
            [job, control](Connection &source) { return transferTo(source, job, control); });
    };
    services.planMaintenance = [&worker](const Sql::MaintenanceRequest &request) {
        return worker.run<Sql::MaintenancePlan>(
            [request](Connection &connection) { return Sql::planMaintenance(connection, request); });
    };
    services.maintain = [&worker](const Sql::MaintenancePlan &plan, const Control &control) {
        return worker.run<Sql::MaintenanceReport>(
            [plan, control](Connection &connection) -> Result<Sql::MaintenanceReport> {
                return Sql::runMaintenance(connection, plan, maintenanceOf(control));
            });
    };
    services.purge = [&worker](const Sql::PurgeOptions &options, const Control &control) {
        return worker.run<Sql::Purged>(
            [options, control](Connection &connection) { return purgeWith(connection, options, control); });
    };
    services.choose = workers.choose;
    addEmbedded(services, workers);
    return services;
}

} // namespace ShelfHelp::Ui
