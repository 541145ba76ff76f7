// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/bookfigures.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/analytics/rowsbehind.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <array>
#include <functional>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

constexpr int days = 100;
constexpr int searchesPerDay = 24;
constexpr int checksPerDay = 48;
constexpr int types = 2;
constexpr int libraries = 5;
constexpr int media = 2;

const QDate firstDay(2025, 3, 1); // … 8 June: three months that are over, and a part of one

QDateTime startOf(QDate day)
{
    return {day, QTime(0, 0), Qt::UTC};
}

/// The days [first, last) of the history.
TimeContext contextOf(int first, int last)
{
    return {.range = {startOf(firstDay.addDays(first)), startOf(firstDay.addDays(last))},
            .comparison =
                TimeRange{startOf(firstDay.addDays(first - 7)), startOf(firstDay.addDays(last - 7))},
            .bucket = Bucket::Day,
            .now = startOf(firstDay.addDays(days)).addSecs(3600)};
}

/// A figure of the pages; tells whether it could be read.
struct Card
{
    const char *name;
    Outcome (*read)(Snapshot &, const TimeContext &);
    int statements; ///< that it takes when all days are clean
};

template <typename T>
Outcome outcomeOf(const Result<T> &result)
{
    return result.ok() ? success() : Outcome(result.error());
}

/// Those that the sums serve whole; what is read from the rows on purpose is not here.
const std::array cards{
    Card{"totals",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(totals(snapshot, context, context.range));
         },
         6},
    Card{"totals before",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(totals(snapshot, context, *context.comparison));
         },
         6},
    Card{"active shelves",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(activeShelves(snapshot, context.range));
         },
         1},
    Card{"new shelves",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(shelfGrowth(snapshot, context));
         },
         1},
    Card{"usage",
         [](Snapshot &snapshot, const TimeContext &context) { return outcomeOf(usage(snapshot, context)); },
         2},
    Card{"durations",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(searchDurations(snapshot, context));
         },
         1},
    Card{
        "outcomes",
        [](Snapshot &snapshot, const TimeContext &context) { return outcomeOf(outcomes(snapshot, context)); },
        1},
    Card{"durations by size",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(durationsBySize(snapshot, context));
         },
         1},
    Card{"libraries",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(libraryMatrix(snapshot, context));
         },
         2},
    Card{"hours of the week",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(weekHours(snapshot, context));
         },
         2},
    Card{"histogram",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(searchDurationHistogram(snapshot, context));
         },
         1},
    Card{"books shown most",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(mostShownBooks(snapshot, context));
         },
         3},
    Card{"sizes of shelves",
         [](Snapshot &snapshot, const TimeContext &context) {
             return outcomeOf(shelfSizes(snapshot, context));
         },
         1},
};

/// How many rows of the tables of searches this session has read. The server tells a sum that begins anew now
/// and then, but not within a transaction: differences count.
Result<qint64> rowsReadSoFar(Snapshot &snapshot)
{
    const Result<Rows> rows = snapshot.connection().execute(
        u"SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables "
        "WHERE schemaname = 'public' AND relname IN ('shelf_searches', 'library_searches')"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<qint64>(0, 0);
}

/// What a figure costs.
struct Work
{
    qint64 rowsRead = 0; ///< of the tables of searches, by whatever scan
    qint64 statements = 0;
};

Result<Work> workOf(Connection &connection, const TimeContext &context,
                    const std::function<Outcome(Snapshot &, const TimeContext &)> &read)
{
    const auto snapshot = Snapshot::begin(connection, context);
    if (!snapshot.ok()) {
        return snapshot.error();
    }
    const Result<qint64> before = rowsReadSoFar(*snapshot.value());
    const Outcome done = read(*snapshot.value(), context);
    const Result<qint64> after = rowsReadSoFar(*snapshot.value());
    if (!done.ok() || !before.ok() || !after.ok()) {
        return !done.ok() ? done.error() : !before.ok() ? before.error() : after.error();
    }
    return Work{after.value() - before.value(), snapshot.value()->runs().size()};
}

/// For a test that fails.
QByteArray saying(const Card &card, const Work &work)
{
    return u"%1: %2 statements read %3 rows"_qs
        .arg(QLatin1String(card.name), QString::number(work.statements), QString::number(work.rowsRead))
        .toUtf8();
}

} // namespace

/// What reading costs, in work that is the same on every machine: statements, rows read and rows kept. How
/// long it takes is scripts/bench's to tell.
class ReadingWorkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void aCardTakesSoManyStatements_data();
    void aCardTakesSoManyStatements();
    void cleanDaysAreNotReadFromTheRows_data();
    void cleanDaysAreNotReadFromTheRows();
    void ofATouchedDayTheRowsNearbyAreRead();
    void aPageOfRowsReadsAPage();
    void theSumsAreBoundedByTheDays_data();
    void theSumsAreBoundedByTheDays();
    void moreSearchesMakeNoMoreSums();

