// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowservices.h"

#include "databaseevents.h"
#include "rowsfile.h"

#include <sql/alerts/alertrules.h>
#include <sql/analytics/rowindex.h>
#include <sql/catalog.h>

#include <QCoreApplication>

#include <utility>

namespace ShelfHelp::Ui {

namespace {

struct PaletteTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::PaletteTexts)
};

using Sql::Connection;
using Sql::DatabaseWorker;

LibraryNameServices libraryNamesOn(DatabaseWorker &reading, DatabaseWorker &naming)
{
    return {.save =
                [&naming](const Sql::LibraryName &library) {
                    return naming.run<QList<Sql::NamedLibrary>>([library](Connection &connection) {
                        return Sql::nameLibraries(connection, {library}, {.replaces = true});
                    });
                },
            .countNamesakes =
                [&reading](const Sql::LibraryName &library) {
                    return reading.run<qint64>([library](Connection &connection) {
                        return Sql::countNamesakes(connection, library);
                    });
                }};
}

Result<SharedAnnotations> readAnnotations(Connection &connection, const Sql::TimeContext &time)
{
    const auto notes = Sql::chartNotes(connection, time.range);
    if (!notes.ok()) {
        return notes.error();
    }
    const auto rules = Sql::alertRules(connection);
    if (!rules.ok()) {
        return rules.error();
    }
    SharedAnnotations shared{.notes = notes.value()};
    if (rules.value().isEmpty()) {
        return shared;
    }
    const auto span = Sql::dataSpan(connection, time.sourceZone);
    if (!span.ok()) {
        return span.error();
    }
    const auto snapshot = Sql::Snapshot::begin(connection, time);
    if (!snapshot.ok()) {
        return snapshot.error();
    }
    auto findings = Sql::checkAlerts(*snapshot.value(), time, span.value(), rules.value());
    if (!findings.ok()) {
        return findings.error();
    }
    shared.findings = std::move(findings).value();
    return shared;
}

AnnotationServices annotationsOn(DatabaseWorker &reading, DatabaseWorker &writing)
{
    const auto done = [](const auto &result) {
        return result.ok() ? Result<bool>(true) : Result<bool>(result.error());
    };
    return {.read =
                [&reading](const Sql::TimeContext &time) {
                    return reading.run<SharedAnnotations>(
                        [time](Connection &connection) { return readAnnotations(connection, time); });
                },
            .writeNote =
                [&writing, done](const Sql::ChartNote &note) {
                    return writing.run<bool>([note, done](Connection &connection) {
                        return done(Sql::writeNote(connection, note));
                    });
                },
            .removeNote =
                [&writing, done](qint64 id) {
                    return writing.run<bool>(
                        [id, done](Connection &connection) { return done(Sql::removeNote(connection, id)); });
                },
            .writeRule =
                [&writing, done](const Sql::AlertRule &rule) {
                    return writing.run<bool>([rule, done](Connection &connection) {
                        return done(Sql::writeAlertRule(connection, rule));
                    });
                },
            .removeRule =
                [&writing](qint64 id) {
                    return writing.run<bool>(
                        [id](Connection &connection) { return Sql::removeAlertRule(connection, id); });
                }};
}

/// The same error for every card: nothing could be read at all.
void failAll(QPromise<FigureAnswer> &promise, const QList<FigureRequest> &requests, const Error &error)
{
    for (const FigureRequest &request : requests) {
        promise.addResult(
            FigureAnswer{.panel = request.panel, .figure = error, .asOf = QDateTime::currentDateTimeUtc()});
    }
}

void readFigures(Connection &connection, const Question &question, const QList<FigureRequest> &requests,
                 QPromise<FigureAnswer> &promise)
{
    const auto begun = Sql::Snapshot::begin(connection, question.time);
    if (!begun.ok()) {
        failAll(promise, requests, begun.error());
        return;
    }
    Sql::Snapshot &snapshot = *begun.value();
    const QDateTime asOf = QDateTime::currentDateTimeUtc();
    for (const FigureRequest &request : requests) {
        if (promise.isCanceled()) {
            return;
        }
        snapshot.forgetRuns();
        Result<Figure> figure = request.read(snapshot, question);
        promise.addResult(FigureAnswer{.panel = request.panel,
                                       .figure = std::move(figure),
                                       .asOf = asOf,
                                       .runs = snapshot.runs(),
                                       .sumsAbsence = snapshot.sumsAbsence()});
    }
}

