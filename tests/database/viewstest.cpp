// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfixture.h"

#include <sql/connection.h>
#include <sql/schema/migrator.h>
#include <tests/support/testdatabase.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using Tests::run;

namespace {

/// Shelves with these ages in days: one each, dated at noon of that day.
QString insertShelves(const QList<int> &ages)
{
    QStringList rows;
    for (const int age : ages) {
        rows.append(
            u"('shelf %1', date_trunc('day', now() AT TIME ZONE 'UTC') - interval '%2 days' + time '12:00')"_qs
                .arg(QString::number(rows.size()), QString::number(age)));
    }
    return u"INSERT INTO public.shelves (shelf_url, date_added) VALUES "_qs + rows.join(u", "_qs);
}

} // namespace

/// The ten views of the existing web dashboard, on data small enough to count by hand.
class ViewsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void haveTheColumnsOfTheExistingDashboard();
    void areThereOnAnEmptyDatabase_data();
    void areThereOnAnEmptyDatabase();
    void countRows();
    void availabilityCountsUnknownAsUnavailable();
    void mediumCountsUnknownAsBook();
    void hoursAreThoseOfTheStoredTime();
    void searchTypesHaveColoursWhereKnown();
    void dailyCurve_data();
    void dailyCurve();
    void dailyCurveHas91DaysUpToToday();
    void weeklyCurveBeginsAWeekBeforeTheOldestShelf();
    void monthlyCurveBeginsAMonthBeforeTheOldestShelf();
    void curvesHaveEachDateOnceAndInOrder_data();
    void curvesHaveEachDateOnceAndInOrder();
    void curvesDoNotDependOnTheSessionsTimeZone_data();
    void curvesDoNotDependOnTheSessionsTimeZone();
    void shelvesWithoutADateAreInNoCurve();
    void showTotalsToTheDashboardsRoleButNoRows();

private:
    [[nodiscard]] QString ask(const QString &sql);

    std::unique_ptr<Tests::TestDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
};

QString ViewsTest::ask(const QString &sql)
{
    return Tests::ask(*m_connection, sql);
}

void ViewsTest::initTestCase()
{
    m_database = std::make_unique<Tests::TestDatabase>();
    m_connection = Tests::openOwner(m_database->settings());
    Tests::createApiRoles(*m_connection);
    const Result<QStringList> applied = applyMigrations(*m_connection);
    QVERIFY2(applied.ok(), Tests::why(applied).constData());
}

void ViewsTest::init()
{
    // One transaction per test: now() stands still, and nothing is left for the next one.
    run(*m_connection, "BEGIN");
}

void ViewsTest::cleanup()
{
    run(*m_connection, "ROLLBACK");
}

void ViewsTest::cleanupTestCase()
{
    m_connection.reset();
    m_database.reset();
}

void ViewsTest::haveTheColumnsOfTheExistingDashboard()
{
    QCOMPARE(
        ask(u"SELECT c.relname, string_agg(format('%s %s', a.attname, format_type(a.atttypid, a.atttypmod)), "
            "', ' ORDER BY a.attnum) AS columns FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = "
            "c.oid "
            "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' GROUP BY 1 ORDER BY 1"_qs),
        u"cumulative_shelf_counts_daily|date text, date_axis text, shelf_count bigint, Cumulative Shelf "
        u"Count "
        "numeric\n"
        "cumulative_shelf_counts_monthly|date text, date_axis text, shelf_count bigint, Cumulative Shelf "
        "Count "
        "numeric\n"
        "cumulative_shelf_counts_weekly|date text, date_axis text, shelf_count bigint, Cumulative Shelf "
        "Count "
        "numeric\n"
        "hourly_shelf_searches|Hour integer, Searches bigint\n"
        "library_avail_rate|availability_perc numeric\n"
        "library_availability_by_medium|medium text, Available bigint, Unavailable bigint\n"
        "search_type_summary|name character varying, value bigint, color text\n"
        "total_library_searches|count bigint\n"
        "total_shelf_searches|count bigint\n"
        "total_unique_shelves|count bigint"_qs);
}

