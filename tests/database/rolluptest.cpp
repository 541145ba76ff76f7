// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/analytics/distribution.h>
#include <sql/rollups/refresher.h>
#include <sql/rollups/rollupstate.h>
#include <sql/rollups/rolluptables.h>
#include <sql/rollups/rollupverification.h>
#include <sql/transaction.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using State = Sql::Refreshed::State;

namespace {

/// A, B and C are shelves 1 to 3: A on the days 1, 3 and 5 of February, B on 3, C on 2 and 5. A and C are the
/// same shelf of one reader, B is another's.
const QByteArray threeShelves =
    "INSERT INTO public.shelves (shelf_url) VALUES "
    "('https://www.goodreads.com/review/list/7-ann?shelf=read'), "
    "('https://www.goodreads.com/review/list/8?shelf=read'), "
    "('https://www.goodreads.com/review/list/7?shelf=read&page=2'), ('https://example.org/4');"
    "INSERT INTO public.books (unique_hash) SELECT 'book ' || n FROM generate_series(1, 9) AS g(n);";

const QByteArray theirDays =
    "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, search_type, "
    "books_returned) VALUES "
    "(1, '2026-02-01 10:00', '2026-02-01 10:00:02', 40, 'Shuffle', '{1,2}'),"
    "(1, '2026-02-03 10:00', '2026-02-03 10:00:04', 60, 'Shuffle', '{1,3}'),"
    "(1, '2026-02-03 10:10', '2026-02-03 10:10:00.001', NULL, NULL, '{1}'),"
    "(1, '2026-02-05 10:00', '2026-02-05 10:00:02', 70, 'Search', '{4}'),"
    "(2, '2026-02-03 23:50', '2026-02-03 23:50:03', 24, 'Search', '{1,5}'),"
    "(3, '2026-02-02 10:00', '2026-02-02 09:00', 25, 'Search', NULL),"
    "(3, '2026-02-05 23:59', NULL, 30, 'Search', '{}');"
    "INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, available, "
    "availability_message) VALUES "
    "('nashville', true, '2026-02-03 10:00', '2026-02-03 10:00:01', true, 'AVAILABLE'),"
    "('nashville', true, '2026-02-03 10:30', '2026-02-03 10:30:03', true, 'UNAVAILABLE'),"
    "('nashville', NULL, '2026-02-03 11:00', NULL, false, 'Book Not Found'),"
    "('bookcloud', false, '2026-02-04 10:00', '2026-02-04 10:00', NULL, 'hm');";

QDateTime at(int month, int day, int hour = 12)
{
    return {QDate(2026, month, day), QTime(hour, 0), Qt::UTC};
}

} // namespace

/// The sums by day are what the rows say: after a rebuild, and after any change and a refresh.
class RollupTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void init();
    void sumsUpSearches();
    void sumsUpChecks();
    void chainsTheDaysOfShelves();
    void putsBooksInOrder();
    void knowsTheBooksOfQuartersOfMonths();
    void drawsTheSameBins();
    void refreshingIsRebuilding_data();
    void refreshingIsRebuilding();
    void hasTheDaysOfItsZone_data();
    void hasTheDaysOfItsZone();
    void leavesTodayOut();
    void keepsTheMarksOfWhoeverIsStillWriting();
    void goesOnWhereALimitStopped();
    void waitsForNobody();
    void leavesAloneWhatItDoesNotKnow();
    void tellsWhatIsDirty();
    void namesTheTableThatDiffers();

private:
    void execute(const QByteArray &script) { run(connection(), script); }

    void rebuild(const QDateTime &now, const QTimeZone &reporting = QTimeZone::utc(),
                 const QTimeZone &source = QTimeZone::utc());
    Sql::Refreshed refresh(const Sql::RefreshOptions &options);
    /// Rows of all tables of sums.
    QString sums();

    QString ask(const QString &sql) { return Tests::ask(connection(), sql); }

    Sql::Connection &connection() { return m_database->connection(); }

    std::unique_ptr<MigratedDatabase> m_database;
};

void RollupTest::init()
{
    m_database->clear();
    execute(threeShelves + theirDays);
    execute("SELECT shelfhelp.install_marks()");
    rebuild(at(2, 6));
}

