// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rollupcommand.h"

#include "console.h"

#include <sql/rollups/refresher.h>
#include <sql/rollups/rollupverification.h>

#include <QElapsedTimer>

#include <app/options/zoneoption.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

struct RollupArguments
{
    std::string zone = "UTC";
    std::string sourceZone = "UTC";
    bool figures = false;
    bool json = false;
};

using State = Sql::Refreshed::State;

Error notBuilt()
{
    return {.message = u"There are no sums by day to go on from: every figure is read from the rows"_qs,
            .remedy = u"Run: shelfhelp database rebuild"_qs};
}

Error newer()
{
    return {
        .message =
            u"The sums by day are those of a newer version of Shelf Help Analytics, and were left alone"_qs,
        .remedy = u"Install that version here as well."_qs};
}

Error busy()
{
    return {.kind = ErrorKind::Transient,
            .message = u"Another program is refreshing the sums by day"_qs,
            .remedy = u"Try again in a moment."_qs};
}

QJsonObject toJson(const Sql::Refreshed &refreshed, double seconds)
{
    return {{u"search_days"_qs, refreshed.searchDays},
            {u"check_days"_qs, refreshed.checkDays},
            {u"months"_qs, refreshed.months},
            {u"rebuilt"_qs, refreshed.wasRebuilt},
            {u"busy"_qs, refreshed.state == State::Busy},
            {u"seconds"_qs, seconds}};
}

QString toText(const Sql::Refreshed &refreshed, double seconds)
{
    return u"%1 %2 days of shelf searches and %3 of library checks in %4 s\n"_qs.arg(
        refreshed.wasRebuilt ? u"rebuilt"_qs : u"refreshed"_qs, QString::number(refreshed.searchDays),
        QString::number(refreshed.checkDays), QString::number(seconds, 'f', 2));
}

/// Busy is an error only to whoever wants all of it done.
int report(const Result<Sql::Refreshed> &refreshed, const RollupArguments &arguments,
           const QElapsedTimer &timer, bool isBusyWell)
{
    if (!refreshed.ok()) {
        return fail(refreshed.error());
    }
    const Sql::Refreshed &done = refreshed.value();
    if (done.state == State::NotBuilt || done.state == State::Newer) {
        return fail(done.state == State::Newer ? newer() : notBuilt());
    }
    if (done.state == State::Busy && !isBusyWell) {
        return fail(busy());
    }
    const double seconds = double(timer.elapsed()) / 1000;
    if (arguments.json) {
        printResult(toJson(done, seconds));
    } else if (done.state == State::Busy) {
        printMessage(u"Another program is refreshing the sums by day."_qs);
    } else {
        printResult(toText(done, seconds));
    }
    return AllWell;
}

Sql::RebuildProgress progressOf(const CommonOptions &common)
{
    if (common.quiet) {
        return {};
    }
    return [](const QString &step, qsizetype number, qsizetype count) {
        printMessage(u"Step %1 of %2: %3"_qs.arg(QString::number(number), QString::number(count), step));
    };
}

int refresh(Sql::Connection &connection, const RollupArguments &arguments)
{
    QElapsedTimer timer;
    timer.start();
    return report(Sql::refreshRollups(connection, {.now = QDateTime::currentDateTimeUtc()}), arguments, timer,
                  true);
}

int rebuild(Sql::Connection &connection, const CommonOptions &common, const RollupArguments &arguments)
{
    const Result<QTimeZone> zone = zoneNamed(arguments.zone);
    const Result<QTimeZone> sourceZone = zoneNamed(arguments.sourceZone);
    if (!zone.ok() || !sourceZone.ok()) {
        return fail(zone.ok() ? sourceZone.error() : zone.error());
    }
    QElapsedTimer timer;
    timer.start();
    const Sql::RebuildOptions options{.reportingZone = zone.value(),
                                      .sourceZone = sourceZone.value(),
                                      .now = QDateTime::currentDateTimeUtc(),
                                      .progress = progressOf(common)};
    return report(Sql::rebuildRollups(connection, options), arguments, timer, false);
}

Error differing(const Sql::RollupVerification &verification)
{
    QStringList tables;
    for (const Sql::RollupDifference &table : verification.tables) {
        if (table.rows > 0) {
            tables.append(u"%1 (%2)"_qs.arg(table.table, QString::number(table.rows)));
        }
    }
    return {.message = u"The sums by day are not what the rows say: %1"_qs.arg(tables.join(u", ")),
            .remedy = u"Run: shelfhelp database rebuild"_qs};
}

int verify(Sql::Connection &connection, const CommonOptions &common, const RollupArguments &arguments)
{
    const auto verified = Sql::verifyRollups(connection, QDateTime::currentDateTimeUtc(), progressOf(common));
    if (!verified.ok()) {
        return fail(verified.error());
    }
    if (!verified.value().isBuilt) {
        return fail(notBuilt());
    }
    QJsonObject tables;
    QString text;
    for (const Sql::RollupDifference &table : verified.value().tables) {
        tables.insert(table.table, table.rows);
        text += u"%1 %2\n"_qs.arg(table.table.leftJustified(20), QString::number(table.rows));
    }
    arguments.json ? printResult(QJsonObject{{u"differences"_qs, tables}}) : printResult(text);
    return verified.value().isEqual() ? int(AllWell) : int(fail(differing(verified.value())));
}

} // namespace

void addRollupCommands(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<RollupArguments>();
    const auto run = [&common, &status, arguments](Sql::Purpose purpose, auto work) {
        status = withConnection(common, Sql::DatabaseAccess::Schema::Required, purpose, work);
    };
    CLI::App *refreshing =
        database.add_subcommand("refresh", "Sum up the days that were written to, so that figures are quick");
    refreshing->callback([run, arguments] {
        run(Sql::Purpose::Writing,
            [arguments](Sql::Connection &connection) { return refresh(connection, *arguments); });
    });
    CLI::App *rebuilding = database.add_subcommand("rebuild", "Sum up all days anew");
    rebuilding->add_option("--time-zone", arguments->zone, "Zone whose days are summed up")
        ->capture_default_str();
    rebuilding->add_option("--source-time-zone", arguments->sourceZone, "Zone in which stored times are read")
        ->capture_default_str();
    rebuilding->callback([run, arguments, &common] {
        run(Sql::Purpose::Owner, [arguments, &common](Sql::Connection &connection) {
            return rebuild(connection, common, *arguments);
        });
    });
    CLI::App *verifying = database.add_subcommand(
        "verify", "Compare the sums by day with the rows, and say how many differ, by table");
    verifying->add_flag("--figures", arguments->figures, "The sums by day")->required();
    verifying->callback([run, arguments, &common] {
        run(Sql::Purpose::Owner, [arguments, &common](Sql::Connection &connection) {
            return verify(connection, common, *arguments);
        });
    });
    for (CLI::App *command : {refreshing, rebuilding, verifying}) {
        command->add_flag("--json", arguments->json, "Print one JSON document");
    }
}

} // namespace ShelfHelp::App
