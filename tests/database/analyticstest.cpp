// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/analytics/searchsums.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

QDateTime utc(const QString &text)
{
    return QDateTime::fromString(text + u'Z', Qt::ISODateWithMs);
}

Sql::TimeContext context(const QString &from, const QString &to, Sql::Bucket bucket,
                         const QTimeZone &zone = QTimeZone::utc())
{
    return {.reportingZone = zone,
            .range = {utc(from), utc(to)},
            .bucket = bucket,
            .now = utc(u"2026-11-23T12:00:00"_qs)};
}

Sql::TimeContext may2024(Sql::Bucket bucket = Sql::Bucket::Day)
{
    return context(u"2024-05-01T00:00:00"_qs, u"2024-06-01T00:00:00"_qs, bucket);
}

/// Of n durations that are known exactly.
Sql::DurationSummary exactly(qint64 n, double p50Ms, double p95Ms, double p99Ms, double slowestMs)
{
    return {.n = n, .p50Ms = p50Ms, .p95Ms = p95Ms, .p99Ms = p99Ms, .slowestMs = slowestMs};
}

Sql::DurationSummary only(double ms)
{
    return exactly(1, ms, ms, ms, ms);
}

/// The outcome that the one check among these had.
QString outcomeOf(const Sql::OutcomeCounts &counts)
{
    QStringList found;
    for (const auto &[name, n] :
         {std::pair(u"available"_qs, counts.available), std::pair(u"out"_qs, counts.out),
          std::pair(u"absent"_qs, counts.notInCatalogue), std::pair(u"unknown"_qs, counts.unknown)}) {
        if (n > 0) {
            found.append(name);
        }
    }
    return found.join(u'+');
}

} // namespace

/// Every figure on hand-made rows with known answers, and the sums that must agree on any rows.
class AnalyticsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup() { m_database->clear(); }

    void classifiesTheTextOfALibraryCheck_data();
    void classifiesTheTextOfALibraryCheck();
    void tellsColdFromWarm_data();
    void tellsColdFromWarm();
    void totalsOfTheSeedDocument();
    void totalsOfAnEmptyDatabase();
    void leavesInvalidDurationsOut();
    void takesTheLatestSizeOfEachShelf();
    void cumulativeShelvesOfAYoungDatabase();
    void durationsPerBucket();
    void outcomesPerMedium();
    void tilesBucketsAndRowsAgree_data();
    void tilesBucketsAndRowsAgree();
    void readsStoredTimesInTheSourceZone();
    void aFailingFigureLeavesTheOthers();
    void aBrokenClockDoesNotStretchTheRange();

private:
    void ingest(const QList<QByteArray> &payloads);

    Sql::Connection &connection() { return m_database->connection(); }

    /// A snapshot of this moment; it must not outlive the test function's next write.
    std::unique_ptr<Sql::Snapshot> snapshot(const Sql::TimeContext &context)
    {
        auto snapshot = Sql::Snapshot::begin(connection(), context);
        if (!snapshot.ok()) {
            qFatal("no snapshot: %s", qPrintable(snapshot.error().toText()));
        }
        return std::move(snapshot).value();
    }

    Result<Sql::Totals> totals(const Sql::TimeContext &context)
    {
        return Sql::totals(*snapshot(context), context, context.range);
    }

    QString ask(const QString &sql) { return Tests::ask(connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
};

void AnalyticsTest::ingest(const QList<QByteArray> &payloads)
{
    const auto summary = Ingest::ingestDocument(connection(), jsonLines(payloads), u"test"_qs);
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().rejected, 0);
}

void AnalyticsTest::classifiesTheTextOfALibraryCheck_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("available");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *text, bool available, const char *outcome) {
        QTest::addRow("%s/%d", text, int(available))
            << QString::fromUtf8(text) << available << QString::fromUtf8(outcome);
    };
    row("Item Not Found", false, "absent");
    row("Item Not Found: look elsewhere", true, "absent");
    row("Book Not Found", false, "absent");
    row("UNAVAILABLE: Hold possible", false, "out");
    row("UNAVAILABLE", true, "out");
    row("CHECKED OUT", false, "out");
    row("UNKNOWN STATUS: on a boat", false, "unknown");
    row("AVAILABLE", true, "available");
    row("AVAILABLE: Check link for more", true, "available");
    row("AVAILABLE: ['Main', 'East']", true, "available");
    row("AVAILABLE - Locally: 0 out of 2 copies", true, "available");
    row("  available \t:  x", false, "out"); // "AVAILABLE :" is followed by other words
    row("available: x", false, "available");
    row("AVAILABLE BUT NOT HOLDABLE - Click button to see where", true, "available");
    row("AVAILABLE BUT NOT HOLDABLE - Click button to see where", false, "out");
    row("AVAILABLEISH", true, "unknown");
    row("IN USE - Click button to see where", false, "out");
    row("ON ORDER  -  Open search to see where", true, "out");
    row("something new", true, "unknown");
    row("", true, "unknown");
}