void ViewsTest::areThereOnAnEmptyDatabase_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, const QString &sql, const QString &answer) {
        QTest::newRow(name) << sql << answer;
    };
    row("shelves", u"SELECT * FROM public.total_unique_shelves"_qs, u"0"_qs);
    row("shelf searches", u"SELECT * FROM public.total_shelf_searches"_qs, u"0"_qs);
    row("library searches", u"SELECT * FROM public.total_library_searches"_qs, u"0"_qs);
    row("rate of nothing is unknown", u"SELECT * FROM public.library_avail_rate"_qs, u"-"_qs);
    row("media", u"SELECT count(*) FROM public.library_availability_by_medium"_qs, u"0"_qs);
    row("hours", u"SELECT count(*), sum(\"Searches\") FROM public.hourly_shelf_searches"_qs, u"24|0"_qs);
    row("types", u"SELECT count(*) FROM public.search_type_summary"_qs, u"0"_qs);
    const QString curve = u"SELECT count(*), sum(shelf_count), min(\"Cumulative Shelf Count\"), "
                          "max(\"Cumulative Shelf Count\") FROM public.cumulative_shelf_counts_"_qs;
    row("daily curve", curve + u"daily", u"91|0|0|0"_qs);
    row("weekly curve", curve + u"weekly", u"2|0|0|0"_qs);
    row("monthly curve", curve + u"monthly", u"2|0|0|0"_qs);
}

void ViewsTest::areThereOnAnEmptyDatabase()
{
    QFETCH(QString, sql);
    QTEST(ask(sql), "answer");
}

void ViewsTest::countRows()
{
    run(*m_connection, "INSERT INTO public.shelves (shelf_url) VALUES ('a'), ('b'), ('c');"
                       "INSERT INTO public.shelf_searches (shelf_id) VALUES (NULL), (NULL);"
                       "INSERT INTO public.library_searches (library_id) VALUES ('nashville')");
    QCOMPARE(ask(u"SELECT * FROM public.total_unique_shelves, public.total_shelf_searches AS s, "
                 "public.total_library_searches AS l"_qs),
             u"3|2|1"_qs);
}

void ViewsTest::availabilityCountsUnknownAsUnavailable()
{
    run(*m_connection, "INSERT INTO public.library_searches (library_id, available) VALUES "
                       "('nashville', true), ('nashville', true), ('nashville', false), ('nashville', NULL), "
                       "('nashville', false), ('nashville', false)");
    QCOMPARE(ask(u"SELECT * FROM public.library_avail_rate"_qs), u"33.33"_qs);
}

void ViewsTest::mediumCountsUnknownAsBook()
{
    run(*m_connection, "INSERT INTO public.library_searches (library_id, is_libby, available) VALUES "
                       "('nashville', true, true), ('nashville', true, NULL), ('nashville', false, true), "
                       "('nashville', NULL, false), ('nashville', NULL, true)");
    QCOMPARE(ask(u"SELECT * FROM public.library_availability_by_medium ORDER BY medium"_qs),
             u"Book|2|1\nLibby|1|1"_qs);
}

void ViewsTest::hoursAreThoseOfTheStoredTime()
{
    run(*m_connection,
        "INSERT INTO public.shelf_searches (time_start) VALUES ('2024-09-02T09:46:54.835456'), "
        "('2024-10-03T09:00:00'), ('2024-10-03T23:59:59.999999'), ('2024-10-03T00:00:00'), "
        "(NULL)");
    QCOMPARE(ask(u"SELECT * FROM public.hourly_shelf_searches WHERE \"Searches\" > 0"_qs),
             u"0|1\n9|2\n23|1"_qs);
    QCOMPARE(ask(u"SELECT string_agg(\"Hour\"::text, ' ') FROM public.hourly_shelf_searches"_qs),
             u"0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"_qs);
}

