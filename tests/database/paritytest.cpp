// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <sql/analytics/parityfigures.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <map>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::ParityReason;
using Sql::ParityRow;

namespace {

/// A value of a view: its name, the first column of the row or NULL, the name of the column.
using Cell = std::tuple<QString, std::optional<QString>, QString>;

/// The values of the ten views as they are installed, with the key column first.
const char *const installedValues = R"(
    SELECT 'total_unique_shelves', '', 'count', count::float8 FROM public.total_unique_shelves
    UNION ALL SELECT 'total_shelf_searches', '', 'count', count FROM public.total_shelf_searches
    UNION ALL SELECT 'total_library_searches', '', 'count', count FROM public.total_library_searches
    UNION ALL SELECT 'library_avail_rate', '', 'availability_perc', availability_perc FROM public.library_avail_rate
    UNION ALL SELECT 'library_availability_by_medium', medium, 'Available', "Available" FROM public.library_availability_by_medium
    UNION ALL SELECT 'library_availability_by_medium', medium, 'Unavailable', "Unavailable" FROM public.library_availability_by_medium
    UNION ALL SELECT 'hourly_shelf_searches', "Hour"::text, 'Searches', "Searches" FROM public.hourly_shelf_searches
    UNION ALL SELECT 'search_type_summary', name, 'value', value FROM public.search_type_summary
    UNION ALL SELECT 'cumulative_shelf_counts_' || v.unit, v.date, c.name, c.value
      FROM (SELECT 'daily' AS unit, d.* FROM public.cumulative_shelf_counts_daily AS d
            UNION ALL SELECT 'weekly', w.* FROM public.cumulative_shelf_counts_weekly AS w
            UNION ALL SELECT 'monthly', m.* FROM public.cumulative_shelf_counts_monthly AS m) AS v
     CROSS JOIN LATERAL (VALUES ('shelf_count', v.shelf_count::float8),
                                ('Cumulative Shelf Count', v."Cumulative Shelf Count"::float8)) AS c(name, value))";

std::map<Cell, std::optional<double>> valuesOfTheViews(Sql::Connection &connection)
{
    const Result<Sql::Rows> rows = connection.execute(QString::fromLatin1(installedValues));
    if (!rows.ok()) {
        qFatal("%s", why(rows).constData());
    }
    std::map<Cell, std::optional<double>> values;
    for (int row = 0; row < rows.value().size(); ++row) {
        values.emplace(Cell(rows.value().get<QString>(row, 0),
                            rows.value().get<std::optional<QString>>(row, 1),
                            rows.value().get<QString>(row, 2)),
                       rows.value().get<std::optional<double>>(row, 3));
    }
    return values;
}

/// What the recomputation says of the same; unique shelves against shelves and readers is not of the views.
std::map<Cell, std::optional<double>> valuesOfTheirs(const QList<ParityRow> &rows)
{
    std::map<Cell, std::optional<double>> values;
    for (const ParityRow &row : rows) {
        if (row.key != u"shelves" && row.key != u"readers") {
            values.emplace(Cell(row.view, row.key, row.column), row.theirs);
        }
    }
    return values;
}

QString textOf(const std::map<Cell, std::optional<double>> &values)
{
    QString text;
    for (const auto &[cell, value] : values) {
        text += u"%1 %2 %3: %4\n"_qs.arg(std::get<0>(cell), std::get<1>(cell).value_or(u"NULL"_qs),
                                         std::get<2>(cell), value ? QString::number(*value) : u"NULL"_qs);
    }
    return text;
}

