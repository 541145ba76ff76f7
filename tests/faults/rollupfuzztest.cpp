// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <ingest/apply/ingestor.h>
#include <sql/ingeststore.h>
#include <sql/rollups/refresher.h>
#include <sql/rollups/rollupverification.h>
#include <sql/schema/migrator.h>
#include <tests/support/plainsession.h>

#include <QDeadlineTimer>
#include <QMap>
#include <QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int writers = 3;
constexpr int refreshers = 2;
constexpr int shelves = 24;
constexpr qint64 secondsPerSeed = 3;
constexpr qint64 hour = 3'600'000; // ms

/// Shelves of which several are the same, some of the same reader, and some of nobody.
const QByteArray someShelves =
    "INSERT INTO public.shelves (shelf_url) "
    "SELECT CASE n % 4 WHEN 0 THEN 'https://example.org/shelf/' || n "
    "ELSE format('https://www.goodreads.com/review/list/%s?shelf=%s&page=%s', 100 + n % 5, "
    "CASE n % 3 WHEN 0 THEN 'read' ELSE 'to-read' END, n) END FROM generate_series(1, 24) AS g(n);"
    "INSERT INTO public.books (unique_hash) SELECT 'book ' || n FROM generate_series(1, 30) AS g(n)";

const QByteArray foreignWriter = "CREATE ROLE lambda LOGIN BYPASSRLS;"
                                 "GRANT ALL ON ALL TABLES IN SCHEMA public TO lambda;"
                                 "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO lambda";

/// Random numbers that are the same on every machine.
class Chance final
{
public:
    explicit Chance(quint64 seed)
        : m_engine(seed)
    {
    }

    int below(int limit) { return int(m_engine() % quint64(limit)); }

    bool oneIn(int count) { return below(count) == 0; }

    QString oneOf(const QStringList &texts) { return texts.at(below(int(texts.size()))); }

private:
    std::mt19937_64 m_engine;
};

/// A moment of six weeks in which clocks change, often near midnight, and now and then of no day at all.
QString moment(Chance &chance)
{
    if (chance.oneIn(25)) {
        return chance.oneOf({u"NULL::timestamp"_qs, u"timestamp 'infinity'"_qs, u"timestamp '1970-01-01'"_qs,
                             u"timestamp '2150-01-01'"_qs});
    }
    if (chance.oneIn(20)) {
        return chance.oneOf({u"timestamp '2026-03-08 02:30'"_qs, u"timestamp '2026-03-29 02:30'"_qs,
                             u"timestamp '2026-03-29 03:00'"_qs, u"timestamp '2026-04-01'"_qs,
                             u"timestamp '2026-03-31 23:59:59.999999'"_qs});
    }
    const int second = chance.oneIn(3) ? (85'000 + chance.below(2'800)) % 86'400 : chance.below(86'400);
    return u"timestamp '2026-03-01' + interval '%1 days %2 seconds'"_qs.arg(chance.below(42)).arg(second);
}

QString duration(Chance &chance)
{
    return u" + interval '%1'"_qs.arg(
        chance.oneOf({u"1 ms"_qs, u"49999 us"_qs, u"50 ms"_qs, u"3 s"_qs, u"7.123456 s"_qs, u"20 min"_qs,
                      u"13 h"_qs, u"-1 s"_qs, u"0"_qs}));
}

QString search(Chance &chance)
{
    const QString start = moment(chance);
    const QString shelf = chance.oneIn(30) ? u"NULL::bigint"_qs : QString::number(1 + chance.below(shelves));
    const QString size = chance.oneIn(9) ? u"NULL::integer"_qs : QString::number(chance.below(800));
    const QString books = chance.oneOf(
        {u"NULL::bigint[]"_qs, u"'{}'::bigint[]"_qs, u"'{1,2,3,4}'::bigint[]"_qs, u"'{7,7,9}'::bigint[]"_qs,
         u"ARRAY[%1, %2]::bigint[]"_qs.arg(1 + chance.below(30)).arg(1 + chance.below(30))});
    return u"(%1, %2, %2%3, %4, %5, %6)"_qs.arg(
        shelf, start, duration(chance), size, books,
        chance.oneOf({u"NULL"_qs, u"'Shuffle'"_qs, u"'Search'"_qs, u"'Other'"_qs}));
}

