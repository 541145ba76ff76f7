// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alertscommand.h"
#include "console.h"
#include "databasecommand.h"
#include "databaseoption.h"
#include "ingestcommand.h"
#include "lambdacommand.h"
#include "librariescommand.h"
#include "migratecommand.h"
#include "outofmemory.h"
#include "pollcommand.h"
#include "publishcommand.h"
#include "rejectedcommand.h"
#include "servecommand.h"
#include "simulatecommand.h"
#include "stats/statscommand.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <app/options/coredumps.h>
#include <app/options/description.h>
#include <malloc.h>

namespace {

const char *const footer = "Exit status: 0 all well, 1 could not do it, 2 wrong usage, "
                           "3 done and some notifications were rejected, 4 an alert fires, "
                           "5 the database needs care.";

/// Gives large buffers back to the system as soon as they are free. glibc would raise its threshold with the
/// first ones and keep later ones for their thread: a document of the largest size would leave its mark on
/// every thread that handled it.
void keepMemoryBounded()
{
    constexpr int largeBuffer = 256 * 1024;
    constexpr int arenas = 2;
    mallopt(M_MMAP_THRESHOLD, largeBuffer);
    mallopt(M_ARENA_MAX, arenas);
}

} // namespace

int main(int argc, char *argv[])
{
    using namespace ShelfHelp::App;

    forbidCoreDumps();
    endWithoutMemory();
    keepMemoryBounded();
    reserveStandardStreams();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"shelfhelp"_qs);

    CommonOptions common;
    int status = AllWell;
    CLI::App app("Shelf Help Analytics: stores the usage notifications of Shelf Help and prints figures.",
                 "shelfhelp");
    addDescription(app);
    app.set_version_flag("--version", "shelfhelp " SHELFHELP_VERSION);
    app.add_option(
        "--database", common.database,
        "libpq URI, service=NAME, or embedded. Default: DATABASE_URL, DB_HOST and the other DB_ "
        "variables, the connection chosen in the dashboard, else embedded: a private PostgreSQL of your own");
    app.add_option("--profile", common.profile,
                   "A connection of the dashboard, by its name (see: shelfhelp database connections list)");
    app.add_flag("--quiet,-q", common.quiet, "Print results and errors only");
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(footer);
    addIngestCommand(app, common, status);
    addPollCommand(app, common, status);
    addServeCommand(app, common, status);
    addLambdaCommand(app, common, status);
    addPublishCommand(app, common, status);
    addSimulateCommand(app, common, status);
    addStatsCommand(app, common, status);
    addAlertsCommand(app, common, status);
    addMigrateCommand(app, common, status);
    addLibrariesCommand(app, common, status);
    addRejectedCommand(app, common, status);
    addDatabaseCommand(app, common, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return finish(app.exit(error) == 0 ? AllWell : WrongUsage);
    }
    return finish(status);
}