void AnalyticsTest::classifiesTheTextOfALibraryCheck()
{
    QFETCH(QString, text);
    QFETCH(bool, available);
    const Result<Sql::Rows> inserted = connection().execute(
        u"INSERT INTO public.library_searches (library_id, time_start, availability_message, available) "
        "VALUES ('nashville', '2024-05-02', $1, $2)"_qs,
        {text, available});
    QVERIFY2(inserted.ok(), why(inserted).constData());
    const auto outcomes = Sql::outcomesByMedium(*snapshot(may2024()), may2024());
    QVERIFY2(outcomes.ok(), why(outcomes).constData());
    QTEST(outcomeOf(outcomes.value().physical), "outcome");
}

void AnalyticsTest::tellsColdFromWarm_data()
{
    // Searches of one shelf as "start duration" in seconds; the answer is C or W for each.
    QTest::addColumn<QString>("searches");
    QTest::addColumn<QString>("answer");
    QTest::newRow("a single slow search is cold") << u"0 3"_qs << u"C"_qs;
    QTest::newRow("a single quick one is warm: its fetch left no event") << u"0 0.002"_qs << u"W"_qs;
    QTest::newRow("just below and at 50 ms") << u"0 0.049,4000 0.050"_qs << u"WC"_qs;
    QTest::newRow("within 1,800 s of the fetch's end") << u"0 3,1803 5"_qs << u"CW"_qs;
    QTest::newRow("a moment later") << u"0 3,1803.001 5"_qs << u"CC"_qs;
    QTest::newRow("a hit does not extend the copy") << u"0 3,1500 0.001,1900 4"_qs << u"CWC"_qs;
    QTest::newRow("a slow answer within the window is no new fetch") << u"0 3,1000 2,1900 4"_qs << u"CWC"_qs;
    QTest::newRow("a search that began before the fetch ended fetched too") << u"0 30,10 25"_qs << u"CC"_qs;
}

void AnalyticsTest::tellsColdFromWarm()
{
    QFETCH(QString, searches);
    run(connection(), "INSERT INTO public.shelves (shelf_url) VALUES ('a')");
    const QDateTime day = utc(u"2024-05-02T00:00:00"_qs);
    Sql::Pieces pieces; // one for each search
    for (const QString &search : searches.split(u',')) {
        const double start = search.section(u' ', 0, 0).toDouble();
        const Result<Sql::Rows> inserted = connection().execute(
            u"INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete) SELECT shelf_id, "
            "'2024-05-02'::timestamp + make_interval(secs => $1), '2024-05-02'::timestamp + "
            "make_interval(secs => $1 + $2) "
            "FROM public.shelves"_qs,
            {start, search.section(u' ', 1).toDouble()});
        QVERIFY2(inserted.ok(), why(inserted).constData());
        const QDateTime from = day.addMSecs(qRound64(start * 1000));
        pieces.append({.range = {from, from.addMSecs(1)}, .group = int(pieces.pieces.size())});
    }
    const auto sums = Sql::searchSums(*snapshot(may2024()), pieces);
    QVERIFY2(sums.ok(), why(sums).constData());
    QString answer(pieces.pieces.size(), u'?');
    for (const Sql::SearchSum &sum : sums.value()) {
        answer[sum.group] = sum.cold == 1 ? u'C' : u'W';
    }
    QTEST(answer, "answer");
}