QFuture<FigureAnswer> figuresOn(DatabaseWorker &worker, const Question &question,
                                const QList<FigureRequest> &requests)
{
    return worker.stream<FigureAnswer>(
        [question, requests](Result<Connection *> connection, QPromise<FigureAnswer> &promise) {
            if (connection.ok()) {
                readFigures(*connection.value(), question, requests, promise);
            } else {
                failAll(promise, requests, connection.error());
            }
        });
}

/// How rows of a kind are found: once an index of all of them, then any page.
template <typename Row>
struct RowReaders;

template <>
struct RowReaders<Sql::ShelfSearchRow>
{
    using Index = Sql::RowIndex;

    static Result<Index> index(Sql::Snapshot &snapshot, const RowsRequest &request)
    {
        return searchIndex(snapshot, request.rows, request.time);
    }

    static auto rowsAt(Sql::Snapshot &snapshot, const Index &index, const RowsRequest &request)
    {
        return Sql::searchRowsAt(snapshot, index, request.rows.pieces, request.rows.filter,
                                 request.rows.order, request.offset, request.limit);
    }
};

template <>
struct RowReaders<Sql::LibraryCheckRow>
{
    using Index = Sql::RowIndex;

    static Result<Index> index(Sql::Snapshot &snapshot, const RowsRequest &request)
    {
        return Index::ofChecks(snapshot, request.rows.pieces, request.rows.filter,
                               request.time.reportingZone);
    }

    static auto rowsAt(Sql::Snapshot &snapshot, const Index &index, const RowsRequest &request)
    {
        return Sql::checkRowsAt(snapshot, index, request.rows.pieces, request.rows.filter, request.rows.order,
                                request.offset, request.limit);
    }
};

template <>
struct RowReaders<Sql::ShelfRow>
{
    using Index = Sql::ShelfOrder;

    static Result<Index> index(Sql::Snapshot &snapshot, const RowsRequest &request)
    {
        return Index::read(snapshot, contextOf(request), request.rows.filter, request.rows.shelves);
    }

    static auto rowsAt(Sql::Snapshot &snapshot, const Index &index, const RowsRequest &request)
    {
        return Sql::shelvesAt(snapshot, contextOf(request), request.rows.filter,
                              index.ids(request.offset, request.limit));
    }
};

template <typename Row>
Result<RowsAnswer<Row>> readRows(Connection &connection, const RowsRequest &request)
{
    using Readers = RowReaders<Row>;
    using Index = typename Readers::Index;
    const auto begun = Sql::Snapshot::begin(connection, request.time);
    if (!begun.ok()) {
        return begun.error();
    }
    Sql::Snapshot &snapshot = *begun.value();
    auto index = std::static_pointer_cast<const Index>(request.index);
    if (index == nullptr) {
        Result<Index> made = Readers::index(snapshot, request);
        if (!made.ok()) {
            return made.error();
        }
        index = std::make_shared<const Index>(std::move(made).value());
    }
    Result<QList<Row>> rows = Readers::rowsAt(snapshot, *index, request);
    if (!rows.ok()) {
        return rows.error();
    }
    return RowsAnswer<Row>{.rows = std::move(rows).value(), .total = index->total(), .index = index};
}

template <typename Row>
typename RowsModel<Row>::Fetch rowsOn(DatabaseWorker &worker)
{
    return [&worker](const RowsRequest &request) {
        return worker.run<RowsAnswer<Row>>(
            [request](Connection &connection) { return readRows<Row>(connection, request); });
    };
}

template <typename Job>
std::function<QFuture<Result<qint64>>(const Job &)>
exportOn(DatabaseWorker &worker,
         const std::function<Result<qint64>(Connection &, const Job &, const IsCancelled &)> &write)
{
    return [&worker, write](const Job &job) {
        return worker.stream<Result<qint64>>(
            [job, write](Result<Connection *> connection, QPromise<Result<qint64>> &promise) {
                const auto isCancelled = [&promise] { return promise.isCanceled(); };
                promise.addResult(connection.ok() ? write(*connection.value(), job, isCancelled)
                                                  : Result<qint64>(connection.error()));
            });
    };
}

Result<BookCard::Figures> readBook(Connection &connection, const Question &question)
{
    const auto details = Sql::book(connection, *question.filter.bookId, question.time.sourceZone);
    if (!details.ok()) {
        return details.error();
    }
    if (!details.value()) {
        return Error{.message = PaletteTexts::tr("This book is no longer stored.")};
    }
    const auto begun = Sql::Snapshot::begin(connection, question.time);
    if (!begun.ok()) {
        return begun.error();
    }
    const auto outcomes = Sql::outcomesByMedium(*begun.value(), question.time, question.filter);
    if (!outcomes.ok()) {
        return outcomes.error();
    }
    return BookCard::Figures{.details = *details.value(), .outcomes = outcomes.value()};
}

