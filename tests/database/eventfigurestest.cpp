// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <sql/analytics/eventfigures.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::EventKind;
using Sql::EventState;

namespace {

/// A row of the ledger; instants and the naive end of the event in microseconds since 1970.
struct Noted
{
    int topic = 1;
    int number = 1; ///< of the id; unique within the topic
    char kind = 's';
    bool isAdopted = false;
    std::optional<qint64> ended = {};
    std::optional<qint64> published = {};
    qint64 applied = 0;
};

qint64 us(const QString &instant)
{
    const QString fraction = instant.section(u'.', 1);
    return utc(instant.section(u'.', 0, 0)).toMSecsSinceEpoch() * 1000 +
           fraction.leftJustified(6, u'0').toLongLong();
}

QString idOf(int number)
{
    return u"00000000-0000-0000-0000-%1"_qs.arg(number, 12, 10, QLatin1Char('0'));
}

/// The searches and visits with their ends, and the ledger's rows of them. Ids are unique among all kinds.
QByteArray insertSql(const std::vector<Noted> &all)
{
    QStringList searches;
    QStringList checks;
    QStringList visits;
    QStringList ledger;
    for (const Noted &noted : all) {
        const QString id = QString::number(ledger.size() + 1);
        QStringList &table = noted.kind == 's' ? searches : noted.kind == 'l' ? checks : visits;
        table.append(u"(%1, %2)"_qs.arg(id, timestampSql(noted.ended)));
        ledger.append(u"(%1, '%2', '', '%3', %4, 1, %5, %6, %7)"_qs.arg(
            QString::number(noted.topic), idOf(noted.number), QString(QLatin1Char(noted.kind)), id,
            instantSql(noted.published), instantSql(noted.applied),
            noted.isAdopted ? u"true"_qs : u"false"_qs));
    }
    QString script;
    const auto insert = [&](const QString &statement, const QStringList &rows) {
        script += rows.isEmpty() ? QString() : statement + rows.join(u',') + u';';
    };
    insert(
        u"INSERT INTO public.shelf_searches (shelf_search_id, time_complete) OVERRIDING SYSTEM VALUE VALUES "_qs,
        searches);
    insert(u"INSERT INTO public.library_searches (library_id, library_search_id, time_complete) OVERRIDING "
           u"SYSTEM "
           "VALUE SELECT 'nashville', * FROM (VALUES "_qs,
           checks.isEmpty() ? checks : QStringList{checks.join(u',') + u") AS c"});
    insert(
        u"INSERT INTO shelfhelp.goodreads_visits (book_id, goodreads_visit_id, visited_at) OVERRIDING SYSTEM "
        "VALUE SELECT 1, * FROM (VALUES "_qs,
        visits.isEmpty() ? visits : QStringList{visits.join(u',') + u") AS v"});
    insert(u"INSERT INTO shelfhelp.notifications (topic_id, notification_id, content_hash, kind, search_id, "
           u"run_id, "
           "published_at, applied_at, is_adopted) VALUES "_qs,
           ledger);
    return script.toUtf8();
}

/// Random ones over a year, many applied at the same moment, some without an end or a publication, some with
/// clocks that are wrong.
std::vector<Noted> randomLedger(unsigned seed)
{
    Numbers numbers(seed);
    const qint64 first = us(u"2024-02-25T00:00:00"_qs);
    std::vector<Noted> all;
    for (int i = 0; i < 1500; ++i) {
        const qint64 applied = first + numbers.below(300 * 24) * 3'600'000'000;
        Noted noted{.topic = 1 + int(numbers.below(2)),
                    .number = i / 2,
                    .kind = "slv"[numbers.below(3)],
                    .isAdopted = numbers.oneIn(5),
                    .applied = applied};
        noted.topic = 1 + i % 2;
        if (!numbers.oneIn(10)) {
            noted.published = applied - numbers.below(60'000'000) + numbers.below(5'000'000);
        }
        if (noted.published && (noted.kind == 'v' || !numbers.oneIn(10))) {
            noted.ended = *noted.published - numbers.below(3'000'000) + numbers.below(2'000'000) +
                          (numbers.below(90) - 40) * 900'000'000;
        }
        if (noted.kind == 'v' && !noted.ended) {
            noted.ended = applied;
        }
        all.push_back(noted);
    }
    return all;
}

std::optional<qint64> expectedPublishLag(const Noted &noted)
{
    if (!noted.ended || !noted.published) {
        return std::nullopt;
    }
    // The multiple of 15 minutes that leaves least, tried one by one.
    for (qint64 quarters = -48; quarters <= 56; ++quarters) {
        const qint64 lag = *noted.published - (*noted.ended - quarters * 900'000'000);
        if (lag > -450'000'000 && lag <= 450'000'000) {
            return lag;
        }
    }
    return std::nullopt;
}

std::optional<qint64> expectedQueueLag(const Noted &noted)
{
    return noted.published && !noted.isAdopted ? std::optional(noted.applied - *noted.published)
                                               : std::nullopt;
}

Sql::LagSummary summaryOf(const std::vector<qint64> &lags)
{
    std::vector<double> milliseconds;
    Sql::LagSummary summary{.n = qint64(lags.size())};
    for (const qint64 lag : lags) {
        milliseconds.push_back(double(lag) / 1000);
        summary.skewed += lag < -1'000'000 ? 1 : 0;
    }
    summary.p50Ms = percentileOf(milliseconds, 0.5);
    summary.p95Ms = percentileOf(milliseconds, 0.95);
    return summary;
}

/// Interpolation may differ in the last bit.
bool agree(const std::optional<double> &left, const std::optional<double> &right)
{
    return left.has_value() == right.has_value() && (!left || qAbs(*left - *right) < 1e-6);
}

bool agree(const Sql::LagSummary &left, const Sql::LagSummary &right)
{
    return left.n == right.n && left.skewed == right.skewed && agree(left.p50Ms, right.p50Ms) &&
           agree(left.p95Ms, right.p95Ms);
}

Sql::TimeContext may2024()
{
    return contextOf({utc(u"2024-05-01T00:00:00"_qs), utc(u"2024-06-01T00:00:00"_qs)});
}

} // namespace

