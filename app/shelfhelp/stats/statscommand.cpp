// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statscommand.h"

#include "figurecsv.h"
#include "figuretables.h"
#include "figuretext.h"
#include "rowtables.h"
#include "statsrange.h"
#include "statsreport.h"

#include <ingest/apply/printable.h>
#include <sql/alerts/alertcheck.h>
#include <sql/alerts/alertrules.h>
#include <sql/analytics/filteredids.h>
#include <sql/analytics/overviewfigures.h>

#include <app/options/filteroptions.h>
#include <app/shelfhelp/alertreport.h>
#include <app/shelfhelp/console.h>
#include <app/shelfhelp/interruption.h>

#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int mostRows = 1000;
constexpr int longestWindow = 24 * 60;

struct StatsArguments
{
    RangeArguments range;
    FilterArguments filter;
    std::vector<std::string> figures;
    std::string page;
    std::string rows;
    std::string order = "newest";
    std::string after;
    std::string format = "text";
    int limit = 1000;
    int windowMinutes = int(Sql::defaultFunnelWindow.count());
    bool list = false;
    bool explain = false;
    bool alerts = false;

    /// Whether nothing was said about what to print.
    [[nodiscard]] bool isPlain() const { return figures.empty() && page.empty() && rows.empty(); }

    [[nodiscard]] bool isCsv() const { return format == "csv"; }
};

Error usage(const QString &message)
{
    return {.kind = ErrorKind::Usage, .message = message};
}

/// Mistakes that can be told before anything is asked.
Outcome check(const StatsArguments &arguments)
{
    if (arguments.alerts && arguments.isCsv()) {
        return usage(u"--alerts prints text or JSON"_qs);
    }
    if (arguments.isCsv() && arguments.figures.size() + (arguments.rows.empty() ? 0 : 1) != 1) {
        return usage(
            u"CSV holds one table: choose it with --figure NAME or --rows KIND (--list names them)"_qs);
    }
    if (!arguments.after.empty() && arguments.rows.empty()) {
        return usage(u"--after needs --rows"_qs);
    }
    return success();
}

/// The figures that were asked for, in the order in which they are to be printed.
QList<Sql::FigureDescription> chosenFigures(const StatsArguments &arguments)
{
    QList<Sql::FigureDescription> chosen;
    for (const std::string &name : arguments.figures) {
        chosen.append(*Sql::findFigure(QString::fromStdString(name)));
    }
    const QString page = QString::fromStdString(arguments.page);
    const auto ofPage = Sql::figurePageFromName(page).value_or(Sql::FigurePage::Overview);
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        if (arguments.figures.empty() && figure.isOn(ofPage)) {
            chosen.append(figure);
        }
    }
    return chosen;
}

Result<QList<StatsPart>> makeFigures(const FigureRequest &request, const StatsArguments &arguments)
{
    QList<StatsPart> parts;
    for (const Sql::FigureDescription &figure : chosenFigures(arguments)) {
        request.snapshot.forgetRuns();
        Result<FigureTable> table = tableMakers().value(figure.name)(request);
        if (Interruption::isRequested()) {
            return Interruption::error();
        }
        if (!table.ok()) {
            return table.error();
        }
        StatsPart part{.name = figure.name, .table = std::move(table).value(), .explanation = {}};
        if (arguments.explain) {
            part.explanation = explain(figure, request);
        }
        parts.append(part);
    }
    return parts;
}

Result<QList<StatsPart>> makeRows(const FigureRequest &request, const StatsArguments &arguments)
{
    const RowsRequest rows{.kind = QString::fromStdString(arguments.rows),
                           .slowestFirst = arguments.order == "slowest",
                           .after = QString::fromStdString(arguments.after)};
    const Sql::FigureDescription description{.name = rows.kind,
                                             .source = Sql::FigureSource::Rows,
                                             .definition = u"The rows behind the figures, one by one."_qs};
    request.snapshot.forgetRuns();
    Result<FigureTable> table = rowTable(request, rows);
    if (Interruption::isRequested()) {
        return Interruption::error();
    }
    if (!table.ok()) {
        return table.error();
    }
    StatsPart part{.name = rows.kind, .table = std::move(table).value(), .explanation = {}};
    if (arguments.explain) {
        part.explanation = explain(description, request);
    }
    return QList<StatsPart>{part};
}

