// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>
#include <sql/databaseworker.h>
#include <sql/watermark.h>
#include <ui/dialogs/bookcard.h>
#include <ui/dialogs/commandpalette.h>
#include <ui/dialogs/librarynamedialog.h>
#include <ui/dialogs/replaydialog.h>
#include <ui/models/booksmodel.h>
#include <ui/models/figure.h>
#include <ui/models/librariesmodel.h>
#include <ui/models/rowsmodel.h>
#include <ui/pages/eventservices.h>
#include <ui/upkeep/upkeepservices.h>
#include <ui/window/annotator.h>

#include <QByteArray>
#include <QFuture>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <variant>

namespace ShelfHelp::Ui {

/// What is to be replayed: files and folders, or, when there are none, one document in memory.
struct ReplaySource
{
    QString name; ///< for people
    QStringList paths;
    QByteArray document;
    ReplayMode mode = ReplayMode::Apply;
};

/// Rows on their way into a file.
struct RowsExport
{
    RowsRequest request; ///< offset and limit do not matter
    QString fileName;
    QStringList context; ///< lines that say what is in the file
};

using CheckRowsModel = RowsModel<Sql::LibraryCheckRow>;
using SearchRowsModel = RowsModel<Sql::ShelfSearchRow>;
using ShelfRowsModel = RowsModel<Sql::ShelfRow>;

/// Where all books or all libraries go, as a table's request has them; its offset and limit do not matter.
struct TableExport
{
    std::variant<BooksModel::Request, LibrariesModel::Request> request;
    QString fileName;
    QStringList context; ///< lines that say what is in the file
};

/// Everything the window asks of the database. Every function returns at once, on the GUI thread; the work
/// happens elsewhere. Functions, so that the window can be tested without a database.
struct WindowServices
{
    std::function<QString()> describe; ///< which database, without password
    /// What is wrong with the way to it, in words; empty when nothing is.
    std::function<QString()> tlsWarning = [] { return QString(); };
    std::function<QFuture<Result<Sql::DataSpan>>()> dataSpan;
    std::function<QFuture<Result<Sql::Watermark>>()> watermark;
    /// The figures of the cards of a page, one answer after the other, all of one moment of the database.
    std::function<QFuture<FigureAnswer>(const Question &, const QList<FigureRequest> &)> figures;
    SearchRowsModel::Fetch searchRows;
    CheckRowsModel::Fetch checkRows;
    ShelfRowsModel::Fetch shelfRows;
    /// Writes rows as CSV; gives how many.
    std::function<QFuture<Result<qint64>>(const RowsExport &)> exportRows;
    std::function<QFuture<Result<qint64>>(const TableExport &)> exportTable;
    /// Libraries and books whose names have these words, as filters.
    CommandPalette::Find findThings;
    BooksModel::Fetch books;
    LibrariesModel::Fetch libraries;
    std::function<QFuture<ReplayDialog::Answer>(const ReplaySource &, std::shared_ptr<ReplayControl>)> replay;
    LibraryNameServices libraryNames = {};
    /// What is known of one book, and what its checks found.
    BookCard::Fetch book = {};
    EventServices events = {};
    AnnotationServices annotations = {};
    UpkeepServices upkeep = {}; ///< of the page of the database
};

/// The connections of a window; those that write are opened when they are first needed.
struct WindowWorkers
{
    Sql::DatabaseWorker &reading;
    Sql::DatabaseWorker &browsing;  ///< rows and tables, apart, so that scrolling never waits for figures
    Sql::DatabaseWorker &replaying; ///< apart, so that a replay never holds up the figures
    Sql::DatabaseWorker &naming;    ///< … nor the name of a library, nor what becomes of dead letters
    /// Other connections to the same database: in place of one that a replay has lost, and to take a run
    /// back. Without them a lost connection is the end of a replay.
    Sql::DatabaseWorker::Open openForWriting = {};
    Sql::DatabaseWorker::Open openAsOwner = {};
};

/// The services over these connections. The workers must outlive the window. `sourceZone` is asked each time:
/// the preferences change it.
[[nodiscard]] WindowServices databaseServices(const WindowWorkers &workers,
                                              const std::function<QTimeZone()> &sourceZone,
                                              std::function<QString()> describe,
                                              std::function<QString()> tlsWarning);

} // namespace ShelfHelp::Ui