void RollupTest::rebuild(const QDateTime &now, const QTimeZone &reporting, const QTimeZone &source)
{
    const auto rebuilt =
        Sql::rebuildRollups(connection(), {.reportingZone = reporting, .sourceZone = source, .now = now});
    QVERIFY2(rebuilt.ok(), why(rebuilt).constData());
    QCOMPARE(rebuilt.value().state, State::Done);
}

Sql::Refreshed RollupTest::refresh(const Sql::RefreshOptions &options)
{
    const auto refreshed = Sql::refreshRollups(connection(), options);
    [&] { QVERIFY2(refreshed.ok(), why(refreshed).constData()); }();
    return refreshed.ok() ? refreshed.value() : Sql::Refreshed();
}

QString RollupTest::sums()
{
    QString text;
    for (const QString &table : Sql::rollupTableNames()) {
        text += table + u":\n"_qs +
                ask(u"SELECT t::text FROM shelfhelp.%1 AS t ORDER BY t::text COLLATE \"C\""_qs.arg(table)) +
                u'\n';
    }
    return text;
}

void RollupTest::sumsUpSearches()
{
    QCOMPARE(
        ask(u"SELECT start::date, search_type, cold, warm, invalid, by_window_only, by_clock_only, shown "
            "FROM shelfhelp.search_counts WHERE span = 'd' ORDER BY 1, 2"_qs),
        u"2026-02-01|Shuffle|1|0|0|0|0|2\n"
        "2026-02-02|Search|0|0|1|0|0|0\n"
        "2026-02-03||0|1|0|0|0|1\n"
        "2026-02-03|Search|1|0|0|0|0|2\n"
        "2026-02-03|Shuffle|1|0|0|0|0|2\n"
        "2026-02-05|Search|1|0|1|0|0|1"_qs);
    QCOMPARE(ask(u"SELECT date_part('hour', start), sum(cold + warm) FROM shelfhelp.search_counts "
                 "WHERE span = 'h' AND start::date = '2026-02-03' GROUP BY 1 ORDER BY 1"_qs),
             u"10|2\n23|1"_qs);
    QCOMPARE(ask(u"SELECT search_type, sizes, counts FROM shelfhelp.size_counts "
                 "WHERE start::date = '2026-02-03' ORDER BY 1"_qs),
             u"Search|[24]|[1]\nShuffle|[60]|[1]"_qs);
    QCOMPARE(
        ask(u"SELECT start::date, size_bin, counts, bin_counts FROM shelfhelp.size_durations ORDER BY 1, 2"_qs),
        u"2026-02-01|25|[1]|[1]\n2026-02-03|0|[1]|[1]\n2026-02-03|50|[1]|[1]\n2026-02-05|50|[1]|[1]"_qs);
    QCOMPARE(
        ask(u"SELECT kind, n, p50, round(p95::numeric, 6)::float8, greatest FROM shelfhelp.day_percentiles "
            "WHERE start::date = '2026-02-03' AND kind IN ('s', 'w', 'z') ORDER BY 1"_qs),
        u"s|2|3500000|3950000|4000000\nw|1|1000|1000|1000\nz|2|42|58.2|60"_qs);
}

void RollupTest::sumsUpChecks()
{
    QCOMPARE(ask(u"SELECT start::date, is_libby, available, \"out\", absent, unknown, suspect, invalid "
                 "FROM shelfhelp.check_counts WHERE span = 'd' ORDER BY 1, 2"_qs),
             u"2026-02-03|false|0|0|1|0|0|1\n2026-02-03|true|1|1|0|0|1|0\n2026-02-04|false|0|0|0|1|0|0"_qs);
    QCOMPARE(
        ask(u"SELECT start::date, library_id, is_libby, available, \"out\", absent, unknown, buckets, counts "
            "FROM shelfhelp.library_counts ORDER BY 1, 2, 3"_qs),
        u"2026-02-03|nashville|false|0|0|1|0|[]|[]\n"
        "2026-02-03|nashville|true|1|1|0|0|[691,746]|[1,1]\n"
        "2026-02-04|bookcloud|false|0|0|0|1|[-1]|[1]"_qs);
    QCOMPARE(
        ask(u"SELECT start::date, is_libby, buckets, bins, bin_counts FROM shelfhelp.check_durations ORDER BY 1"_qs),
        u"2026-02-03|true|[691,746]|[48,51]|[1,1]\n2026-02-04|false|[-1]|[-1]|[1]"_qs);
    QCOMPARE(
        ask(u"SELECT kind, n, p50 FROM shelfhelp.day_percentiles WHERE kind IN ('l', 'p') ORDER BY start"_qs),
        u"l|2|2000000\np|1|0"_qs);
}