/// What a CSV file has no place for goes to standard error.
void printCsv(const StatsReport &report)
{
    const StatsPart &part = report.parts.first();
    const QTimeZone &zone = report.context.reportingZone;
    printResult(figureCsv(part.table, zone));
    for (const auto &[name, cell] : part.table.notes) {
        printMessage(u"%1: %2"_qs.arg(name, Ingest::printable(cellText(cell, zone))));
    }
    if (part.explanation) {
        printMessage(explanationText(*part.explanation).trimmed());
    }
}

void print(const StatsReport &report, const StatsArguments &arguments)
{
    if (arguments.isCsv()) {
        printCsv(report);
    } else if (arguments.format == "json") {
        printResult(statsJson(report, arguments.rows.empty() ? u"figures"_qs : u"rows"_qs));
    } else {
        printResult(statsText(report));
    }
}

/// Why figures may be of nothing, or slow.
Outcome printHints(const FigureRequest &request)
{
    if (!request.snapshot.hasOwnSchema()) {
        printMessage(
            u"Hint: this database was not adopted: what arrived and what was refused is not recorded, and "
            u"every figure is made from the rows. See: shelfhelp migrate adopt --plan"_qs);
    }
    const auto missing = Sql::missingIds(request.snapshot, request.filter);
    if (!missing.ok()) {
        return missing.error();
    }
    for (const Sql::MissingId &id : missing.value()) {
        printMessage(u"Hint: there is no %1 %2 in this database"_qs.arg(id.kind, Ingest::printable(id.id)));
    }
    return success();
}

/// Every rule with its figure; the status says whether one fires.
int printAlerts(const FigureRequest &request, const StatsArguments &arguments)
{
    const auto rules = Sql::alertRules(request.snapshot.connection());
    const auto span = Sql::dataSpan(request.snapshot.connection(), request.context.sourceZone);
    if (!rules.ok() || !span.ok()) {
        return fail(rules.ok() ? span.error() : rules.error());
    }
    const auto findings = Sql::checkAlerts(request.snapshot, request.context, span.value(), rules.value());
    if (!findings.ok()) {
        return fail(findings.error());
    }
    const QTimeZone &zone = request.context.reportingZone;
    if (arguments.format == "json") {
        printResult(alertsJson(findings.value(), zone));
    } else {
        printResult(alertsText(findings.value()));
    }
    return anyFires(findings.value()) ? AlertFires : AllWell;
}

int printFigures(const FigureRequest &request, const StatsArguments &arguments)
{
    if (arguments.alerts) {
        return printAlerts(request, arguments);
    }
    if (arguments.isPlain() && arguments.format == "text" && !arguments.explain) {
        const Result<QString> summary = statsSummary(request);
        if (summary.ok()) {
            printResult(summary.value());
        }
        return summary.ok() ? int(AllWell) : int(fail(summary.error()));
    }
    const auto parts =
        arguments.rows.empty() ? makeFigures(request, arguments) : makeRows(request, arguments);
    if (!parts.ok()) {
        return fail(parts.error());
    }
    print({.context = request.context, .filters = filterJson(arguments.filter), .parts = parts.value()},
          arguments);
    return AllWell;
}

int printStats(Sql::Connection &connection, const StatsArguments &arguments, const Sql::Filter &filter)
{
    const Interruption interruption(connection);
    const auto told = [](const Error &error) {
        return int(fail(Interruption::isRequested() ? Interruption::error() : error));
    };
    const Result<Sql::TimeContext> context = timeContextOf(arguments.range, connection);
    if (!context.ok()) {
        return told(context.error());
    }
    const auto snapshot = Sql::Snapshot::begin(connection, context.value());
    if (!snapshot.ok()) {
        return told(snapshot.error());
    }
    const FigureRequest request{.snapshot = *snapshot.value(),
                                .context = context.value(),
                                .filter = filter,
                                .limit = arguments.limit,
                                .window = std::chrono::minutes(arguments.windowMinutes)};
    if (Outcome hinted = printHints(request); !hinted.ok()) {
        return told(hinted.error());
    }
    return printFigures(request, arguments);
}

