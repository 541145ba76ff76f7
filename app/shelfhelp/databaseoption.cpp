// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseoption.h"

#include "console.h"

#include <QProcessEnvironment>

namespace ShelfHelp::App {

Result<std::unique_ptr<Sql::DatabaseAccess>> openDatabase(const CommonOptions &options,
                                                          Sql::DatabaseAccess::Schema schema)
{
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(QString::fromStdString(options.database),
                                                                   QProcessEnvironment::systemEnvironment());
    if (!choice.ok()) {
        return choice.error();
    }
    Sql::DatabaseAccess::Progress progress;
    if (!options.quiet) {
        progress = [](const QString &line) { printMessage(line); };
    }
    auto access = std::make_unique<Sql::DatabaseAccess>(choice.value(), schema, progress);
    if (!options.quiet) {
        printMessage(u"Database: "_qs + access->describe());
    }
    return access;
}

} // namespace ShelfHelp::App
