// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseoption.h"

#include "console.h"
#include "passwordprompt.h"

#include <QProcessEnvironment>

#include <app/options/keychain.h>

namespace ShelfHelp::App {

Result<Sql::ChosenDatabase> chosenDatabase(const CommonOptions &options)
{
    Result<Sql::ChosenDatabase> database =
        Sql::requestedDatabase({.database = QString::fromStdString(options.database),
                                .profile = QString::fromStdString(options.profile)},
                               QProcessEnvironment::systemEnvironment());
    if (!database.ok()) {
        return database;
    }
    const Outcome filled =
        Sql::fillInPassword(database.value(), {.fromKeychain = passwordFromKeychain, .ask = askForPassword});
    return filled.ok() ? database : filled.error();
}

int withDatabase(const CommonOptions &options, Sql::DatabaseAccess::Schema schema,
                 const std::function<int(Sql::DatabaseAccess &)> &use)
{
    const Result<Sql::ChosenDatabase> chosen = chosenDatabase(options);
    if (!chosen.ok()) {
        return fail(chosen.error());
    }
    Sql::DatabaseAccess::Progress progress;
    if (!options.quiet) {
        progress = [](const QString &line) { printMessage(line); };
    }
    Sql::DatabaseAccess access(chosen.value().choice, schema, progress, printWarning);
    if (!options.quiet) {
        printMessage(u"Database: "_qs + access.describe());
    }
    return use(access);
}

int withConnection(const CommonOptions &options, Sql::DatabaseAccess::Schema schema, Sql::Purpose purpose,
                   const std::function<int(Sql::Connection &)> &use)
{
    return withDatabase(options, schema, [&](Sql::DatabaseAccess &access) {
        const Result<std::unique_ptr<Sql::Connection>> connection = access.open(purpose);
        return connection.ok() ? use(*connection.value()) : int(fail(connection.error()));
    });
}

} // namespace ShelfHelp::App
