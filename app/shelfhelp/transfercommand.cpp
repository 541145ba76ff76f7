// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfercommand.h"

#include "confirmation.h"
#include "console.h"
#include "interruption.h"
#include "workreport.h"

#include <sql/backup/transfer.h>

#include <QElapsedTimer>
#include <QProcessEnvironment>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct TransferArguments
{
    std::string target;
    bool replace = false;
    bool yes = false;
    bool json = false;
};

const QString pauseAdvice =
    uR"(Before rows move to another database nothing may be stored in the old one any more, or it would be missed:
  * the Lambda function: disable its trigger (AWS console, or: aws lambda update-event-source-mapping --uuid … --no-enabled)
  * shelfhelp poll: stop it (systemctl stop shelfhelp-poll)
The queue keeps what comes in meanwhile (4 days unless it was set otherwise). Afterwards point them at the new
database, and start them again. What is delivered twice is stored once.
)"_qs;

QJsonObject transferJson(const Sql::Transfer &done, const QElapsedTimer &timer)
{
    QJsonObject tables;
    for (const Sql::TransferredTable &table : done.tables) {
        tables.insert(table.name, QJsonObject{{u"rows"_qs, table.rows},
                                              {u"fingerprint"_qs, table.sum},
                                              {u"was_there"_qs, table.wasThere}});
    }
    return {{u"source"_qs, done.source},
            {u"target"_qs, done.target},
            {u"migrations"_qs, QJsonArray::fromStringList(done.migrations)},
            {u"rows"_qs, done.rows()},
            {u"tables"_qs, tables},
            {u"removed"_qs, toJson(done.removed)},
            {u"orphans"_qs, toJson(done.orphans)},
            {u"note"_qs, done.note},
            {u"seconds"_qs, double(timer.elapsed()) / 1000}};
}

QString transferText(const Sql::Transfer &done, const QElapsedTimer &timer)
{
    QString text;
    for (const Sql::TransferredTable &table : done.tables) {
        text += u"%1 %2  equal at both ends%3\n"_qs.arg(table.name.leftJustified(34),
                                                        QString::number(table.rows).rightJustified(10),
                                                        table.wasThere ? u" (was there)"_qs : QString());
    }
    if (!done.removed.isEmpty()) {
        text += u"Removed: %1\n"_qs.arg(Sql::toText(done.removed));
    }
    text += toText(done.orphans);
    if (done.checksKeys) {
        text += u"Note: the target's role may not switch foreign keys off; each row was checked.\n"_qs;
    }
    if (!done.note.isEmpty()) {
        text += u"Note: %1\n"_qs.arg(done.note);
    }
    return text + u"%1 rows from %2\nto %3 in %4 s\n"_qs.arg(
                      QString::number(done.rows()), done.source, done.target,
                      QString::number(double(timer.elapsed()) / 1000, 'f', 1));
}

int run(Sql::Connection &source, Sql::Connection &target, const CommonOptions &common,
        const TransferArguments &arguments)
{
    QElapsedTimer timer;
    timer.start();
    const Interruption atSource(source);
    const Interruption atTarget(target);
    const auto done =
        Sql::transfer(source, target, {.mayReplace = arguments.replace, .monitor = workMonitor(common)});
    endProgress(common);
    if (!done.ok()) {
        Error error = stoppedOr(done.error());
        if (error.kind == ErrorKind::Cancelled) {
            error.remedy = u"Run the same command again: it goes on where it stopped."_qs;
        }
        return fail(error);
    }
    arguments.json ? printResult(transferJson(done.value(), timer))
                   : printResult(transferText(done.value(), timer));
    return AllWell;
}

/// Between the two databases, once everybody has agreed.
int between(const CommonOptions &common, Sql::DatabaseAccess &target, const TransferArguments &arguments)
{
    return withConnection(
        common, Sql::DatabaseAccess::Schema::Any, Sql::Purpose::Reading, [&](Sql::Connection &source) {
            const auto opened = target.open(Sql::Purpose::Owner);
            return opened.ok() ? run(source, *opened.value(), common, arguments) : int(fail(opened.error()));
        });
}

Sql::DatabaseAccess::Progress told(const CommonOptions &common)
{
    return common.quiet ? Sql::DatabaseAccess::Progress() : [](const QString &line) { printMessage(line); };
}

int transfer(const CommonOptions &common, const TransferArguments &arguments)
{
    const auto choice = Sql::chooseDatabase(QString::fromStdString(arguments.target),
                                            QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        return fail(choice.error());
    }
    Sql::DatabaseAccess target(choice.value(), Sql::DatabaseAccess::Schema::Any, told(common), printWarning);
    printMessage(pauseAdvice);
    printMessage(u"Target: "_qs + target.describe());
    if (arguments.replace) {
        printMessage(u"Whatever rows the target has that are not the source's are removed."_qs);
    }
    if (const Outcome may = confirm(arguments.replace ? u"replace"_qs : u"paused"_qs, arguments.yes);
        !may.ok()) {
        return fail(may.error());
    }
    return between(common, target, arguments);
}

int copy(const CommonOptions &common, const TransferArguments &arguments)
{
    const auto source = Sql::chooseDatabase(QString::fromStdString(common.database),
                                            QProcessEnvironment::systemEnvironment());
    if (!source.ok()) {
        return fail(source.error());
    }
    if (!source.value()) {
        return fail(
            {.kind = ErrorKind::Usage,
             .message = u"A copy goes into the embedded database, and that one is the source as well"_qs,
             .remedy = u"Name the database to copy: --database URI, or DATABASE_URL."_qs});
    }
    if (arguments.replace) {
        printMessage(u"Whatever rows your embedded database has are removed."_qs);
        if (const Outcome may = confirm(u"embedded"_qs, arguments.yes); !may.ok()) {
            return fail(may.error());
        }
    }
    Sql::DatabaseAccess target(std::nullopt, Sql::DatabaseAccess::Schema::Any, told(common), printWarning);
    return between(common, target, arguments);
}

void addFlags(CLI::App &command, TransferArguments &arguments)
{
    command.add_flag("--yes", arguments.yes, "Do not ask");
    command.add_flag("--json", arguments.json, "Print one JSON document");
}

} // namespace

void addTransferCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<TransferArguments>();
    CLI::App *moving = database.add_subcommand(
        "transfer",
        "Move everything to another database; may be interrupted, and goes on when it is run again");
    moving->add_option("--to", arguments->target, "The new database: libpq URI, service=NAME, or embedded")
        ->envname("NEW_DB_URL")
        ->required();
    moving->add_flag("--replace", arguments->replace,
                     "Remove rows of the target that are not the source's; asks first");
    addFlags(*moving, *arguments);
    moving->callback([&common, &status, arguments] { status = transfer(common, *arguments); });
    auto copying = std::make_shared<TransferArguments>();
    CLI::App *local = database.add_subcommand(
        "copy", "Copy a database into your embedded one, to try things with; the source is only read");
    local->add_flag("--replace", copying->replace, "Remove what the embedded database has; asks first");
    addFlags(*local, *copying);
    local->callback([&common, &status, copying] { status = copy(common, *copying); });
}

} // namespace ShelfHelp::App