constexpr int mostFound = 6; ///< of each: whoever wants all of them opens the tables

Result<QList<FoundThing>> findThings(Connection &connection, const QString &words, const QTimeZone &zone)
{
    const auto libraries = Sql::libraries(
        connection,
        {.search = words, .sort = Sql::LibrarySort::Checks, .order = Qt::DescendingOrder, .limit = mostFound},
        zone);
    if (!libraries.ok()) {
        return libraries.error();
    }
    const auto books = Sql::books(connection,
                                  {.search = words,
                                   .sort = Sql::BookSort::TimesShown,
                                   .order = Qt::DescendingOrder,
                                   .limit = mostFound},
                                  zone);
    if (!books.ok()) {
        return books.error();
    }
    QList<FoundThing> found;
    for (const Sql::LibraryRow &library : libraries.value().rows) {
        found.append({PaletteTexts::tr("library %1 (%2)").arg(library.name, library.libraryId),
                      libraryStep(library.libraryId, library.name)});
    }
    for (const Sql::BookRow &book : books.value().rows) {
        const FilterStep step = bookStep(book.bookId, book.title.value_or(QString()));
        found.append(
            {PaletteTexts::tr("book %1 – %2").arg(step.label, book.author.value_or(QString())), step});
    }
    return found;
}

} // namespace

WindowServices databaseServices(const WindowWorkers &workers, const std::function<QTimeZone()> &sourceZone,
                                std::function<QString()> describe, std::function<QString()> tlsWarning)
{
    DatabaseWorker &reading = workers.reading;
    DatabaseWorker &browsing = workers.browsing;
    return {.describe = std::move(describe),
            .tlsWarning = std::move(tlsWarning),
            .dataSpan =
                [&reading, sourceZone] {
                    return reading.run<Sql::DataSpan>([zone = sourceZone()](Connection &connection) {
                        return Sql::dataSpan(connection, zone);
                    });
                },
            .watermark =
                [&browsing] {
                    return browsing.run<Sql::Watermark>(
                        [](Connection &connection) { return Sql::watermark(connection); });
                },
            .figures =
                [&reading](const Question &question, const QList<FigureRequest> &requests) {
                    return figuresOn(reading, question, requests);
                },
            .searchRows = rowsOn<Sql::ShelfSearchRow>(browsing),
            .checkRows = rowsOn<Sql::LibraryCheckRow>(browsing),
            .shelfRows = rowsOn<Sql::ShelfRow>(browsing),
            .exportRows = exportOn<RowsExport>(browsing, writeRows),
            .exportTable = exportOn<TableExport>(
                browsing,
                [sourceZone](Connection &connection, const TableExport &job, const IsCancelled &isCancelled) {
                    return writeTable(connection, job, sourceZone(), isCancelled);
                }),
            .findThings =
                [&browsing, sourceZone](const QString &words) {
                    return browsing.run<QList<FoundThing>>(
                        [words, zone = sourceZone()](Connection &connection) {
                            return findThings(connection, words, zone);
                        });
                },
            .books =
                [&browsing, sourceZone](const BooksModel::Request &request) {
                    return browsing.run<Sql::Page<Sql::BookRow>>(
                        [request, zone = sourceZone()](Connection &connection) {
                            return Sql::books(connection, request, zone);
                        });
                },
            .libraries =
                [&browsing, sourceZone](const LibrariesModel::Request &request) {
                    return browsing.run<Sql::Page<Sql::LibraryRow>>(
                        [request, zone = sourceZone()](Connection &connection) {
                            return Sql::libraries(connection, request, zone);
                        });
                },
            .replay =
                [&replaying = workers.replaying, open = workers.openForWriting](
                    const ReplaySource &source, std::shared_ptr<ReplayControl> control) {
                    return replayOn(replaying, open, source, std::move(control));
                },
            .libraryNames = libraryNamesOn(browsing, workers.naming),
            .book =
                [&browsing](const Question &question) {
                    return browsing.run<BookCard::Figures>(
                        [question](Connection &connection) { return readBook(connection, question); });
                },
            .events = eventServicesOn(workers),
            .annotations = annotationsOn(browsing, workers.naming)};
}

} // namespace ShelfHelp::Ui