/// A year in which the clocks of all zones change, with everything a row can lack.
QByteArray oddRows()
{
    return R"(
        INSERT INTO public.shelves (shelf_url, date_added)
        SELECT format('https://www.goodreads.com/review/list/%s?shelf=%s&page=%s', 100 + n % 50, n % 3, n),
               CASE WHEN n % 17 > 0 THEN (now() AT TIME ZONE 'UTC') - n * interval '19 hours 7 minutes' END
          FROM generate_series(1, 400) AS n;
        INSERT INTO public.shelves (shelf_url, date_added) VALUES ('far', '9999-01-01'), ('infinite', 'infinity'),
               ('tomorrow', (now() AT TIME ZONE 'UTC') + interval '1 day');
        INSERT INTO public.shelf_searches (time_start, search_type)
        SELECT CASE WHEN n % 19 > 0 THEN timestamp '2024-01-01' + n * interval '5 hours 13 minutes' END,
               (ARRAY['Shuffle', 'Search', 'Browse', '', NULL])[1 + n % 5]
          FROM generate_series(1, 1600) AS n;
        INSERT INTO public.shelf_searches (time_start) VALUES ('infinity'), ('-infinity'), ('0001-01-01T05:00:00'),
               ('2100-01-01'), ('1999-12-31T23:59:59.999999'), ('2000-01-01'), ('2099-12-31T23:59:59.999999');
        INSERT INTO public.library_searches (library_id, time_start, is_libby, available, availability_message)
        SELECT 'nashville', CASE WHEN n % 19 > 0 THEN timestamp '2024-01-01' + n * interval '5 hours' END,
               (ARRAY[true, false, NULL])[1 + n % 3], (ARRAY[true, false, NULL, false])[1 + n % 4],
               (ARRAY['AVAILABLE', 'UNAVAILABLE', 'Item Not Found', 'AVAILABLE BUT', NULL, 'x', 'available: y'])[1 + n % 7]
          FROM generate_series(1, 1700) AS n;
        INSERT INTO public.library_searches (library_id, time_start, available) VALUES ('nashville', 'infinity', true);)";
}

} // namespace

/// The existing dashboard's figures computed again: equal to its views where those are installed, and every
/// difference to ours is explained to the last one.
class ParityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();

    void cleanup() { m_database->clear(); }

    void equalsTheExistingViews_data();
    void equalsTheExistingViews();
    void equalsTheExistingViewsOfNothing();
    void differsFromOurMendedViewsInNamedFaultsOnly();
    void causesAddUpToTheDifference_data();
    void causesAddUpToTheDifference();
    void seedDocumentOfFaults();
    void ourHoursAreThoseOfTheReportingZone();
    void comparesRatesOfTheSameChecks();
    void comparesUrlsWithShelvesAndReaders();
    void tellsReasonsInOneLine();
    void readsTheInstalledViews();
    void aViewThatIsMissingIsNoError();
    void aViewThatMayNotBeReadIsNoError();

private:
    /// Their database as the existing pipeline has it, rows included.
    Sql::Connection &existing() { return m_existing->connection(); }

    Sql::Connection &ours() { return m_database->connection(); }

    QList<ParityRow> parityOf(Sql::Connection &connection, const QByteArray &reportingZone = "UTC",
                              const QByteArray &sourceZone = "UTC");
    ParityRow rowOf(Sql::Connection &connection, const Cell &cell, const QByteArray &reportingZone = "UTC");
    Sql::InstalledViews installedIn(Sql::Connection &connection);
    void compareWithViews(Sql::Connection &connection);

    std::unique_ptr<ExistingDatabase> m_existing;
    std::unique_ptr<MigratedDatabase> m_database;
};

void ParityTest::initTestCase()
{
    m_existing = std::make_unique<ExistingDatabase>();
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
}

/// "Today" is the server's.
QList<ParityRow> ParityTest::parityOf(Sql::Connection &connection, const QByteArray &reportingZone,
                                      const QByteArray &sourceZone)
{
    Sql::TimeContext context = contextOf({}, Sql::Bucket::Day, reportingZone, sourceZone);
    context.now =
        utc(ask(connection, u"SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')"_qs));
    return figureOf(connection, context,
                    [&](Sql::Snapshot &snapshot) { return Sql::parity(snapshot, context); });
}

ParityRow ParityTest::rowOf(Sql::Connection &connection, const Cell &cell, const QByteArray &reportingZone)
{
    for (const ParityRow &row : parityOf(connection, reportingZone)) {
        if (Cell(row.view, row.key, row.column) == cell) {
            return row;
        }
    }
    return {};
}

Sql::InstalledViews ParityTest::installedIn(Sql::Connection &connection)
{
    return figureOf(connection, contextOf({}),
                    [](Sql::Snapshot &snapshot) { return Sql::installedViews(snapshot); });
}