void RollupTest::chainsTheDaysOfShelves()
{
    const QString days = u"CASE WHEN isfinite(%1) THEN to_char(%1, 'FMDD') ELSE %1::text END"_qs;
    QCOMPARE(
        ask(u"SELECT shelf_id, %1, %2, %3, n, last_size FROM shelfhelp.shelf_days ORDER BY shelf_id, start"_qs
                .arg(days.arg(u"start"_qs), days.arg(u"previous"_qs), days.arg(u"next"_qs))),
        u"1|1|-infinity|3|1|40\n1|3|1|5|2|-\n1|5|3|infinity|1|70\n"
        "2|3|-infinity|infinity|1|24\n3|2|-infinity|5|1|25\n3|5|2|infinity|1|30"_qs);
    const QString gaps = u"SELECT string_agg(concat_ws(' ', %1, %2, n), ', ' ORDER BY start, previous) "
                         "FROM shelfhelp.shelf_gaps WHERE identity = '%3'"_qs;
    const auto gapsOf = [&](const QString &identity) {
        return ask(gaps.arg(days.arg(u"start"_qs), days.arg(u"previous"_qs), identity));
    };
    QCOMPARE(gapsOf(u"u"_qs), u"1 -infinity 1, 2 -infinity 1, 3 -infinity 1, 3 1 1, 5 2 1, 5 3 1"_qs);
    QCOMPARE(gapsOf(u"s"_qs), u"1 -infinity 1, 2 1 1, 3 -infinity 1, 3 2 1, 5 3 1"_qs);
    QCOMPARE(gapsOf(u"r"_qs), u"1 -infinity 1, 2 1 1, 3 -infinity 1, 3 2 1, 5 3 1"_qs);
    QCOMPARE(ask(u"SELECT shelf_id, reader_id, shelf_name FROM shelfhelp.shelf_identities ORDER BY 1"_qs),
             u"1|7|read\n2|8|read\n3|7|read"_qs);
}

void RollupTest::putsBooksInOrder()
{
    QCOMPARE(ask(u"SELECT start::date, ids, shown, floor FROM shelfhelp.book_heads ORDER BY 1"_qs),
             u"2026-02-01|[1,2]|[1,1]|0\n2026-02-03|[1,3,5]|[3,1,1]|0\n2026-02-05|[4]|[1]|0"_qs);
    execute(
        "INSERT INTO public.shelf_searches (time_start, books_returned) "
        "SELECT '2026-02-04 08:00', array_agg(n) FROM generate_series(1, 1002) AS g(n);"
        "INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('2026-02-04', '{1002,7}')");
    refresh({.now = at(2, 6)});
    QCOMPARE(ask(u"SELECT cardinality(ids), ids[1:3], ids[1000], shown[1:3], floor FROM shelfhelp.book_heads "
                 "WHERE start::date = '2026-02-04'"_qs),
             u"1000|[7,1002,1]|999|[2,2,1]|1"_qs);
}

