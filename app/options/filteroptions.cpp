// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filteroptions.h"

#include <QJsonArray>

#include <cmath>
#include <limits>

namespace ShelfHelp::App {

namespace {

constexpr double usPerMs = 1000;
constexpr double longestMs = 1e12; ///< some thirty years

QStringList listOf(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words) {
        list.append(QString::fromStdString(word));
    }
    return list;
}

std::optional<Sql::Selection> selectionOf(const std::vector<std::string> &words, bool isExcluded = false)
{
    if (words.empty()) {
        return std::nullopt;
    }
    return Sql::Selection{.values = listOf(words), .isExcluded = isExcluded};
}

std::optional<Sql::Medium> mediumOf(const std::string &word)
{
    if (word.empty()) {
        return std::nullopt;
    }
    return word == "libby" ? Sql::Medium::Libby : Sql::Medium::Physical;
}

std::optional<Sql::Temperature> temperatureOf(const std::string &word)
{
    if (word.empty()) {
        return std::nullopt;
    }
    if (word == "invalid") {
        return Sql::Temperature::Invalid;
    }
    return word == "cold" ? Sql::Temperature::Cold : Sql::Temperature::Warm;
}

std::optional<QString> textOf(const std::string &word)
{
    return word.empty() ? std::nullopt : std::optional(QString::fromStdString(word));
}

std::optional<qint64> microseconds(std::optional<double> ms)
{
    return ms ? std::optional(qint64(std::llround(*ms * usPerMs))) : std::nullopt;
}

Error usage(const QString &message)
{
    return {.kind = ErrorKind::Usage, .message = message};
}

bool isReversed(const Sql::NumberRange &range)
{
    return range.from && range.to && *range.from >= *range.to;
}

QJsonArray arrayOf(const std::vector<std::string> &words)
{
    return QJsonArray::fromStringList(listOf(words));
}

void addWordOptions(CLI::App &command, FilterArguments &arguments)
{
    const char *const group = "Filters";
    command.add_option("--library", arguments.libraries, "Checks of this library id; repeatable")
        ->group(group);
    command.add_option("--not-library", arguments.otherLibraries, "Checks of all libraries but this one")
        ->group(group);
    command.add_option("--medium", arguments.medium, "Checks of libby or physical copies")
        ->check(CLI::IsMember({"libby", "physical"}))
        ->group(group);
    command.add_option("--type", arguments.types, "Searches of this type, such as Shuffle; repeatable")
        ->group(group);
    command
        .add_option("--outcome", arguments.outcomes,
                    "Checks that ended so: available, out, absent (not in the catalogue), unknown")
        ->check(CLI::IsMember({"available", "out", "absent", "unknown"}))
        ->group(group);
    command
        .add_option("--temperature", arguments.temperature,
                    "Searches that were cold, warm, or invalid: without a usable duration")
        ->check(CLI::IsMember({"cold", "warm", "invalid"}))
        ->group(group);
    command.add_option("--reader", arguments.reader, "Searches of the shelves of this Goodreads reader id")
        ->group(group);
    command.add_option("--shelf-name", arguments.shelfName, "… of that name; with --reader")->group(group);
    command.add_flag("--suspect", arguments.suspect, "Checks whose text and flag disagree")->group(group);
}

void addNumberOptions(CLI::App &command, FilterArguments &arguments)
{
    const char *const group = "Filters";
    // What is too large is read as the largest number there is.
    const CLI::Range wholeNumbers(qint64(0), std::numeric_limits<qint64>::max() - 1);
    const CLI::Range sizes(0, std::numeric_limits<int>::max());
    const CLI::Range durations(0.0, longestMs);
    command.add_option("--shelf", arguments.shelf, "Searches of this shelf id")
        ->check(wholeNumbers)
        ->group(group);
    command.add_option("--book", arguments.book, "Searches that showed this book id, and checks of it")
        ->check(wholeNumbers)
        ->group(group);
    command.add_option("--size-from", arguments.sizeFrom, "Searches of shelves of this many books and more")
        ->check(sizes)
        ->group(group);
    command.add_option("--size-to", arguments.sizeTo, "… of fewer books than this")
        ->check(sizes)
        ->group(group);
    command
        .add_option("--duration-from", arguments.durationFromMs,
                    "Searches and checks that took this many milliseconds and more")
        ->check(durations)
        ->group(group);
    command.add_option("--duration-to", arguments.durationToMs, "… less than this")
        ->check(durations)
        ->group(group);
}

} // namespace

