// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "embeddedcommand.h"

#include "maintenancereport.h"

#include <sql/embedded/clustermove.h>
#include <sql/embedded/clusterupgrade.h>

#include <app/shelfhelp/console.h>

#include <cstdio>
#include <memory>

namespace ShelfHelp::App {

namespace {

struct UpgradeArguments
{
    bool rewrite = false;
    bool removeOld = false;
};

/// One line on a terminal, and a line for each tenth elsewhere.
class CopyProgress final
{
public:
    void show(qint64 done, qint64 total)
    {
        const int percent = total > 0 ? int(done * 100 / total) : 100;
        if (percent / step() == m_shown) {
            return;
        }
        m_shown = percent / step();
        if (isTerminal()) {
            std::fprintf(stderr, "\r%d %% copied and compared%s", percent, percent == 100 ? "\n" : "");
        } else {
            printMessage(u"%1 % copied and compared"_qs.arg(percent));
        }
    }

private:
    static int step() { return isTerminal() ? 1 : 10; }

    int m_shown = 0;
};

int start()
{
    const auto progress = [](const QString &line) { printMessage(line); };
    const auto cluster = Sql::EmbeddedCluster::acquire({.progress = progress, .keepRunning = true});
    if (!cluster.ok()) {
        return fail(cluster.error());
    }
    const Sql::ConnectionSettings settings = cluster.value()->settings();
    printResult(u"The embedded database runs on until: shelfhelp database stop\npsql -h %1 -U %2 %3\n"_qs.arg(
        settings.host, settings.user, settings.database));
    return AllWell;
}

int stop()
{
    const Outcome stopped = Sql::EmbeddedCluster::stop({});
    return stopped.ok() ? int(AllWell) : int(fail(stopped.error()));
}

int move(const CommonOptions &common, const std::string &target)
{
    watchStopSignals();
    CopyProgress progress;
    Sql::CopyWatch watch{.progress = {}, .shouldStop = stopRequested};
    if (!common.quiet) {
        watch.progress = [&progress](qint64 done, qint64 total) { progress.show(done, total); };
    }
    const auto moved = Sql::moveCluster({}, QString::fromLocal8Bit(target), watch);
    if (!moved.ok()) {
        return fail(moved.error());
    }
    printResult(
        u"The embedded database is in %1 now (%2 in %3 files, compared).\n%4 leads there: leave it.\nThe old "
        u"files are in %5: remove them when all is well.\n"_qs.arg(
            moved.value().target, sizeText(moved.value().copied.bytes),
            QString::number(moved.value().copied.files), moved.value().place, moved.value().oldCopy));
    return AllWell;
}

int removeOld()
{
    const Result<QStringList> removed = Sql::removeOldVersions({});
    if (!removed.ok()) {
        return fail(removed.error());
    }
    for (const QString &path : removed.value()) {
        printResult(u"removed %1\n"_qs.arg(path));
    }
    if (removed.value().isEmpty()) {
        printResult(u"nothing to remove\n"_qs);
    }
    return AllWell;
}

int upgrade(const CommonOptions &common, const UpgradeArguments &arguments)
{
    watchStopSignals();
    Sql::UpgradeOptions options{
        .cluster = {}, .evenIfNewest = arguments.rewrite, .shouldStop = stopRequested};
    if (!common.quiet) {
        options.cluster.progress = [](const QString &line) { printMessage(line); };
    }
    const auto upgraded = Sql::upgradeCluster(options);
    if (!upgraded.ok()) {
        return fail(upgraded.error());
    }
    const Sql::UpgradedCluster &done = upgraded.value();
    printResult(u"The embedded database is of PostgreSQL %1 now (before: %2); %3 tables are equal.\nThe old "
                u"files are "
                u"in %4. When all is well: shelfhelp database upgrade --remove-old\n"_qs.arg(
                    QString::number(done.to), QString::number(done.from), QString::number(done.tables),
                    done.oldFiles));
    return AllWell;
}

} // namespace

void addEmbeddedCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    database.add_subcommand("start", "Start the embedded database and keep it running")->callback([&status] {
        status = start();
    });
    database.add_subcommand("stop", "Stop the embedded database")->callback([&status] { status = stop(); });
    auto target = std::make_shared<std::string>();
    CLI::App *moving = database.add_subcommand("move", "Move the embedded database into another directory");
    moving->add_option("DIR", *target, "A directory that does not exist yet, on any disk")->required();
    moving->callback([&common, &status, target] { status = move(common, *target); });
    auto arguments = std::make_shared<UpgradeArguments>();
    CLI::App *upgrading = database.add_subcommand(
        "upgrade", "Bring the embedded database to the newest PostgreSQL that is installed");
    CLI::Option *rewrite = upgrading->add_flag("--rewrite", arguments->rewrite,
                                               "Make it anew although it is of the newest version");
    upgrading
        ->add_flag("--remove-old", arguments->removeOld, "Remove the files that earlier upgrades have kept")
        ->excludes(rewrite);
    upgrading->callback([&common, &status, arguments] {
        status = arguments->removeOld ? removeOld() : upgrade(common, *arguments);
    });
}

} // namespace ShelfHelp::App
