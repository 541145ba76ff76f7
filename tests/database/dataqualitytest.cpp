// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <sql/analytics/dataquality.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <memory>
#include <set>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

Sql::TimeContext may2024()
{
    return contextOf({utc(u"2024-05-01T00:00:00"_qs), utc(u"2024-06-01T00:00:00"_qs)});
}

/// How many instants of a zone the naive time stands for: 0, 1 or 2.
int instantsOf(qint64 naive, const QTimeZone &zone)
{
    std::set<qint64> instants;
    for (const qint64 hours : {-12, 12}) {
        const QDateTime near = QDateTime::fromMSecsSinceEpoch(naive / 1000, Qt::UTC).addSecs(hours * 3600);
        const qint64 candidate = naive - qint64(zone.offsetFromUtc(near)) * 1'000'000;
        const QDateTime instant = QDateTime::fromMSecsSinceEpoch(candidate / 1000, Qt::UTC);
        if (candidate + qint64(zone.offsetFromUtc(instant)) * 1'000'000 == naive) {
            instants.insert(candidate);
        }
    }
    return int(instants.size());
}

/// One of everything that is wrong with a row, in May 2024 unless it is about that.
QByteArray oddRows()
{
    return R"(
        INSERT INTO public.shelves (shelf_url, date_added) VALUES
            ('https://www.goodreads.com/review/list/1?shelf=read', '2024-05-02'), ('elsewhere', NULL),
            ('https://www.goodreads.com/user/show/1', '2024-05-02');
        INSERT INTO public.shelf_searches (time_start, time_complete, total_book_count) VALUES
            ('2024-05-02', '2024-05-02T00:00:01', 799), ('2024-05-02', '2024-05-01T23:59:59', 800),
            ('2024-05-02', NULL, -1), ('2024-05-02', 'infinity', 0), ('2024-05-02', '-infinity', 0), ('2024-05-02', '2024-05-02', NULL), ('2024-06-01', NULL, 9999),
            (NULL, NULL, 9999), (NULL, '2024-05-02', 0), ('infinity', NULL, 0), ('-infinity', NULL, 0),
            ('1999-12-31T23:59:59.999999', NULL, 0), ('2000-01-01', NULL, 0), ('2099-12-31T23:59:59', NULL, 0),
            ('2100-01-01', NULL, 0);
        INSERT INTO public.library_searches (library_id, time_start, time_complete, available, availability_message)
        SELECT 'nashville', start::timestamp, finish::timestamp, available, message FROM (VALUES
            ('2024-05-02', '2024-05-02T00:00:01', true, 'AVAILABLE'), ('2024-05-02', NULL, true, 'UNAVAILABLE'),
            ('2024-05-31T23:59:59.999999', '2024-05-02', false, 'AVAILABLE: x'), (NULL, NULL, true, 'UNAVAILABLE'),
            ('2024-05-02', 'infinity', false, 'Item Not Found'), ('9999-01-01', NULL, false, 'AVAILABLE'), ('2024-05-02', '2024-05-02', false, 'Item Not Found'))
          AS c(start, finish, available, message);)";
}

Sql::DataQuality qualityOfOddRows()
{
    return {.searches = {.undated = 2, .outsideYears = 4, .withoutEnd = 3, .negativeDuration = 1},
            .checks = {.undated = 1, .outsideYears = 1, .withoutEnd = 2, .negativeDuration = 1},
            .oversizedShelves = 1,
            .negativeSizes = 1,
            .suspectChecks = 2,
            .undatedShelves = 1,
            .unrecognisedShelves = 2};
}

} // namespace

/// What is wrong with the stored rows, counted.
class DataQualityTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup() { m_database->clear(); }

    void countsEachFault();
    void findsTheHoursOfClockChanges_data();
    void findsTheHoursOfClockChanges();
    void agreesWithPlainLoops_data();
    void agreesWithPlainLoops();
    void ofNothingThereIsNothing();
    void needsNoSchemaOfOurs();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    Sql::DataQuality quality(const Sql::TimeContext &context)
    {
        return figureOf(connection(), context,
                        [&](Sql::Snapshot &snapshot) { return Sql::dataQuality(snapshot, context); });
    }

    std::unique_ptr<MigratedDatabase> m_database;
};

void DataQualityTest::countsEachFault()
{
    run(connection(), oddRows());
    run(connection(), "INSERT INTO shelfhelp.repeated_searches (kind, search_id, first_search_id) VALUES "
                      "('s', 2, 1), ('s', 3, 1), ('l', 2, 1)");
    Sql::DataQuality expected = qualityOfOddRows();
    expected.repeatedSearches = 2;
    expected.repeatedChecks = 1;
    QCOMPARE(quality(may2024()), expected);
}

