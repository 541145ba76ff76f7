// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"
#include "history.h"

#include <sql/analytics/shelffigures.h>
#include <sql/analytics/shelftable.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

constexpr std::array identities{Identity::Url, Identity::Shelf, Identity::Reader};

enum class Source {
    Rows,
    Sums,
    Touched,    ///< some days in the middle and the last one
    AllTouched, ///< a table was emptied: sums are there, and of no use
};

qint64 microseconds(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() * 1000;
}

QDateTime toTheMillisecond(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::UTC);
}

/// History's shelves: three of each reader, of which the second and the third are one; the ninth is nobody's.
QString keyOf(qint64 shelfId, Identity identity)
{
    const bool isKnown = shelfId < 9;
    const QString reader = QString::number(100 + (shelfId - 1) / 3);
    switch (identity) {
    case Identity::Url:
        return QString::number(shelfId);
    case Identity::Shelf:
        return isKnown ? reader + ((shelfId - 1) % 3 == 0 ? u"/read"_qs : u"/to-read"_qs) : u"url"_qs;
    case Identity::Reader:
        break;
    }
    return isKnown ? reader : QString();
}

qint64 countOf(const IdentityCounts &counts, Identity identity)
{
    return identity == Identity::Url     ? counts.urls
           : identity == Identity::Shelf ? counts.shelves
                                         : counts.readers;
}

/// What loops find out about a shelf.
struct Expected
{
    qint64 first = 0;
    const StoredSearch *last = nullptr;
    qint64 searches = 0;
    std::vector<double> cold;
};

bool comesLater(const StoredSearch &a, const StoredSearch *b)
{
    return b == nullptr || std::pair(a.instantUs, a.id) > std::pair(b->instantUs, b->id);
}

/// The shelves that were searched in the range, with their first search in the years that count.
std::map<qint64, Expected> expectedShelves(const History &history, const TimeRange &range,
                                           const std::function<bool(const StoredSearch &)> &lets)
{
    const qint64 first = microseconds(utc(u"2000-01-01T00:00:00"_qs));
    std::map<qint64, Expected> shelves;
    for (const StoredSearch &search : history.searches()) {
        if (!search.startUs || !search.shelfId || search.instantUs < first ||
            search.instantUs >= microseconds(range.to) || !lets(search)) {
            continue;
        }
        const auto [entry, isNew] = shelves.try_emplace(*search.shelfId, Expected{.first = search.instantUs});
        Expected &shelf = entry->second;
        shelf.first = std::min(shelf.first, search.instantUs);
        if (search.instantUs < microseconds(range.from)) {
            continue;
        }
        ++shelf.searches;
        if (comesLater(search, shelf.last)) {
            shelf.last = &search;
        }
        if (search.durationUs && search.isCold) {
            shelf.cold.push_back(double(*search.durationUs) / 1000);
        }
    }
    return shelves;
}