/// The day may change between the two answers: then both are asked again.
void ParityTest::compareWithViews(Sql::Connection &connection)
{
    const QString today = u"SELECT current_date"_qs;
    for (;;) {
        const QString day = ask(connection, today);
        const QString expected = textOf(valuesOfTheViews(connection));
        const QString actual = textOf(valuesOfTheirs(parityOf(connection)));
        if (ask(connection, today) == day) {
            QCOMPARE(actual, expected);
            return;
        }
    }
}

void ParityTest::equalsTheExistingViews_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("the pipeline's rows") << QByteArray();
    QTest::newRow("odd rows") << oddRows();
    QTest::newRow("a young database") << QByteArray(
        "DELETE FROM public.shelf_searches; DELETE FROM public.shelves;"
        "INSERT INTO public.shelves (shelf_url, date_added) SELECT n, (now() AT TIME ZONE 'UTC') - n * "
        "interval '1 day' FROM generate_series(0, 5) AS n");
    QTest::newRow("the day 90 days ago") << QByteArray(
        "DELETE FROM public.shelf_searches; DELETE FROM public.shelves;"
        "INSERT INTO public.shelves (shelf_url, date_added) SELECT n, (current_date - days)::timestamp + "
        "interval '12 hours' FROM (VALUES (1, 200), (2, 90), (3, 90), (4, 0), (5, 89), (6, 91)) AS s(n, "
        "days)");
    QTest::newRow("shelves of tomorrow only")
        << QByteArray("DELETE FROM public.shelf_searches; DELETE FROM public.shelves;"
                      "INSERT INTO public.shelves (shelf_url, date_added) VALUES ('a', current_date + 40)");
}

void ParityTest::equalsTheExistingViews()
{
    QFETCH(QByteArray, script);
    // A copy, so that the rows of one are not those of the next.
    ExistingDatabase database(*m_existing);
    run(database.connection(), "INSERT INTO public.libraries VALUES ('nashville', 'Nashville');" + script);
    compareWithViews(database.connection());
}

void ParityTest::equalsTheExistingViewsOfNothing()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    compareWithViews(*owner);
    const QList<ParityRow> rows = parityOf(*owner);
    QCOMPARE(rows.size(), 3 + 2 + 1 + 24 + 91 * 2);
}

/// Where the installed views are ours, the recomputation still tells what the existing dashboard's would.
void ParityTest::differsFromOurMendedViewsInNamedFaultsOnly()
{
    run(ours(), oddRows());
    const std::map<Cell, std::optional<double>> mended = valuesOfTheViews(ours());
    qint64 boundary = 0;
    for (const ParityRow &row : parityOf(ours())) {
        if (row.key == u"shelves" || row.key == u"readers") {
            continue;
        }
        qint64 faults = 0;
        for (const Sql::ParityCause &cause : row.causes) {
            faults += cause.reason == ParityReason::BoundaryDayTwice ? cause.n : 0;
        }
        boundary += faults;
        const auto found = mended.find(Cell(row.view, row.key, row.column));
        QVERIFY2(found != mended.end(), qPrintable(row.view));
        QCOMPARE(*row.theirs - double(faults), found->second.value());
    }
    QVERIFY(boundary > 0);
}

void ParityTest::causesAddUpToTheDifference_data()
{
    QTest::addColumn<QByteArray>("reportingZone");
    QTest::addColumn<QByteArray>("sourceZone");
    for (const QByteArray &reporting : zonesUnderTest()) {
        for (const QByteArray &source : {QByteArray("UTC"), QByteArray("America/Chicago")}) {
            QTest::addRow("%s, stored in %s", reporting.constData(), source.constData())
                << reporting << source;
        }
    }
}

void ParityTest::causesAddUpToTheDifference()
{
    QFETCH(QByteArray, reportingZone);
    QFETCH(QByteArray, sourceZone);
    run(ours(), oddRows());
    int differing = 0;
    for (const ParityRow &row : parityOf(ours(), reportingZone, sourceZone)) {
        if (row.view == u"library_avail_rate") {
            continue;
        }
        qint64 sum = 0;
        for (const Sql::ParityCause &cause : row.causes) {
            sum += cause.n;
        }
        QVERIFY2(row.difference() == double(sum), qPrintable(row.view + u' ' + row.key.value_or(QString())));
        QCOMPARE(row.reason().isEmpty(), row.causes.isEmpty());
        differing += sum != 0 ? 1 : 0;
    }
    QVERIFY(differing > 50);
}