void AnalyticsTest::totalsOfTheSeedDocument()
{
    const auto stored = Ingest::ingestDocument(connection(), sample(u"seed-records.json"_qs), u"test"_qs);
    QVERIFY2(stored.ok(), why(stored).constData());
    const Sql::TimeContext day =
        context(u"2024-09-02T00:00:00"_qs, u"2024-09-03T00:00:00"_qs, Sql::Bucket::Hour);
    const Result<Sql::Totals> totals = this->totals(day);
    QVERIFY2(totals.ok(), why(totals).constData());
    const Sql::Totals expected{.known = {.urls = 1, .shelves = 1, .readers = 1},
                               .fresh = {.urls = 1, .shelves = 1, .readers = 1},
                               .shelfSearches = 1,
                               .libraryChecks = 1,
                               .outcomes = {.available = 1},
                               .cold = only(3677.954),
                               .medianShelfSize = 127,
                               .sizedShelves = 1};
    QCOMPARE(totals.value(), expected);
}

void AnalyticsTest::totalsOfAnEmptyDatabase()
{
    const Sql::OverviewFigures figures = Sql::overviewFigures(connection(), may2024());
    QVERIFY2(figures.totals.ok(), why(figures.totals).constData());
    QCOMPARE(figures.totals.value(), Sql::Totals{});
    QCOMPARE(figures.activity.value().size(), 31);
    QCOMPARE(figures.sizes.value().size(), 0);
    const Result<Sql::DataSpan> span = Sql::dataSpan(connection(), QTimeZone::utc());
    QVERIFY2(span.ok(), why(span).constData());
    QCOMPARE(span.value(), Sql::DataSpan{});
}

void AnalyticsTest::leavesInvalidDurationsOut()
{
    ingest({envelope(shelfSearch({.timeStart = "2024-05-02T10:00:00", .timeEnd = "2024-05-02T10:00:04"})),
            envelope(shelfSearch({.timeStart = "2024-05-03T10:00:00", .timeEnd = "2024-05-03T09:59:59"}))});
    run(connection(), "INSERT INTO public.shelf_searches (shelf_id, time_start) SELECT shelf_id, "
                      "'2024-05-04' FROM public.shelves");
    const Result<Sql::Totals> totals = this->totals(may2024());
    QVERIFY2(totals.ok(), why(totals).constData());
    QCOMPARE(totals.value().shelfSearches, 3);
    QCOMPARE(totals.value().invalidDurations, 2);
    QCOMPARE(totals.value().cold, only(4000));
    QCOMPARE(totals.value().warm.n, 0);
}

void AnalyticsTest::takesTheLatestSizeOfEachShelf()
{
    ingest({envelope(shelfSearch({.url = "a", .timeStart = "2024-05-02T10:00:00", .totalBooks = 600})),
            envelope(shelfSearch({.url = "a", .timeStart = "2024-05-03T10:00:00", .totalBooks = 30})),
            envelope(shelfSearch({.url = "b", .timeStart = "2024-05-03T10:00:00", .totalBooks = 600})),
            envelope(shelfSearch({.url = "c", .timeStart = "2024-05-03T10:00:00", .totalBooks = 49}))});
    const Result<QList<Sql::SizeBin>> bins = Sql::shelfSizes(*snapshot(may2024()), may2024());
    QVERIFY2(bins.ok(), why(bins).constData());
    QCOMPARE(bins.value(), (QList<Sql::SizeBin>{{25, 2}, {600, 1}}));
    const Result<Sql::Totals> totals = this->totals(may2024());
    QVERIFY2(totals.ok(), why(totals).constData());
    QCOMPARE(totals.value().medianShelfSize, std::optional(49.0));
    QCOMPARE(totals.value().shelvesAtCap, 1);
}

/// The existing dashboard draws nothing while no shelf is 90 days old, and counts one day twice. A shelf that
/// nobody searched is none yet.
void AnalyticsTest::cumulativeShelvesOfAYoungDatabase()
{
    ingest({envelope(shelfSearch({.url = "old", .timeStart = "2024-04-30T23:59:59"})),
            envelope(shelfSearch({.url = "a", .timeStart = "2024-05-01T00:00:00"})),
            envelope(shelfSearch({.url = "b", .timeStart = "2024-05-03T10:00:00"})),
            envelope(shelfSearch({.url = "a", .timeStart = "2024-05-03T11:00:00"}))});
    run(connection(), "INSERT INTO public.shelves (shelf_url) VALUES ('undated')");
    const Result<QList<Sql::ActivityBucket>> activity = Sql::activity(*snapshot(may2024()), may2024());
    QVERIFY2(activity.ok(), why(activity).constData());
    QCOMPARE(activity.value()[0], (Sql::ActivityBucket{utc(u"2024-05-01T00:00:00"_qs), 1, 0, 1, 2}));
    QCOMPARE(activity.value()[1], (Sql::ActivityBucket{utc(u"2024-05-02T00:00:00"_qs), 0, 0, 0, 2}));
    QCOMPARE(activity.value()[2], (Sql::ActivityBucket{utc(u"2024-05-03T00:00:00"_qs), 2, 0, 1, 3}));
    QCOMPARE(activity.value().last().cumulativeShelves, 3);
}