private:
    void refresh();
    void touch(QDate day);

    std::unique_ptr<MigratedDatabase> m_database;
};

void ReadingWorkTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    Connection &connection = m_database->connection();
    run(connection,
        "INSERT INTO public.shelves (shelf_url) SELECT 'https://www.goodreads.com/review/list/' || n FROM "
        "generate_series(1, 40) AS n;"
        "INSERT INTO public.books (unique_hash) SELECT n::text FROM generate_series(1, 60) AS n;");
    // Each day the same hours, types, sizes and libraries; shelves and durations vary.
    run(connection,
        QByteArray("INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, time_complete, "
                   "total_book_count, "
                   "books_returned, search_type) "
                   "SELECT 1 + (7 * d + h * h) % 40, 2, t, t + (1 + (h + d) % 9) * interval '0.4 seconds', "
                   "10 + 40 * h, "
                   "ARRAY[1 + (h * d) % 60, 1 + h], CASE WHEN h % 3 = 0 THEN 'Search' ELSE 'Shuffle' END "
                   "FROM generate_series(0, 99) AS d, generate_series(0, 23) AS h, "
                   "LATERAL (SELECT timestamp '2025-03-01' + d * interval '1 day' + h * interval '1 hour' AS "
                   "t) AS x;"));
    run(connection,
        QByteArray("INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, "
                   "book_id, available, "
                   "availability_message) "
                   "SELECT (SELECT library_id FROM public.libraries ORDER BY library_id OFFSET k % 5 LIMIT "
                   "1), k % 2 = 0, t, "
                   "t + (1 + (k + d) % 7) * interval '0.1 seconds', 1 + (k * d) % 60, k % 3 = 0, "
                   "CASE WHEN k % 3 = 0 THEN 'AVAILABLE: now' ELSE 'UNAVAILABLE: a hold is possible' END "
                   "FROM generate_series(0, 99) AS d, generate_series(0, 47) AS k, "
                   "LATERAL (SELECT timestamp '2025-03-01' + d * interval '1 day' + k * interval '30 "
                   "minutes' AS t) AS x;"));
    run(connection, "ANALYZE");
    // As the planner decides for tables that are too large to be read as a whole.
    run(connection, "SET enable_seqscan = off");
    const auto rebuilt = rebuildRollups(connection, {.now = contextOf(0, days).now});
    QVERIFY2(rebuilt.ok(), why(rebuilt).constData());
    QCOMPARE(rebuilt.value().state, Refreshed::State::Done);
}

void ReadingWorkTest::cleanup()
{
    refresh();
}

void ReadingWorkTest::refresh()
{
    const auto refreshed = refreshRollups(m_database->connection(), {.now = contextOf(0, days).now});
    QVERIFY2(refreshed.ok(), why(refreshed).constData());
    QCOMPARE(refreshed.value().state, Refreshed::State::Done);
    run(m_database->connection(), "ANALYZE");
}

/// Writes a row of that day once more, as it is.
void ReadingWorkTest::touch(QDate day)
{
    for (const QByteArray table : {"shelf_searches", "library_searches"}) {
        run(m_database->connection(), "UPDATE public." + table +
                                          " SET time_complete = time_complete WHERE time_start = '" +
                                          day.toString(Qt::ISODate).toLatin1() + " 12:00:00'");
    }
}

void ReadingWorkTest::aCardTakesSoManyStatements_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("a week") << 60 << 67;
    QTest::newRow("28 days") << 60 << 88;
    QTest::newRow("whole months and days") << 7 << 97;
}

void ReadingWorkTest::aCardTakesSoManyStatements()
{
    QFETCH(const int, first);
    QFETCH(const int, last);
    for (const Card &card : cards) {
        const auto work = workOf(m_database->connection(), contextOf(first, last), card.read);
        QVERIFY2(work.ok(), why(work).constData());
        QVERIFY2(work.value().statements <= card.statements, saying(card, work.value()).constData());
    }
}

void ReadingWorkTest::cleanDaysAreNotReadFromTheRows_data()
{
    aCardTakesSoManyStatements_data();
}

void ReadingWorkTest::cleanDaysAreNotReadFromTheRows()
{
    QFETCH(const int, first);
    QFETCH(const int, last);
    for (const Card &card : cards) {
        const auto work = workOf(m_database->connection(), contextOf(first, last), card.read);
        QVERIFY2(work.ok(), why(work).constData());
        QVERIFY2(work.value().rowsRead == 0, saying(card, work.value()).constData());
    }
}