/// One older shelf, two of the boundary day, one of today and one without a date: theirs says 6, the truth
/// is 5.
void ParityTest::seedDocumentOfFaults()
{
    run(ours(), "INSERT INTO public.shelves (shelf_url, date_added) SELECT n, (now() AT TIME ZONE "
                "'UTC')::date - days "
                "FROM (VALUES (1, 300), (2, 90), (3, 90), (4, 0), (5, NULL)) AS s(n, days)");
    const QString today = ask(ours(), u"SELECT (now() AT TIME ZONE 'UTC')::date"_qs);
    const ParityRow last =
        rowOf(ours(), {u"cumulative_shelf_counts_daily"_qs, today, u"Cumulative Shelf Count"_qs});
    QCOMPARE(last.theirs, std::optional(6.0));
    QCOMPARE(last.ours, std::optional(5.0));
    QCOMPARE(last.causes, (QList<Sql::ParityCause>{{ParityReason::BoundaryDayTwice, 2},
                                                   {ParityReason::UndatedShelf, -1}}));

    run(ours(), "DELETE FROM public.shelves WHERE date_added < now() - interval '10 days'");
    const ParityRow young =
        rowOf(ours(), {u"cumulative_shelf_counts_daily"_qs, today, u"Cumulative Shelf Count"_qs});
    QCOMPARE(young.theirs, std::nullopt);
    QCOMPARE(young.difference(), std::nullopt);
    QCOMPARE(young.ours, std::optional(2.0));
    QCOMPARE(young.causes, (QList<Sql::ParityCause>{{ParityReason::NoOldShelf, 0}}));
}

void ParityTest::ourHoursAreThoseOfTheReportingZone()
{
    // In Chicago 22:30 and 17:30 of the same days; in summer an hour later.
    run(ours(), "INSERT INTO public.shelf_searches (time_start) VALUES ('2024-01-02T04:30:00'), "
                "('2024-01-02T23:30:00'), ('2024-07-02T23:30:00'), (NULL), ('0001-01-01T04:00:00')");
    const auto hour = [&](const QString &key) {
        const ParityRow row =
            rowOf(ours(), {u"hourly_shelf_searches"_qs, key, u"Searches"_qs}, "America/Chicago");
        return QList{*row.theirs, *row.ours};
    };
    QCOMPARE(hour(u"4"_qs), (QList{2.0, 0.0}));
    QCOMPARE(hour(u"23"_qs), (QList{2.0, 0.0}));
    QCOMPARE(hour(u"22"_qs), (QList{0.0, 1.0}));
    QCOMPARE(hour(u"17"_qs), (QList{0.0, 1.0}));
    QCOMPARE(hour(u"18"_qs), (QList{0.0, 1.0}));
}

void ParityTest::comparesRatesOfTheSameChecks()
{
    const Cell rate{u"library_avail_rate"_qs, u""_qs, u"availability_perc"_qs};
    QCOMPARE(rowOf(ours(), rate).theirs, std::nullopt);
    QCOMPARE(rowOf(ours(), rate).ours, std::nullopt);
    run(ours(),
        "INSERT INTO public.library_searches (library_id, time_start, available, availability_message) "
        "VALUES "
        "('nashville', '2024-05-02', true, 'AVAILABLE'), ('nashville', '2024-05-02', false, 'UNAVAILABLE'),"
        "('nashville', '2024-05-02', false, 'Item Not Found'), ('nashville', '2024-05-02', NULL, NULL),"
        "('nashville', '2024-05-02', false, 'AVAILABLE'), ('nashville', NULL, true, 'AVAILABLE')");
    const ParityRow row = rowOf(ours(), rate);
    QCOMPARE(row.theirs, std::optional(33.33));
    QCOMPARE(*row.ours, 200.0 / 3);
    QCOMPARE(row.causes, (QList<Sql::ParityCause>{{ParityReason::NotInCatalogue, 1},
                                                  {ParityReason::UnknownAnswer, 1},
                                                  {ParityReason::FlagAgainstText, 1},
                                                  {ParityReason::OutsideAllTime, 1}}));
    // 1 of 16 and 15 of 16: PostgreSQL rounds 6.25 and 93.75 as they are, and 1 of 32 (3.125) up.
    run(ours(),
        "TRUNCATE public.library_searches; INSERT INTO public.library_searches (library_id, available) "
        "SELECT 'nashville', n = 1 FROM generate_series(1, 32) AS n");
    QCOMPARE(rowOf(ours(), rate).theirs, std::optional(3.13));
}

