// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "healthcommand.h"

#include "healthreport.h"

#include <sql/backup/backuprecord.h>

#include <app/shelfhelp/console.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct HealthArguments
{
    double planMegabytes = 0;
    double longSeconds = Sql::HealthThresholds{}.longStatementSeconds;
    double idleSeconds = Sql::HealthThresholds{}.idleTransactionSeconds;
    bool json = false;
};

int health(Sql::Connection &connection, const HealthArguments &arguments)
{
    Sql::HealthOptions options;
    if (arguments.planMegabytes > 0) {
        options.planBytes = qint64(arguments.planMegabytes * 1'000'000);
    }
    options.thresholds.longStatementSeconds = arguments.longSeconds;
    options.thresholds.idleTransactionSeconds = arguments.idleSeconds;
    const auto backup = Sql::lastBackup(connection.settings());
    options.knowsBackups = backup.ok() && backup.value(); // who never made one here may make them elsewhere
    options.lastBackup = options.knowsBackups ? std::optional(backup.value()->takenAt) : std::nullopt;
    const auto report = Sql::checkHealth(connection, options);
    if (!report.ok()) {
        return fail(report.error());
    }
    arguments.json ? printResult(healthJson(report.value())) : printResult(healthText(report.value()));
    return report.value().needsCare() ? NeedsCare : AllWell;
}

} // namespace

void addHealthCommand(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<HealthArguments>();
    CLI::App *command = database.add_subcommand(
        "health",
        "Say how the database is, and what to do about it; exit status 5 when something has to be done");
    command
        ->add_option(
            "--plan-limit", arguments->planMegabytes,
            "Megabytes (of 1000000 bytes) that the plan allows. Default: 500 at Supabase, none elsewhere")
        ->check(CLI::PositiveNumber);
    command->add_option("--long", arguments->longSeconds, "Seconds from which on a statement runs for long")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_option("--idle", arguments->idleSeconds, "Seconds from which on an idle transaction is told")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Reading,
                                [&](Sql::Connection &connection) { return health(connection, *arguments); });
    });
}

} // namespace ShelfHelp::App
