// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <ui/window/mainwindow.h>
#include <ui/window/windowsettings.h>

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace ShelfHelp::Dashboard {

namespace {

constexpr QSize defaultReportSize(1680, 1120);
constexpr int maximumReportLength = 16'384; ///< pixels; more would be gigabytes of memory

/// The texts as CLI11 fills them in.
struct Texts
{
    std::string database;
    std::string page;
    std::string range;
    std::string theme;
    std::string report;
    std::string out;
    std::string size;
    std::vector<std::string> payloads;
};

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

void declare(CLI::App &app, Texts &texts)
{
    app.set_version_flag("--version", "shelfhelp-dashboard " SHELFHELP_VERSION);
    app.add_option("--database", texts.database,
                   "Which database: a libpq URI, service=NAME, or embedded.\n"
                   "Default: DATABASE_URL, else DB_HOST …, else the embedded one")
        ->type_name("URI");
    app.add_option("--page", texts.page, "The page to start with")
        ->check(CLI::IsMember(words(Ui::MainWindow::pageIds())));
    app.add_option("--range", texts.range, "The range to start with")->check(CLI::IsMember(presetWords()));
    app.add_option("--theme", texts.theme, "Colours")
        ->check(CLI::IsMember({"system", "light", "dark", "high-contrast"}));
    CLI::Option *report =
        app.add_option("--report", texts.report,
                       "Write the Overview of this range as a picture; no display is needed")
            ->check(CLI::IsMember(presetWords()));
    CLI::Option *out =
        app.add_option("--out", texts.out, "The picture's file, .png")->type_name("FILE")->needs(report);
    report->needs(out);
    const auto checkSize = [](const std::string &text) {
        return sizeFromText(QString::fromStdString(text))
                   ? std::string()
                   : std::string("must be WIDTHxHEIGHT in pixels, such as 1680x1120");
    };
    app.add_option("--size", texts.size, "The picture's size in pixels, default 1680x1120")
        ->type_name("WxH")
        ->needs(report)
        ->check(checkSize);
    app.add_option("payloads", texts.payloads, "Files and folders with notifications to replay")
        ->type_name("PATH");
}

Arguments evaluated(const Texts &texts)
{
    Arguments arguments;
    arguments.database = QString::fromStdString(texts.database);
    if (!texts.page.empty()) {
        arguments.page = QString::fromStdString(texts.page);
    }
    arguments.range = Sql::presetFromName(QString::fromStdString(texts.range));
    arguments.colorScheme = Ui::colorSchemeFromName(QString::fromStdString(texts.theme));
    if (const auto period = Sql::presetFromName(QString::fromStdString(texts.report))) {
        arguments.report = {.period = *period,
                            .file = QString::fromLocal8Bit(texts.out.c_str()),
                            .size =
                                sizeFromText(QString::fromStdString(texts.size)).value_or(defaultReportSize)};
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
    declare(app, texts);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return EarlyExit{app.exit(error) == 0 ? exitOk : exitUsage};
    }
    return evaluated(texts);
}

} // namespace ShelfHelp::Dashboard