/// The figures of the Events page against plain loops over the rows that were put in.
class EventFiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand); }

    void cleanup() { m_database->clear(); }

    void infersTheOffsetOfTheClock_data();
    void infersTheOffsetOfTheClock();
    void tellsWhatANotificationWas();
    void pagesThroughTheJournal_data();
    void pagesThroughTheJournal();
    void rangesAreHalfOpen();
    void lagsPerBucket_data();
    void lagsPerBucket();
    void countsPerBucket_data();
    void countsPerBucket();
    void countsDuplicatesAndRejections();
    void groupsRejectionsByReason();
    void anEmptyLedgerHasEmptyBuckets();
    void nothingIsRecordedWithoutOurSchema();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    Sql::JournalPage journal(const Sql::TimeContext &context, const Sql::JournalRequest &request = {});
    QList<Sql::EventBucket> counts(const Sql::TimeContext &context);

    std::unique_ptr<MigratedDatabase> m_database;
};

Sql::JournalPage EventFiguresTest::journal(const Sql::TimeContext &context,
                                           const Sql::JournalRequest &request)
{
    return figureOf(connection(), context,
                    [&](Sql::Snapshot &snapshot) { return Sql::eventJournal(snapshot, context, request); })
        .value();
}

QList<Sql::EventBucket> EventFiguresTest::counts(const Sql::TimeContext &context)
{
    return figureOf(connection(), context,
                    [&](Sql::Snapshot &snapshot) { return Sql::eventCounts(snapshot, context); })
        .value();
}

