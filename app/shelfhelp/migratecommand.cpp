// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migratecommand.h"

#include "adoptcommand.h"
#include "console.h"
#include "migrationreport.h"
#include "verifycommand.h"

#include <sql/schema/atlassum.h>
#include <sql/schema/migrator.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

int printStatus(Sql::Connection &connection, bool json)
{
    const auto status = Sql::migrationStatus(connection);
    if (!status.ok()) {
        return fail(status.error());
    }
    json ? printResult(statusJson(status.value())) : printResult(statusText(status.value()));
    printWarnings(status.value());
    if (!status.value().remedy.isEmpty()) {
        printMessage(status.value().remedy);
    }
    return AllWell;
}

int apply(Sql::Connection &connection)
{
    const auto applied = Sql::applyMigrations(connection);
    if (!applied.ok()) {
        return fail(applied.error());
    }
    for (const QString &title : applied.value()) {
        printResult(u"applied %1\n"_qs.arg(title));
    }
    printResult(u"%1 migrations applied; the schema is up to date\n"_qs.arg(applied.value().size()));
    return AllWell;
}

/// Whatever state the schema is in.
int asOwner(const CommonOptions &common, const std::function<int(Sql::Connection &)> &use)
{
    return withConnection(common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Owner, use);
}

int writeHash(const std::string &directory)
{
    const Outcome written = Sql::writeAtlasSum(QString::fromLocal8Bit(directory));
    return written.ok() ? int(AllWell) : int(fail(written.error()));
}

} // namespace

void addMigrateCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command =
        app.add_subcommand("migrate", "Look at the database's schema, or bring it up to date");
    command->require_subcommand(1);
    auto json = std::make_shared<bool>(false);
    CLI::App *statusCommand =
        command->add_subcommand("status", "Say which migrations are applied and pending");
    statusCommand->add_flag("--json", *json, "Print one JSON document");
    statusCommand->callback([&common, &status, json] {
        status =
            asOwner(common, [json](Sql::Connection &connection) { return printStatus(connection, *json); });
    });
    command->add_subcommand("apply", "Apply the pending migrations, each in one transaction")
        ->callback([&common, &status] { status = asOwner(common, apply); });
    addAdoptCommand(*command, common, status);
    auto directory = std::make_shared<std::string>("sql/migrations");
    CLI::App *hash = command->add_subcommand("hash", "Write atlas.sum for a folder of migrations");
    hash->add_option("--dir", *directory, "The folder")->type_name("DIR")->capture_default_str();
    hash->callback([&status, directory] { status = writeHash(*directory); });
    addVerifyCommand(*command, common, status);
    for (CLI::App *subcommand : command->get_subcommands({})) {
        subcommand->fallthrough();
    }
}

} // namespace ShelfHelp::App