void DataQualityTest::findsTheHoursOfClockChanges_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("instants");
    const auto row = [](const char *zone, const char *start, int instants) {
        QTest::addRow("%s %s", zone, start) << QByteArray(zone) << QString::fromLatin1(start) << instants;
    };
    row("America/Chicago", "2024-03-10T01:59:59.999999", 1);
    row("America/Chicago", "2024-03-10T02:00:00", 0);
    row("America/Chicago", "2024-03-10T02:59:59.999999", 0);
    row("America/Chicago", "2024-03-10T03:00:00", 1);
    row("America/Chicago", "2024-11-03T00:59:59.999999", 1);
    row("America/Chicago", "2024-11-03T01:00:00", 2);
    row("America/Chicago", "2024-11-03T01:59:59.999999", 2);
    row("America/Chicago", "2024-11-03T02:00:00", 1);
    row("Australia/Lord_Howe", "2024-04-07T01:29:59.999999", 1);
    row("Australia/Lord_Howe", "2024-04-07T01:30:00", 2);
    row("Australia/Lord_Howe", "2024-04-07T01:59:59.999999", 2);
    row("Australia/Lord_Howe", "2024-04-07T02:00:00", 1);
    row("Australia/Lord_Howe", "2024-10-06T02:00:00", 0);
    row("Australia/Lord_Howe", "2024-10-06T02:29:59.999999", 0);
    row("Australia/Lord_Howe", "2024-10-06T02:30:00", 1);
    row("UTC", "2024-03-10T02:00:00", 1);
    row("Asia/Kolkata", "2024-03-10T02:00:00", 1);
}

void DataQualityTest::findsTheHoursOfClockChanges()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, start);
    QFETCH(int, instants);
    run(connection(),
        u"INSERT INTO public.shelf_searches (time_start) VALUES ('%1');"
        "INSERT INTO public.library_searches (library_id, time_start) VALUES ('nashville', '%1')"_qs
            .arg(start)
            .toUtf8());
    const Sql::DataQuality found = quality(contextOf(yearWithClockChanges(), Sql::Bucket::Day, "UTC", zone));
    const Sql::RowQuality expected{
        .ambiguous = instants == 2 ? 1 : 0, .impossible = instants == 0 ? 1 : 0, .withoutEnd = 1};
    QCOMPARE(found.searches, expected);
    QCOMPARE(found.checks, expected);
}

void DataQualityTest::agreesWithPlainLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const QByteArray &zone : zonesUnderTest()) {
        QTest::newRow(zone.constData()) << zone;
    }
}

/// Every ten minutes of a year, and ranges that begin and end in the midst of the changes.
void DataQualityTest::agreesWithPlainLoops()
{
    QFETCH(QByteArray, zone);
    run(connection(), "INSERT INTO public.shelf_searches (time_start, time_complete) SELECT t, t FROM "
                      "generate_series('2024-01-01'::timestamp, '2024-12-31', '10 minutes') AS t");
    const qint64 first = utc(u"2024-01-01T00:00:00"_qs).toMSecsSinceEpoch() * 1000;
    const qint64 last = utc(u"2024-12-31T00:00:00"_qs).toMSecsSinceEpoch() * 1000;
    QList<Sql::TimeRange> ranges{yearWithClockChanges()};
    for (const auto &change : QTimeZone(zone).transitions(ranges[0].from, ranges[0].to)) {
        ranges.append({change.atUtc.addSecs(-900), change.atUtc.addSecs(7 * 86400)});
        ranges.append({change.atUtc.addSecs(-86400), change.atUtc.addSecs(900)});
    }
    for (const Sql::TimeRange &range : ranges) {
        const Sql::TimeContext context = contextOf(range, Sql::Bucket::Day, "UTC", zone);
        const std::vector<qint64> edges{range.from.toMSecsSinceEpoch() * 1000,
                                        range.to.toMSecsSinceEpoch() * 1000};
        Sql::RowQuality expected;
        for (qint64 naive = first; naive <= last; naive += 600'000'000) {
            if (bucketOf(instantOf(naive, context.sourceZone), edges) == 0) {
                const int instants = instantsOf(naive, context.sourceZone);
                expected.ambiguous += instants == 2 ? 1 : 0;
                expected.impossible += instants == 0 ? 1 : 0;
            }
        }
        QCOMPARE(quality(context).searches, expected);
    }
}

void DataQualityTest::ofNothingThereIsNothing()
{
    QCOMPARE(quality(may2024()), (Sql::DataQuality{.repeatedSearches = 0, .repeatedChecks = 0}));
}

void DataQualityTest::needsNoSchemaOfOurs()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    seedLibraries(*owner);
    run(*owner, oddRows());
    QCOMPARE(figureOf(*owner, may2024(),
                      [](Sql::Snapshot &snapshot) { return Sql::dataQuality(snapshot, may2024()); }),
             qualityOfOddRows());
}

QTEST_GUILESS_MAIN(DataQualityTest)

#include "dataqualitytest.moc"