void ViewsTest::searchTypesHaveColoursWhereKnown()
{
    run(*m_connection, "INSERT INTO public.shelf_searches (search_type) VALUES ('Shuffle'), ('Search'), "
                       "('Shuffle'), ('Other'), (NULL), (NULL)");
    QCOMPARE(ask(u"SELECT * FROM public.search_type_summary ORDER BY name"_qs),
             u"Other|1|-\nSearch|1|blue.6\nShuffle|2|indigo.6\n-|2|-"_qs);
}

void ViewsTest::dailyCurve_data()
{
    QTest::addColumn<QList<int>>("ages");
    QTest::addColumn<QString>("first"); // shelves of day -90, and the sum up to it
    QTest::addColumn<QString>("last");  // the same of today
    QTest::newRow("young database") << QList<int>{2, 1, 0} << u"0|0"_qs << u"1|3"_qs;
    QTest::newRow("day -90 counted once") << QList<int>{100, 90, 90, 0} << u"2|3"_qs << u"1|4"_qs;
    QTest::newRow("day -91 is earlier") << QList<int>{91} << u"0|1"_qs << u"0|1"_qs;
    QTest::newRow("day -89 is later") << QList<int>{89} << u"0|0"_qs << u"0|1"_qs;
    QTest::newRow("old shelves only") << QList<int>{400, 300} << u"0|2"_qs << u"0|2"_qs;
    QTest::newRow("tomorrow is in no curve") << QList<int>{-1, 0} << u"0|0"_qs << u"1|1"_qs;
}

void ViewsTest::dailyCurve()
{
    QFETCH(QList<int>, ages);
    run(*m_connection, insertShelves(ages).toUtf8());
    const QString figures =
        u"SELECT shelf_count, \"Cumulative Shelf Count\" FROM public.cumulative_shelf_counts_daily "
        "ORDER BY date "_qs;
    QTEST(ask(figures + u"LIMIT 1"), "first");
    QTEST(ask(figures + u"DESC LIMIT 1"), "last");
    QCOMPARE(ask(u"SELECT count(*) FROM public.cumulative_shelf_counts_daily "
                 "WHERE \"Cumulative Shelf Count\" IS NULL OR shelf_count IS NULL"_qs),
             u"0"_qs);
}

void ViewsTest::dailyCurveHas91DaysUpToToday()
{
    QCOMPARE(ask(u"SELECT count(*), max(date)::date = (now() AT TIME ZONE 'UTC')::date, "
                 "max(date)::date - min(date)::date FROM public.cumulative_shelf_counts_daily"_qs),
             u"91|true|90"_qs);
    QCOMPARE(ask(u"SELECT count(*) FROM public.cumulative_shelf_counts_daily "
                 "WHERE date_axis <> upper(to_char(date::date, 'Mon DD'))"_qs),
             u"0"_qs);
}

void ViewsTest::weeklyCurveBeginsAWeekBeforeTheOldestShelf()
{
    run(*m_connection, "INSERT INTO public.shelves (shelf_url, date_added) VALUES "
                       "('sunday', '2024-09-08T23:59:59'), ('monday', '2024-09-09T00:00:00'), "
                       "('friday', '2024-09-13T12:00:00'), ('later', '2024-09-25T12:00:00')");
    QCOMPARE(ask(u"SELECT * FROM public.cumulative_shelf_counts_weekly LIMIT 6"_qs),
             u"2024-08-26|AUG 26|0|0\n"
             "2024-09-02|SEP 02|1|1\n"
             "2024-09-09|SEP 09|2|3\n"
             "2024-09-16|SEP 16|0|3\n"
             "2024-09-23|SEP 23|1|4\n"
             "2024-09-30|SEP 30|0|4"_qs);
    QCOMPARE(ask(u"SELECT max(date)::date = date_trunc('week', now() AT TIME ZONE 'UTC')::date "
                 "FROM public.cumulative_shelf_counts_weekly"_qs),
             u"true"_qs);
}

