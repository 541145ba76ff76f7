// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <sql/analytics/rowsbehind.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

constexpr int pageSize = 90;

/// A filter and what it means for a row.
template <typename Row>
struct Meaning
{
    const char *name;
    Filter filter;
    std::function<bool(const Row &)> lets;
};

const QList<Meaning<StoredSearch>> &searchMeanings()
{
    static const QList<Meaning<StoredSearch>> all{
        {"all", {}, [](const StoredSearch &) { return true; }},
        {"cold",
         {.temperature = Temperature::Cold},
         [](const StoredSearch &row) { return row.durationUs && row.isCold; }},
        {"warm",
         {.temperature = Temperature::Warm},
         [](const StoredSearch &row) { return row.durationUs && !row.isCold; }},
        {"without a duration",
         {.temperature = Temperature::Invalid},
         [](const StoredSearch &row) { return !row.durationUs; }},
        {"of a type",
         {.searchTypes = Selection{{u"Search"_qs}}},
         [](const StoredSearch &row) { return row.type == u"Search"; }},
        {"of a type, cold",
         {.searchTypes = Selection{{u"Shuffle"_qs}}, .temperature = Temperature::Cold},
         [](const StoredSearch &row) { return row.type == u"Shuffle" && row.durationUs && row.isCold; }},
        {"of a size",
         {.shelfSize = {575, 625}},
         [](const StoredSearch &row) { return row.size && *row.size >= 575 && *row.size < 625; }},
        {"of a shelf", {.shelfId = 2}, [](const StoredSearch &row) { return row.shelfId == 2; }},
        {"of a shelf, warm",
         {.shelfId = 1, .temperature = Temperature::Warm},
         [](const StoredSearch &row) { return row.shelfId == 1 && row.durationUs && !row.isCold; }},
        {"that showed a book", {.bookId = 5}, [](const StoredSearch &row) { return row.books.contains(5); }},
        {"of nothing", {.shelfId = 4711}, [](const StoredSearch &) { return false; }},
    };
    return all;
}

const QList<Meaning<StoredCheck>> &checkMeanings()
{
    static const QList<Meaning<StoredCheck>> all{
        {"all", {}, [](const StoredCheck &) { return true; }},
        {"of a library and medium",
         {.libraries = Selection{{u"test-b"_qs}}, .medium = Medium::Physical},
         [](const StoredCheck &row) { return row.libraryId == u"test-b" && !row.isLibby.value_or(false); }},
        {"of an outcome",
         {.outcomes = Selection{{u"out"_qs}}},
         [](const StoredCheck &row) { return row.outcome == u"out"; }},
        {"suspect", {.isSuspect = true}, [](const StoredCheck &row) { return row.isSuspect; }},
        {"with a text",
         {.message = u"Tuesday"_qs},
         [](const StoredCheck &row) { return row.message == u"Tuesday"; }},
        {"without a duration",
         {.lacksDuration = true},
         [](const StoredCheck &row) { return !row.durationUs; }},
        {"slow",
         {.checkDurationUs = {1'500'000, {}}},
         [](const StoredCheck &row) { return row.durationUs && *row.durationUs >= 1'500'000; }},
        {"of a book", {.bookId = 3}, [](const StoredCheck &row) { return row.bookId == 3; }},
    };
    return all;
}

template <typename Row>
bool isIn(const Pieces &pieces, const Row &row)
{
    return row.startUs && std::ranges::any_of(pieces.pieces, [&](const Piece &piece) {
               return row.instantUs >= piece.range.from.toMSecsSinceEpoch() * 1000 &&
                      row.instantUs < piece.range.to.toMSecsSinceEpoch() * 1000;
           });
}

/// The stored rows that are meant, in order.
template <typename Row>
QList<const Row *> expectedRows(const QList<Row> &rows, const Pieces &pieces, const Meaning<Row> &meaning,
                                RowOrder order)
{
    QList<const Row *> found;
    for (const Row &row : rows) {
        if (isIn(pieces, row) && meaning.lets(row)) {
            found.append(&row);
        }
    }
    const auto key = [order](const Row *row) {
        const qint64 slowness = order == RowOrder::SlowestFirst ? row->durationUs.value_or(-1) : 0;
        return std::tuple(slowness, row->instantUs, row->id);
    };
    std::sort(found.begin(), found.end(), [&](const Row *a, const Row *b) { return key(a) > key(b); });
    return found;
}

/// Groups of an hourly heat map: many small pieces.
Pieces hourOfWeek(const TimeContext &context, int group)
{
    Pieces some;
    for (const Piece &piece : weekHourPieces(context.range, context.reportingZone).pieces) {
        if (piece.group % 24 == group) {
            some.append({piece.range, 0});
        }
    }
    return some;
}

