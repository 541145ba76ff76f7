// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include "reportperiod.h"

#include <ui/format/dates.h>
#include <ui/format/language.h>
#include <ui/pages/panelpages.h>
#include <ui/window/kiosk.h>
#include <ui/window/mainwindow.h>
#include <ui/window/windowsettings.h>

#include <CLI/CLI.hpp>

#include <app/options/description.h>
#include <app/options/filteroptions.h>
#include <app/options/zoneoption.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ShelfHelp::Dashboard {

namespace {

constexpr QSize defaultReportSize(1680, 1120);
constexpr int maximumReportLength = 16'384; ///< pixels; more would be gigabytes of memory

/// The texts as CLI11 fills them in.
struct Texts
{
    std::string database;
    std::string profile;
    std::vector<std::string> pages;
    std::string range;
    std::string theme;
    std::string language;
    std::string zone;
    std::string sourceZone;
    bool isKiosk = false;
    int kioskSeconds = 0;
    std::string report;
    std::string out;
    std::string compare;
    std::string size;
    std::string paper;
    App::FilterArguments filter;
    std::vector<std::string> payloads;
};

const std::string everyPage = "all";

constexpr std::array comparisons{std::pair{"none", Ui::ComparisonMode::None},
                                 std::pair{"previous", Ui::ComparisonMode::PreviousPeriod},
                                 std::pair{"year", Ui::ComparisonMode::YearBefore}};

std::vector<std::string> words(const QStringList &list)
{
    std::vector<std::string> words;
    for (const QString &word : list) {
        words.push_back(word.toStdString());
    }
    return words;
}

std::vector<std::string> presetWords()
{
    QStringList names;
    for (int preset = 0; preset <= int(Sql::RangePreset::All); ++preset) {
        names.append(Sql::presetName(Sql::RangePreset(preset)));
    }
    return words(names);
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::optional<QSize> sizeFromText(const QString &text)
{
    const QStringList sides = text.split(u'x');
    if (sides.size() != 2) {
        return std::nullopt;
    }
    const QSize size(sides.first().toInt(), sides.last().toInt());
    const QRect allowed(1, 1, maximumReportLength, maximumReportLength);
    return allowed.contains(size.width(), size.height()) ? std::optional(size) : std::nullopt;
}

std::string checkSize(const std::string &text)
{
    return sizeFromText(QString::fromStdString(text))
               ? std::string()
               : std::string("must be WIDTHxHEIGHT in pixels, such as 1680x1120");
}

std::string checkZone(const std::string &text)
{
    const Result<QTimeZone> zone = App::zoneNamed(text);
    return zone.ok() ? std::string() : zone.error().message.toStdString();
}

std::string checkPeriod(const std::string &text)
{
    // Whether it means something is the same at any time and in any zone, but for an end that is now.
    return periodFrom(QString::fromStdString(text), QDateTime::currentDateTimeUtc(), QTimeZone::utc())
               ? std::string()
               : "\"" + text + "\" is no range; expected " + joined(presetWords()) +
                     ", or FROM..TO such as 2026-01-01..2026-03-31 or now-14d/d..now";
}

/// A folder, for a CSV file of each card, is written with a slash at its end.
std::optional<Ui::ExportFormat> formatOfOutput(const QString &out)
{
    if (out.endsWith(u'/')) {
        return Ui::ExportFormat::Csv;
    }
    const auto format = Ui::formatOf(out);
    return format == Ui::ExportFormat::Csv ? std::nullopt : format;
}

std::string checkOutput(const std::string &text)
{
    return formatOfOutput(QString::fromLocal8Bit(text.c_str()))
               ? std::string()
               : "\"" + text + "\" must end in .pdf, .html, .png or .svg, or be a folder with / at its end";
}

/// The words of `shelfhelp stats`.
void declareFilters(CLI::App &app, Texts &texts, CLI::Option *report)
{
    const auto before = app.get_options();
    App::addFilterOptions(app, texts.filter);
    for (CLI::Option *option : app.get_options()) {
        if (std::find(before.cbegin(), before.cend(), option) == before.cend()) {
            option->needs(report);
        }
    }
}

void declareReport(CLI::App &app, Texts &texts)
{
    CLI::Option *report =
        app.add_option("--report", texts.report,
                       "Write the pages of this range into a file; no display is needed:\n" +
                           joined(presetWords()) +
                           ",\nor FROM..TO such as 2026-01-01..2026-03-31 or now-14d/d..now")
            ->type_name("RANGE")
            ->check(checkPeriod);
    CLI::Option *out = app.add_option("--out", texts.out,
                                      "The report's file: .pdf, .html, .png or .svg;\n"
                                      "or a folder with / at its end, for a CSV file of each card")
                           ->type_name("FILE")
                           ->needs(report)
                           ->check(checkOutput);
    report->needs(out);
    app.add_option("--compare", texts.compare, "What the report compares with, default previous")
        ->check(CLI::IsMember({"none", "previous", "year"}))
        ->needs(report);
    app.add_option("--size", texts.size, "A picture's width and least height, default 1680x1120")
        ->type_name("WxH")
        ->needs(report)
        ->check(checkSize);
    app.add_option("--paper", texts.paper, "Paper of a PDF, default as the locale has it")
        ->needs(report)
        ->check(CLI::IsMember({"a4", "letter"}, CLI::ignore_case));
    declareFilters(app, texts, report);
}

void declare(CLI::App &app, Texts &texts)
{
    app.set_version_flag("--version", "shelfhelp-dashboard " SHELFHELP_VERSION);
    app.set_help_all_flag("--help-all", "As --help: there are no subcommands");
    app.footer("Exit status: 0 done, 1 failed (database, file, display), 2 wrong usage,\n"
               "4 the report was written, and an alert fires (see: shelfhelp alerts --help).");
    app.add_option("--database,--db", texts.database,
                   "Which database: a libpq URI, service=NAME, or embedded.\n"
                   "Default: DATABASE_URL, else DB_HOST …, else the connection used last,\n"
                   "else the embedded one")
        ->type_name("URI");
    app.add_option("--profile", texts.profile, "A connection by its name")
        ->type_name("NAME")
        ->excludes("--database");
    QStringList pages = Ui::MainWindow::pageIds();
    pages.append(QString::fromStdString(everyPage));
    app.add_option("--page", texts.pages,
                   "The page to start with; of a report its pages, separated by\n"
                   "commas, or all (default: overview)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember(words(pages)));
    app.add_option("--range", texts.range, "The range to start with")->check(CLI::IsMember(presetWords()));
    app.add_option("--language", texts.language,
                   "Of the window and of reports, else the preferences' or the system's")
        ->check(CLI::IsMember(words(Ui::languages())));
    app.add_option("--theme", texts.theme, "Colours")
        ->check(CLI::IsMember({"system", "light", "dark", "high-contrast"}));
    app.add_option("--time-zone", texts.zone, "Zone whose days are counted; default: the settings'")
        ->type_name("ZONE")
        ->check(checkZone);
    app.add_option("--source-time-zone", texts.sourceZone, "Zone in which stored times are read")
        ->type_name("ZONE")
        ->check(checkZone);
    CLI::Option *kiosk =
        app.add_flag("--kiosk", texts.isKiosk, "Full screen without menus and bars; F11 leaves it");
    app.add_option("--kiosk-seconds", texts.kioskSeconds, "Show one page after the other, each for so long")
        ->type_name("N")
        ->needs(kiosk)
        ->check(CLI::Range(Ui::shortestKioskSeconds, Ui::longestKioskSeconds));
    declareReport(app, texts);
    app.get_option("--report")->excludes(kiosk);
    app.add_option("payloads", texts.payloads, "Files and folders with notifications to replay")
        ->type_name("PATH");
}

/// The pages of a report, in the order of the window; nothing when one has no cards.
std::optional<QStringList> reportPages(const std::vector<std::string> &wanted)
{
    QStringList ids;
    for (const std::string &id : wanted) {
        ids.append(QString::fromStdString(id));
    }
    const QStringList possible = Ui::panelPageIds();
    if (ids.isEmpty()) {
        return QStringList{possible.first()};
    }
    if (ids.contains(QString::fromStdString(everyPage))) {
        return possible;
    }
    const auto hasCards = [&possible](const QString &id) { return possible.contains(id); };
    return std::all_of(ids.cbegin(), ids.cend(), hasCards) ? std::optional(ids) : std::nullopt;
}

/// What one option alone cannot tell. Throws as CLI11 does.
void checkTogether(const Texts &texts)
{
    const bool isReport = !texts.report.empty();
    const bool isEvery = std::find(texts.pages.cbegin(), texts.pages.cend(), everyPage) != texts.pages.cend();
    if (!isReport && (texts.pages.size() > 1 || isEvery)) {
        throw CLI::ValidationError("--page", "several pages are for --report; a window starts with one");
    }
    if (isReport && !reportPages(texts.pages)) {
        throw CLI::ValidationError(
            "--page",
            "a report has pages of cards: " + Ui::panelPageIds().join(u", "_qs).toStdString() + ", or all");
    }
    if (isReport && !texts.payloads.empty()) {
        throw CLI::ValidationError("payloads", "a report replays nothing; shelfhelp ingest does");
    }
    if (const Result<Sql::Filter> filter = App::filterOf(texts.filter); !filter.ok()) {
        throw CLI::ValidationError("Filters", filter.error().message.toStdString());
    }
}

ReportArguments reportOf(const Texts &texts)
{
    ReportArguments report{.period = QString::fromStdString(texts.report),
                           .file = QString::fromLocal8Bit(texts.out.c_str()),
                           .pages = *reportPages(texts.pages),
                           .size =
                               sizeFromText(QString::fromStdString(texts.size)).value_or(defaultReportSize)};
    report.format = *formatOfOutput(report.file);
    report.filter = App::filterOf(texts.filter).value();
    for (const auto &[name, mode] : comparisons) {
        if (texts.compare == name) {
            report.comparison = mode;
        }
    }
    if (!texts.paper.empty()) {
        report.paper = texts.paper == "letter" ? QPageSize::Letter : QPageSize::A4;
    }
    return report;
}

std::optional<QTimeZone> zoneOf(const std::string &name)
{
    return name.empty() ? std::nullopt
                        : std::optional(Ui::plainZone(QTimeZone(QByteArray::fromStdString(name))));
}

Arguments evaluated(const Texts &texts)
{
    Arguments arguments;
    arguments.database = QString::fromStdString(texts.database);
    arguments.profile = QString::fromStdString(texts.profile);
    if (!texts.pages.empty()) {
        arguments.page = QString::fromStdString(texts.pages.front());
    }
    arguments.range = Sql::presetFromName(QString::fromStdString(texts.range));
    if (!texts.language.empty()) {
        arguments.language = QString::fromStdString(texts.language);
    }
    arguments.colorScheme = Ui::colorSchemeFromName(QString::fromStdString(texts.theme));
    arguments.reportingZone = zoneOf(texts.zone);
    arguments.sourceZone = zoneOf(texts.sourceZone);
    if (texts.isKiosk) {
        arguments.kiosk = KioskArguments{.seconds = texts.kioskSeconds};
    }
    if (!texts.report.empty()) {
        arguments.report = reportOf(texts);
    }
    for (const std::string &path : texts.payloads) {
        arguments.payloads.append(QString::fromLocal8Bit(path.c_str()));
    }
    return arguments;
}

} // namespace

std::variant<Arguments, EarlyExit> parseCommandLine(int argc, char **argv)
{
    CLI::App app("Shows how Shelf Help is used, from the notifications its backend publishes.",
                 "shelfhelp-dashboard");
    Texts texts;
    App::addDescription(app);
    declare(app, texts);
    try {
        app.parse(argc, argv);
        checkTogether(texts);
    } catch (const CLI::ParseError &error) {
        return EarlyExit{app.exit(error) == 0 ? exitOk : exitUsage};
    }
    return evaluated(texts);
}

} // namespace ShelfHelp::Dashboard