/// Of each identity the shelf that was searched first, where that was in the range.
QList<qint64> expectedNew(const std::map<qint64, Expected> &shelves, const TimeRange &range,
                          Identity identity)
{
    std::map<QString, std::pair<qint64, qint64>> firsts;
    for (const auto &[id, shelf] : shelves) {
        const QString key = keyOf(id, identity);
        const std::pair own(shelf.first, id);
        if (!key.isEmpty()) {
            const auto [entry, isNew] = firsts.try_emplace(key, own);
            entry->second = std::min(entry->second, own);
        }
    }
    QList<qint64> found;
    for (const auto &[key, first] : firsts) {
        if (first.first >= microseconds(range.from)) {
            found.append(first.second);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

QList<qint64> sortedIds(const QList<ShelfRow> &rows)
{
    QList<qint64> ids;
    for (const ShelfRow &row : rows) {
        ids.append(row.shelfId);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

/// Shelves as a table and as rows behind the bars of their growth, against loops: from the rows, and from the
/// sums by day with and without touched days.
class ShelfFiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsLoops_data();
    void sameAsLoops();
    void cutDaysAreWhatTheirRowsSay_data();
    void cutDaysAreWhatTheirRowsSay();
    void sortsAndPages();
    void withoutSchemaOfOurs();
    void worksOnNothing();

private:
    void prepare(const TimeContext &context, Source source);
    void compareTable(Snapshot &snapshot, const History &history, const TimeContext &context);
    void compareNew(Snapshot &snapshot, const History &history, const TimeContext &context);

    template <typename Figure>
    auto value(Result<Figure> figure) -> Figure
    {
        if (!figure.ok()) {
            QTest::qFail(qPrintable(figure.error().toText()), __FILE__, __LINE__);
            return {};
        }
        return std::move(figure).value();
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<History> m_history;
};

void ShelfFiguresTest::sameAsLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("sourceZone");
    QTest::addColumn<Source>("source");
    const QByteArray utcZone("UTC");
    QTest::newRow("rows") << utcZone << utcZone << Source::Rows;
    QTest::newRow("sums") << utcZone << utcZone << Source::Sums;
    QTest::newRow("all days touched") << utcZone << utcZone << Source::AllTouched;
    QTest::newRow("some days touched") << utcZone << utcZone << Source::Touched;
    QTest::newRow("half-hour clock changes")
        << QByteArray("Australia/Lord_Howe") << utcZone << Source::Touched;
    QTest::newRow("read in Chicago") << QByteArray("Asia/Kolkata") << QByteArray("America/Chicago")
                                     << Source::Touched;
}

void ShelfFiguresTest::prepare(const TimeContext &context, Source source)
{
    m_database = std::make_unique<MigratedDatabase>();
    Connection &connection = m_database->connection();
    m_history = std::make_unique<History>(90210);
    m_history->write(connection);
    // Sums from the year 2000 on would take their time.
    run(connection, "UPDATE public.shelf_searches SET time_start = time_start - interval '10 years' WHERE "
                    "time_start < '2000-01-01'; UPDATE public.library_searches SET time_start = time_start - "
                    "interval '10 years' WHERE time_start < '2000-01-01';");
    if (source != Source::Rows) {
        const auto built = rebuildRollups(
            connection,
            {.reportingZone = context.reportingZone, .sourceZone = context.sourceZone, .now = context.now});
        QVERIFY2(built.ok(), why(built).constData());
    }
    if (source == Source::Touched) {
        for (const QDate day : {QDate(2024, 3, 9), QDate(2024, 4, 6), QDate(2024, 4, 20)}) {
            m_history->change(connection, day);
        }
    }
    if (source == Source::AllTouched) {
        run(connection, "INSERT INTO shelfhelp.touched_day (source, day) VALUES ('s', NULL);");
    }
    m_history->judge(connection, context.sourceZone);
}

void ShelfFiguresTest::sameAsLoops()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, sourceZone);
    QFETCH(Source, source);
    TimeContext context = contextOf({}, Bucket::Day, zone, sourceZone);
    context.now = utc(u"2024-05-01T12:00:00"_qs);
    prepare(context, source);
    const auto snapshot = source == Source::Rows
                              ? Snapshot::beginWithoutSums(m_database->connection(), context)
                              : Snapshot::begin(m_database->connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QCOMPARE(snapshot.value()->sums().has_value(), source != Source::Rows);
    const auto day = [&](int month, int date) {
        return QDate(2024, month, date).startOfDay(context.reportingZone).toUTC();
    };
    const QList<TimeRange> ranges{{day(3, 1), day(5, 1)},
                                  {day(3, 10), day(3, 11)},
                                  {day(4, 6), day(4, 21)},
                                  {utc(u"2024-03-09T11:13:00"_qs), utc(u"2024-03-30T05:45:00"_qs)},
                                  {utc(u"1990-01-01T00:00:00"_qs), utc(u"2024-07-01T00:00:00"_qs)},
                                  {day(5, 3), day(5, 4)}};
    for (const TimeRange &range : ranges) {
        context.range = range;
        compareTable(*snapshot.value(), *m_history, context);
        compareNew(*snapshot.value(), *m_history, context);
        if (QTest::currentTestFailed()) {
            qInfo() << "range" << range.from << range.to;
            return;
        }
    }
}

void ShelfFiguresTest::cutDaysAreWhatTheirRowsSay_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("sourceZone");
    QTest::addColumn<Source>("source");
    QTest::newRow("sums") << QByteArray("UTC") << QByteArray("UTC") << Source::Sums;
    QTest::newRow("some days touched")
        << QByteArray("Australia/Lord_Howe") << QByteArray("America/Chicago") << Source::Touched;
}

/// Ranges that begin and end at any minute, read from the sums and from nothing but rows.
void ShelfFiguresTest::cutDaysAreWhatTheirRowsSay()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, sourceZone);
    QFETCH(Source, source);
    TimeContext context = contextOf({}, Bucket::Day, zone, sourceZone);
    context.now = utc(u"2024-05-01T12:00:00"_qs);
    prepare(context, source);
    Numbers numbers(11);
    constexpr qint64 minutes = 70 * 24 * 60;
    for (int i = 0; i < 60; ++i) {
        const QDateTime first = utc(u"2024-02-28T00:00:00"_qs);
        const qint64 one = numbers.below(minutes);
        const qint64 other = numbers.below(minutes);
        context.range = {first.addSecs(60 * std::min(one, other)),
                         first.addSecs(60 * (std::max(one, other) + 1))};
        context.bucket = std::array{Bucket::Day, Bucket::Week, Bucket::Month}[std::size_t(i % 3)];
        const auto figuresOf = [&](Result<std::unique_ptr<Snapshot>> snapshot) {
            Snapshot &moment = *snapshot.value();
            return std::tuple(value(activeShelves(moment, context.range)),
                              value(shelfGrowth(moment, context)), value(shelfTotals(moment, context)),
                              value(latestSizes(moment, context)).counts());
        };
        Connection &connection = m_database->connection();
        const auto expected = figuresOf(Snapshot::beginWithoutSums(connection, context));
        if (figuresOf(Snapshot::begin(connection, context)) != expected) {
            qInfo() << "range" << context.range.from << context.range.to;
            QFAIL("the sums and the rows differ");
        }
    }
}

