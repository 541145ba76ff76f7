// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/window/mainwindow.h>

#include <QList>
#include <QPromise>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

/// A database that is not there: answers of the test's choosing, and a record of what was asked.
/// Must outlive the window that uses services().
class FakeServices final
{
public:
    /// Wed 13 Mar 2024, 10:40 UTC; there are data since the New Year.
    static inline const QDateTime now = QDateTime({2024, 3, 13}, {10, 40}, Qt::UTC);

    Result<Sql::DataSpan> span =
        Sql::DataSpan{QDateTime({2024, 1, 1}, {9, 0}, Qt::UTC), QDateTime({2024, 3, 12}, {21, 0}, Qt::UTC)};
    Result<Ingest::IngestSummary> replayAnswer = Ingest::IngestSummary{};
    QString tlsWarning;
    Result<Sql::Watermark> watermark = Sql::Watermark{.lastSearch = 1, .lastCheck = 1};
    std::optional<Error> figureError; ///< of every card, instead of figures
    bool answersFigures = true;       ///< else they are asked for and never arrive
    qint64 rowTotal = 1'000'000;

    QList<Ui::Question> questions; ///< that cards were asked
    QList<std::shared_ptr<QPromise<Ui::FigureAnswer>>> figurePromises;
    QList<Ui::RowsRequest> searchRequests;
    QList<Ui::RowsRequest> checkRequests;
    QList<Ui::RowsRequest> shelfRequests;
    QList<Ui::RowsExport> exports;
    QList<Ui::TableExport> tableExports;
    QList<Ui::Question> bookQuestions; ///< of cards of books
    QList<Ui::BooksModel::Request> bookRequests;
    QList<Ui::LibrariesModel::Request> libraryRequests;
    QList<Ui::ReplaySource> replays;
    Ui::SharedAnnotations shared; ///< what the database keeps: written notes and rules are put here
    std::optional<Error> writeError;
    qint64 journalTotal = 1000;
    QList<Sql::RejectedNotification> letters; ///< the dead letters that there are, newest first
    Sql::DeskRights rights{.hasSchema = true, .canIngest = true, .canSettle = true, .canUndo = true};
    std::optional<Sql::IngestRun> run; ///< whichever is asked for
    QList<Ui::JournalRowsRequest> journalRequests;
    QList<Ui::RetryJob> retries;
    Result<Ui::RetryAnswer> retryAnswer = Ui::RetryAnswer{};
    QList<QList<qint64>> discarded;
    QList<QList<qint64>> reopened;
    qint64 settledCount = 0; ///< the answer to both
    QList<qint64> undone;
    Ui::DatabaseOverview overview = someOverview(); ///< of the page of the database
    int spanRequests = 0;
    int watermarkRequests = 0;

    /// A database with two tables, and one thing that should be done.
    [[nodiscard]] static Ui::DatabaseOverview someOverview();

    [[nodiscard]] Ui::WindowServices services();
    [[nodiscard]] static Ui::WindowOptions options();

private:
    [[nodiscard]] Ui::AnnotationServices annotations();
    [[nodiscard]] Ui::EventServices events();
    [[nodiscard]] Ui::UpkeepServices upkeep();
    void addReading(Ui::EventServices &services);
    QFuture<Ui::FigureAnswer> answerFigures(const Ui::Question &question,
                                            const QList<Ui::FigureRequest> &requests);
};

/// Settings of their own, empty at first, for the life of the object.
class PrivateSettings final
{
public:
    PrivateSettings()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_directory.path());
    }

private:
    QTemporaryDir m_directory;
};

/// Lets arrive what a FakeServices has answered, and everything that follows from it – other questions,
/// layouts, widgets that are shown by an event of their own – however slow the machine is: it counts rounds
/// of the event loop, not milliseconds. What waits for a timer or for another thread has to be waited for.
void settle();

/// An open dead letter with these bytes.
[[nodiscard]] Sql::RejectedNotification someLetter(qint64 id, const QByteArray &raw, const QString &reason);

/// Figures of a card as a small database would give them; nothing for cards that it does not know.
[[nodiscard]] std::optional<Ui::Figure> someFigure(const QString &panel, const Ui::Question &question);

} // namespace ShelfHelp::Tests