std::optional<qint64> microsecondsOf(const std::optional<QDateTime> &time)
{
    return time ? std::optional(time->toMSecsSinceEpoch() * 1000) : std::nullopt;
}

} // namespace

/// The rows behind a mark: each once, in order, page by page, and as many as are counted.
class RowsBehindTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();

    void searchesAsLoopsFindThem_data() { addZones(); }

    void searchesAsLoopsFindThem();

    void checksAsLoopsFindThem_data() { addZones(); }

    void checksAsLoopsFindThem();
    void rowsHaveEverythingThatIsShown();
    void countsWithSums();
    void withoutSchemaOfOurs();
    void pagesBeginBehindARow();
    void newestRowsReadLittle();
    void limitsAndNothing();

private:
    void addZones();
    void comparePages(Connection &connection, const TimeContext &context, History &history);

    template <typename Stored, typename Read, typename Count>
    void compare(Snapshot &snapshot, const Pieces &pieces, const QList<Stored> &stored,
                 const Meaning<Stored> &meaning, Read read, Count count);

    [[nodiscard]] Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
};

void RowsBehindTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_history = std::make_unique<History>(20260101);
    m_history->write(connection());
}

void RowsBehindTest::addZones()
{
    QTest::addColumn<QByteArray>("sourceZone");
    for (const QByteArray &zone : zonesUnderTest()) {
        QTest::newRow(zone.constData()) << zone;
    }
}

/// Reads all pages of both orders and compares them with the loops' rows; and the number of them.
template <typename Stored, typename Read, typename Count>
void RowsBehindTest::compare(Snapshot &snapshot, const Pieces &pieces, const QList<Stored> &stored,
                             const Meaning<Stored> &meaning, Read read, Count count)
{
    for (const RowOrder order : {RowOrder::NewestFirst, RowOrder::SlowestFirst}) {
        QList<qint64> expected;
        for (const Stored *row : expectedRows(stored, pieces, meaning, order)) {
            expected.append(row->id);
        }
        QList<qint64> found;
        RowPage page{.order = order, .limit = pageSize};
        while (true) {
            const auto rows = read(snapshot, pieces, meaning.filter, page);
            QVERIFY2(rows.ok(), why(rows).constData());
            for (const auto &row : rows.value()) {
                found.append(row.key.id);
            }
            if (rows.value().size() < page.limit) {
                break;
            }
            page.after = rows.value().constLast().key;
        }
        QVERIFY2(found == expected, meaning.name);
        const Result<qint64> counted = count(snapshot, pieces, meaning.filter);
        QVERIFY2(counted.ok(), why(counted).constData());
        QCOMPARE(counted.value(), expected.size());
    }
}

void RowsBehindTest::searchesAsLoopsFindThem()
{
    QFETCH(QByteArray, sourceZone);
    const TimeContext context = contextOf({utc(u"2024-03-09T10:30:00"_qs), utc(u"2024-04-08T03:20:00"_qs)},
                                          Bucket::Day, "UTC", sourceZone);
    m_history->judge(connection(), context.sourceZone);
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    for (const Meaning<StoredSearch> &meaning : searchMeanings()) {
        for (const Pieces &pieces : {wholeRange(context.range), hourOfWeek(context, 2)}) {
            compare(*snapshot.value(), pieces, m_history->searches(), meaning, searchRows, countSearchRows);
            QVERIFY(!QTest::currentTestFailed());
        }
    }
}

void RowsBehindTest::checksAsLoopsFindThem()
{
    QFETCH(QByteArray, sourceZone);
    const TimeContext context = contextOf({utc(u"2024-03-09T10:30:00"_qs), utc(u"2024-04-08T03:20:00"_qs)},
                                          Bucket::Day, "UTC", sourceZone);
    m_history->judge(connection(), context.sourceZone);
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    for (const Meaning<StoredCheck> &meaning : checkMeanings()) {
        for (const Pieces &pieces : {wholeRange(context.range), hourOfWeek(context, 2)}) {
            compare(*snapshot.value(), pieces, m_history->checks(), meaning, checkRows, countCheckRows);
            QVERIFY(!QTest::currentTestFailed());
        }
    }
}