/// Each as soon as it is over, and again whenever one of its days is touched.
void RollupTest::knowsTheBooksOfQuartersOfMonths()
{
    const QString checks = u"SELECT span, start::date, ids, checks, available, floor FROM "
                           "shelfhelp.check_heads ORDER BY span, start"_qs;
    execute("UPDATE public.library_searches SET book_id = CASE WHEN available THEN 7 ELSE 3 END WHERE "
            "library_id = 'nashville'");
    const QString heads = u"SELECT span, start::date, ids[1:3], shown[1:3] FROM shelfhelp.book_heads "
                          "WHERE span <> 'd' ORDER BY span, start"_qs;
    refresh({.now = at(2, 7)});
    QCOMPARE(ask(heads), QString());
    QCOMPARE(ask(checks), u"d|2026-02-03|[7,3]|[2,1]|[1,0]|0"_qs);
    refresh({.now = at(2, 8)});
    QCOMPARE(ask(heads), u"q|2026-02-01|[1,2,3]|[4,1,1]"_qs);
    QCOMPARE(ask(checks), u"d|2026-02-03|[7,3]|[2,1]|[1,0]|0\nq|2026-02-01|[7,3]|[2,1]|[1,0]|0"_qs);
    execute("INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('2026-02-07', '{2,2}'), "
            "('2026-02-08', '{9}')");
    refresh({.now = at(2, 9)});
    QCOMPARE(ask(heads), u"q|2026-02-01|[1,2,3]|[4,3,1]"_qs);
    refresh({.now = at(3, 1)});
    const QString closed = u"q|2026-02-01|[1,2,3]|[4,3,1]\nq|2026-02-08|[9]|[1]"_qs;
    QCOMPARE(ask(heads), closed);
    execute("DELETE FROM public.shelf_searches WHERE time_start = '2026-02-08'");
    refresh({.now = at(3, 1)});
    QCOMPARE(ask(heads), u"q|2026-02-01|[1,2,3]|[4,3,1]"_qs);
    QCOMPARE(ask(checks), u"d|2026-02-03|[7,3]|[2,1]|[1,0]|0\nq|2026-02-01|[7,3]|[2,1]|[1,0]|0"_qs);
    const QString refreshedSums = sums();
    rebuild(at(3, 1));
    QCOMPARE(refreshedSums, sums());
}

/// SQL and C++ agree at every edge.
void RollupTest::drawsTheSameBins()
{
    execute("TRUNCATE public.library_searches");
    QStringList rows;
    QList<qint64> durations{0, 1, 2};
    for (int bin = 8; bin < 88; ++bin) {
        durations += {Sql::durationBinStart(bin) - 1, Sql::durationBinStart(bin)};
    }
    Sql::Distribution bins;
    Sql::Distribution buckets;
    for (const qint64 duration : std::as_const(durations)) {
        bins.add(Sql::durationBin(duration), 1);
        buckets.add(Sql::durationBucket(duration), 1);
        rows.append(
            u"('nashville', true, '2026-02-03', timestamp '2026-02-03' + interval '%1 us')"_qs.arg(duration));
    }
    execute("INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete) VALUES " +
            rows.join(u',').toUtf8());
    refresh({.now = at(2, 6)});
    const auto listed = [](const Sql::Distribution &distribution) {
        QStringList values;
        for (const auto &entry : distribution.counts()) {
            values.append(u"%1x%2"_qs.arg(entry.first).arg(entry.second));
        }
        return values.join(u' ');
    };
    const QString stored = u"SELECT string_agg(concat(u.v, 'x', u.n), ' ' ORDER BY u.v) "
                           "FROM shelfhelp.check_durations, unnest(%1, %2) AS u(v, n)"_qs;
    QCOMPARE(ask(stored.arg(u"bins"_qs, u"bin_counts"_qs)), listed(bins));
    QCOMPARE(ask(stored.arg(u"buckets"_qs, u"counts"_qs)), listed(buckets));
}

void RollupTest::refreshingIsRebuilding_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<int>("searchDays");
    QTest::addColumn<int>("checkDays");
    const auto row = [](const char *name, const QByteArray &change, int searchDays, int checkDays) {
        QTest::newRow(name) << change << searchDays << checkDays;
    };
    const QByteArray insert = "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete) ";
    row("nothing", "SELECT 1", 0, 0);
    row("a search between others", insert + "VALUES (1, '2026-02-02 10:00', '2026-02-02 10:00:02')", 2, 0);
    row("before all others", insert + "VALUES (2, '2025-12-31 10:00', '2025-12-31 10:00:02')", 2, 0);
    row("of a shelf that was not there", insert + "VALUES (4, '2026-02-04', NULL), (4, '2026-01-05', NULL)",
        4, 0);
    row("of no shelf and of no day",
        insert + "VALUES (NULL, '2026-02-04', NULL), (1, NULL, NULL), "
                 "(1, 'infinity', NULL), (1, '1970-01-01', NULL)",
        2, 0);
    row("a fetch whose copy is used the day after",
        insert + "VALUES (1, '2026-02-01 23:55', '2026-02-01 23:55:03'), (1, '2026-02-02 00:05', '2026-02-02 "
                 "00:05:03')",
        3, 0);
    row("the fetch goes", "DELETE FROM public.shelf_searches WHERE time_start = '2026-02-03 10:00'", 2, 0);
    row("the only day of a shelf goes", "DELETE FROM public.shelf_searches WHERE shelf_id = 2", 2, 0);
    row("everything of a shelf goes", "DELETE FROM public.shelf_searches WHERE shelf_id = 1", 5, 0);
    row("a search moves",
        "UPDATE public.shelf_searches SET time_start = '2026-02-04 01:00' WHERE shelf_id = 2", 3, 0);
    row("a search becomes another shelf's",
        "UPDATE public.shelf_searches SET shelf_id = 4 WHERE shelf_id = 1", 5, 0);
    row("a check moves to a month that is over",
        "UPDATE public.library_searches SET time_start = '2026-01-04 01:00' WHERE library_id = 'bookcloud'",
        0, 2);
    row("a shelf becomes another one",
        "UPDATE public.shelves SET shelf_url = 'https://www.goodreads.com/review/list/9?shelf=read' WHERE "
        "shelf_id = 3;"
        "UPDATE public.shelf_searches SET num_books = 1 WHERE shelf_id = 3 AND time_start < '2026-02-03'",
        2, 0);
    row("one table is emptied", "TRUNCATE public.library_searches", -1, -1);
    row("both are", "TRUNCATE public.shelf_searches, public.library_searches", -1, -1);
}

