// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurerows.h"
#include "figuretesting.h"

#include <sql/analytics/bookfigures.h>
#include <tests/support/existingdatabase.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr qint64 perHour = 3'600'000'000;

qint64 us(const QString &instant)
{
    return utc(instant).toMSecsSinceEpoch() * 1000;
}

/// What the rows say of each book in a range, by plain loops.
struct BookCounts
{
    qint64 shown = 0;
    qint64 searches = 0;
    std::optional<qint64> first;
    std::optional<qint64> last;
    std::map<QString, qint64> outcomes;
    std::set<QString> libraries;

    [[nodiscard]] qint64 checks() const
    {
        qint64 n = 0;
        for (const auto &[outcome, count] : outcomes) {
            n += count;
        }
        return n;
    }

    [[nodiscard]] qint64 of(const QString &outcome) const
    {
        const auto found = outcomes.find(outcome);
        return found == outcomes.end() ? 0 : found->second;
    }
};

bool isIn(qint64 instant, const Sql::TimeRange &range)
{
    return instant >= range.from.toMSecsSinceEpoch() * 1000 && instant < range.to.toMSecsSinceEpoch() * 1000;
}

void countSearch(std::map<qint64, BookCounts> &counts, const SearchRow &search, qint64 instant)
{
    std::set<qint64> different;
    for (const std::optional<qint64> &book : *search.books) {
        if (!book) {
            continue;
        }
        BookCounts &count = counts[*book];
        ++count.shown;
        count.searches += different.insert(*book).second ? 1 : 0;
        count.first = std::min(count.first.value_or(instant), instant);
        count.last = std::max(count.last.value_or(instant), instant);
    }
}

std::map<qint64, BookCounts> countBooks(const StoredRows &rows, const Sql::TimeContext &context)
{
    std::map<qint64, BookCounts> counts;
    for (const SearchRow &search : rows.searches) {
        if (search.start && search.books &&
            isIn(instantOf(*search.start, context.sourceZone), context.range)) {
            countSearch(counts, search, instantOf(*search.start, context.sourceZone));
        }
    }
    for (const CheckRow &check : rows.checks) {
        if (check.start && check.book && isIn(instantOf(*check.start, context.sourceZone), context.range)) {
            ++counts[*check.book].outcomes[check.outcome];
            counts[*check.book].libraries.insert(check.library);
        }
    }
    return counts;
}

/// As it was put in: 1 … 40 have names, others are in no table.
Sql::BookName nameOf(qint64 book)
{
    return book > 40 ? Sql::BookName{.id = book}
                     : Sql::BookName{.id = book,
                                     .title = u"title %1"_qs.arg(book),
                                     .author = u"author %1"_qs.arg(book)};
}

QDateTime toInstant(const std::optional<qint64> &microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(*microseconds / 1000, Qt::UTC);
}

/// Most of `key` first, then by id.
template <typename Row, typename Key>
void sortRows(QList<Row> &rows, Key key)
{
    std::ranges::sort(rows, [&](const Row &left, const Row &right) {
        return std::pair(-key(left), left.book.id) < std::pair(-key(right), right.book.id);
    });
}

QList<Sql::ShownBook> expectedShown(const std::map<qint64, BookCounts> &counts)
{
    QList<Sql::ShownBook> books;
    for (const auto &[id, count] : counts) {
        if (count.shown > 0) {
            books.append({.book = nameOf(id),
                          .shown = count.shown,
                          .searches = count.searches,
                          .checked = count.checks(),
                          .available = count.of(u"available"_qs)});
        }
    }
    sortRows(books, [](const Sql::ShownBook &book) { return book.shown; });
    return books;
}

QList<Sql::UnavailableBook> expectedUnavailable(const std::map<qint64, BookCounts> &counts)
{
    QList<Sql::UnavailableBook> books;
    for (const auto &[id, count] : counts) {
        if (count.of(u"available"_qs) == 0 && count.of(u"out"_qs) + count.of(u"absent"_qs) >= 2) {
            books.append({.book = nameOf(id),
                          .out = count.of(u"out"_qs),
                          .notInCatalogue = count.of(u"absent"_qs),
                          .unknown = count.of(u"unknown"_qs),
                          .libraries = qint64(count.libraries.size())});
        }
    }
    sortRows(books, [](const Sql::UnavailableBook &book) { return book.out + book.notInCatalogue; });
    return books;
}

QList<Sql::UncheckedBook> expectedUnchecked(const std::map<qint64, BookCounts> &counts)
{
    QList<Sql::UncheckedBook> books;
    for (const auto &[id, count] : counts) {
        if (count.shown > 0 && count.checks() == 0) {
            books.append({.book = nameOf(id),
                          .shown = count.shown,
                          .searches = count.searches,
                          .firstShown = toInstant(count.first),
                          .lastShown = toInstant(count.last)});
        }
    }
    sortRows(books, [](const Sql::UncheckedBook &book) { return book.shown; });
    return books;
}

