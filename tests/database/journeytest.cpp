// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurerows.h"
#include "figuretesting.h"

#include <sql/analytics/journeyfigures.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::FunnelRequest;
using Sql::FunnelStep;
using std::chrono::minutes;

namespace {

constexpr qint64 perMinute = 60'000'000;

qint64 us(const QString &instant)
{
    const QString fraction = instant.section(u'.', 1);
    return utc(instant.section(u'.', 0, 0)).toMSecsSinceEpoch() * 1000 +
           fraction.leftJustified(6, u'0').toLongLong();
}

/// What happened to a book that a search showed.
struct Fate
{
    bool checked = false;
    bool owned = false;
    bool available = false;
    bool visited = false;

    [[nodiscard]] int step() const
    {
        if (!checked) {
            return 0;
        }
        if (!owned) {
            return 1;
        }
        if (!available) {
            return 2;
        }
        return visited ? 4 : 3;
    }
};

/// The funnel by plain loops: for each check, all searches are looked at for the one it belongs to.
class Oracle final
{
public:
    Oracle(const StoredRows &rows, const Sql::TimeContext &context, minutes window)
        : m_rows(rows)
        , m_context(context)
        , m_window(window.count() * perMinute)
    {
        for (const SearchRow &search : rows.searches) {
            m_starts.push_back(search.start ? instant(*search.start) : 0);
        }
        for (const CheckRow &check : rows.checks) {
            addCheck(check);
        }
        for (const VisitRow &visit : rows.visits) {
            if (const int search = searchBefore(visit.at, visit.book); search >= 0) {
                m_fates[{search, visit.book}].visited = true;
            }
        }
        for (std::size_t i = 0; i < rows.searches.size(); ++i) {
            if (rows.searches[i].start && isInRange(*rows.searches[i].start)) {
                addSearch(int(i));
            }
        }
    }

    [[nodiscard]] const Sql::Funnel &funnel() const { return m_funnel; }

    /// Ids of the searches whose journey ended at a step from first to last, newest first.
    [[nodiscard]] QList<qint64> searches(int first, int last) const
    {
        std::vector<std::pair<qint64, qint64>> found;
        for (const auto &[search, step] : m_steps) {
            if (step >= first && step <= last) {
                found.emplace_back(instant(*m_rows.searches[std::size_t(search)].start), search + 1);
            }
        }
        std::ranges::sort(found, std::greater());
        QList<qint64> ids;
        for (const auto &[at, id] : found) {
            ids.append(id);
        }
        return ids;
    }

private:
    [[nodiscard]] qint64 instant(qint64 naive) const { return instantOf(naive, m_context.sourceZone); }

    [[nodiscard]] bool isInRange(qint64 naive) const
    {
        return instant(naive) >= m_context.range.from.toMSecsSinceEpoch() * 1000 &&
               instant(naive) < m_context.range.to.toMSecsSinceEpoch() * 1000;
    }

    /// −1 when no search showed the book in the window before.
    [[nodiscard]] int searchBefore(qint64 naive, qint64 book) const
    {
        const qint64 end = instant(naive);
        int latest = -1;
        qint64 latestAt = 0;
        for (std::size_t i = 0; i < m_rows.searches.size(); ++i) {
            const SearchRow &search = m_rows.searches[i];
            if (!search.start || !search.books || !search.books->contains(book)) {
                continue;
            }
            const qint64 at = m_starts[i];
            if (at <= end && at >= end - m_window && (latest < 0 || at >= latestAt)) {
                latest = int(i);
                latestAt = at;
            }
        }
        return latest;
    }

    void addCheck(const CheckRow &check)
    {
        if (!check.start) {
            return;
        }
        const int search = check.book ? searchBefore(*check.start, *check.book) : -1;
        if (isInRange(*check.start)) {
            ++m_funnel.checks;
            m_funnel.unattributed += search < 0 ? 1 : 0;
        }
        if (search >= 0) {
            Fate &fate = m_fates[{search, *check.book}];
            fate.checked = true;
            fate.owned = fate.owned || check.outcome == u"available" || check.outcome == u"out";
            fate.available = fate.available || check.outcome == u"available";
        }
    }