void ShelfFiguresTest::compareTable(Snapshot &snapshot, const History &history, const TimeContext &context)
{
    Filter search;
    search.searchTypes = Selection{{u"Search"_qs}};
    const auto all = [](const StoredSearch &) { return true; };
    const auto onlySearch = [](const StoredSearch &row) { return row.type == u"Search"; };
    for (const bool isFiltered : {false, true}) {
        auto expected = isFiltered ? expectedShelves(history, context.range, onlySearch)
                                   : expectedShelves(history, context.range, all);
        std::erase_if(expected, [](const auto &entry) { return entry.second.searches == 0; });
        const auto page = value(shelvesTable(snapshot, context, isFiltered ? search : Filter()));
        QCOMPARE(page.total, qint64(expected.size()));
        QCOMPARE(page.rows.size(), qsizetype(expected.size()));
        for (const ShelfRow &row : page.rows) {
            const Expected &shelf = expected.at(row.shelfId);
            QCOMPARE(row.url, history.shelfUrls()[row.shelfId - 1]);
            QCOMPARE(row.readerId, keyOf(row.shelfId, Identity::Reader));
            QCOMPARE(row.firstSeen, toTheMillisecond(shelf.first));
            QCOMPARE(row.lastSearched, toTheMillisecond(shelf.last->instantUs));
            QCOMPARE(row.searches, shelf.searches);
            QCOMPARE(row.latestSize,
                     shelf.last->size ? std::optional<qint64>(*shelf.last->size) : std::nullopt);
            const std::optional<double> median = percentileOf(shelf.cold, 0.5);
            QCOMPARE(row.coldMedianMs.has_value(), median.has_value());
            QVERIFY(std::abs(row.coldMedianMs.value_or(0) - median.value_or(0)) < 1e-6);
        }
    }
}

/// The rows behind the bars: as many as each says, and the right ones.
void ShelfFiguresTest::compareNew(Snapshot &snapshot, const History &history, const TimeContext &context)
{
    const auto shelves = expectedShelves(history, context.range, [](const StoredSearch &) { return true; });
    const ShelfTotals totals = value(shelfTotals(snapshot, context));
    for (const Identity identity : identities) {
        const auto page = value(shelvesTable(snapshot, context, {}, {.newBy = identity}));
        QCOMPARE(sortedIds(page.rows), expectedNew(shelves, context.range, identity));
        QCOMPARE(page.total, countOf(totals.fresh, identity));
        std::set<QString> known;
        for (const auto &[id, shelf] : shelves) {
            known.insert(keyOf(id, identity));
        }
        known.erase(QString());
        QCOMPARE(countOf(totals.known, identity), qint64(known.size()));
    }
    QCOMPARE(value(unrecognisedShelves(snapshot, context)), qint64(shelves.contains(9)));
}

