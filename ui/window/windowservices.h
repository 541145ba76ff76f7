// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>
#include <ui/dialogs/librarynamedialog.h>
#include <ui/dialogs/replaydialog.h>
#include <ui/models/booksmodel.h>
#include <ui/models/librariesmodel.h>

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace ShelfHelp::Sql {
class DatabaseWorker;
}

namespace ShelfHelp::Ui {

/// What is to be replayed: files and folders, or, when there are none, one document in memory.
struct ReplaySource
{
    QString name; ///< for people
    QStringList paths;
    QByteArray document;
};

/// Everything the window asks of the database. Every function returns at once, on the GUI thread; the work
/// happens elsewhere. Functions, so that the window can be tested without a database.
struct WindowServices
{
    std::function<QString()> describe; ///< which database, without password
    /// What is wrong with the way to it, in words; empty when nothing is.
    std::function<QString()> tlsWarning = [] { return QString(); };
    std::function<QFuture<Result<Sql::DataSpan>>()> dataSpan;
    std::function<QFuture<Result<Sql::OverviewFigures>>(const Sql::TimeContext &)> overview;
    BooksModel::Fetch books;
    LibrariesModel::Fetch libraries;
    std::function<QFuture<ReplayDialog::Answer>(const ReplaySource &, std::shared_ptr<ReplayControl>)> replay;
    LibraryNameServices libraryNames = {};
};

/// The connections of a window; those that write are opened when they are first needed.
struct WindowWorkers
{
    Sql::DatabaseWorker &reading;
    Sql::DatabaseWorker &replaying; ///< apart, so that a replay never holds up the figures
    Sql::DatabaseWorker &naming;    ///< … nor the name of a library
};

/// The services over these connections. The workers must outlive the window.
[[nodiscard]] WindowServices databaseServices(const WindowWorkers &workers, const QTimeZone &sourceZone,
                                              std::function<QString()> describe,
                                              std::function<QString()> tlsWarning);

} // namespace ShelfHelp::Ui