void EventFiguresTest::infersTheOffsetOfTheClock_data()
{
    QTest::addColumn<QString>("ended"); // by the host's clock
    QTest::addColumn<QString>("published");
    QTest::addColumn<std::optional<qint64>>("offsetMinutes");
    QTest::addColumn<std::optional<qint64>>("lagUs");
    const auto row = [](const char *name, const QString &ended, const QString &published,
                        std::optional<qint64> offset, std::optional<qint64> lag) {
        QTest::newRow(name) << ended << published << offset << lag;
    };
    row("seed document, search", u"2024-09-02T09:46:58.513410"_qs, u"2024-09-02T14:46:58.708"_qs, -300,
        194'590);
    row("seed document, check", u"2024-09-02T09:47:02.878562"_qs, u"2024-09-02T14:47:02.908"_qs, -300,
        29'438);
    row("UTC", u"2024-09-02T09:00:00"_qs, u"2024-09-02T09:00:01.5"_qs, 0, 1'500'000);
    row("at once", u"2024-09-02T09:00:00"_qs, u"2024-09-02T09:00:00"_qs, 0, 0);
    row("milliseconds only", u"2024-09-02T09:00:00.000700"_qs, u"2024-09-02T09:00:00.000"_qs, 0, -700);
    row("India", u"2024-09-02T14:30:00"_qs, u"2024-09-02T09:00:00.25"_qs, 330, 250'000);
    row("Nepal", u"2024-09-02T14:45:00"_qs, u"2024-09-02T09:00:00.25"_qs, 345, 250'000);
    row("Lord Howe in summer", u"2024-12-02T20:00:00"_qs, u"2024-12-02T09:00:00"_qs, 660, 0);
    row("just below 7.5 minutes", u"2024-09-02T09:00:00"_qs, u"2024-09-02T09:07:29.999"_qs, 0, 449'999'000);
    row("7.5 minutes", u"2024-09-02T09:00:00"_qs, u"2024-09-02T09:07:30"_qs, 0, 450'000'000);
    row("a microsecond more", u"2024-09-02T08:59:59.999999"_qs, u"2024-09-02T09:07:30"_qs, -15, -449'999'999);
    row("more is taken for a zone", u"2024-09-02T09:00:00"_qs, u"2024-09-02T09:07:30.001"_qs, -15,
        -449'999'000);
    row("the easternmost zone", u"2024-09-02T23:00:00"_qs, u"2024-09-02T09:00:00"_qs, 840, 0);
    row("no zone is as far east", u"2024-09-02T23:15:00"_qs, u"2024-09-02T09:00:00"_qs, 855, std::nullopt);
    row("the westernmost zone", u"2024-09-01T21:00:00"_qs, u"2024-09-02T09:00:00"_qs, -720, 0);
    row("no zone is as far west", u"2024-09-01T20:45:00"_qs, u"2024-09-02T09:00:00"_qs, -735, std::nullopt);
    row("not published", u"2024-09-02T09:00:00"_qs, QString(), std::nullopt, std::nullopt);
    row("without an end", QString(), u"2024-09-02T09:00:00"_qs, std::nullopt, std::nullopt);
}

void EventFiguresTest::infersTheOffsetOfTheClock()
{
    QFETCH(QString, ended);
    QFETCH(QString, published);
    Noted noted{.applied = us(u"2024-05-02T10:00:00"_qs)};
    noted.ended = ended.isEmpty() ? std::nullopt : std::optional(us(ended));
    noted.published = published.isEmpty() ? std::nullopt : std::optional(us(published));
    std::vector<Noted> kinds{noted, noted};
    kinds[1].kind = 'l';
    kinds[1].number = 2;
    if (noted.ended) { // of a visit it is never missing
        kinds.push_back(noted);
        kinds[2].kind = 'v';
        kinds[2].number = 3;
    }
    run(connection(), insertSql(kinds));
    const Sql::JournalPage page = journal(may2024());
    QCOMPARE(page.entries.size(), qsizetype(kinds.size()));
    for (const Sql::JournalEntry &entry : page.entries) {
        QTEST(entry.offsetMinutes, "offsetMinutes");
        QTEST(entry.publishLagUs, "lagUs");
    }
}

void EventFiguresTest::tellsWhatANotificationWas()
{
    run(connection(), "INSERT INTO shelfhelp.ingest_runs (source, program) VALUES ('queue', 'x');"
                      "INSERT INTO public.library_searches (library_id, time_complete) VALUES ('nashville', "
                      "'2024-05-02T10:00:00.5');"
                      "INSERT INTO shelfhelp.notifications (topic_id, notification_id, message_id, "
                      "content_hash, kind, search_id, "
                      "run_id, published_at, applied_at, warnings) VALUES (7, "
                      "'00000000-0000-0000-0000-000000000001', 'm 1', '', "
                      "'l', 1, 1, '2024-05-02T10:00:01Z', '2024-05-02T10:00:03.000004Z', "
                      "'{library.registered,hash.ambiguous}')");
    const Sql::JournalEntry expected{
        .key = {.appliedUs = us(u"2024-05-02T10:00:03.000004"_qs), .notificationId = idOf(1), .topicId = 7},
        .messageId = u"m 1"_qs,
        .kind = EventKind::LibrarySearch,
        .state = EventState::Stored,
        .applied = utc(u"2024-05-02T10:00:03"_qs),
        .published = utc(u"2024-05-02T10:00:01"_qs),
        .offsetMinutes = 0,
        .publishLagUs = 500'000,
        .queueLagUs = 2'000'004,
        .source = u"queue"_qs,
        .runId = 1,
        .warnings = {u"library.registered"_qs, u"hash.ambiguous"_qs},
        .searchId = 1};
    QCOMPARE(journal(may2024()).entries, QList{expected});

    run(connection(), "UPDATE shelfhelp.notifications SET is_adopted = true, warnings = NULL, run_id = 99;"
                      "UPDATE public.library_searches SET time_complete = 'infinity'");
    const Sql::JournalEntry adopted = journal(may2024()).entries.first();
    QCOMPARE(adopted.state, EventState::Adopted);
    QCOMPARE(adopted.queueLagUs, std::nullopt);
    QCOMPARE(adopted.publishLagUs, std::nullopt);
    QCOMPARE(adopted.warnings, QStringList());
    QCOMPARE(adopted.source, QString());
}

void EventFiguresTest::pagesThroughTheJournal_data()
{
    QTest::addColumn<std::optional<EventKind>>("kind");
    QTest::addColumn<std::optional<EventState>>("state");
    QTest::addColumn<int>("limit");
    QTest::newRow("all, by 7") << std::optional<EventKind>() << std::optional<EventState>() << 7;
    QTest::newRow("all at once") << std::optional<EventKind>() << std::optional<EventState>() << 5000;
    QTest::newRow("shelf searches") << std::optional(EventKind::ShelfSearch) << std::optional<EventState>()
                                    << 50;
    QTest::newRow("visits") << std::optional(EventKind::GoodreadsVisit) << std::optional<EventState>() << 50;
    QTest::newRow("adopted checks") << std::optional(EventKind::LibrarySearch)
                                    << std::optional(EventState::Adopted) << 1;
    QTest::newRow("stored") << std::optional<EventKind>() << std::optional(EventState::Stored) << 100;
}

/// Whatever the size of the pages: every one once, newest first, though many were applied at the same moment.
void EventFiguresTest::pagesThroughTheJournal()
{
    QFETCH(std::optional<EventKind>, kind);
    QFETCH(std::optional<EventState>, state);
    QFETCH(int, limit);
    const std::vector<Noted> all = randomLedger(11);
    run(connection(), insertSql(all));
    const Sql::TimeContext context =
        contextOf({utc(u"2024-06-01T00:00:00"_qs), utc(u"2024-07-01T00:00:00"_qs)});

    const std::vector<qint64> edges = edgesOf(context);
    std::vector<std::tuple<qint64, QString, int>> expected;
    for (const Noted &noted : all) {
        const EventKind kindOfNoted = noted.kind == 's'   ? EventKind::ShelfSearch
                                      : noted.kind == 'l' ? EventKind::LibrarySearch
                                                          : EventKind::GoodreadsVisit;
        if (bucketOf(noted.applied, edges) >= 0 && kindOfNoted == kind.value_or(kindOfNoted) &&
            noted.isAdopted == (state ? *state == EventState::Adopted : noted.isAdopted)) {
            expected.emplace_back(noted.applied, idOf(noted.number), noted.topic);
        }
    }
    std::ranges::sort(expected, std::greater());

    std::vector<std::tuple<qint64, QString, int>> seen;
    Sql::JournalRequest request{
        .filter = {.kind = kind, .states = state ? QList{*state} : QList<EventState>()}, .limit = limit};
    do {
        const Sql::JournalPage page = journal(context, request);
        for (const Sql::JournalEntry &entry : page.entries) {
            seen.emplace_back(entry.key.appliedUs, entry.key.notificationId, int(entry.key.topicId));
        }
        QVERIFY(page.entries.size() <= limit);
        request.after = page.next;
    } while (request.after);
    QVERIFY(expected.size() > 5);
    QCOMPARE(seen, expected);
}

void EventFiguresTest::rangesAreHalfOpen()
{
    run(connection(), insertSql({{.number = 1, .applied = us(u"2024-04-30T23:59:59.999999"_qs)},
                                 {.number = 2, .applied = us(u"2024-05-01T00:00:00"_qs)},
                                 {.number = 3, .applied = us(u"2024-05-31T23:59:59.999999"_qs)},
                                 {.number = 4, .applied = us(u"2024-06-01T00:00:00"_qs)}}));
    const Sql::JournalPage page = journal(may2024());
    QCOMPARE(page.entries.size(), 2);
    QCOMPARE(page.entries[0].key.notificationId, idOf(3));
    QCOMPARE(page.entries[1].key.notificationId, idOf(2));
    QCOMPARE(page.next, std::nullopt);
    const QList<Sql::EventBucket> buckets = counts(may2024());
    QCOMPARE(buckets.first().stored, 1);
    QCOMPARE(buckets.last().stored, 1);
}

void EventFiguresTest::lagsPerBucket_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<Sql::Bucket>("bucket");
    for (const QByteArray &zone : zonesUnderTest()) {
        for (const Sql::Bucket bucket : {Sql::Bucket::Day, Sql::Bucket::Week, Sql::Bucket::Month}) {
            QTest::addRow("%s by %s", zone.constData(), qPrintable(Sql::bucketName(bucket)))
                << zone << bucket;
        }
    }
}

void EventFiguresTest::lagsPerBucket()
{
    QFETCH(QByteArray, zone);
    QFETCH(Sql::Bucket, bucket);
    const std::vector<Noted> all = randomLedger(12);
    run(connection(), insertSql(all));
    const Sql::TimeContext context = contextOf(yearWithClockChanges(), bucket, zone);
    const QList<QDateTime> starts = Sql::bucketStarts(context.range, bucket, context.reportingZone);
    const std::vector<qint64> edges = edgesOf(context);
    std::vector<std::vector<qint64>> publish(std::size_t(starts.size()));
    std::vector<std::vector<qint64>> queue(std::size_t(starts.size()));
    for (const Noted &noted : all) {
        if (const int i = bucketOf(noted.applied, edges); i >= 0) {
            if (const auto lag = expectedPublishLag(noted)) {
                publish[std::size_t(i)].push_back(*lag);
            }
            if (const auto lag = expectedQueueLag(noted)) {
                queue[std::size_t(i)].push_back(*lag);
            }
        }
    }
    const QList<Sql::LagBucket> lags = figureOf(connection(), context, [&](Sql::Snapshot &snapshot) {
                                           return Sql::eventLags(snapshot, context);
                                       }).value();
    QCOMPARE(lags.size(), starts.size());
    qint64 skewed = 0;
    for (qsizetype i = 0; i < lags.size(); ++i) {
        QCOMPARE(lags[i].start, starts[i]);
        QVERIFY2(agree(lags[i].publish, summaryOf(publish[std::size_t(i)])),
                 qPrintable(starts[i].toString()));
        QVERIFY2(agree(lags[i].queue, summaryOf(queue[std::size_t(i)])), qPrintable(starts[i].toString()));
        skewed += lags[i].publish.skewed + lags[i].queue.skewed;
    }
    QVERIFY(skewed > 0);
}

void EventFiguresTest::countsPerBucket_data()
{
    lagsPerBucket_data();
}

/// Every bucket is what a loop counts and as many as the journal of its range has rows.
void EventFiguresTest::countsPerBucket()
{
    QFETCH(QByteArray, zone);
    QFETCH(Sql::Bucket, bucket);
    const std::vector<Noted> all = randomLedger(13);
    run(connection(), insertSql(all));
    Sql::TimeContext context = contextOf(yearWithClockChanges(), bucket, zone);
    const QList<QDateTime> starts = Sql::bucketStarts(context.range, bucket, context.reportingZone);
    const std::vector<qint64> edges = edgesOf(context);
    QList<Sql::EventBucket> expected(starts.size());
    for (qsizetype i = 0; i < starts.size(); ++i) {
        expected[i].start = starts[i];
    }
    for (const Noted &noted : all) {
        if (const int i = bucketOf(noted.applied, edges); i >= 0) {
            ++(noted.isAdopted ? expected[i].adopted : expected[i].stored);
        }
    }
    QCOMPARE(counts(context), expected);
    const qsizetype some = starts.size() / 2;
    context.range = {starts[some], some + 1 < starts.size() ? starts[some + 1] : context.range.to};
    QCOMPARE(journal(context, {.filter = {.states = {EventState::Stored}}, .limit = 5000}).entries.size(),
             expected[some].stored);
}

void EventFiguresTest::countsDuplicatesAndRejections()
{
    run(connection(),
        "INSERT INTO shelfhelp.ingest_runs (source, program, last_batch_at, read_count, duplicate_count, "
        "undone_at) "
        "VALUES ('a', 'x', '2024-05-02T10:00:00Z', 3, 3, NULL), ('b', 'x', '2024-05-02T23:59:59.999999Z', 4, "
        "4, NULL),"
        "('c', 'x', '2024-05-02T10:00:00Z', 50, 50, '2024-05-03T10:00:00Z'), ('d', 'x', NULL, 0, 0, NULL),"
        "('e', 'x', '2024-06-01T00:00:00Z', 60, 60, NULL), ('f', 'x', '2024-04-30T23:59:59Z', 70, 70, NULL);"
        "INSERT INTO shelfhelp.rejected_notifications (raw_sha256, raw, raw_size, reason, path, detail, "
        "excerpt, source, "
        "line, record, run_id, first_seen_at, last_seen_at, state) SELECT decode(to_hex(n + 16), 'hex'), '', "
        "0, 'r', '', "
        "'', '', '', 0, 0, 1, seen::timestamptz, '2026-01-01', state FROM (VALUES (1, "
        "'2024-05-02T00:00:00Z', 'open'), "
        "(2, '2024-05-02T05:00:00Z', 'retried'), (3, '2024-05-03T00:00:00Z', 'discarded'), "
        "(4, '2024-06-01T00:00:00Z', 'open'), (5, '2024-04-30T23:00:00Z', 'open')) AS r(n, seen, state)");
    const QList<Sql::EventBucket> buckets = counts(may2024());
    QCOMPARE(buckets[1],
             (Sql::EventBucket{.start = utc(u"2024-05-02T00:00:00"_qs), .duplicates = 7, .rejected = 2}));
    QCOMPARE(buckets[2], (Sql::EventBucket{.start = utc(u"2024-05-03T00:00:00"_qs), .rejected = 1}));
    qint64 duplicates = 0;
    qint64 rejected = 0;
    for (const Sql::EventBucket &bucket : buckets) {
        duplicates += bucket.duplicates;
        rejected += bucket.rejected;
    }
    QCOMPARE(duplicates, 7);
    QCOMPARE(rejected, 3);
}

void EventFiguresTest::groupsRejectionsByReason()
{
    run(connection(),
        "INSERT INTO shelfhelp.rejected_notifications (raw_sha256, raw, raw_size, reason, path, detail, "
        "excerpt, source, "
        "line, record, run_id, first_seen_at, last_seen_at, state) SELECT decode(to_hex(n + 16), 'hex'), '', "
        "0, reason, '', "
        "'detail ' || n, '', '', 0, 0, 1, timestamptz '2024-05-01T00:00:00Z' + n * interval '1 hour', "
        "timestamptz '2024-06-01T00:00:00Z' - n * interval '1 hour', state FROM (VALUES (1, 'json.invalid', "
        "'retried'), "
        "(2, 'kind.unknown', 'open'), (3, 'kind.unknown', 'discarded'), (4, 'kind.unknown', 'open'), "
        "(5, 'key.missing', 'open'), (6, 'json.invalid', 'discarded'), (7, 'json.invalid', 'discarded')) AS "
        "r(n, reason, state)");
    const auto reasons = figureOf(connection(), may2024(),
                                  [](Sql::Snapshot &snapshot) { return Sql::rejectionReasons(snapshot); });
    const QList<Sql::RejectionReason> expected{{.reason = u"kind.unknown"_qs,
                                                .open = 2,
                                                .discarded = 1,
                                                .firstSeen = utc(u"2024-05-01T02:00:00"_qs),
                                                .lastSeen = utc(u"2024-05-31T22:00:00"_qs),
                                                .exampleId = 4,
                                                .exampleDetail = u"detail 4"_qs},
                                               {.reason = u"key.missing"_qs,
                                                .open = 1,
                                                .firstSeen = utc(u"2024-05-01T05:00:00"_qs),
                                                .lastSeen = utc(u"2024-05-31T19:00:00"_qs),
                                                .exampleId = 5,
                                                .exampleDetail = u"detail 5"_qs},
                                               {.reason = u"json.invalid"_qs,
                                                .retried = 1,
                                                .discarded = 2,
                                                .firstSeen = utc(u"2024-05-01T01:00:00"_qs),
                                                .lastSeen = utc(u"2024-05-31T23:00:00"_qs),
                                                .exampleId = 7,
                                                .exampleDetail = u"detail 7"_qs}};
    QCOMPARE(reasons.value(), expected);
}

void EventFiguresTest::anEmptyLedgerHasEmptyBuckets()
{
    const Sql::TimeContext context = may2024();
    QCOMPARE(journal(context), Sql::JournalPage());
    const QList<Sql::EventBucket> buckets = counts(context);
    QCOMPARE(buckets.size(), 31);
    QCOMPARE(buckets.last(), (Sql::EventBucket{.start = utc(u"2024-05-31T00:00:00"_qs)}));
    const auto lags = figureOf(connection(), context,
                               [&](Sql::Snapshot &snapshot) { return Sql::eventLags(snapshot, context); });
    QCOMPARE(lags.value().first(), (Sql::LagBucket{.start = utc(u"2024-05-01T00:00:00"_qs)}));
    const auto reasons = figureOf(connection(), context,
                                  [](Sql::Snapshot &snapshot) { return Sql::rejectionReasons(snapshot); });
    QCOMPARE(reasons.value().size(), 0);
    const Sql::TimeContext empty = contextOf({context.range.from, context.range.from});
    QCOMPARE(counts(empty).size(), 0);
}

void EventFiguresTest::nothingIsRecordedWithoutOurSchema()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    const Sql::TimeContext context = may2024();
    QVERIFY(!figureOf(*owner, context, [&](Sql::Snapshot &s) {
                 return Sql::eventJournal(s, context);
             }).has_value());
    QVERIFY(
        !figureOf(*owner, context, [&](Sql::Snapshot &s) { return Sql::eventLags(s, context); }).has_value());
    QVERIFY(!figureOf(*owner, context, [&](Sql::Snapshot &s) {
                 return Sql::eventCounts(s, context);
             }).has_value());
    QVERIFY(
        !figureOf(*owner, context, [](Sql::Snapshot &s) { return Sql::rejectionReasons(s); }).has_value());
}

QTEST_GUILESS_MAIN(EventFiguresTest)

#include "eventfigurestest.moc"