void RollupTest::refreshingIsRebuilding()
{
    QFETCH(QByteArray, change);
    QFETCH(int, searchDays);
    execute(change);
    const Sql::Refreshed refreshed = refresh({.now = at(2, 6)});
    QCOMPARE(refreshed.wasRebuilt, searchDays < 0);
    if (searchDays >= 0) {
        QCOMPARE(refreshed.searchDays, searchDays);
        QTEST(int(refreshed.checkDays), "checkDays");
    }
    QCOMPARE(ask(u"SELECT count(*) FROM shelfhelp.touched_day"_qs), u"0"_qs);
    const QString refreshedSums = sums();
    rebuild(at(2, 6));
    QCOMPARE(refreshedSums, sums());
}

void RollupTest::hasTheDaysOfItsZone_data()
{
    QTest::addColumn<QByteArray>("reporting");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("day");
    QTest::addColumn<int>("hours"); // with a search every half hour of the source's clock
    const auto row = [](const char *name, const char *reporting, const char *source, const QString &day,
                        int hours) {
        QTest::newRow(name) << QByteArray(reporting) << QByteArray(source) << day << hours;
    };
    row("a spring day", "Europe/Berlin", "UTC", u"2026-03-28T23:00:00"_qs, 23);
    row("an autumn day", "Europe/Berlin", "UTC", u"2026-10-24T22:00:00"_qs, 25);
    row("a day elsewhere", "America/Chicago", "UTC", u"2026-03-29T05:00:00"_qs, 24);
    row("read in another zone", "UTC", "America/Chicago", u"2026-03-29T00:00:00"_qs, 24);
    row("half hours", "Asia/Kolkata", "UTC", u"2026-03-28T18:30:00"_qs, 24);
}

void RollupTest::hasTheDaysOfItsZone()
{
    QFETCH(QByteArray, reporting);
    QFETCH(QByteArray, source);
    QFETCH(QString, day);
    execute("TRUNCATE public.shelf_searches;"
            "INSERT INTO public.shelf_searches (time_start) SELECT t FROM "
            "generate_series(timestamp '2026-03-27', '2026-03-31', '30 min') AS t UNION ALL SELECT t FROM "
            "generate_series(timestamp '2026-10-22', '2026-10-28', '30 min') AS t");
    rebuild(at(11, 6), QTimeZone(reporting), QTimeZone(source));
    const QString start = u"(timestamp '%1' AT TIME ZONE 'UTC')"_qs.arg(day);
    QFETCH(int, hours);
    QCOMPARE(ask(u"SELECT invalid FROM shelfhelp.search_counts WHERE span = 'd' AND start = "_qs + start),
             QString::number(2 * hours));
    QCOMPARE(ask(u"SELECT count(*), min(invalid), max(invalid) FROM shelfhelp.search_counts WHERE span = 'h' "
                 "AND start >= %1 AND start < %1 + interval '%2 hours'"_qs.arg(start)
                     .arg(hours)),
             u"%1|2|2"_qs.arg(hours));
    QCOMPARE(ask(u"SELECT sum(invalid) FROM shelfhelp.search_counts WHERE span = 'd'"_qs),
             ask(u"SELECT count(*) FROM public.shelf_searches"_qs));
    execute("UPDATE public.shelf_searches SET num_books = 1 WHERE time_start::date = '2026-03-29'");
    const Sql::Refreshed refreshed = refresh({.now = at(11, 6)});
    QVERIFY(refreshed.searchDays == 2 || refreshed.searchDays == 3);
    const QString refreshedSums = sums();
    rebuild(at(11, 6), QTimeZone(reporting), QTimeZone(source));
    QCOMPARE(refreshedSums, sums());
}