Sql::TimeContext may2024()
{
    return contextOf({utc(u"2024-05-01T00:00:00"_qs), utc(u"2024-06-01T00:00:00"_qs)});
}

} // namespace

/// The figures of the Books page against plain loops over the rows that were put in.
class BookFiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void cleanup() { m_database->clear(); }

    void agreeWithPlainLoops_data();
    void agreeWithPlainLoops();
    void pagesHoldEachBookOnce();
    void tiesGoByTheId();
    void anUnknownOutcomeNeitherHelpsNorHurts_data();
    void anUnknownOutcomeNeitherHelpsNorHurts();
    void aCheckOutsideOfTheRangeIsNone();
    void filtersDecideWhatIsShownAndWhatIsChecked();
    void theFilterOfAMarkCountsItsRows();
    void ofNothingThereIsNothing();
    void needNoSchemaOfOurs();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    QList<Sql::ShownBook> shown(const Sql::TimeContext &context, const Sql::Filter &filter = {},
                                int limit = 25);
    Sql::BookPage<Sql::UnavailableBook> unavailable(const Sql::TimeContext &context,
                                                    const Sql::Filter &filter = {},
                                                    const Sql::BookPageRequest &request = {});
    Sql::BookPage<Sql::UncheckedBook> unchecked(const Sql::TimeContext &context,
                                                const Sql::Filter &filter = {},
                                                const Sql::BookPageRequest &request = {});

    std::unique_ptr<MigratedDatabase> m_database;
};

QList<Sql::ShownBook> BookFiguresTest::shown(const Sql::TimeContext &context, const Sql::Filter &filter,
                                             int limit)
{
    return figureOf(connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::mostShownBooks(snapshot, context, filter, limit);
    });
}

Sql::BookPage<Sql::UnavailableBook> BookFiguresTest::unavailable(const Sql::TimeContext &context,
                                                                 const Sql::Filter &filter,
                                                                 const Sql::BookPageRequest &request)
{
    return figureOf(connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::neverAvailableBooks(snapshot, context, filter, request);
    });
}

Sql::BookPage<Sql::UncheckedBook> BookFiguresTest::unchecked(const Sql::TimeContext &context,
                                                             const Sql::Filter &filter,
                                                             const Sql::BookPageRequest &request)
{
    return figureOf(connection(), context, [&](Sql::Snapshot &snapshot) {
        return Sql::neverCheckedBooks(snapshot, context, filter, request);
    });
}

void BookFiguresTest::agreeWithPlainLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<unsigned>("seed");
    for (const QByteArray &zone : zonesUnderTest()) {
        for (const unsigned seed : {1U, 2U, 3U}) {
            QTest::addRow("%s, %u", zone.constData(), seed) << zone << seed;
        }
    }
}

void BookFiguresTest::agreeWithPlainLoops()
{
    QFETCH(QByteArray, zone);
    QFETCH(unsigned, seed);
    const StoredRows rows = randomRows(seed, QTimeZone(zone));
    run(connection(), insertSql(rows));
    // Of the whole year, and of ranges that begin and end in the midst of it.
    Numbers numbers(seed);
    for (int round = 0; round < 4; ++round) {
        Sql::TimeRange range = yearWithClockChanges();
        if (round > 0) {
            range.from = range.from.addSecs(numbers.below(200 * 24) * 3600);
            range.to = range.from.addSecs((1 + numbers.below(60 * 24)) * 3600);
        }
        const Sql::TimeContext context = contextOf(range, Sql::Bucket::Day, "UTC", zone);
        const std::map<qint64, BookCounts> counts = countBooks(rows, context);
        QCOMPARE(shown(context, {}, 10), expectedShown(counts).mid(0, 10));
        QCOMPARE(shown(context, {}, 1000), expectedShown(counts));
        QCOMPARE(unavailable(context).rows, expectedUnavailable(counts));
        QCOMPARE(unavailable(context).total, expectedUnavailable(counts).size());
        QCOMPARE(unchecked(context).rows, expectedUnchecked(counts));
        QVERIFY(round > 0 || expectedShown(counts).size() > 40);
    }
}

