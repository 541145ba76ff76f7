// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeservices.h"

#include <ui/charts/activitychart.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/funnelchart.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/paritytable.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/shelvestable.h>
#include <ui/charts/shownbookschart.h>
#include <ui/charts/sizechart.h>
#include <ui/charts/typechart.h>
#include <ui/charts/weekhourchart.h>
#include <ui/models/rowcounts.h>
#include <ui/pages/overviewtiles.h>

#include <QCoreApplication>
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

Sql::JournalEntry someEntry(qint64 number)
{
    Sql::JournalEntry entry;
    entry.key = {.appliedUs = FakeServices::now.toMSecsSinceEpoch() * 1000 - number,
                 .notificationId = u"00000000-0000-0000-0000-%1"_qs.arg(number, 12, 10, QLatin1Char('0')),
                 .topicId = 1};
    entry.kind = Sql::EventKind::ShelfSearch;
    entry.applied = FakeServices::now.addSecs(-number);
    entry.queueLagUs = 1'800'000;
    entry.source = u"day.jsonl"_qs;
    entry.runId = 7;
    entry.searchId = number;
    return entry;
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

Sql::ShelfSearchRow someSearch(qint64 number)
{
    Sql::ShelfSearchRow row;
    row.key = {.startedUs = FakeServices::now.toMSecsSinceEpoch() * 1000 - number,
               .id = number,
               .durationUs = 3'677'954};
    row.shelfId = 7;
    row.shelfUrl = u"https://www.goodreads.com/review/list/1-a?shelf=to-read"_qs;
    row.readerId = u"1"_qs;
    row.shelfName = u"to-read"_qs;
    row.started = FakeServices::now.addSecs(-number);
    row.temperature = Sql::Temperature::Cold;
    row.size = 127;
    row.searchType = u"Shuffle"_qs;
    return row;
}

Sql::ShelfRow someShelf(qint64 number)
{
    return {.shelfId = number,
            .url = u"https://www.goodreads.com/review/list/%1-jane-doe?shelf=read"_qs.arg(number),
            .readerId = QString::number(number),
            .shelfName = u"read"_qs,
            .firstSeen = FakeServices::now.addDays(-9),
            .lastSearched = FakeServices::now.addSecs(-number),
            .searches = 3,
            .latestSize = 127};
}

Sql::LibraryCheckRow someCheck(qint64 number)
{
    Sql::LibraryCheckRow row;
    row.key = {.startedUs = FakeServices::now.toMSecsSinceEpoch() * 1000 - number,
               .id = number,
               .durationUs = 296'306};
    row.libraryId = u"kcls"_qs;
    row.libraryName = u"King County Library System"_qs;
    row.medium = Sql::Medium::Libby;
    row.bookId = 3;
    row.title = u"=SUM(A1) <b>Title</b>"_qs;
    row.started = FakeServices::now.addSecs(-number);
    row.outcome = u"available"_qs;
    row.message = u"AVAILABLE: 3 copies"_qs;
    return row;
}

template <typename Row, typename Make>
QFuture<Result<Ui::RowsAnswer<Row>>> someRows(const Ui::RowsRequest &request, qint64 total, Make make)
{
    Ui::RowsAnswer<Row> answer{.rows = {}, .total = total, .index = std::make_shared<const int>(0)};
    for (qint64 i = request.offset; i < std::min(total, request.offset + request.limit); ++i) {
        answer.rows.append(make(i));
    }
    return answered<Ui::RowsAnswer<Row>>(std::move(answer));
}

/// One element for each bucket of the question, made from its start and its number.
template <typename Bucket, typename Make>
QList<Bucket> series(const Ui::Question &question, Make make)
{
    QList<Bucket> buckets;
    for (const QDateTime &start : Sql::bucketStarts(question.time)) {
        buckets.append(make(start, buckets.size()));
    }
    return buckets;
}

template <typename Data>
Ui::Compared<Data> compared(const Ui::Question &question,
                            const std::function<Data(const Ui::Question &)> &make)
{
    const auto before = Ui::comparisonOf(question);
    return {.now = make(question), .before = before ? std::optional(make(*before)) : std::nullopt};
}

QList<Sql::UsageBucket> usage(const Ui::Question &question)
{
    return series<Sql::UsageBucket>(question, [](const QDateTime &start, qint64 i) {
        return Sql::UsageBucket{start, 4 + i % 5, 9 + i % 7};
    });
}

Sql::ShelfGrowth growth(const Ui::Question &question)
{
    return {.before = {.urls = 28, .shelves = 27, .readers = 22},
            .buckets = series<Sql::GrowthBucket>(question, [](const QDateTime &start, qint64 i) {
                return Sql::GrowthBucket{start, {.urls = i % 3, .shelves = i % 2, .readers = i % 2}};
            })};
}

QList<Sql::DurationBucket> durations(const Ui::Question &question)
{
    return series<Sql::DurationBucket>(question, [](const QDateTime &start, qint64 i) {
        return Sql::DurationBucket{
            start,
            {.n = 20, .p50Ms = 3000.0 + 40 * double(i), .p95Ms = 9000.0, .slowestMs = 9900.0},
            {.n = 5, .p50Ms = 4.0, .p95Ms = 30.0}};
    });
}

QList<Sql::OutcomeBucket> outcomes(const Ui::Question &question)
{
    return series<Sql::OutcomeBucket>(question, [](const QDateTime &start, qint64) {
        return Sql::OutcomeBucket{start, {5, 3, 1, 0}, {2, 4, 2, 1}};
    });
}

QList<Sql::TypeBucket> types(const Ui::Question &question)
{
    return series<Sql::TypeBucket>(question, [](const QDateTime &start, qint64 i) {
        return Sql::TypeBucket{start, {{u"Search"_qs, 2}, {u"Shuffle"_qs, 3 + i % 4}}};
    });
}

QList<Sql::CacheBucket> cacheHits(const Ui::Question &question)
{
    return series<Sql::CacheBucket>(question, [](const QDateTime &start, qint64) {
        return Sql::CacheBucket{.start = start, .cold = 20, .warm = 5};
    });
}

/// One search in each hour, two in those of the afternoon.
Ui::WeekHourFigures weekHours(const Ui::Question &question)
{
    Ui::WeekHourFigures week;
    week.pieces.resize(Sql::hoursPerWeek);
    for (const Sql::Piece &piece :
         Sql::weekHourPieces(question.time.range, question.time.reportingZone).pieces) {
        week.pieces[piece.group].append({piece.range, 0});
    }
    for (int hour = 0; hour < Sql::hoursPerWeek; ++hour) {
        const auto times = int(week.pieces[hour].pieces.size());
        week.hours.append({.weekday = hour / 24 + 1,
                           .hour = hour % 24,
                           .occurrences = times,
                           .shelfSearches = times * (hour % 24 < 12 ? 1 : 2),
                           .libraryChecks = times,
                           .outcomes = {.available = times}});
    }
    return week;
}

Sql::Funnel journeys(const Ui::Question &)
{
    return {
        .searches = {120, 90, 60, 30, 0}, .books = {600, 150, 90, 40, 0}, .checks = 300, .unattributed = 20};
}

Ui::ParityFigures parity()
{
    Ui::ParityFigures figures;
    figures.rows = {{.view = u"total_shelf_searches"_qs,
                     .key = u""_qs,
                     .column = u"count"_qs,
                     .theirs = 122,
                     .ours = 120,
                     .causes = {{Sql::ParityReason::OutsideAllTime, 2}}},
                    {.view = u"hourly_shelf_searches"_qs,
                     .key = u"13"_qs,
                     .column = u"Searches"_qs,
                     .theirs = 9,
                     .ours = 9}};
    return figures;
}

Ui::TileFigures tiles(const Ui::Question &question)
{
    return {.now = someTotals(),
            .before = question.time.comparison ? std::optional(someTotals()) : std::nullopt,
            .openRejections = 0,
            .growth = growth(question),
            .usage = usage(question),
            .outcomes = outcomes(question),
            .durations = durations(question),
            .cache = cacheHits(question)};
}

} // namespace

std::optional<Ui::Figure> someFigure(const QString &panel, const Ui::Question &question)
{
    using Ui::Figure;
    if (panel == u"tiles") {
        return Figure::of(tiles(question));
    }
    if (panel == u"activity") {
        return Figure::of(compared<QList<Sql::UsageBucket>>(question, usage));
    }
    if (panel == u"shelves") {
        return Figure::of(compared<Sql::ShelfGrowth>(question, growth));
    }
    if (panel == u"durations") {
        return Figure::of(compared<QList<Sql::DurationBucket>>(question, durations));
    }
    if (panel == u"outcomes") {
        return Figure::of(outcomes(question));
    }
    if (panel == u"medium") {
        return Figure::of(Sql::OutcomeBucket{question.time.range.from, {50, 30, 10, 1}, {20, 40, 20, 10}});
    }
    if (panel == u"types") {
        return Figure::of(types(question));
    }
    if (panel == u"sizes") {
        Sql::Distribution sizes;
        sizes.add(127, 40);
        sizes.add(600, 2);
        return Figure::of(Ui::ShelfSizes{.shelves = sizes, .searches = sizes});
    }
    if (panel == u"topShelves") {
        return Figure::of(Sql::Page<Sql::ShelfRow>{.rows = {someShelf(1), someShelf(2)}, .total = 2});
    }
    if (panel == u"shownBooks") {
        return Figure::of(QList<Sql::ShownBook>{
            {.book = {.id = 3, .title = u"Into Thin Air"_qs}, .shown = 9, .searches = 8, .checked = 2}});
    }
    if (panel == u"weekHours") {
        return Figure::of(compared<Ui::WeekHourFigures>(question, weekHours));
    }
    if (panel == u"funnel") {
        return Figure::of(compared<Sql::Funnel>(question, journeys));
    }
    if (panel == u"parity") {
        return Figure::of(parity());
    }
    if (panel == u"rowCounts") {
        return Figure::of(Ui::RowCounts{.shelfSearches = 120, .libraryChecks = 300});
    }
    return std::nullopt;
}

void settle()
{
    constexpr int rounds = 20; // an answer asks for the next one a few times at most
    for (int i = 0; i < rounds; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

Ui::AnnotationServices FakeServices::annotations()
{
    const auto written = [this] {
        return answered(writeError ? Result<bool>(*writeError) : Result<bool>(true));
    };
    return {
        .read = [this](const Sql::TimeContext &) { return answered(Result<Ui::SharedAnnotations>(shared)); },
        .writeNote =
            [this, written](Sql::ChartNote note) {
                if (!writeError) {
                    shared.notes.removeIf([&note](const Sql::ChartNote &each) { return each.id == note.id; });
                    note.id = note.id == 0 ? 100 + shared.notes.size() : note.id;
                    shared.notes.append(note);
                }
                return written();
            },
        .removeNote =
            [this, written](qint64 id) {
                shared.notes.removeIf([id](const Sql::ChartNote &note) { return note.id == id; });
                return written();
            },
        .writeRule =
            [this, written](Sql::AlertRule rule) {
                if (!writeError) {
                    shared.findings.removeIf(
                        [&rule](const Sql::AlertFinding &each) { return each.rule.id == rule.id; });
                    rule.id = rule.id == 0 ? 100 + shared.findings.size() : rule.id;
                    shared.findings.append(
                        {.rule = rule, .state = Sql::AlertState::Fires, .value = 30'000, .n = 50});
                }
                return written();
            },
        .removeRule =
            [this, written](qint64 id) {
                shared.findings.removeIf([id](const Sql::AlertFinding &each) { return each.rule.id == id; });
                return written();
            }};
}

Sql::RejectedNotification someLetter(qint64 id, const QByteArray &raw, const QString &reason)
{
    return {.id = id,
            .reason = reason,
            .path = u"Message.time_start"_qs,
            .detail = u"<b>a required</b> field is absent"_qs,
            .source = u"day.jsonl"_qs,
            .line = id,
            .attempts = 1,
            .firstSeen = FakeServices::now,
            .lastSeen = FakeServices::now,
            .rawSize = raw.size(),
            .keptSize = raw.size(),
            .raw = raw};
}

Ui::EventServices FakeServices::events()
{
    Ui::EventServices services;
    addReading(services);
    services.rights = [this] { return answered(Result<Sql::DeskRights>(rights)); };
    services.retry = [this](const Ui::RetryJob &job, const std::shared_ptr<std::atomic<bool>> &) {
        retries.append(job);
        return answered(retryAnswer);
    };
    services.discard = [this](const QList<qint64> &ids) {
        discarded.append(ids);
        return answered(Result<qint64>(settledCount));
    };
    services.reopen = [this](const QList<qint64> &ids) {
        reopened.append(ids);
        return answered(Result<qint64>(settledCount));
    };
    services.exportRaw = [](const QList<qint64> &ids, const QString &) {
        return answered(Result<qint64>(ids.size()));
    };
    services.run = [this](qint64) { return answered(Result<std::optional<Sql::IngestRun>>(run)); };
    services.undo = [this](qint64 id) {
        undone.append(id);
        return answered(Result<QList<Sql::UndoneRows>>(
            QList<Sql::UndoneRows>{{.table = u"shelf_searches"_qs, .removed = 2, .changed = 0}}));
    };
    return services;
}

void FakeServices::addReading(Ui::EventServices &services)
{
    using JournalRows = Ui::FetchedRows<Sql::JournalEntry, Ui::JournalRowsRequest>;
    using LetterRows = Ui::FetchedRows<Sql::RejectedNotification, Ui::RejectionRowsRequest>;
    services.journal = [this](const Ui::JournalRowsRequest &request) {
        journalRequests.append(request);
        const auto found = page<Sql::JournalEntry>(journalTotal, request.offset, request.limit, someEntry);
        return answered(Result<JournalRows>(
            JournalRows{.rows = found.value().rows, .total = journalTotal, .request = request}));
    };
    services.journalDetail = [](const Sql::TimeContext &, const Sql::JournalKey &) {
        return answered(Result<std::optional<Sql::JournalDetail>>(
            Sql::JournalDetail{.contentHash = QString(64, u'a'),
                               .started = now,
                               .shelfUrl = u"https://www.goodreads.com/<script>"_qs}));
    };
    services.rejections = [this](const Ui::RejectionRowsRequest &request) {
        QList<Sql::RejectedNotification> rows;
        for (const Sql::RejectedNotification &letter : std::as_const(letters)) {
            if ((!request.filter.state || letter.state == *request.filter.state) &&
                (!request.filter.reason || letter.reason == *request.filter.reason)) {
                rows.append(letter);
            }
        }
        return answered(
            Result<LetterRows>(LetterRows{.rows = rows, .total = rows.size(), .request = request}));
    };
    services.reasons = [this] {
        QList<Sql::RejectionReason> reasons;
        for (const Sql::RejectedNotification &letter : std::as_const(letters)) {
            reasons.append({.reason = letter.reason, .open = 1, .exampleId = letter.id});
        }
        return answered(Result<std::optional<QList<Sql::RejectionReason>>>(reasons));
    };
    services.rejectionIds = [this](const Sql::RejectionFilter &) {
        QList<qint64> ids;
        for (const Sql::RejectedNotification &letter : std::as_const(letters)) {
            ids.prepend(letter.id);
        }
        return answered(Result<QList<qint64>>(ids));
    };
    services.rejection = [this](qint64 id) {
        for (const Sql::RejectedNotification &letter : std::as_const(letters)) {
            if (letter.id == id) {
                return answered(Result<Sql::RejectedNotification>(letter));
            }
        }
        return answered(
            Result<Sql::RejectedNotification>(Error{.message = u"There is no such dead letter"_qs}));
    };
}

Ui::WindowServices FakeServices::services()
{
    return {
        .describe = [] { return u"reader@example.org:5432/shelfhelp (from --database)"_qs; },
        .tlsWarning = [this] { return tlsWarning; },
        .dataSpan =
            [this] {
                ++spanRequests;
                return answered(span);
            },
        .watermark =
            [this] {
                ++watermarkRequests;
                return answered(watermark);
            },
        .figures =
            [this](const Ui::Question &question, const QList<Ui::FigureRequest> &requests) {
                return answerFigures(question, requests);
            },
        .searchRows =
            [this](const Ui::RowsRequest &request) {
                searchRequests.append(request);
                return someRows<Sql::ShelfSearchRow>(request, rowTotal, someSearch);
            },
        .checkRows =
            [this](const Ui::RowsRequest &request) {
                checkRequests.append(request);
                return someRows<Sql::LibraryCheckRow>(request, rowTotal, someCheck);
            },
        .shelfRows =
            [this](const Ui::RowsRequest &request) {
                shelfRequests.append(request);
                return someRows<Sql::ShelfRow>(request, rowTotal, someShelf);
            },
        .exportRows =
            [this](const Ui::RowsExport &job) {
                exports.append(job);
                return answered<qint64>(rowTotal);
            },
        .exportTable =
            [this](const Ui::TableExport &job) {
                tableExports.append(job);
                return answered<qint64>(500);
            },
        .findThings =
            [](const QString &words) {
                return answered<QList<Ui::FoundThing>>(QList<Ui::FoundThing>{
                    {u"library %1 (kcls)"_qs.arg(words), Ui::libraryStep(u"kcls"_qs, u"King County"_qs)}});
            },
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
            },
        .book =
            [this](const Ui::Question &question) {
                bookQuestions.append(question);
                Ui::BookCard::Figures figures;
                figures.details = {.bookId = *question.filter.bookId, .title = u"Into Thin Air"_qs};
                return answered<Ui::BookCard::Figures>(figures);
            },
        .events = events(),
        .annotations = annotations(),
        .upkeep = upkeep()};
}

Ui::DatabaseOverview FakeServices::someOverview()
{
    Ui::DatabaseOverview overview;
    overview.access = {.server = u"db.example.org:5432"_qs,
                       .database = u"shelf"_qs,
                       .role = u"reader"_qs,
                       .owner = u"postgres"_qs,
                       .isOwner = true,
                       .hasTables = true,
                       .hasSchema = true,
                       .serverVersion = 150018,
                       .encryption = u"TLSv1.3"_qs};
    Sql::HealthFacts &facts = overview.health.facts;
    facts.bytes = 412'000'000;
    facts.planBytes = 500'000'000;
    facts.connections = 12;
    facts.maxConnections = 97;
    facts.kept = Sql::KeptFacts{.ledger = 47'000, .oldestEntry = now.addDays(-400), .settledRejections = 12};
    facts.lastBackup = now.addDays(-2);
    for (const QString &name : {u"shelf_searches"_qs, u"books"_qs}) {
        facts.tables.append({.schema = u"public"_qs,
                             .name = name,
                             .mayMaintain = true,
                             .tableBytes = 100'000'000,
                             .indexBytes = 50'000'000,
                             .liveRows = 1'200'000,
                             .deadRows = 340'000,
                             .bloatBytes = 30'000'000,
                             .vacuumedAt = now.addDays(-1)});
    }
    overview.health.findings = Sql::judgeHealth(facts, {});
    overview.backup = Sql::BackupRecord{.takenAt = *facts.lastBackup,
                                        .path = u"/backups/shelf.tar"_qs,
                                        .rows = 1'300'000,
                                        .fileSize = 61'000'000};
    return overview;
}

Ui::UpkeepServices FakeServices::upkeep()
{
    Ui::UpkeepServices services;
    services.overview = [this] { return answered<Ui::DatabaseOverview>(overview); };
    services.embedded = [] {
        return answered<Ui::EmbeddedOverview>(
            Ui::EmbeddedOverview{.status = {.directory = u"/home/reader/.local/share/shelf-help"_qs,
                                            .exists = true,
                                            .version = u"15"_qs,
                                            .sizeBytes = 81'000'000}});
    };
    services.planMaintenance = [](const Sql::MaintenanceRequest &) {
        return answered<Sql::MaintenancePlan>(Sql::MaintenancePlan{});
    };
    return services;
}

QFuture<Ui::FigureAnswer> FakeServices::answerFigures(const Ui::Question &question,
                                                      const QList<Ui::FigureRequest> &requests)
{
    questions.append(question);
    auto promise = std::make_shared<QPromise<Ui::FigureAnswer>>();
    promise->start();
    figurePromises.append(promise);
    if (!answersFigures) {
        return promise->future();
    }
    for (const Ui::FigureRequest &request : requests) {
        // Reports ask with the page before the card.
        const auto figure = someFigure(request.panel.section(u'/', -1), question);
        const Error unknown{.message = u"There are no such figures"_qs};
        promise->addResult(Ui::FigureAnswer{
            .panel = request.panel,
            .figure = figureError ? Result<Ui::Figure>(*figureError)
                      : figure    ? Result<Ui::Figure>(*figure)
                                  : Result<Ui::Figure>(unknown),
            .asOf = now,
            .runs = {{.name = u"analytics/"_qs + request.panel, .sql = u"SELECT 1"_qs, .rows = 3}}});
    }
    promise->finish();
    return promise->future();
}

Ui::WindowOptions FakeServices::options()
{
    Ui::WindowOptions options;
    options.reportingZone = QTimeZone::utc();
    options.now = [] { return now; };
    static const QTemporaryDir home;
    options.notesFile = home.filePath(u"notes.json"_qs);
    options.chooser = {.files = [](QWidget *) { return QStringList(); },
                       .folder = [](QWidget *) { return QString(); },
                       .target = [](QWidget *, const QString &, const QString &) { return QString(); }};
    return options;
}

} // namespace ShelfHelp::Tests