int printList()
{
    QString text;
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        text += u"%1 %2 %3\n"_qs.arg(figure.name.leftJustified(26),
                                     Sql::figurePageName(figure.page).leftJustified(10), figure.definition);
    }
    printResult(text);
    return AllWell;
}

int stats(const CommonOptions &common, const StatsArguments &arguments)
{
    if (arguments.list) {
        return printList();
    }
    const Result<Sql::Filter> filter = filterOf(arguments.filter);
    if (!filter.ok()) {
        return fail(filter.error());
    }
    if (Outcome checked = check(arguments); !checked.ok()) {
        return fail(checked.error());
    }
    return withConnection(
        common, Sql::DatabaseAccess::Schema::Readable, Sql::Purpose::Reading,
        [&](Sql::Connection &connection) { return printStats(connection, arguments, filter.value()); });
}

std::vector<std::string> words(const QStringList &list)
{
    std::vector<std::string> words;
    for (const QString &word : list) {
        words.push_back(word.toStdString());
    }
    return words;
}

std::vector<std::string> figureNames()
{
    QStringList names;
    for (const Sql::FigureDescription &figure : Sql::figureCatalogue()) {
        names.append(figure.name);
    }
    return words(names);
}

void addContentOptions(CLI::App &command, StatsArguments &arguments)
{
    CLI::Option *figure =
        command.add_option("--figure", arguments.figures, "A figure by its name; repeatable, see --list")
            ->check(CLI::IsMember(figureNames()).description("NAME"));
    CLI::Option *page = command.add_option("--page", arguments.page, "All figures of a page of the window")
                            ->check(CLI::IsMember(words(Sql::figurePageNames())));
    CLI::Option *rows =
        command
            .add_option("--rows", arguments.rows,
                        "Rows behind the figures: searches, checks or the journal of what arrived")
            ->check(CLI::IsMember(words(rowKinds())));
    page->excludes(figure);
    rows->excludes(figure)->excludes(page);
    command.add_option("--limit", arguments.limit, "Rows of a long list, at most")
        ->check(CLI::Range(1, mostRows))
        ->capture_default_str();
    command.add_option("--order", arguments.order, "Rows by newest or slowest")
        ->check(CLI::IsMember({"newest", "slowest"}))
        ->needs(rows)
        ->capture_default_str();
    command.add_option("--after", arguments.after, "Rows from there on: the \"next\" of the page before");
    command.add_option("--window", arguments.windowMinutes, "Minutes in which a check belongs to a search")
        ->check(CLI::Range(1, longestWindow))
        ->capture_default_str();
    command
        .add_flag(
            "--alerts", arguments.alerts,
            "Compare the figures with the limits of shelfhelp alerts; exit status 4 when one is crossed")
        ->excludes(figure)
        ->excludes(page)
        ->excludes(rows);
    command.add_flag("--list", arguments.list, "Name all figures and say what they mean");
    command.add_flag("--explain", arguments.explain, "Say how each figure was made, with its statements");
}

void addFormatOptions(CLI::App &command, StatsArguments &arguments)
{
    CLI::Option *format = command.add_option("--format", arguments.format, "text, json or csv")
                              ->check(CLI::IsMember({"text", "json", "csv"}))
                              ->capture_default_str();
    command
        .add_flag_callback(
            "--json", [&arguments] { arguments.format = "json"; }, "Print one JSON document")
        ->excludes(format);
}

} // namespace

void addStatsCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<StatsArguments>();
    CLI::App *command = app.add_subcommand("stats", "Print the figures of the dashboard");
    addContentOptions(*command, *arguments);
    addFormatOptions(*command, *arguments);
    addRangeOptions(*command, arguments->range);
    addFilterOptions(*command, arguments->filter);
    command->callback([&common, &status, arguments] { status = stats(common, *arguments); });
}

} // namespace ShelfHelp::App
