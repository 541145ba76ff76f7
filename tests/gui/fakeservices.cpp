// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <QFuture>

namespace ShelfHelp::Tests {

namespace {

template <typename T>
QFuture<Result<T>> answered(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

Sql::Totals someTotals()
{
    Sql::Totals totals;
    totals.known = {.urls = 40, .shelves = 38, .readers = 31};
    totals.fresh = {.urls = 12, .shelves = 11, .readers = 9};
    totals.shelfSearches = 120;
    totals.libraryChecks = 300;
    totals.outcomes = {.available = 150, .out = 90, .notInCatalogue = 50, .unknown = 10};
    totals.cold = {.n = 80, .p50Ms = 3677.0, .p95Ms = 12'400.0};
    totals.warm = {.n = 40, .p50Ms = 4.0, .p95Ms = 21.0};
    totals.medianShelfSize = 127;
    totals.sizedShelves = 30;
    totals.shelvesAtCap = 2;
    return totals;
}

Sql::BookRow someBook(qint64 number)
{
    Sql::BookRow book;
    book.bookId = number;
    book.title = u"Book %1"_qs.arg(number);
    book.author = u"Author %1"_qs.arg(number % 7);
    book.timesShown = 1000 - number;
    return book;
}

Sql::LibraryRow someLibrary(qint64 number)
{
    Sql::LibraryRow library;
    library.libraryId = u"library%1"_qs.arg(number);
    library.name = u"Public Library"_qs;
    library.outcomes = {.available = number, .out = 10, .notInCatalogue = 3, .unknown = 0};
    return library;
}

/// As many rows of the page as there are.
template <typename Row, typename Make>
Result<Sql::Page<Row>> page(qint64 total, qint64 offset, int limit, Make make)
{
    Sql::Page<Row> page{.rows = {}, .total = total};
    for (qint64 number = offset; number < std::min(total, offset + limit); ++number) {
        page.rows.append(make(number));
    }
    return page;
}

} // namespace

Ui::WindowServices FakeServices::services()
{
    return {.describe = [] { return u"reader@example.org:5432/shelfhelp (from --database)"_qs; },
            .tlsWarning = [this] { return tlsWarning; },
            .dataSpan =
                [this] {
                    ++spanRequests;
                    return answered(span);
                },
            .overview = [this](const Sql::TimeContext &context) { return answerFigures(context); },
            .books =
                [this](const Ui::BooksModel::Request &request) {
                    bookRequests.append(request);
                    return answered(page<Sql::BookRow>(500, request.offset, request.limit, someBook));
                },
            .libraries =
                [this](const Ui::LibrariesModel::Request &request) {
                    libraryRequests.append(request);
                    const qint64 total = request.onlyWithChecks ? 37 : 1383;
                    return answered(page<Sql::LibraryRow>(total, request.offset, request.limit, someLibrary));
                },
            .replay =
                [this](const Ui::ReplaySource &source, std::shared_ptr<Ui::ReplayControl>) {
                    replays.append(source);
                    return answered(replayAnswer);
                }};
}

QFuture<Result<Sql::OverviewFigures>> FakeServices::answerFigures(const Sql::TimeContext &context)
{
    contexts.append(context);
    auto promise = std::make_shared<QPromise<Result<Sql::OverviewFigures>>>();
    promise->start();
    figurePromises.append(promise);
    if (answersFigures) {
        promise->addResult(someFigures(context));
        promise->finish();
    }
    return promise->future();
}

Ui::WindowOptions FakeServices::options()
{
    Ui::WindowOptions options;
    options.now = [] { return now; };
    options.chooser = {.files = [](QWidget *) { return QStringList(); },
                       .folder = [](QWidget *) { return QString(); }};
    return options;
}

Sql::OverviewFigures someFigures(const Sql::TimeContext &context)
{
    QList<Sql::ActivityBucket> activity;
    QList<Sql::DurationBucket> durations;
    QList<Sql::OutcomeBucket> outcomes;
    qint64 count = 0;
    for (const QDateTime &start : Sql::bucketStarts(context.range, context.bucket, context.reportingZone)) {
        count += 3;
        activity.append({start, 4 + count % 5, 9 + count % 7, 1, count});
        durations.append({start,
                          {.n = 20, .p50Ms = 3000.0 + 40 * count, .p95Ms = 9000.0},
                          {.n = 5, .p50Ms = 4.0, .p95Ms = 30.0}});
        outcomes.append({start, {5, 3, 1, 0}, {2, 4, 2, 1}});
    }
    return {.totals = someTotals(),
            .comparison = context.comparison ? std::optional(someTotals()) : std::nullopt,
            .activity = activity,
            .durations = durations,
            .outcomes = outcomes,
            .sizes = QList<Sql::SizeBin>{{25, 4}, {125, 17}, {600, 2}},
            .openRejections = qint64(0),
            .asOf = FakeServices::now};
}

} // namespace ShelfHelp::Tests