void RollupTest::leavesTodayOut()
{
    const QString state = u"SELECT complete_until::date, (SELECT count(*) FROM shelfhelp.touched_day), "
                          "(SELECT count(*) FROM shelfhelp.search_counts WHERE start >= '2026-02-06') "
                          "FROM shelfhelp.rollup_state"_qs;
    execute(
        "INSERT INTO public.shelf_searches (time_start) VALUES ('2026-02-06 10:00'), ('2026-02-07 10:00')");
    QCOMPARE(refresh({.now = at(2, 6, 23)}).searchDays, 0);
    QCOMPARE(ask(state), u"2026-02-06|0|0"_qs);
    QCOMPARE(refresh({.now = at(2, 7, 0)}).searchDays, 1);
    QCOMPARE(ask(state), u"2026-02-07|0|2"_qs);
    QCOMPARE(refresh({.now = at(2, 5)}).searchDays, 0); // a clock that is late
    QCOMPARE(ask(state), u"2026-02-07|0|2"_qs);
    QCOMPARE(refresh({.now = at(3, 1)}).months, 2); // of searches and of checks
    QCOMPARE(ask(u"SELECT sum(cold + warm + invalid) FROM shelfhelp.search_counts WHERE span = 'm'"_qs),
             u"9"_qs);
}

void RollupTest::keepsTheMarksOfWhoeverIsStillWriting()
{
    const auto writer = openOwner(m_database->settings());
    run(*writer, "BEGIN; INSERT INTO public.shelf_searches (time_start) VALUES ('2026-02-04')");
    QCOMPARE(refresh({.now = at(2, 6)}).searchDays, 0);
    run(*writer, "COMMIT");
    QCOMPARE(ask(u"SELECT source, day FROM shelfhelp.touched_day"_qs), u"s|2026-02-04"_qs);
    QCOMPARE(refresh({.now = at(2, 6)}).searchDays, 2);
    QCOMPARE(refresh({.now = at(2, 6)}), Sql::Refreshed());
}

/// Days that are over first, then the newest; a mark stays until all of its days are done.
void RollupTest::goesOnWhereALimitStopped()
{
    execute("UPDATE public.shelf_searches SET total_book_count = 9");
    qint64 left = 0;
    int times = 0;
    do {
        const Sql::Refreshed refreshed = refresh({.now = at(2, 9), .maxDays = 2});
        QVERIFY(refreshed.searchDays <= 2 && refreshed.checkDays <= 2);
        left = refreshed.daysLeft;
        QCOMPARE(left > 0,
                 ask(u"SELECT count(*) > 0 FROM shelfhelp.touched_day"_qs) == u"true" ||
                     ask(u"SELECT complete_until < '2026-02-09' FROM shelfhelp.rollup_state"_qs) == u"true");
        ++times;
    } while (left > 0 && times < 9);
    QVERIFY(times > 2 && times < 9);
    const QString refreshedSums = sums();
    rebuild(at(2, 9));
    QCOMPARE(refreshedSums, sums());
}

void RollupTest::waitsForNobody()
{
    const auto other = openOwner(m_database->settings());
    Sql::Transaction transaction(*other);
    QVERIFY(transaction.begin(Sql::Transaction::Kind::Refresh).ok());
    QCOMPARE(refresh({.now = at(2, 6)}).state, State::Busy);
    const auto verified = Sql::verifyRollups(connection(), at(2, 6));
    QVERIFY(!verified.ok());
    QCOMPARE(verified.error().kind, ErrorKind::Transient);
    QCOMPARE(ask(u"SELECT 1"_qs), u"1"_qs); // the connection is of use afterwards
}