    void addSearch(int search)
    {
        int furthest = 0;
        for (const std::optional<qint64> &book :
             m_rows.searches[std::size_t(search)].books.value_or(QList<std::optional<qint64>>())) {
            if (!book) {
                continue;
            }
            const int step = m_fates[{search, *book}].step();
            furthest = std::max(furthest, step);
            for (int i = 0; i <= step; ++i) {
                ++m_funnel.books[std::size_t(i)];
            }
        }
        for (int i = 0; i <= furthest; ++i) {
            ++m_funnel.searches[std::size_t(i)];
        }
        m_steps[search] = furthest;
    }

    const StoredRows &m_rows;
    Sql::TimeContext m_context;
    qint64 m_window;
    std::vector<qint64> m_starts; ///< instants of the searches
    std::map<std::pair<int, qint64>, Fate> m_fates;
    std::map<int, int> m_steps;
    Sql::Funnel m_funnel;
};

Sql::TimeContext may2024()
{
    return contextOf({utc(u"2024-05-01T00:00:00"_qs), utc(u"2024-06-01T00:00:00"_qs)});
}

QByteArray textOf(const Sql::Funnel &funnel)
{
    QStringList numbers;
    for (const auto &counts : {funnel.searches, funnel.books}) {
        for (const qint64 n : counts) {
            numbers.append(QString::number(n));
        }
    }
    return numbers.join(u' ').toUtf8() + " of " + QByteArray::number(funnel.unattributed) + '/' +
           QByteArray::number(funnel.checks);
}

} // namespace

/// The funnel against plain loops over the rows that were put in, and the rows behind each of its steps.
class JourneyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup() { m_database->clear(); }

    void belongsToTheLatestSearchInTheWindow_data();
    void belongsToTheLatestSearchInTheWindow();
    void aWideWindowReachesFarBeyondTheRange();
    void countsSearchesAndBooks();
    void aVisitCountsOfAnAvailableBook();
    void agreesWithPlainLoops_data();
    void agreesWithPlainLoops();
    void theRowsBehindAStepAreAsManyAsItSays();
    void attributionDoesNotDependOnTheFilter();
    void ofNothingThereIsNothing();
    void needsNoSchemaOfOurs();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    Sql::Funnel funnel(const Sql::TimeContext &context, minutes window = Sql::defaultFunnelWindow,
                       const Sql::Filter &filter = {});
    Sql::FunnelSearches searches(const Sql::TimeContext &context, const FunnelRequest &request,
                                 minutes window = Sql::defaultFunnelWindow);

    std::unique_ptr<MigratedDatabase> m_database;
};

Sql::Funnel JourneyTest::funnel(const Sql::TimeContext &context, minutes window, const Sql::Filter &filter)
{
    return figureOf(connection(), context,
                    [&](Sql::Snapshot &snapshot) { return Sql::funnel(snapshot, context, filter, window); });
}

Sql::FunnelSearches JourneyTest::searches(const Sql::TimeContext &context, const FunnelRequest &request,
                                          minutes window)
{
    return figureOf(connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::funnelSearches(snapshot, context, request, {}, window);
    });
}