void AnalyticsTest::durationsPerBucket()
{
    QList<QByteArray> payloads;
    for (int second = 1; second <= 5; ++second) {
        payloads.append(
            envelope(shelfSearch({.url = QByteArray::number(second),
                                  .timeStart = "2024-05-02T10:00:00",
                                  .timeEnd = "2024-05-02T10:00:0" + QByteArray::number(second)})));
    }
    payloads.append(envelope(
        shelfSearch({.url = "1", .timeStart = "2024-05-02T10:10:00", .timeEnd = "2024-05-02T10:10:00.002"})));
    ingest(payloads);
    const Result<QList<Sql::DurationBucket>> durations =
        Sql::searchDurations(*snapshot(may2024()), may2024(Sql::Bucket::Week));
    QVERIFY2(durations.ok(), why(durations).constData());
    QCOMPARE(durations.value().size(), 5);
    QCOMPARE(durations.value()[0], (Sql::DurationBucket{utc(u"2024-04-29T00:00:00"_qs),
                                                        exactly(5, 3000, 4800, 4960, 5000), only(2)}));
    QCOMPARE(durations.value()[1].cold, Sql::DurationSummary{});
}

void AnalyticsTest::outcomesPerMedium()
{
    const auto check = [](bool isLibby, const QByteArray &message) {
        return envelope(librarySearch({.isLibby = isLibby, .message = message}));
    };
    ingest({check(true, "AVAILABLE"), check(true, "UNAVAILABLE"), check(false, "Book Not Found"),
            check(false, "?"), check(false, "AVAILABLE")});
    run(connection(), "INSERT INTO public.library_searches (library_id, time_start, availability_message) "
                      "VALUES ('nashville', '2024-05-02', 'CHECKED OUT')");
    const Result<QList<Sql::OutcomeBucket>> outcomes = Sql::outcomes(*snapshot(may2024()), may2024());
    QVERIFY2(outcomes.ok(), why(outcomes).constData());
    QCOMPARE(outcomes.value()[1].libby, (Sql::OutcomeCounts{.available = 1, .out = 1}));
    QCOMPARE(outcomes.value()[1].physical,
             (Sql::OutcomeCounts{.available = 1, .out = 1, .notInCatalogue = 1, .unknown = 1}));
    QCOMPARE(outcomes.value()[1].physical.availability(), std::optional(0.5));
    QCOMPARE(outcomes.value()[1].physical.coverage(), std::optional(2.0 / 3));
}

void AnalyticsTest::tilesBucketsAndRowsAgree_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<Sql::Bucket>("bucket");
    for (const char *zone : {"UTC", "America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe"}) {
        for (const Sql::Bucket bucket :
             {Sql::Bucket::Hour, Sql::Bucket::Day, Sql::Bucket::Week, Sql::Bucket::Month}) {
            QTest::addRow("%s by %s", zone, qPrintable(Sql::bucketName(bucket)))
                << QByteArray(zone) << bucket;
        }
    }
}

