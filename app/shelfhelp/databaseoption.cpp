// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseoption.h"

#include "console.h"

#include <QProcessEnvironment>

namespace ShelfHelp::App {

int withDatabase(const CommonOptions &options, Sql::DatabaseAccess::Schema schema,
                 const std::function<int(Sql::DatabaseAccess &)> &use)
{
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(QString::fromStdString(options.database),
                                                                   QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        return fail(choice.error());
    }
    Sql::DatabaseAccess::Progress progress;
    if (!options.quiet) {
        progress = [](const QString &line) { printMessage(line); };
    }
    Sql::DatabaseAccess access(choice.value(), schema, progress, printWarning);
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