void RowsBehindTest::rowsHaveEverythingThatIsShown()
{
    const TimeContext context = contextOf({utc(u"2024-03-01T00:00:00"_qs), utc(u"2024-05-01T00:00:00"_qs)});
    m_history->judge(connection(), context.sourceZone);
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const Pieces pieces = wholeRange(context.range);
    const auto searches = searchRows(*snapshot.value(), pieces, {}, {.limit = 1000});
    QVERIFY2(searches.ok(), why(searches).constData());
    QVERIFY(searches.value().size() > 400);
    for (const ShelfSearchRow &row : searches.value()) {
        const auto stored = std::ranges::find(m_history->searches(), row.key.id, &StoredSearch::id);
        QCOMPARE(row.key.startedUs, stored->instantUs);
        QCOMPARE(row.key.durationUs, stored->durationUs);
        QCOMPARE(row.shelfId, stored->shelfId);
        QCOMPARE(row.shelfUrl, stored->shelfId ? m_history->shelfUrls()[*stored->shelfId - 1] : QString());
        const bool isKnown = stored->shelfId && *stored->shelfId < 9;
        QCOMPARE(row.readerId, isKnown ? QString::number(100 + (*stored->shelfId - 1) / 3) : QString());
        QCOMPARE(row.shelfName, !isKnown                          ? QString()
                                : (*stored->shelfId - 1) % 3 == 0 ? u"read"_qs
                                                                  : u"to-read"_qs);
        QCOMPARE(microsecondsOf(row.started), stored->instantUs / 1000 * 1000);
        QCOMPARE(microsecondsOf(row.ended),
                 stored->endUs ? std::optional(*stored->endUs / 1000 * 1000) : std::nullopt);
        QCOMPARE(row.temperature, !stored->durationUs ? Temperature::Invalid
                                  : stored->isCold    ? Temperature::Cold
                                                      : Temperature::Warm);
        QCOMPARE(row.byWindow, stored->durationUs && stored->byWindow);
        QCOMPARE(row.byClock, stored->durationUs && stored->byClock);
        QCOMPARE(row.size, stored->size ? std::optional<qint64>(*stored->size) : std::nullopt);
        QCOMPARE(row.returned, stored->books.size());
        QCOMPARE(row.bookIds, stored->books);
        QCOMPARE(row.searchType, stored->type);
    }
    const auto checks = checkRows(*snapshot.value(), pieces, {}, {.limit = 1000});
    QVERIFY2(checks.ok(), why(checks).constData());
    QVERIFY(checks.value().size() > 600);
    for (const LibraryCheckRow &row : checks.value()) {
        const auto stored = std::ranges::find(m_history->checks(), row.key.id, &StoredCheck::id);
        QCOMPARE(row.key.startedUs, stored->instantUs);
        QCOMPARE(row.key.durationUs, stored->durationUs);
        QCOMPARE(row.libraryId, stored->libraryId);
        QCOMPARE(row.libraryName, stored->libraryId.toUpper());
        QCOMPARE(row.medium, stored->isLibby.value_or(false) ? Medium::Libby : Medium::Physical);
        QCOMPARE(row.bookId, stored->bookId);
        QCOMPARE(row.title, stored->bookId ? u"Book %1"_qs.arg(*stored->bookId - 1) : QString());
        QCOMPARE(row.author, QString());
        QCOMPARE(microsecondsOf(row.started), stored->instantUs / 1000 * 1000);
        QCOMPARE(microsecondsOf(row.ended),
                 stored->endUs ? std::optional(*stored->endUs / 1000 * 1000) : std::nullopt);
        QCOMPARE(row.outcome, stored->outcome);
        QCOMPARE(row.isSuspect, stored->isSuspect);
        QCOMPARE(row.available, stored->available.value_or(false));
        QCOMPARE(row.message, stored->message.value_or(QString()));
    }
}

