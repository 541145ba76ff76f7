// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "psqlcommand.h"

#include "confirmation.h"
#include "console.h"

#include <sql/embedded/databasereset.h>
#include <sql/embedded/embeddedcluster.h>
#include <sql/embedded/postgresbinaries.h>

#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <csignal>
#include <memory>

namespace ShelfHelp::App {

namespace {

using Cluster = std::unique_ptr<Sql::EmbeddedCluster>;

Result<Cluster> startEmbedded(const CommonOptions &common)
{
    Sql::ClusterOptions options;
    if (!common.quiet) {
        options.progress = [](const QString &line) { printMessage(line); };
    }
    return Sql::EmbeddedCluster::acquire(options);
}

/// The newest one: psql speaks to older servers.
Result<QString> findPsql()
{
    for (const Sql::PostgresBinaries &postgres : Sql::findPostgres()) {
        const QString program = postgres.folder + u"/psql";
        if (QFileInfo(program).isExecutable()) {
            return program;
        }
    }
    const QString program = QStandardPaths::findExecutable(u"psql"_qs);
    if (!program.isEmpty()) {
        return program;
    }
    return Error{.message = u"psql is not installed"_qs,
                 .remedy = u"Install it: sudo apt-get install postgresql-client."_qs};
}

/// The password goes by the environment: anybody may read the command line of a process.
int runPsql(const Sql::ConnectionSettings &settings, const QStringList &arguments)
{
    const Result<QString> program = findPsql();
    if (!program.ok()) {
        return fail(program.error());
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!settings.password.isEmpty()) {
        environment.insert(u"PGPASSWORD"_qs, settings.password);
    }
    if (const QString mode = settings.sslMode(); !mode.isEmpty()) {
        environment.insert(u"PGSSLMODE"_qs, mode);
    }
    for (const QString &secret : {u"DATABASE_URL"_qs, u"DB_PASS"_qs, u"NEW_DB_URL"_qs}) {
        environment.remove(secret); // psql can start programs
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.setChildProcessModifier([] { std::signal(SIGINT, SIG_DFL); });
    std::signal(SIGINT, SIG_IGN); // Ctrl+C is psql's, which cancels a statement with it
    process.start(program.value(), QStringList{u"--dbname"_qs, settings.toUri()} + arguments);
    const bool hasEnded = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit;
    return hasEnded ? process.exitCode()
                    : int(fail({.message = u"psql could not be run: "_qs + process.errorString()}));
}

int psql(const CommonOptions &common, const std::vector<std::string> &words)
{
    QStringList arguments;
    for (const std::string &word : words) {
        arguments.append(QString::fromLocal8Bit(word));
    }
    const auto choice = Sql::chooseDatabase(QString::fromStdString(common.database),
                                            QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        return fail(choice.error());
    }
    if (choice.value()) {
        return runPsql(*choice.value(), arguments);
    }
    const Result<Cluster> cluster = startEmbedded(common);
    return cluster.ok() ? runPsql(cluster.value()->settings(), arguments) : int(fail(cluster.error()));
}

int reset(const CommonOptions &common, bool yes)
{
    const auto choice = Sql::chooseDatabase(QString::fromStdString(common.database),
                                            QProcessEnvironment::systemEnvironment());
    if (!choice.ok() || choice.value()) {
        return fail(
            choice.ok()
                ? Error{.kind = ErrorKind::Usage,
                        .message = u"Only the embedded database can be reset, and %1 was chosen"_qs.arg(
                            choice.value()->describe()),
                        .remedy = u"Add --database embedded if that one is meant."_qs}
                : choice.error());
    }
    printMessage(
        u"All rows of your embedded database are removed, for good. To keep them: shelfhelp database backup "
        "--database embedded"_qs);
    if (const Outcome may = confirm(u"reset"_qs, yes); !may.ok()) {
        return fail(may.error());
    }
    const Result<Cluster> cluster = startEmbedded(common);
    if (!cluster.ok()) {
        return fail(cluster.error());
    }
    if (const Outcome done = Sql::resetDatabase(cluster.value()->settings()); !done.ok()) {
        return fail(done.error());
    }
    return withConnection({.database = "embedded", .quiet = common.quiet},
                          Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Reading,
                          [](Sql::Connection &) {
                              printResult(u"The embedded database is empty, with the current schema.\n"_qs);
                              return int(AllWell);
                          });
}

} // namespace

void addPsqlCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    CLI::App *opening = database.add_subcommand(
        "psql", "Open psql on the database; all that follows goes to psql, so name the database before: "
                "shelfhelp --database URI database psql -c …");
    opening->prefix_command()->fallthrough(false);
    opening->callback([&common, &status, opening] { status = psql(common, opening->remaining()); });
    auto yes = std::make_shared<bool>(false);
    CLI::App *emptying = database.add_subcommand("reset", "Empty the embedded database; asks first");
    emptying->fallthrough();
    emptying->add_flag("--yes", *yes, "Do not ask");
    emptying->callback([&common, &status, yes] { status = reset(common, *yes); });
}

} // namespace ShelfHelp::App