/// Across both clock changes of each zone: tile = sum of buckets = rows.
void AnalyticsTest::tilesBucketsAndRowsAgree()
{
    QFETCH(QByteArray, zone);
    QFETCH(Sql::Bucket, bucket);
    run(connection(),
        "INSERT INTO public.shelves (shelf_url, date_added) VALUES ('a', '2024-01-01');"
        "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count) "
        "SELECT (SELECT shelf_id FROM public.shelves), t, t + interval '2 s', 10 "
        "FROM generate_series('2024-01-01'::timestamp, '2024-12-31', '37 minutes') AS t;"
        "INSERT INTO public.library_searches (library_id, time_start, time_complete, availability_message) "
        "SELECT 'nashville', t, t, 'AVAILABLE' FROM generate_series('2024-01-01'::timestamp, '2024-12-31', "
        "'53 minutes') AS t");
    const QTimeZone reporting(zone);
    Sql::TimeContext year = context(u"2024-02-29T23:00:00"_qs, u"2024-11-30T17:30:00"_qs, bucket, reporting);
    const Sql::OverviewFigures figures = Sql::overviewFigures(connection(), year);
    QVERIFY2(figures.activity.ok(), why(figures.activity).constData());
    const QString rows =
        u"SELECT count(*) FROM public.%1 WHERE time_start >= '2024-02-29 23:00' AND time_start < '2024-11-30 17:30'"_qs;
    const qint64 searches = ask(rows.arg(u"shelf_searches"_qs)).toLongLong();
    const qint64 checks = ask(rows.arg(u"library_searches"_qs)).toLongLong();
    qint64 searchSum = 0;
    qint64 checkSum = 0;
    for (const Sql::ActivityBucket &one : figures.activity.value()) {
        searchSum += one.shelfSearches;
        checkSum += one.libraryChecks;
    }
    qint64 durationSum = 0;
    for (const Sql::DurationBucket &one : figures.durations.value()) {
        durationSum += one.cold.n + one.warm.n;
    }
    qint64 outcomeSum = 0;
    for (const Sql::OutcomeBucket &one : figures.outcomes.value()) {
        outcomeSum += one.libby.total() + one.physical.total();
    }
    const Sql::Totals &totals = figures.totals.value();
    QVERIFY(searches > 10'000);
    QCOMPARE((QList{totals.shelfSearches, searchSum, durationSum}), (QList{searches, searches, searches}));
    QCOMPARE((QList{totals.libraryChecks, checkSum, outcomeSum}), (QList{checks, checks, checks}));
}

void AnalyticsTest::readsStoredTimesInTheSourceZone()
{
    ingest({envelope(shelfSearch({.timeStart = "2024-05-02T20:00:00", .timeEnd = "2024-05-02T20:00:03"}))});
    Sql::TimeContext day = context(u"2024-05-03T00:00:00"_qs, u"2024-05-04T00:00:00"_qs, Sql::Bucket::Hour);
    const auto searches = [&] { return totals(day).value().shelfSearches; };
    QCOMPARE(searches(), 0);
    day.sourceZone = QTimeZone("America/Chicago"); // 20:00 there is 01:00 UTC of the next day
    QCOMPARE(searches(), 1);
    const Result<QList<Sql::ActivityBucket>> activity = Sql::activity(*snapshot(day), day);
    QVERIFY2(activity.ok(), why(activity).constData());
    QCOMPARE(activity.value()[1].shelfSearches, 1);
    QCOMPARE(Sql::dataSpan(connection(), day.sourceZone).value().first,
             std::optional(utc(u"2024-05-03T01:00:00"_qs)));
}

void AnalyticsTest::aFailingFigureLeavesTheOthers()
{
    ingest({envelope(shelfSearch({})), envelope(librarySearch({}))});
    run(connection(), "ALTER VIEW shelfhelp.library_searches RENAME availability_message TO gone");
    const Sql::OverviewFigures figures = Sql::overviewFigures(connection(), may2024());
    run(connection(), "ALTER VIEW shelfhelp.library_searches RENAME gone TO availability_message");
    QVERIFY(!figures.outcomes.ok());
    QCOMPARE(figures.outcomes.error().sqlState, u"42703"_qs);
    QVERIFY2(figures.durations.ok(), why(figures.durations).constData());
    QVERIFY2(figures.sizes.ok(), why(figures.sizes).constData());
    QCOMPARE(figures.sizes.value().size(), 1);
}

void AnalyticsTest::aBrokenClockDoesNotStretchTheRange()
{
    ingest({envelope(shelfSearch({.timeStart = "0001-01-01T00:00:00", .timeEnd = "0001-01-01T00:00:01"})),
            envelope(shelfSearch({.timeStart = "2024-05-02T10:00:00"})),
            envelope(librarySearch({.timeStart = "9999-12-31T23:59:59", .timeEnd = "9999-12-31T23:59:59"}))});
    const Result<Sql::DataSpan> span = Sql::dataSpan(connection(), QTimeZone::utc());
    QVERIFY2(span.ok(), why(span).constData());
    QCOMPARE(span.value(), (Sql::DataSpan{utc(u"2024-05-02T10:00:00"_qs), utc(u"2024-05-02T10:00:00"_qs)}));
}

QTEST_GUILESS_MAIN(AnalyticsTest)

#include "analyticstest.moc"