void BookFiguresTest::pagesHoldEachBookOnce()
{
    run(connection(), insertSql(randomRows(4, QTimeZone::utc(), 40)));
    const Sql::TimeContext context = contextOf(yearWithClockChanges());
    const auto allUnchecked = unchecked(context, {}, {.limit = 1000});
    const auto allUnavailable = unavailable(context, {}, {.limit = 1000});
    QVERIFY(allUnchecked.total > 3 && allUnavailable.total > 2);
    Sql::BookPage<Sql::UncheckedBook> uncheckedPages{.rows = {}, .total = allUnchecked.total};
    for (qint64 offset = 0; offset < allUnchecked.total; offset += 2) {
        const auto page = unchecked(context, {}, {.limit = 2, .offset = offset});
        QCOMPARE(page.total, allUnchecked.total);
        uncheckedPages.rows.append(page.rows);
    }
    QCOMPARE(uncheckedPages, allUnchecked);
    Sql::BookPage<Sql::UnavailableBook> unavailablePages{.rows = {}, .total = allUnavailable.total};
    for (qint64 offset = 0; offset < allUnavailable.total; ++offset) {
        unavailablePages.rows.append(unavailable(context, {}, {.limit = 1, .offset = offset}).rows);
    }
    QCOMPARE(unavailablePages, allUnavailable);
    QCOMPARE(unchecked(context, {}, {.limit = 2, .offset = 9999}),
             (Sql::BookPage<Sql::UncheckedBook>{.rows = {}, .total = allUnchecked.total}));
}

void BookFiguresTest::tiesGoByTheId()
{
    const qint64 noon = us(u"2024-05-02T12:00:00"_qs);
    run(connection(), insertSql({.searches = {{.start = noon, .books = {{5, 3, 9, 3}}},
                                              {.start = noon, .books = {{9, 5, 1, std::nullopt, 50}}}}}));
    const QList<Sql::ShownBook> expected{{.book = nameOf(3), .shown = 2, .searches = 1},
                                         {.book = nameOf(5), .shown = 2, .searches = 2},
                                         {.book = nameOf(9), .shown = 2, .searches = 2},
                                         {.book = nameOf(1), .shown = 1, .searches = 1},
                                         {.book = nameOf(50), .shown = 1, .searches = 1}};
    QCOMPARE(shown(may2024()), expected);
    QCOMPARE(shown(may2024(), {}, 2), expected.mid(0, 2));
}

void BookFiguresTest::anUnknownOutcomeNeitherHelpsNorHurts_data()
{
    QTest::addColumn<QStringList>("outcomes");
    QTest::addColumn<bool>("isListed");
    QTest::newRow("twice out") << QStringList{u"out"_qs, u"out"_qs} << true;
    QTest::newRow("out and absent") << QStringList{u"out"_qs, u"absent"_qs} << true;
    QTest::newRow("once") << QStringList{u"absent"_qs} << false;
    QTest::newRow("once and unknown") << QStringList{u"absent"_qs, u"unknown"_qs} << false;
    QTest::newRow("twice and unknown") << QStringList{u"absent"_qs, u"unknown"_qs, u"out"_qs} << true;
    QTest::newRow("only unknown") << QStringList{u"unknown"_qs, u"unknown"_qs} << false;
    QTest::newRow("available once") << QStringList{u"out"_qs, u"absent"_qs, u"available"_qs} << false;
}

void BookFiguresTest::anUnknownOutcomeNeitherHelpsNorHurts()
{
    QFETCH(QStringList, outcomes);
    QFETCH(bool, isListed);
    StoredRows rows;
    for (const QString &outcome : outcomes) {
        rows.checks.push_back({.start = us(u"2024-05-02T12:00:00"_qs),
                               .book = 7,
                               .library = u"nashville"_qs,
                               .outcome = outcome});
    }
    run(connection(), insertSql(rows));
    const auto page = unavailable(may2024());
    QCOMPARE(page.total, isListed ? 1 : 0);
    QCOMPARE(page.rows.size(), isListed ? 1 : 0);
    if (isListed) {
        QCOMPARE(page.rows.first(), (Sql::UnavailableBook{.book = nameOf(7),
                                                          .out = outcomes.count(u"out"_qs),
                                                          .notInCatalogue = outcomes.count(u"absent"_qs),
                                                          .unknown = outcomes.count(u"unknown"_qs),
                                                          .libraries = 1}));
        QCOMPARE(page.rows.first().checks(), outcomes.size());
        Sql::Filter outOnly;
        outOnly.outcomes = {.values = {u"out"_qs}};
        QCOMPARE(unavailable(may2024(), outOnly), page);
    }
}