void RollupTest::leavesAloneWhatItDoesNotKnow()
{
    const QString before = sums();
    execute("INSERT INTO public.shelf_searches (time_start) VALUES ('2026-02-04')");
    for (const auto &[change, state] :
         {std::pair("UPDATE shelfhelp.rollup_state SET version = 99", State::Newer),
          std::pair("UPDATE shelfhelp.rollup_state SET version = 0", State::NotBuilt),
          std::pair("UPDATE shelfhelp.rollup_state SET version = 1, built_at = NULL", State::NotBuilt),
          std::pair("SELECT shelfhelp.remove_marks()", State::NotBuilt)}) {
        execute(change);
        QCOMPARE(refresh({.now = at(2, 6)}).state, state);
        QCOMPARE(sums(), before);
    }
    const auto refused = Sql::rebuildRollups(connection(), {.now = at(2, 6)});
    QVERIFY(!refused.ok() && refused.error().remedy.contains(u"shelfhelp migrate adopt --triggers"));
    execute("SELECT shelfhelp.install_marks()");
    rebuild(at(2, 6));
    QCOMPARE(refresh({.now = at(2, 6)}).state, State::Done);
}

void RollupTest::tellsWhatIsDirty()
{
    rebuild(at(2, 6), QTimeZone("Asia/Tokyo"));
    execute("UPDATE public.shelf_searches SET num_books = 1 WHERE time_start::date = '2026-02-02';"
            "UPDATE public.library_searches SET available = true WHERE time_start::date = '2026-02-04'");
    const auto state = Sql::readRollupState(connection());
    QVERIFY2(state.ok(), why(state).constData());
    QVERIFY(state.value().serves(QTimeZone("Asia/Tokyo"), QTimeZone::utc()));
    QVERIFY(!state.value().serves(QTimeZone::utc(), QTimeZone::utc()));
    QCOMPARE(state.value().completeUntil, at(2, 5, 15));
    const auto startsOf = [](const QList<Sql::Span> &days) {
        QStringList starts;
        for (const Sql::Span &day : days) {
            starts.append(day.start.toString(Qt::ISODate));
        }
        return starts.join(u' ');
    };
    // Nine hours ahead, each naive day lies in two of Tokyo's; searches warm those of the day after.
    QCOMPARE(startsOf(state.value().dirtySearchDays()),
             u"2026-02-01T15:00:00Z 2026-02-02T15:00:00Z 2026-02-03T15:00:00Z"_qs);
    QCOMPARE(startsOf(state.value().dirtyCheckDays()), u"2026-02-03T15:00:00Z 2026-02-04T15:00:00Z"_qs);
    execute("TRUNCATE public.library_searches");
    const auto after = Sql::readRollupState(connection());
    QVERIFY(after.ok() && after.value().checks.all && !after.value().searches.all);
}

void RollupTest::namesTheTableThatDiffers()
{
    execute(
        "UPDATE shelfhelp.search_counts SET cold = cold + 1 WHERE span = 'd' AND start::date = '2026-02-01';"
        "DELETE FROM shelfhelp.shelf_gaps WHERE identity = 'r' AND start::date = '2026-02-02';"
        "INSERT INTO shelfhelp.book_heads VALUES ('d', '2026-02-02', '{1}', '{1}', 0, '{1}')");
    const QString before = sums();
    const auto verified = Sql::verifyRollups(connection(), at(2, 6));
    QVERIFY2(verified.ok(), why(verified).constData());
    QVERIFY(verified.value().isBuilt && !verified.value().isEqual());
    QCOMPARE(verified.value().tables.size(), Sql::rollupTableNames().size());
    QStringList differing;
    for (const Sql::RollupDifference &table : verified.value().tables) {
        if (table.rows > 0) {
            differing.append(u"%1 %2"_qs.arg(table.table).arg(table.rows));
        }
    }
    QCOMPARE(differing.join(u", "), u"search_counts 2, book_heads 1, shelf_gaps 1"_qs);
    QCOMPARE(sums(), before);
    rebuild(at(2, 6));
    QVERIFY(Sql::verifyRollups(connection(), at(2, 6)).value().isEqual());
}

QTEST_GUILESS_MAIN(RollupTest)

#include "rolluptest.moc"
