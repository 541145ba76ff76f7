// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "librariescommand.h"

#include "console.h"
#include "librariesreport.h"
#include "libraryfile.h"

#include <ingest/apply/printable.h>
#include <sql/transaction.h>

#include <QFile>
#include <QJsonArray>

#include <cstdio>
#include <memory>

namespace ShelfHelp::App {

namespace {

constexpr int pageSize = 1000;
constexpr qint64 largestFile = 64 * 1024 * 1024;

struct LibrariesArguments
{
    bool onlyUnnamed = false;
    bool onlySameName = false;
    bool replaces = false;
    bool isDryRun = false;
    bool json = false;
    std::string id;
    std::string name;
    std::string file;
};

/// All that match, whatever their number, as they are at one moment.
Result<QList<Sql::LibraryRow>> allLibraries(Sql::Connection &connection, const LibrariesArguments &arguments)
{
    Sql::Transaction snapshot(connection);
    if (Outcome begun = snapshot.begin(Sql::Transaction::Kind::Snapshot); !begun.ok()) {
        return begun.error();
    }
    Sql::PageRequest<Sql::LibrarySort> request{.sort = Sql::LibrarySort::Id,
                                               .onlyUnnamed = arguments.onlyUnnamed,
                                               .onlyNameShared = arguments.onlySameName,
                                               .limit = pageSize};
    if (arguments.onlySameName) {
        request.sort = Sql::LibrarySort::Name; // namesakes stand together
    }
    QList<Sql::LibraryRow> all;
    while (true) {
        request.offset = all.size();
        const auto page = Sql::libraries(connection, request, QTimeZone::utc());
        if (!page.ok()) {
            return page.error();
        }
        all += page.value().rows;
        if (page.value().rows.size() < pageSize) {
            return all;
        }
    }
}

int list(Sql::Connection &connection, const LibrariesArguments &arguments)
{
    const Result<QList<Sql::LibraryRow>> libraries = allLibraries(connection, arguments);
    if (!libraries.ok()) {
        return fail(libraries.error());
    }
    QJsonArray objects;
    QString lines;
    for (const Sql::LibraryRow &library : libraries.value()) {
        if (arguments.json) {
            objects.append(libraryJson(library));
        } else {
            lines += libraryLine(library);
        }
    }
    if (arguments.json) {
        printResult(QJsonObject{{u"libraries"_qs, objects}});
        return AllWell;
    }
    printResult(lines);
    printMessage(u"%1 libraries"_qs.arg(libraries.value().size()));
    return AllWell;
}

int setNames(Sql::Connection &connection, const QList<Sql::LibraryName> &libraries,
             const LibrariesArguments &arguments, const Sql::NamingOptions &options)
{
    const auto named = Sql::nameLibraries(connection, libraries, options);
    if (!named.ok()) {
        return fail(named.error());
    }
    if (arguments.json) {
        printResult(namingJson(named.value(), options.isDryRun));
    } else {
        printResult(namingText(named.value(), options.isDryRun));
    }
    return AllWell;
}

int nameOne(Sql::Connection &connection, const LibrariesArguments &arguments)
{
    const Sql::LibraryName library{QString::fromStdString(arguments.id),
                                   Sql::trimmedName(QString::fromStdString(arguments.name))};
    return setNames(connection, {library}, arguments, {.replaces = true});
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    const bool isOpen = path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    const QByteArray content = isOpen ? file.read(largestFile + 1) : QByteArray();
    if (!isOpen || file.error() != QFileDevice::NoError) {
        return Error{.message = u"%1 cannot be read: %2"_qs.arg(Ingest::printable(path), file.errorString()),
                     .remedy = u"Check the path and the rights."_qs};
    }
    if (content.size() > largestFile) {
        return Error{.message = u"%1 is larger than 64 MiB"_qs.arg(Ingest::printable(path)),
                     .remedy = u"Import it in parts."_qs};
    }
    return content;
}

Result<QList<Sql::LibraryName>> readFile(const QString &path)
{
    const Result<QByteArray> content = contentOf(path);
    if (!content.ok()) {
        return content.error();
    }
    Result<QList<Sql::LibraryName>> libraries = readLibraryFile(content.value());
    if (!libraries.ok()) {
        Error error = libraries.error();
        error.message = u"%1, %2"_qs.arg(Ingest::inputName(path), error.message);
        error.remedy = u"Nothing was changed. Correct the file and import it again."_qs;
        return error;
    }
    return libraries;
}

/// The file first: what is wrong with it needs no database.
int importFile(const CommonOptions &common, const LibrariesArguments &arguments)
{
    const Result<QList<Sql::LibraryName>> libraries = readFile(QString::fromStdString(arguments.file));
    if (!libraries.ok()) {
        return fail(libraries.error());
    }
    return withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Writing,
                          [&](Sql::Connection &connection) {
                              return setNames(
                                  connection, libraries.value(), arguments,
                                  {.replaces = arguments.replaces, .isDryRun = arguments.isDryRun});
                          });
}

void addList(CLI::App &libraries, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<LibrariesArguments>();
    CLI::App *command = libraries.add_subcommand("list", "List the libraries by id");
    command->add_flag("--unnamed", arguments->onlyUnnamed,
                      "Only those that a notification registered and nobody has named");
    command->add_flag("--same-name", arguments->onlySameName, "Only those whose name others have too");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Reading,
                                [&](Sql::Connection &connection) { return list(connection, *arguments); });
    });
}

void addName(CLI::App &libraries, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<LibrariesArguments>();
    CLI::App *command = libraries.add_subcommand("name", "Give one library its name, whatever it was called");
    command->add_option("ID", arguments->id, "The library's id")->required();
    command->add_option("NAME", arguments->name, "Its name")->required();
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] {
        status = withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Writing,
                                [&](Sql::Connection &connection) { return nameOne(connection, *arguments); });
    });
}

void addImport(CLI::App &libraries, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<LibrariesArguments>();
    CLI::App *command =
        libraries.add_subcommand("import", "Add and name libraries as a CSV file has them, all or nothing");
    command
        ->add_option("FILE", arguments->file,
                     "CSV in UTF-8 with the columns library_id and library_name; - is standard input")
        ->required();
    command->add_flag("--replace", arguments->replaces, "Replace names that differ, instead of listing them");
    command->add_flag("--dry-run", arguments->isDryRun, "Say what would change, and change nothing");
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] { status = importFile(common, *arguments); });
}

} // namespace

void addLibrariesCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command = app.add_subcommand("libraries", "List libraries, and name those that are unnamed");
    command->require_subcommand(1);
    addList(*command, common, status);
    addName(*command, common, status);
    addImport(*command, common, status);
    command->fallthrough();
    for (CLI::App *subcommand : command->get_subcommands({})) {
        subcommand->fallthrough();
    }
}

} // namespace ShelfHelp::App