void BookFiguresTest::aCheckOutsideOfTheRangeIsNone()
{
    const qint64 first = us(u"2024-05-01T00:00:00"_qs);
    const qint64 end = us(u"2024-06-01T00:00:00"_qs);
    run(connection(), insertSql({.searches = {{.start = first, .books = {{1, 2}}},
                                              {.start = end - 1, .books = {{1}}},
                                              {.start = end, .books = {{3}}},
                                              {.start = first - 1, .books = {{3}}}},
                                 .checks = {{.start = end, .book = 1},
                                            {.start = first - 1, .book = 1},
                                            {.start = end - 1, .book = 2}}}));
    const auto page = unchecked(may2024());
    QCOMPARE(page.total, 1);
    QCOMPARE(page.rows, (QList<Sql::UncheckedBook>{{.book = nameOf(1),
                                                    .shown = 2,
                                                    .searches = 2,
                                                    .firstShown = utc(u"2024-05-01T00:00:00"_qs),
                                                    .lastShown = utc(u"2024-05-31T23:59:59.999"_qs)}}));
    QCOMPARE(shown(may2024()).size(), 2);
}

void BookFiguresTest::filtersDecideWhatIsShownAndWhatIsChecked()
{
    const qint64 noon = us(u"2024-05-02T12:00:00"_qs);
    run(connection(), insertSql({.searches = {{.start = noon, .books = {{1, 2}}, .type = u"Search"_qs},
                                              {.start = noon + perHour, .books = {{1, 3}}}},
                                 .checks = {{.start = noon, .book = 1, .library = u"bookcloud"_qs},
                                            {.start = noon, .book = 3, .library = u"nashville"_qs}}}));
    Sql::Filter filter;
    filter.searchTypes = {.values = {u"Search"_qs}};
    QCOMPARE(shown(may2024(), filter),
             (QList<Sql::ShownBook>{{nameOf(1), 1, 1, 1, 1}, {nameOf(2), 1, 1, 0, 0}}));
    filter = {};
    filter.libraries = {.values = {u"nashville"_qs}};
    QCOMPARE(
        shown(may2024(), filter),
        (QList<Sql::ShownBook>{{nameOf(1), 2, 2, 0, 0}, {nameOf(2), 1, 1, 0, 0}, {nameOf(3), 1, 1, 1, 1}}));
    QCOMPARE(unchecked(may2024(), filter).total, 2);
}

void BookFiguresTest::theFilterOfAMarkCountsItsRows()
{
    run(connection(), insertSql(randomRows(5, QTimeZone::utc())));
    const Sql::TimeContext context = contextOf(yearWithClockChanges());
    for (const Sql::ShownBook &book : shown(context)) {
        const QList<Sql::ShownBook> itsSearches = shown(context, Sql::filterOf(book.book), 1000);
        const auto found = std::ranges::find_if(
            itsSearches, [&](const Sql::ShownBook &other) { return other.book == book.book; });
        QVERIFY(found != itsSearches.end());
        QCOMPARE(*found, book);
    }
}

void BookFiguresTest::ofNothingThereIsNothing()
{
    QCOMPARE(shown(may2024()), QList<Sql::ShownBook>());
    QCOMPARE(unavailable(may2024()), Sql::BookPage<Sql::UnavailableBook>());
    QCOMPARE(unchecked(may2024()), Sql::BookPage<Sql::UncheckedBook>());
    run(connection(), insertSql({.searches = {{.start = us(u"2024-05-02T12:00:00"_qs), .books = {{1}}}}}));
    QCOMPARE(shown(contextOf({utc(u"2024-05-02T12:00:00"_qs), utc(u"2024-05-02T12:00:00"_qs)})),
             QList<Sql::ShownBook>());
}

/// The same rows in the existing pipeline's own database give the same figures.
void BookFiguresTest::needNoSchemaOfOurs()
{
    const TestDatabase database;
    const auto owner = openOwner(database.settings());
    createExistingTables(*owner);
    seedLibraries(*owner);
    const StoredRows rows = randomRows(6, QTimeZone("America/Chicago"), 100);
    run(*owner, insertSql(rows, false));
    const Sql::TimeContext context =
        contextOf(yearWithClockChanges(), Sql::Bucket::Day, "UTC", "America/Chicago");
    const std::map<qint64, BookCounts> counts = countBooks(rows, context);
    QCOMPARE(figureOf(*owner, context, [&](Sql::Snapshot &s) { return Sql::mostShownBooks(s, context); }),
             expectedShown(counts).mid(0, 25));
    QCOMPARE(figureOf(*owner, context, [&](Sql::Snapshot &s) { return Sql::neverAvailableBooks(s, context); })
                 .rows,
             expectedUnavailable(counts));
    QCOMPARE(
        figureOf(*owner, context, [&](Sql::Snapshot &s) { return Sql::neverCheckedBooks(s, context); }).rows,
        expectedUnchecked(counts));
}

QTEST_GUILESS_MAIN(BookFiguresTest)

#include "bookfigurestest.moc"