void addFilterOptions(CLI::App &command, FilterArguments &arguments)
{
    addWordOptions(command, arguments);
    addNumberOptions(command, arguments);
}

Result<Sql::Filter> filterOf(const FilterArguments &arguments)
{
    if (!arguments.libraries.empty() && !arguments.otherLibraries.empty()) {
        return usage(u"--library and --not-library cannot be given together"_qs);
    }
    if (!arguments.shelfName.empty() && arguments.reader.empty()) {
        return usage(u"--shelf-name needs --reader: many readers have a shelf of one name"_qs);
    }
    for (const auto &duration : {arguments.durationFromMs, arguments.durationToMs}) {
        if (duration && !std::isfinite(*duration)) {
            return usage(u"--duration-from and --duration-to are numbers of milliseconds"_qs);
        }
    }
    const bool isExcluded = arguments.libraries.empty();
    Sql::Filter filter;
    filter.bookId = arguments.book;
    filter.shelfId = arguments.shelf;
    filter.readerId = textOf(arguments.reader);
    filter.shelfName = textOf(arguments.shelfName);
    filter.searchTypes = selectionOf(arguments.types);
    filter.temperature = temperatureOf(arguments.temperature);
    filter.shelfSize = {.from = arguments.sizeFrom, .to = arguments.sizeTo};
    filter.searchDurationUs = {.from = microseconds(arguments.durationFromMs),
                               .to = microseconds(arguments.durationToMs)};
    filter.libraries = selectionOf(isExcluded ? arguments.otherLibraries : arguments.libraries, isExcluded);
    filter.medium = mediumOf(arguments.medium);
    filter.outcomes = selectionOf(arguments.outcomes);
    filter.isSuspect = arguments.suspect ? std::optional(true) : std::nullopt;
    filter.checkDurationUs = filter.searchDurationUs;
    if (isReversed(filter.shelfSize) || isReversed(filter.searchDurationUs)) {
        return usage(u"The range of sizes or durations is empty: its end is not after its start"_qs);
    }
    return filter;
}

QJsonObject filterJson(const FilterArguments &arguments)
{
    QJsonObject json;
    const auto addList = [&json](const char *name, const std::vector<std::string> &words) {
        if (!words.empty()) {
            json.insert(QLatin1StringView(name), arrayOf(words));
        }
    };
    const auto addText = [&json](const char *name, const std::string &word) {
        if (!word.empty()) {
            json.insert(QLatin1StringView(name), QString::fromStdString(word));
        }
    };
    const auto addNumber = [&json](const char *name, const auto &number) {
        if (number) {
            json.insert(QLatin1StringView(name), *number);
        }
    };
    addList("library", arguments.libraries);
    addList("not_library", arguments.otherLibraries);
    addText("medium", arguments.medium);
    addList("type", arguments.types);
    addList("outcome", arguments.outcomes);
    addText("temperature", arguments.temperature);
    addNumber("shelf", arguments.shelf);
    addText("reader", arguments.reader);
    addText("shelf_name", arguments.shelfName);
    addNumber("book", arguments.book);
    if (arguments.suspect) {
        json.insert(u"suspect"_qs, true);
    }
    addNumber("size_from_books", arguments.sizeFrom);
    addNumber("size_to_books", arguments.sizeTo);
    addNumber("duration_from_ms", arguments.durationFromMs);
    addNumber("duration_to_ms", arguments.durationToMs);
    return json;
}

} // namespace ShelfHelp::App