QString check(Chance &chance)
{
    const QString start = moment(chance);
    const QString book = chance.oneIn(9) ? u"NULL::bigint"_qs : QString::number(1 + chance.below(30));
    return u"(%1, %2, %3, %3%4, %5, %6, %7)"_qs.arg(
        chance.oneOf({u"'nashville'"_qs, u"'bookcloud'"_qs}),
        chance.oneOf({u"NULL::boolean"_qs, u"true"_qs, u"false"_qs}), start, duration(chance), book,
        chance.oneOf({u"NULL::boolean"_qs, u"true"_qs, u"false"_qs}),
        chance.oneOf({u"NULL"_qs, u"'AVAILABLE'"_qs, u"'Item Not Found'"_qs, u"'UNAVAILABLE: held'"_qs,
                      u"'AVAILABLE: 0 copies'"_qs, u"'what?'"_qs}));
}

QString values(Chance &chance, const std::function<QString(Chance &)> &row)
{
    QStringList rows;
    for (int count = 1 + chance.below(6); count > 0; --count) {
        rows.append(row(chance));
    }
    return rows.join(u", ");
}

QString insertSearches(Chance &chance)
{
    return u"INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count, "
           "books_returned, search_type) VALUES "_qs +
           values(chance, search);
}

QString insertChecks(Chance &chance)
{
    return u"INSERT INTO public.library_searches (library_id, is_libby, time_start, time_complete, book_id, "
           "available, availability_message) VALUES "_qs +
           values(chance, check);
}

/// About a thirtieth of a table.
QString some(Chance &chance, const QString &id)
{
    return u" WHERE %1 % 29 = %2"_qs.arg(id).arg(chance.below(29));
}

QString deleteSome(Chance &chance)
{
    return chance.oneIn(2)
               ? u"DELETE FROM public.shelf_searches"_qs + some(chance, u"shelf_search_id"_qs)
               : u"DELETE FROM public.library_searches"_qs + some(chance, u"library_search_id"_qs);
}

QString updateSome(Chance &chance)
{
    const QString change =
        chance.oneOf({u"time_start = time_start + interval '%1 hours'"_qs.arg(chance.below(60) - 30),
                      u"total_book_count = %1"_qs.arg(chance.below(700)),
                      u"time_complete = time_start + interval '4 s'"_qs,
                      u"shelf_id = %1"_qs.arg(1 + chance.below(shelves)), u"books_returned = '{3,5}'"_qs});
    return chance.oneIn(3)
               ? u"UPDATE public.library_searches SET time_start = time_start - interval '%1 hours'"_qs.arg(
                     chance.below(50)) +
                     some(chance, u"library_search_id"_qs)
               : u"UPDATE public.shelf_searches SET %1"_qs.arg(change) + some(chance, u"shelf_search_id"_qs);
}