void JourneyTest::belongsToTheLatestSearchInTheWindow_data()
{
    QTest::addColumn<QStringList>("shown"); // when book 1 was shown, by searches 1, 2 …
    QTest::addColumn<QString>("checked");
    QTest::addColumn<qint64>("search"); // that got it; 0: none of the range
    QTest::addColumn<QString>("unattributed");
    const auto row = [](const char *name, const QStringList &shown, const QString &checked, qint64 search,
                        const char *unattributed) {
        QTest::newRow(name) << shown << checked << search << QString::fromLatin1(unattributed);
    };
    const QString first = u"2024-05-01T00:00:00"_qs;
    const QString last = u"2024-05-31T23:59:59.999999"_qs;
    const QString noon = u"2024-05-02T12:00:00"_qs;
    row("at the same moment", {noon}, noon, 1, "0/1");
    row("at the window's end", {noon}, u"2024-05-02T12:30:00"_qs, 1, "0/1");
    row("a moment later", {noon}, u"2024-05-02T12:30:00.000001"_qs, 0, "1/1");
    row("before the search", {noon}, u"2024-05-02T11:59:59.999999"_qs, 0, "1/1");
    row("of two, the latest", {noon, u"2024-05-02T12:10:00"_qs}, u"2024-05-02T12:20:00"_qs, 2, "0/1");
    row("… by time, not by id", {u"2024-05-02T12:10:00"_qs, noon}, u"2024-05-02T12:20:00"_qs, 1, "0/1");
    row("of equal ones, the greatest id", {noon, noon}, u"2024-05-02T12:20:00"_qs, 2, "0/1");
    row("not a later one", {noon, u"2024-05-02T12:10:00"_qs}, u"2024-05-02T12:05:00"_qs, 1, "0/1");
    row("a search before the range", {u"2024-04-30T23:50:00"_qs}, first, 0, "0/1");
    row("a check behind the range", {last}, u"2024-06-01T00:20:00"_qs, 1, "0/0");
    row("… of which a search behind the range is the latest", {last, u"2024-06-01T00:10:00"_qs},
        u"2024-06-01T00:20:00"_qs, 0, "0/0");
    row("the range's first moment", {first}, u"2024-05-01T00:00:01"_qs, 1, "0/1");
    row("the range's end is not in it", {u"2024-06-01T00:00:00"_qs}, u"2024-06-01T00:00:00"_qs, 0, "0/0");
}

void JourneyTest::belongsToTheLatestSearchInTheWindow()
{
    QFETCH(QStringList, shown);
    QFETCH(QString, checked);
    QFETCH(qint64, search);
    StoredRows rows;
    for (const QString &start : shown) {
        rows.searches.push_back({.start = us(start), .books = {{1}}});
    }
    rows.checks.push_back({.start = us(checked), .book = 1});
    run(connection(), insertSql(rows));
    const Sql::Funnel found = funnel(may2024());
    QTEST(u"%1/%2"_qs.arg(found.unattributed).arg(found.checks), "unattributed");
    const Sql::FunnelSearches reached = searches(may2024(), {.step = FunnelStep::Checked});
    QCOMPARE(reached.ids, search == 0 ? QList<qint64>() : QList{search});
    QCOMPARE(found.searches[1], search == 0 ? 0 : 1);
}

/// Eight hours before it and behind it, which no rounding of the range's ends would reach.
void JourneyTest::aWideWindowReachesFarBeyondTheRange()
{
    const qint64 first = us(u"2024-05-01T00:00:00"_qs);
    const qint64 end = us(u"2024-06-01T00:00:00"_qs);
    run(connection(), insertSql({.searches = {{.start = first - 480 * perMinute, .books = {{1}}},
                                              {.start = end - 1, .books = {{2, 3}}},
                                              {.start = end + 470 * perMinute, .books = {{3}}}},
                                 .checks = {{.start = first, .book = 1},
                                            {.start = end + 480 * perMinute - 1, .book = 2},
                                            {.start = end + 480 * perMinute - 1, .book = 3}}}));
    QCOMPARE(funnel(may2024(), minutes(480)),
             (Sql::Funnel{.searches = {1, 1, 1, 1}, .books = {2, 1, 1, 1}, .checks = 1}));
    QCOMPARE(funnel(may2024(), minutes(479)),
             (Sql::Funnel{.searches = {1}, .books = {2}, .checks = 1, .unattributed = 1}));
}