void RowsBehindTest::countsWithSums()
{
    const TimeContext context = contextOf({utc(u"2024-03-09T10:30:00"_qs), utc(u"2024-04-30T00:00:00"_qs)});
    // Sums from the year 2000 on would take their time.
    run(connection(),
        "UPDATE public.shelf_searches SET time_start = time_start - interval '10 years' WHERE time_start < "
        "'2000-01-01'; UPDATE public.library_searches SET time_start = time_start - interval '10 years' "
        "WHERE "
        "time_start < '2000-01-01';");
    const auto built = rebuildRollups(connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    m_history->change(connection(), {2024, 3, 31});
    m_history->judge(connection(), context.sourceZone);
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QVERIFY(snapshot.value()->sums());
    for (const Meaning<StoredSearch> &meaning : searchMeanings()) {
        compare(*snapshot.value(), wholeRange(context.range), m_history->searches(), meaning, searchRows,
                countSearchRows);
        QVERIFY(!QTest::currentTestFailed());
    }
    for (const Meaning<StoredCheck> &meaning : checkMeanings()) {
        compare(*snapshot.value(), wholeRange(context.range), m_history->checks(), meaning, checkRows,
                countCheckRows);
        QVERIFY(!QTest::currentTestFailed());
    }
}

void RowsBehindTest::withoutSchemaOfOurs()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    History history(7);
    history.write(*owner);
    const TimeContext context = contextOf({utc(u"2024-03-01T00:00:00"_qs), utc(u"2024-05-01T00:00:00"_qs)});
    history.judge(*owner, context.sourceZone);
    const auto snapshot = Snapshot::begin(*owner, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QVERIFY(!snapshot.value()->hasOwnSchema());
    compare(*snapshot.value(), wholeRange(context.range), history.searches(), searchMeanings().constFirst(),
            searchRows, countSearchRows);
    compare(*snapshot.value(), wholeRange(context.range), history.checks(), checkMeanings().constFirst(),
            checkRows, countCheckRows);
}

void RowsBehindTest::pagesBeginBehindARow()
{
    // Several rows of one microsecond, and of one duration.
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    run(*owner,
        "INSERT INTO public.shelf_searches (shelf_search_id, time_start, time_complete) OVERRIDING SYSTEM "
        "VALUE SELECT n, timestamp '2024-05-02 10:00:00.000001', CASE WHEN n % 2 = 0 THEN timestamp "
        "'2024-05-02 10:00:02' END FROM generate_series(1, 9) AS n;");
    const TimeContext context =
        contextOf({utc(u"2024-05-02T10:00:00"_qs), utc(u"2024-05-02T10:00:00.001"_qs)});
    const auto snapshot = Snapshot::begin(*owner, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto pagesOf = [&](RowOrder order) {
        QList<QList<qint64>> pages;
        RowPage page{.order = order, .limit = 4};
        do {
            const auto rows = searchRows(*snapshot.value(), wholeRange(context.range), {}, page);
            pages.append(QList<qint64>());
            for (const ShelfSearchRow &row : rows.value()) {
                pages.last().append(row.key.id);
                page.after = row.key;
            }
        } while (pages.last().size() == page.limit);
        return pages;
    };
    QCOMPARE(pagesOf(RowOrder::NewestFirst), (QList<QList<qint64>>{{9, 8, 7, 6}, {5, 4, 3, 2}, {1}}));
    QCOMPARE(pagesOf(RowOrder::SlowestFirst), (QList<QList<qint64>>{{8, 6, 4, 2}, {9, 7, 5, 3}, {1}}));
}

void RowsBehindTest::newestRowsReadLittle()
{
    // Two searches an hour for ten years.
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    run(*owner,
        "INSERT INTO public.shelf_searches (time_start, time_complete) SELECT t, t + interval '2 s' FROM "
        "generate_series(timestamp '2014-01-01', timestamp '2023-12-31 23:30', interval '30 min') AS t;"
        "CREATE INDEX ON public.shelf_searches (time_start, shelf_search_id); ANALYZE "
        "public.shelf_searches;");
    const TimeContext context = contextOf({utc(u"2000-01-01T00:00:00"_qs), utc(u"2030-01-01T00:00:00"_qs)});
    const auto snapshot = Snapshot::begin(*owner, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto rows = searchRows(*snapshot.value(), wholeRange(context.range));
    QVERIFY2(rows.ok(), why(rows).constData());
    QCOMPARE(rows.value().size(), 100);
    QCOMPARE(rows.value().constFirst().started, utc(u"2023-12-31T23:30:00"_qs));
    QCOMPARE(rows.value().constLast().started, utc(u"2023-12-29T22:00:00"_qs));
    // One step: where the newest hundred begin, and those.
    QCOMPARE(snapshot.value()->runs().size(), 2);
}

void RowsBehindTest::limitsAndNothing()
{
    const TimeContext context = contextOf({utc(u"2024-03-01T00:00:00"_qs), utc(u"2024-05-01T00:00:00"_qs)});
    const auto snapshot = Snapshot::begin(connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QCOMPARE(searchRows(*snapshot.value(), wholeRange(context.range), {}, {.limit = -1}).value().size(), 1);
    QCOMPARE(searchRows(*snapshot.value(), Pieces()).value().size(), 0);
    QCOMPARE(countSearchRows(*snapshot.value(), Pieces()).value(), 0);
    QCOMPARE(checkRows(*snapshot.value(), Pieces()).value().size(), 0);
    QCOMPARE(countCheckRows(*snapshot.value(), Pieces()).value(), 0);
    const TimeRange past{utc(u"2001-01-01T00:00:00"_qs), utc(u"2002-01-01T00:00:00"_qs)};
    QCOMPARE(searchRows(*snapshot.value(), wholeRange(past)).value().size(), 0);
}

QTEST_GUILESS_MAIN(RowsBehindTest)

#include "rowsbehindtest.moc"