/// Another shelf under the same number; its searches are written again, as a restore does.
QString renameShelf(Chance &chance)
{
    const int shelf = 1 + chance.below(shelves);
    return u"UPDATE public.shelves SET shelf_url = "
           u"'https://www.goodreads.com/review/list/%1?shelf=read&v=%2' "
           "WHERE shelf_id = %3; UPDATE public.shelf_searches SET num_books = 1 WHERE shelf_id = %3"_qs.arg(
               QString::number(100 + chance.below(7)), QString::number(chance.below(1'000'000'000)),
               QString::number(shelf));
}

QString truncate(Chance &chance)
{
    return u"TRUNCATE public."_qs + chance.oneOf({u"shelf_searches"_qs, u"library_searches"_qs});
}

QString restore(Chance &chance)
{
    return u"SET LOCAL session_replication_role = replica; %1; %2;"
           "COPY public.library_searches (library_id, time_start) FROM PROGRAM 'echo nashville,2026-03-%3' CSV"_qs
               .arg(deleteSome(chance), updateSome(chance), QString::number(10 + chance.below(20)));
}

/// What several threads have done, by name.
class Tally final
{
public:
    void count(const QString &what)
    {
        const std::lock_guard lock(m_mutex);
        ++m_counts[what];
    }

    [[nodiscard]] QMap<QString, int> counts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_counts;
    }

private:
    mutable std::mutex m_mutex;
    QMap<QString, int> m_counts;
};

/// What a round has to have seen.
const QStringList everything{u"insert"_qs,  u"check"_qs,  u"delete"_qs, u"update"_qs,
                             u"restore"_qs, u"lambda"_qs, u"ingest"_qs, u"refresh"_qs};

/// What all threads of one seed share.
struct Round
{
    Sql::ConnectionSettings settings;
    Sql::RebuildOptions zones;
    QDeadlineTimer deadline;
    std::atomic<qint64> now = 0; ///< ms; goes on as they work
    Tally tally = {};
    QDeadlineTimer longest = QDeadlineTimer(patience);

    /// Not before everything has been done: a busy machine does little in three seconds.
    [[nodiscard]] bool isOver() const
    {
        if (!deadline.hasExpired()) {
            return false;
        }
        const QMap<QString, int> counts = tally.counts();
        return longest.hasExpired() || std::ranges::all_of(everything, [&counts](const QString &name) {
                   return counts.value(name) > 0;
               });
    }
};

struct Operation
{
    QString name;
    std::function<QString(Chance &)> sql;
    int weight;
};

const QList<Operation> operations{{u"insert"_qs, insertSearches, 400}, {u"check"_qs, insertChecks, 300},
                                  {u"delete"_qs, deleteSome, 12},      {u"update"_qs, updateSome, 16},
                                  {u"rename"_qs, renameShelf, 4},      {u"restore"_qs, restore, 6},
                                  {u"truncate"_qs, truncate, 1}};

const Operation &anyOperation(Chance &chance)
{
    int all = 0;
    for (const Operation &operation : operations) {
        all += operation.weight;
    }
    int drawn = chance.below(all);
    for (const Operation &operation : operations) {
        drawn -= operation.weight;
        if (drawn < 0) {
            return operation;
        }
    }
    Q_UNREACHABLE();
}

/// Transactions of one to three statements, some of which are given up. Whom a deadlock hits, tries another.
void writeAsOwner(Round &round, quint64 seed)
{
    Chance chance(seed);
    const auto connection = openOwner(round.settings);
    while (!round.isOver()) {
        Outcome done = connection->executeScript("BEGIN");
        QStringList names;
        for (int count = 1 + chance.below(3); done.ok() && count > 0; --count) {
            const Operation &operation = anyOperation(chance);
            names.append(operation.name);
            done = connection->executeScript(operation.sql(chance).toUtf8());
        }
        const bool isKept = done.ok() && !chance.oneIn(12);
        done = connection->executeScript(isKept ? "COMMIT" : "ROLLBACK");
        for (const QString &name : std::as_const(names)) {
            round.tally.count(isKept && done.ok() ? name : u"given up"_qs);
        }
    }
}

/// As the existing Lambda: another role, a statement at a time.
void writeAsLambda(Round &round, quint64 seed)
{
    Chance chance(seed);
    Sql::ConnectionSettings settings = round.settings;
    settings.user = u"lambda"_qs;
    PlainSession session(settings);
    while (!round.isOver()) {
        const QString answer = session.ask(chance.oneIn(2) ? insertSearches(chance) : insertChecks(chance));
        round.tally.count(answer.isEmpty() ? u"lambda"_qs : u"given up"_qs);
    }
}

/// The same notifications again and again, and some runs taken back.
void ingest(Round &round, quint64 seed)
{
    Chance chance(seed);
    const auto connection = openOwner(round.settings);
    const QList<QByteArray> lines = simulatedLines(400).split('\n');
    while (!round.isOver()) {
        const QByteArray part = lines.mid(chance.below(350), 40).join('\n');
        const auto summary = Ingest::ingestDocument(*connection, part, u"fuzz"_qs);
        round.tally.count(summary.ok() ? u"ingest"_qs : u"given up"_qs);
        if (summary.ok() && summary.value().run > 0 && chance.oneIn(3)) {
            const bool isUndone = Sql::undoRun(*connection, summary.value().run).ok();
            round.tally.count(isUndone ? u"undo"_qs : u"given up"_qs);
        }
    }
}

/// With a clock of its own that is sometimes late, and rebuilding now and then. Writes while another one is
/// busy.
void refresh(Round &round, quint64 seed)
{
    Chance chance(seed);
    const auto connection = openOwner(round.settings);
    while (!round.isOver()) {
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(round.now - chance.below(30) * hour, Qt::UTC);
        Sql::RebuildOptions rebuilding = round.zones;
        rebuilding.now = now;
        const bool isRebuild = chance.oneIn(20);
        const auto done =
            isRebuild ? Sql::rebuildRollups(*connection, rebuilding)
                      : Sql::refreshRollups(*connection, {.now = now, .maxDays = chance.oneIn(3) ? 5 : 0});
        if (!done.ok()) {
            round.tally.count(u"failed: "_qs + done.error().toText());
        } else if (done.value().state == Sql::Refreshed::State::Busy) {
            round.tally.count(u"busy"_qs);
            static_cast<void>(connection->executeScript(insertSearches(chance).toUtf8()));
        } else {
            round.tally.count(isRebuild ? u"rebuild"_qs : u"refresh"_qs);
            round.now += chance.below(24) * hour;
        }
    }
}

qint64 fuzzSeconds()
{
    return qEnvironmentVariableIntValue("SHELFHELP_FUZZ_SECONDS");
}

} // namespace