void JourneyTest::countsSearchesAndBooks()
{
    const qint64 noon = us(u"2024-05-02T12:00:00"_qs);
    run(connection(),
        insertSql({.searches = {{.start = noon, .books = {{1, 2, 3, 1}}},
                                {.start = noon + perMinute, .books = {{4, std::nullopt}}},
                                {.start = noon, .books = std::nullopt},
                                {.start = std::nullopt, .books = {{5}}}},
                   .checks = {{.start = noon + perMinute, .book = 1, .outcome = u"absent"_qs},
                              {.start = noon + perMinute, .book = 1, .outcome = u"out"_qs},
                              {.start = noon + perMinute, .book = 2, .outcome = u"available"_qs},
                              {.start = noon + perMinute, .book = 3, .outcome = u"unknown"_qs},
                              {.start = noon + perMinute, .book = std::nullopt},
                              {.start = std::nullopt, .book = 4}}}));
    const Sql::Funnel found = funnel(may2024());
    QCOMPARE(
        found,
        (Sql::Funnel{.searches = {3, 1, 1, 1, 0}, .books = {5, 4, 3, 1, 0}, .checks = 5, .unattributed = 1}));
    QCOMPARE(*found.unattributedShare(), 0.2);
}

void JourneyTest::aVisitCountsOfAnAvailableBook()
{
    const qint64 noon = us(u"2024-05-02T12:00:00"_qs);
    run(connection(), insertSql({.searches = {{.start = noon, .books = {{1}}},
                                              {.start = noon, .books = {{2}}},
                                              {.start = noon, .books = {{3}}}},
                                 .checks = {{.start = noon + 1, .book = 1},
                                            {.start = noon + 1, .book = 2, .outcome = u"out"_qs}},
                                 .visits = {{.at = noon + 30 * perMinute, .book = 1},
                                            {.at = noon + 2, .book = 2},
                                            {.at = noon + 2, .book = 3},
                                            {.at = noon + 31 * perMinute, .book = 3}}}));
    const Sql::Funnel found = funnel(may2024());
    QVERIFY(found.visitsRecorded);
    QCOMPARE(found.searches, (std::array<qint64, Sql::funnelSteps>{3, 2, 2, 1, 1}));
    QCOMPARE(funnel(may2024(), minutes(29)).searches, (std::array<qint64, Sql::funnelSteps>{3, 2, 2, 1, 0}));
    run(connection(), "DELETE FROM shelfhelp.goodreads_visits");
    QVERIFY(!funnel(may2024()).visitsRecorded);
}

void JourneyTest::agreesWithPlainLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<unsigned>("seed");
    for (const QByteArray &zone : zonesUnderTest()) {
        for (const unsigned seed : {21U, 22U}) {
            QTest::addRow("%s, %u", zone.constData(), seed) << zone << seed;
        }
    }
}

void JourneyTest::agreesWithPlainLoops()
{
    QFETCH(QByteArray, zone);
    QFETCH(unsigned, seed);
    const StoredRows rows = randomRows(seed, QTimeZone(zone));
    run(connection(), insertSql(rows));
    Numbers numbers(seed);
    for (const minutes window : {minutes(30), minutes(0), minutes(1), minutes(600)}) {
        Sql::TimeRange range = yearWithClockChanges();
        if (window != minutes(30)) {
            range.from = range.from.addSecs(numbers.below(200 * 24) * 3600);
            range.to = range.from.addSecs((1 + numbers.below(90 * 24)) * 3600);
        }
        const Sql::TimeContext context = contextOf(range, Sql::Bucket::Day, "UTC", zone);
        const Oracle oracle(rows, context, window);
        Sql::Funnel expected = oracle.funnel();
        expected.visitsRecorded = true;
        const Sql::Funnel found = funnel(context, window);
        QCOMPARE(textOf(found), textOf(expected));
        QCOMPARE(found, expected);
        QCOMPARE(searches(context, {.step = FunnelStep::Checked, .limit = 1000}, window).ids,
                 oracle.searches(1, 4));
        QCOMPARE(
            searches(context,
                     {.step = FunnelStep::Available, .part = FunnelRequest::Part::Dropped, .limit = 1000},
                     window)
                .ids,
            oracle.searches(2, 2));
        QVERIFY(window != minutes(30) || (found.searches[4] > 3 && found.unattributed > 10));
    }
}

