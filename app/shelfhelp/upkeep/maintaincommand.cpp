// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintaincommand.h"

#include "maintenancereport.h"

#include <app/shelfhelp/console.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace ShelfHelp::App {

namespace {

struct MaintainArguments
{
    std::string kind;
    std::vector<std::string> tables;
    std::string index;
    double lockSeconds = 5;
    bool blocking = false;
    bool yes = false;
    bool json = false;
};

Sql::MaintenanceRequest requestOf(const MaintainArguments &arguments)
{
    Sql::MaintenanceRequest request{.kind = *Sql::maintenanceFromName(QString::fromStdString(arguments.kind)),
                                    .tables = {},
                                    .index = QString::fromStdString(arguments.index),
                                    .isBlocking = arguments.blocking};
    for (const std::string &table : arguments.tables) {
        request.tables.append(QString::fromStdString(table));
    }
    return request;
}

/// What only this program has to wait for needs no question.
Result<bool> mayBegin(const Sql::MaintenancePlan &plan, const MaintainArguments &arguments)
{
    if (arguments.yes || !plan.stopsOthers) {
        return true;
    }
    if (isatty(STDIN_FILENO) == 0) {
        return Error{.kind = ErrorKind::Usage,
                     .message =
                         u"Others will have to wait: it asks first, and there is no terminal to ask on"_qs,
                     .remedy = u"Add --yes."_qs};
    }
    std::fputs("Begin? [y/N] ", stderr);
    const int answer = std::getchar();
    return answer == 'y' || answer == 'Y';
}

void showProgress(const Sql::MaintenanceProgress &progress)
{
    if (isTerminal()) {
        std::fprintf(stderr, "\r\033[K%s", progressLine(progress).toUtf8().constData());
    } else {
        printMessage(progressLine(progress));
    }
}

int maintain(Sql::Connection &connection, const CommonOptions &common, const MaintainArguments &arguments)
{
    const auto plan = Sql::planMaintenance(connection, requestOf(arguments));
    if (!plan.ok()) {
        return fail(plan.error());
    }
    if (!common.quiet || (plan.value().stopsOthers && !arguments.yes)) {
        printMessage(planText(plan.value()).trimmed());
    }
    const Result<bool> may = mayBegin(plan.value(), arguments);
    if (!may.ok()) {
        return fail(may.error());
    }
    if (!may.value()) {
        printMessage(u"Nothing was done."_qs);
        return AllWell;
    }
    watchStopSignals();
    Sql::MaintenanceOptions options{.lockPatience =
                                        std::chrono::milliseconds(qint64(arguments.lockSeconds * 1000)),
                                    .progress = {},
                                    .shouldStop = stopRequested};
    if (!common.quiet) {
        options.progress = showProgress;
    }
    const Sql::MaintenanceReport report = Sql::runMaintenance(connection, plan.value(), options);
    if (!common.quiet && isTerminal()) {
        std::fputs("\r\033[K", stderr);
    }
    arguments.json ? printResult(maintenanceJson(report)) : printResult(maintenanceText(report));
    return report.failure ? int(fail(*report.failure)) : int(AllWell);
}

} // namespace

void addMaintainCommand(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<MaintainArguments>();
    CLI::App *command = database.add_subcommand(
        "maintain",
        "Give room back, mend indexes, order rows: vacuum, analyze, reindex, cluster, vacuum-full");
    command
        ->add_option(
            "WHAT", arguments->kind,
            "vacuum (makes the room of dead rows usable again), analyze (statistics for the planner), "
            "reindex (builds the indexes anew, beside the old ones), cluster (orders rows by an index), "
            "vacuum-full (gives room back to the system). The last two keep everybody out meanwhile")
        ->required()
        ->check(CLI::IsMember({"vacuum", "analyze", "reindex", "cluster", "vacuum-full"}));
    command->add_option("TABLE", arguments->tables,
                        "Which tables; all of Shelf Help Analytics if none is named");
    command->add_option("--index", arguments->index,
                        "cluster: order by this index. Default: as before, else by time, else by the key");
    command->add_flag("--blocking", arguments->blocking,
                      "reindex: quicker, and nobody can write to the table meanwhile");
    command
        ->add_option("--lock-timeout", arguments->lockSeconds,
                     "Seconds to wait for a lock; whoever wants the table next waits as long")
        ->check(CLI::Range(0.01, 3600.0))
        ->capture_default_str();
    command->add_flag("--yes", arguments->yes, "Do not ask, though others have to wait");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(
            common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Owner,
            [&](Sql::Connection &connection) { return maintain(connection, common, *arguments); });
    });
}

} // namespace ShelfHelp::App