/// Everybody who may write writes at once, while several refreshers work; in the end each sum by day is what
/// the rows say. SHELFHELP_FUZZ_SECONDS makes it longer.
class RollupFuzzTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void staysTrue_data();
    void staysTrue();

private:
    void startAnew(const Sql::RebuildOptions &zones);

    PrivateServer m_server{{.configuration = "fsync = off\nmax_connections = 30\n"}};
};

void RollupFuzzTest::initTestCase()
{
    const auto owner = openOwner(m_server.settings());
    const auto applied = Sql::applyMigrations(*owner);
    QVERIFY2(applied.ok(), why(applied).constData());
    run(*owner, foreignWriter);
}

void RollupFuzzTest::startAnew(const Sql::RebuildOptions &zones)
{
    const auto owner = openOwner(m_server.settings());
    clear(*owner);
    run(*owner, someShelves);
    const auto rebuilt = Sql::rebuildRollups(*owner, zones);
    QVERIFY2(rebuilt.ok(), why(rebuilt).constData());
}

void RollupFuzzTest::staysTrue_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<QByteArray>("reportingZone");
    QTest::addColumn<QByteArray>("sourceZone");
    QTest::newRow("the same zone") << 1 << QByteArray("UTC") << QByteArray("UTC");
    QTest::newRow("clocks that change") << 2 << QByteArray("Europe/Berlin") << QByteArray("America/Chicago");
    QTest::newRow("half hours") << 3 << QByteArray("Asia/Kolkata") << QByteArray("Australia/Lord_Howe");
}

void RollupFuzzTest::staysTrue()
{
    QFETCH(int, seed);
    QFETCH(QByteArray, reportingZone);
    QFETCH(QByteArray, sourceZone);
    const QDateTime start(QDate(2026, 3, 20), QTime(6, 0), Qt::UTC);
    const Sql::RebuildOptions zones{
        .reportingZone = QTimeZone(reportingZone), .sourceZone = QTimeZone(sourceZone), .now = start};
    startAnew(zones);
    Round round{.settings = m_server.settings(),
                .zones = zones,
                .deadline = QDeadlineTimer(1000 * std::max(secondsPerSeed, fuzzSeconds() / 3)),
                .now = start.toMSecsSinceEpoch()};

    std::vector<std::jthread> threads;
    const auto begin = [&](auto work) {
        threads.emplace_back(work, std::ref(round), quint64(seed) * 100 + threads.size());
    };
    for (int i = 0; i < writers; ++i) {
        begin(writeAsOwner);
    }
    begin(writeAsLambda);
    begin(ingest);
    for (int i = 0; i < refreshers; ++i) {
        begin(refresh);
    }
    threads.clear(); // joins

    const QMap<QString, int> counts = round.tally.counts();
    for (auto count = counts.begin(); count != counts.end(); ++count) {
        QVERIFY2(!count.key().startsWith(u"failed"), qPrintable(count.key()));
        qInfo("%s: %d", qPrintable(count.key()), count.value());
    }
    for (const QString &name : everything) {
        QVERIFY2(counts.value(name) > 0, qPrintable(name));
    }
    // What nobody has refreshed yet, and no truncation has taken away.
    const auto owner = openOwner(m_server.settings());
    Chance chance(quint64(seed) + 1'000);
    for (int i = 0; i < 20; ++i) {
        run(*owner, (insertSearches(chance) + u';' + insertChecks(chance)).toUtf8());
    }
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(round.now, Qt::UTC);
    const auto refreshed = Sql::refreshRollups(*owner, {.now = end});
    QVERIFY2(refreshed.ok() && refreshed.value().state == Sql::Refreshed::State::Done,
             why(refreshed).constData());
    const auto verified = Sql::verifyRollups(*owner, end);
    QVERIFY2(verified.ok(), why(verified).constData());
    QVERIFY(verified.value().isBuilt);
    QCOMPARE(verified.value().tables.size(), 13);
    for (const Sql::RollupDifference &table : verified.value().tables) {
        QVERIFY2(table.rows == 0, qPrintable(u"%1: %2"_qs.arg(table.table).arg(table.rows)));
        QVERIFY2(ask(*owner, u"SELECT count(*) > 0 FROM shelfhelp."_qs + table.table) == u"true",
                 qPrintable(table.table + u" is empty"));
    }
}

QTEST_GUILESS_MAIN(RollupFuzzTest)

#include "rollupfuzztest.moc"