void ShelfFiguresTest::sortsAndPages()
{
    m_database = std::make_unique<MigratedDatabase>();
    run(m_database->connection(),
        "INSERT INTO public.shelves (shelf_url) VALUES "
        "('https://www.goodreads.com/review/list/20-b?shelf=z%20%C3%A9'), "
        "('https://www.goodreads.com/review/list/3-c?shelf=a'), ('https://example.org/100%_odd');"
        "INSERT INTO public.shelf_searches (shelf_id, time_start, time_complete, total_book_count) VALUES "
        "(1, '2024-05-02 10:00', '2024-05-02 10:00:02', 30), (1, '2024-05-02 12:00', '2024-05-02 12:00:04', "
        "NULL), "
        "(2, '2024-05-02 11:00', '2024-05-02 11:00:03', 600), (3, '2024-05-02 11:30', NULL, 20);");
    const TimeContext context = contextOf({utc(u"2024-05-02T00:00:00"_qs), utc(u"2024-05-03T00:00:00"_qs)});
    const auto ids = [&](const ShelfTableRequest &request) {
        QList<qint64> all;
        for (const ShelfRow &row : figureOf(m_database->connection(), context, [&](Snapshot &s) {
                                       return shelvesTable(s, context, {}, request);
                                   }).rows) {
            all.append(row.shelfId);
        }
        return all;
    };
    using Ids = QList<qint64>;
    QCOMPARE(ids({}), (Ids{1, 3, 2}));
    QCOMPARE(ids({.order = Qt::AscendingOrder}), (Ids{2, 3, 1}));
    QCOMPARE(ids({.sort = ShelfSort::FirstSeen, .order = Qt::AscendingOrder}), (Ids{1, 2, 3}));
    QCOMPARE(ids({.sort = ShelfSort::Searches}), (Ids{1, 2, 3}));
    QCOMPARE(ids({.sort = ShelfSort::LatestSize}), (Ids{2, 3, 1}));
    QCOMPARE(ids({.sort = ShelfSort::LatestSize, .order = Qt::AscendingOrder}), (Ids{3, 2, 1}));
    QCOMPARE(ids({.sort = ShelfSort::Reader, .order = Qt::AscendingOrder}), (Ids{1, 2, 3}));
    QCOMPARE(ids({.sort = ShelfSort::Name, .order = Qt::AscendingOrder}), (Ids{2, 1, 3}));
    QCOMPARE(ids({.sort = ShelfSort::Url, .order = Qt::AscendingOrder}), (Ids{3, 1, 2}));
    QCOMPARE(ids({.search = u"REVIEW list/3"_qs}), (Ids{2}));
    QCOMPARE(ids({.search = u"100%_"_qs}), (Ids{3}));
    QCOMPARE(ids({.search = u"l_st"_qs}), (Ids{}));
    QCOMPARE(ids({.offset = 1, .limit = 1}), (Ids{3}));
    QCOMPARE(ids({.offset = 3}), (Ids{}));
    const auto page = figureOf(m_database->connection(), context, [&](Snapshot &s) {
        return shelvesTable(s, context, {}, {.sort = ShelfSort::Name, .limit = 1});
    });
    QCOMPARE(page.total, 3);
    QCOMPARE(page.rows.constFirst(),
             (ShelfRow{.shelfId = 1,
                       .url = u"https://www.goodreads.com/review/list/20-b?shelf=z%20%C3%A9"_qs,
                       .readerId = u"20"_qs,
                       .shelfName = u"z é"_qs,
                       .firstSeen = utc(u"2024-05-02T10:00:00"_qs),
                       .lastSearched = utc(u"2024-05-02T12:00:00"_qs),
                       .searches = 2,
                       .latestSize = std::nullopt,
                       .coldMedianMs = 3000}));
}

void ShelfFiguresTest::withoutSchemaOfOurs()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    History history(11);
    history.write(*owner);
    const TimeContext context = contextOf({utc(u"2024-03-09T00:00:00"_qs), utc(u"2024-04-08T00:00:00"_qs)});
    history.judge(*owner, context.sourceZone);
    const auto snapshot = Snapshot::begin(*owner, context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    QVERIFY(!snapshot.value()->hasOwnSchema());
    compareTable(*snapshot.value(), history, context);
    compareNew(*snapshot.value(), history, context);
}

void ShelfFiguresTest::worksOnNothing()
{
    m_database = std::make_unique<MigratedDatabase>();
    TimeContext context = contextOf({utc(u"2024-05-02T00:00:00"_qs), utc(u"2024-05-03T00:00:00"_qs)});
    const auto tableOf = [&](const ShelfTableRequest &request) {
        return figureOf(m_database->connection(), context,
                        [&](Snapshot &s) { return shelvesTable(s, context, {}, request); });
    };
    QCOMPARE(tableOf({}), Page<ShelfRow>());
    QCOMPARE(tableOf({.newBy = Identity::Reader, .sort = ShelfSort::FirstSeen}), Page<ShelfRow>());
    QCOMPARE(figureOf(m_database->connection(), context,
                      [&](Snapshot &s) { return unrecognisedShelves(s, context); }),
             0);
    context.range.to = context.range.from;
    QCOMPARE(tableOf({}), Page<ShelfRow>());
}

QTEST_GUILESS_MAIN(ShelfFiguresTest)

#include "shelffigurestest.moc"