void ParityTest::comparesUrlsWithShelvesAndReaders()
{
    run(ours(), "INSERT INTO public.shelves (shelf_url) VALUES "
                "('https://www.goodreads.com/review/list/1?shelf=read'), "
                "('https://www.goodreads.com/review/list/1-jane?shelf=read'), "
                "('https://www.goodreads.com/review/list/1?shelf=to-read'), "
                "('https://www.goodreads.com/review/list/2?shelf=read'), ('elsewhere'), ('nowhere')");
    const auto row = [&](const QString &key) {
        const ParityRow found = rowOf(ours(), {u"total_unique_shelves"_qs, key, u"count"_qs});
        return QList{*found.theirs, *found.ours};
    };
    QCOMPARE(row(u""_qs), (QList{6.0, 6.0}));
    QCOMPARE(row(u"shelves"_qs), (QList{6.0, 5.0}));
    QCOMPARE(row(u"readers"_qs), (QList{6.0, 2.0}));
}

void ParityTest::tellsReasonsInOneLine()
{
    const ParityRow row{.causes = {{ParityReason::BoundaryDayTwice, 2}, {ParityReason::UndatedShelf, -1}}};
    QCOMPARE(row.reason(),
             u"it counts the 2 of the day 90 days ago twice; it leaves out 1 without a date"_qs);
    QCOMPARE(ParityRow().reason(), QString());
}

/// Both theirs and ours.
void ParityTest::readsTheInstalledViews()
{
    run(ours(), oddRows());
    for (Sql::Connection *connection : {&existing(), &ours()}) {
        const Sql::InstalledViews installed = installedIn(*connection);
        QCOMPARE(installed.views.size(), 10);
        std::map<Cell, std::optional<double>> values;
        for (const Sql::ViewValue &value : installed.values) {
            values.emplace(Cell(value.view, value.key, value.column), value.value);
        }
        QCOMPARE(textOf(values), textOf(valuesOfTheViews(*connection)));
        QVERIFY(values.size() > 200);
    }
}

/// Nor one that lacks a column, or is something else by now.
void ParityTest::aViewThatIsMissingIsNoError()
{
    ExistingDatabase database(*m_existing);
    run(database.connection(), "DROP VIEW public.total_unique_shelves; "
                               "ALTER VIEW public.hourly_shelf_searches RENAME COLUMN \"Hour\" TO hour; "
                               "DROP VIEW public.search_type_summary; CREATE TABLE "
                               "public.search_type_summary (name text, value int)");
    const QStringList views = installedIn(database.connection()).views;
    QCOMPARE(views.size(), 7);
    QVERIFY(!views.contains(u"total_unique_shelves"_qs) && !views.contains(u"hourly_shelf_searches"_qs) &&
            !views.contains(u"search_type_summary"_qs));

    const TestDatabase none;
    const auto owner = openOwner(none.settings());
    QCOMPARE(installedIn(*owner), Sql::InstalledViews());
}

void ParityTest::aViewThatMayNotBeReadIsNoError()
{
    ExistingDatabase database(*m_existing);
    run(database.connection(),
        "CREATE ROLE parity_reader; GRANT USAGE ON SCHEMA public TO parity_reader; "
        "GRANT SELECT ON public.total_shelf_searches TO parity_reader; SET ROLE parity_reader");
    const Sql::InstalledViews installed = installedIn(database.connection());
    run(database.connection(), "RESET ROLE; DROP OWNED BY parity_reader; DROP ROLE parity_reader");
    QCOMPARE(installed.views, QStringList{u"total_shelf_searches"_qs});
    QCOMPARE(installed.values.size(), 1);
}

QTEST_GUILESS_MAIN(ParityTest)

#include "paritytest.moc"