void JourneyTest::theRowsBehindAStepAreAsManyAsItSays()
{
    run(connection(), insertSql(randomRows(23, QTimeZone("America/Chicago"))));
    const Sql::TimeContext context =
        contextOf(yearWithClockChanges(), Sql::Bucket::Day, "UTC", "America/Chicago");
    const Sql::Funnel found = funnel(context);
    for (int step = 0; step < Sql::funnelSteps; ++step) {
        const auto n = [&](FunnelRequest::Part part) {
            return searches(context, {.step = FunnelStep(step), .part = part, .limit = 1}).total;
        };
        QCOMPARE(n(FunnelRequest::Part::Reached), found.searches[std::size_t(step)]);
        QCOMPARE(n(FunnelRequest::Part::Dropped),
                 step == 0 ? 0 : found.searches[std::size_t(step) - 1] - found.searches[std::size_t(step)]);
    }
    const QList<qint64> all = searches(context, {.step = FunnelStep::Checked, .limit = 1000}).ids;
    QList<qint64> paged;
    for (qint64 offset = 0; offset < all.size() + 7; offset += 7) {
        const Sql::FunnelSearches page =
            searches(context, {.step = FunnelStep::Checked, .limit = 7, .offset = offset});
        QCOMPARE(page.total, all.size());
        paged.append(page.ids);
    }
    QCOMPARE(paged, all);
}

/// A search that is filtered out keeps its checks: they do not fall to an earlier one.
void JourneyTest::attributionDoesNotDependOnTheFilter()
{
    const qint64 noon = us(u"2024-05-02T12:00:00"_qs);
    run(connection(),
        insertSql({.searches = {{.start = noon, .books = {{1}}, .type = u"Search"_qs},
                                {.start = noon + perMinute, .books = {{1}}, .type = u"Shuffle"_qs}},
                   .checks = {{.start = noon + 2 * perMinute, .book = 1, .library = u"bookcloud"_qs},
                              {.start = noon + 2 * perMinute, .book = 1, .outcome = u"absent"_qs}}}));
    Sql::Filter filter;
    filter.searchTypes = {.values = {u"Search"_qs}};
    QCOMPARE(funnel(may2024(), minutes(30), filter),
             (Sql::Funnel{.searches = {1}, .books = {1}, .checks = 2}));
    filter.searchTypes = {.values = {u"Shuffle"_qs}};
    filter.libraries = {.values = {u"nashville"_qs}};
    QCOMPARE(funnel(may2024(), minutes(30), filter),
             (Sql::Funnel{.searches = {1, 1}, .books = {1, 1}, .checks = 1}));
    filter.searchTypes = {.values = {u"Browse"_qs}};
    QCOMPARE(funnel(may2024(), minutes(30), filter), (Sql::Funnel{.checks = 1}));
}

void JourneyTest::ofNothingThereIsNothing()
{
    QCOMPARE(funnel(may2024()), Sql::Funnel());
    QCOMPARE(Sql::Funnel().unattributedShare(), std::nullopt);
    QCOMPARE(searches(may2024(), {}), Sql::FunnelSearches());
    const Sql::TimeContext empty =
        contextOf({utc(u"2024-05-02T12:00:00"_qs), utc(u"2024-05-02T12:00:00"_qs)});
    run(connection(), insertSql({.searches = {{.start = us(u"2024-05-02T12:00:00"_qs), .books = {{1}}}}}));
    QCOMPARE(funnel(empty), Sql::Funnel());
    QCOMPARE(searches(empty, {}), Sql::FunnelSearches());
    QCOMPARE(funnel(may2024()), (Sql::Funnel{.searches = {1}, .books = {1}}));
}

void JourneyTest::needsNoSchemaOfOurs()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    seedLibraries(*owner);
    StoredRows rows = randomRows(24, QTimeZone("Asia/Kolkata"));
    rows.visits.clear();
    run(*owner, insertSql(rows, false));
    const Sql::TimeContext context =
        contextOf(yearWithClockChanges(), Sql::Bucket::Day, "UTC", "Asia/Kolkata");
    const Sql::Funnel found =
        figureOf(*owner, context, [&](Sql::Snapshot &snapshot) { return Sql::funnel(snapshot, context); });
    QCOMPARE(found, Oracle(rows, context, minutes(30)).funnel());
    QVERIFY(found.searches[3] > 0 && !found.visitsRecorded);
}

QTEST_GUILESS_MAIN(JourneyTest)

#include "journeytest.moc"