/// Today is touched all the time.
void ReadingWorkTest::ofATouchedDayTheRowsNearbyAreRead()
{
    touch(firstDay.addDays(87));
    // The day, and the one before it, which says what was in the backend's copy; the day's checks.
    constexpr qint64 nearby = 2 * searchesPerDay + checksPerDay;
    qint64 rowsRead = 0;
    for (const Card &card : cards) {
        const auto work = workOf(m_database->connection(), contextOf(60, 88), card.read);
        QVERIFY2(work.ok(), why(work).constData());
        QVERIFY2(work.value().rowsRead <= nearby * work.value().statements,
                 saying(card, work.value()).constData());
        rowsRead += work.value().rowsRead;
    }
    QVERIFY(rowsRead > 0);
}

void ReadingWorkTest::aPageOfRowsReadsAPage()
{
    // So few rows would be joined by reading all of them.
    run(m_database->connection(), "SET enable_mergejoin = off; SET enable_hashjoin = off");
    const auto work = workOf(m_database->connection(), contextOf(7, 97),
                             [](Snapshot &snapshot, const TimeContext &context) {
                                 return outcomeOf(searchRows(snapshot, wholeRange(context.range)));
                             });
    run(m_database->connection(), "RESET enable_mergejoin; RESET enable_hashjoin");
    QVERIFY2(work.ok(), why(work).constData());
    QVERIFY2(work.value().rowsRead > 0 && work.value().rowsRead < 500,
             qPrintable(QString::number(work.value().rowsRead)));
}

void ReadingWorkTest::theSumsAreBoundedByTheDays_data()
{
    QTest::addColumn<QString>("rows");
    QTest::addColumn<int>("most");
    QTest::newRow("search_counts, hours") << u"search_counts WHERE span = 'h'"_qs << 24 * days * types;
    QTest::newRow("search_counts, days") << u"search_counts WHERE span = 'd'"_qs << days * types;
    QTest::newRow("search_counts, months") << u"search_counts WHERE span = 'm'"_qs << 3 * types;
    QTest::newRow("check_counts, hours") << u"check_counts WHERE span = 'h'"_qs << 24 * days * media;
    QTest::newRow("check_counts, days") << u"check_counts WHERE span = 'd'"_qs << days * media;
    QTest::newRow("library_counts, days")
        << u"library_counts WHERE span = 'd'"_qs << days * libraries * media;
    QTest::newRow("search_durations, days") << u"search_durations WHERE span = 'd'"_qs << days * types * 2;
    QTest::newRow("check_durations, days") << u"check_durations WHERE span = 'd'"_qs << days * media;
    QTest::newRow("size_counts, days") << u"size_counts WHERE span = 'd'"_qs << days * types;
    QTest::newRow("size_durations, days") << u"size_durations WHERE span = 'd'"_qs << days * 800 / 25;
    QTest::newRow("day_percentiles") << u"day_percentiles"_qs << days * 5;
    QTest::newRow("shelf_gaps") << u"shelf_gaps WHERE identity = 'u'"_qs << days * (days + 1) / 2;
    QTest::newRow("book_heads, days") << u"book_heads WHERE span = 'd'"_qs << days;
    QTest::newRow("book_heads, quarters of months") << u"book_heads WHERE span = 'q'"_qs << 3 * 4 + 1;
    QTest::newRow("check_heads, days") << u"check_heads WHERE span = 'd'"_qs << days;
    QTest::newRow("check_heads, quarters of months") << u"check_heads WHERE span = 'q'"_qs << 3 * 4 + 1;
}

void ReadingWorkTest::theSumsAreBoundedByTheDays()
{
    QFETCH(const QString, rows);
    QFETCH(const int, most);
    const int found = ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp."_qs + rows).toInt();
    QVERIFY(found > 0);
    QVERIFY2(found <= most, qPrintable(QString::number(found)));
}

void ReadingWorkTest::moreSearchesMakeNoMoreSums()
{
    const QString sumsQuery =
        u"SELECT (SELECT count(*) FROM shelfhelp.search_counts), (SELECT count(*) FROM "
        u"shelfhelp.size_counts), "
        "(SELECT count(*) FROM shelfhelp.day_percentiles), (SELECT count(*) FROM shelfhelp.shelf_days), "
        "(SELECT count(*) FROM shelfhelp.shelf_gaps), (SELECT count(*) FROM shelfhelp.book_heads), (SELECT "
        "count(*) FROM shelfhelp.check_heads)"_qs;
    const QString before = ask(m_database->connection(), sumsQuery);
    run(m_database->connection(), "INSERT INTO public.shelf_searches (shelf_id, num_books, time_start, "
                                  "time_complete, total_book_count, books_returned, search_type) "
                                  "SELECT shelf_id, num_books, time_start, time_complete, total_book_count, "
                                  "books_returned, search_type FROM public.shelf_searches");
    refresh();
    QCOMPARE(ask(m_database->connection(), sumsQuery), before);
    run(m_database->connection(), "DELETE FROM public.shelf_searches WHERE shelf_search_id > 2400");
}

QTEST_GUILESS_MAIN(ReadingWorkTest)
#include "readingworktest.moc"