void ViewsTest::monthlyCurveBeginsAMonthBeforeTheOldestShelf()
{
    run(*m_connection, "INSERT INTO public.shelves (shelf_url, date_added) VALUES "
                       "('first', '2023-12-31T23:59:59'), ('second', '2024-02-29T12:00:00'), "
                       "('third', '2024-02-01T00:00:00')");
    QCOMPARE(ask(u"SELECT * FROM public.cumulative_shelf_counts_monthly LIMIT 5"_qs),
             u"2023-11-01|NOV|0|0\n"
             "2023-12-01|DEC|1|1\n"
             "2024-01-01|JAN|0|1\n"
             "2024-02-01|FEB|2|3\n"
             "2024-03-01|MAR|0|3"_qs);
}

void ViewsTest::curvesHaveEachDateOnceAndInOrder_data()
{
    QTest::addColumn<QString>("view");
    for (const char *view : {"daily", "weekly", "monthly"}) {
        QTest::newRow(view) << u"public.cumulative_shelf_counts_"_qs + QString::fromLatin1(view);
    }
}

void ViewsTest::curvesHaveEachDateOnceAndInOrder()
{
    QFETCH(QString, view);
    run(*m_connection, insertShelves({800, 370, 366, 365, 90, 45, 45, 31, 7, 6, 1, 0}).toUtf8());
    QCOMPARE(ask(u"SELECT array_agg(date) = array_agg(DISTINCT date ORDER BY date), "
                 "max(\"Cumulative Shelf Count\") FROM %1"_qs.arg(view)),
             u"true|12"_qs);
}

void ViewsTest::curvesDoNotDependOnTheSessionsTimeZone_data()
{
    curvesHaveEachDateOnceAndInOrder_data();
}

/// Between these two zones lie 26 hours: whatever the time, one of them has another day than UTC.
void ViewsTest::curvesDoNotDependOnTheSessionsTimeZone()
{
    QFETCH(QString, view);
    run(*m_connection, insertShelves({90, 7, 1, 0}).toUtf8());
    const QString all = u"SELECT * FROM "_qs + view;
    run(*m_connection, "SET LOCAL TimeZone = 'Pacific/Kiritimati'");
    const QString east = ask(all);
    run(*m_connection, "SET LOCAL TimeZone = 'Etc/GMT+12'");
    QCOMPARE(ask(all), east);
    QVERIFY(!east.isEmpty());
}

void ViewsTest::shelvesWithoutADateAreInNoCurve()
{
    run(*m_connection, "INSERT INTO public.shelves (shelf_url) VALUES ('undated')");
    QCOMPARE(ask(u"SELECT (SELECT count FROM public.total_unique_shelves), "
                 "(SELECT max(\"Cumulative Shelf Count\") FROM public.cumulative_shelf_counts_daily), "
                 "(SELECT max(\"Cumulative Shelf Count\") FROM public.cumulative_shelf_counts_weekly), "
                 "(SELECT max(\"Cumulative Shelf Count\") FROM public.cumulative_shelf_counts_monthly)"_qs),
             u"1|0|0|0"_qs);
}

/// The web dashboard's role reads the views, which run with their owner's rights; the tables stay closed,
/// even with the grants that older Supabase projects give by default.
void ViewsTest::showTotalsToTheDashboardsRoleButNoRows()
{
    run(*m_connection, "GRANT ALL ON ALL TABLES IN SCHEMA public TO anon;"
                       "INSERT INTO public.shelves (shelf_url) VALUES ('a'), ('b');"
                       "SET LOCAL ROLE anon");
    QCOMPARE(ask(u"SELECT count(*) FILTER (WHERE has_table_privilege(oid, 'SELECT')), count(*) FROM pg_class "
                 "WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'"_qs),
             u"10|10"_qs);
    QCOMPARE(
        ask(u"SELECT (SELECT count FROM public.total_unique_shelves), (SELECT count(*) FROM public.shelves)"_qs),
        u"2|0"_qs);
}

QTEST_GUILESS_MAIN(ViewsTest)

#include "viewstest.moc"
