// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasecommand.h"

#include "console.h"
#include "rolescommand.h"
#include "rollupcommand.h"

#include <sql/catalog.h>
#include <sql/embedded/embeddedcluster.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

QJsonObject toJson(const Sql::TableCounts &counts)
{
    return {{u"libraries"_qs, counts.libraries},
            {u"books"_qs, counts.books},
            {u"shelves"_qs, counts.shelves},
            {u"shelf_searches"_qs, counts.shelfSearches},
            {u"library_searches"_qs, counts.librarySearches},
            {u"notifications"_qs, counts.notifications},
            {u"rejected_notifications"_qs, counts.rejectedNotifications}};
}

void printText(const QJsonObject &object)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        printResult(u"%1 %2\n"_qs.arg(entry.key().leftJustified(24), entry.value().toVariant().toString()));
    }
}

int printInfo(Sql::Connection &connection, bool json)
{
    const auto counts = Sql::tableCounts(connection);
    if (!counts.ok()) {
        return fail(counts.error());
    }
    QJsonObject object = toJson(counts.value());
    object.insert(u"database"_qs, connection.settings().describe());
    object.insert(u"server_version"_qs, connection.serverVersion());
    json ? printResult(object) : printText(object);
    return AllWell;
}

int info(const CommonOptions &common, bool json)
{
    return withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Reading,
                          [json](Sql::Connection &connection) { return printInfo(connection, json); });
}

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

} // namespace

void addDatabaseCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command = app.add_subcommand("database", "Look after the database");
    command->require_subcommand(1);
    auto json = std::make_shared<bool>(false);
    CLI::App *infoCommand =
        command->add_subcommand("info", "Say which database is used and how many rows it holds");
    infoCommand->add_flag("--json", *json, "Print one JSON document");
    infoCommand->callback([&common, &status, json] { status = info(common, *json); });
    command->add_subcommand("start", "Start the embedded database and keep it running")->callback([&status] {
        status = start();
    });
    command->add_subcommand("stop", "Stop the embedded database")->callback([&status] { status = stop(); });
    addRolesCommands(*command, common, status);
    addRollupCommands(*command, common, status);
    for (CLI::App *subcommand : command->get_subcommands({})) {
        subcommand->fallthrough();
    }
}

} // namespace ShelfHelp::App
