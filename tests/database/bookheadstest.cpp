// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretesting.h"

#include <sql/analytics/bookfigures.h>
#include <sql/analytics/bookheads.h>
#include <sql/rollups/refresher.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

namespace {

/// Complete counts by book.
using Counts = std::map<qint64, BookCount>;

QList<BookCount> sorted(const Counts &counts)
{
    QList<BookCount> all;
    for (const auto &[id, count] : counts) {
        all.append(count);
    }
    std::sort(all.begin(), all.end(), [](const BookCount &a, const BookCount &b) {
        return a.shown != b.shown ? a.shown > b.shown : a.bookId < b.bookId;
    });
    return all;
}

BookHead cut(const Counts &counts, qsizetype size)
{
    const QList<BookCount> all = sorted(counts);
    return {.books = all.mid(0, size), .floor = all.size() > size ? all[size].shown : 0};
}

/// A book of a head, shown by as many searches.
BookCount times(qint64 id, qint64 n)
{
    return {.bookId = id, .shown = n, .searches = n};
}

/// Adds what is open to the heads.
void tell(QList<BookHead> &heads, const OpenCounts &open, const QList<Counts> &stretches)
{
    for (const int place : open.heads) {
        for (const qint64 id : open.books) {
            QList<BookCount> &told = heads[place].books;
            if (std::ranges::find(told, id, &BookCount::bookId) == told.end()) {
                const auto counted = stretches[place].find(id);
                told.append(counted == stretches[place].end() ? times(id, 0) : counted->second);
            }
        }
    }
}

struct StoredRow
{
    qint64 startUs = 0;
    QList<qint64> books;
};

struct StoredCheck
{
    qint64 startUs = 0;
    qint64 book = 0;
    bool isAvailable = false;
};

bool isWithin(qint64 startUs, const TimeRange &range)
{
    return startUs >= range.from.toMSecsSinceEpoch() * 1000 && startUs < range.to.toMSecsSinceEpoch() * 1000;
}

constexpr qint64 day = 86'400'000'000;

} // namespace

/// The books shown most, from the heads of days and quarters of months: the same as counting all rows
/// wherever they say that they are exact.
class BookHeadsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergedHeads_data();
    void mergedHeads();
    void openCountsMakeItExact_data();
    void openCountsMakeItExact();
    void neverExactAndWrong();
    void sameAsLoops_data();
    void sameAsLoops();
    void whatHeadsDoNotTellIsCounted_data();
    void whatHeadsDoNotTellIsCounted();
    void checksThatHeadsDoNotTellAreCounted_data();
    void checksThatHeadsDoNotTellAreCounted();
    void whatIsNotCertainComesFromTheRows();

private:
    void store(Connection &connection, const QList<StoredRow> &rows);
    QList<StoredRow> randomRows(Numbers &numbers, qint64 firstDay, int days);
    void store(Connection &connection, const QList<StoredCheck> &checks);
    QList<StoredCheck> randomChecks(Numbers &numbers, qint64 firstDay, int days);
};

void BookHeadsTest::mergedHeads_data()
{
    QTest::addColumn<QList<BookHead>>("heads");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QList<BookCount>>("books");
    QTest::addColumn<bool>("isExact");

    using Heads = QList<BookHead>;
    using Books = QList<BookCount>;
    QTest::newRow("nothing") << Heads{} << 2 << Books{} << true;
    QTest::newRow("complete heads") << Heads{{{times(1, 3), times(2, 1)}, 0}, {{times(2, 4)}, 0}} << 5
                                    << Books{times(2, 5), times(1, 3)} << true;
    QTest::newRow("equal ones by their id") << Heads{{{times(7, 2), times(9, 2)}, 0}, {{times(4, 2)}, 0}} << 2
                                            << Books{times(4, 2), times(7, 2)} << true;
    QTest::newRow("all others are behind")
        << Heads{{{times(1, 9), times(2, 8)}, 2}, {{times(1, 7), times(2, 5)}, 3}} << 2
        << Books{times(1, 16), times(2, 13)} << true;
    QTest::newRow("one that no head has might be level")
        << Heads{{{times(1, 9), times(2, 3)}, 3}, {{times(1, 7), times(2, 2)}, 2}} << 2
        << Books{times(1, 16), times(2, 5)} << false;
    QTest::newRow("those behind cannot reach it")
        << Heads{{{times(1, 9), times(3, 5)}, 1}, {{times(1, 9), times(2, 4)}, 4}} << 1 << Books{times(1, 18)}
        << true;
    QTest::newRow("the second is not counted everywhere")
        << Heads{{{times(1, 5), times(3, 4)}, 1}, {{times(1, 2)}, 2}} << 2 << Books{times(1, 7), times(3, 4)}
        << false;
    QTest::newRow("a winner is not counted everywhere")
        << Heads{{{times(1, 9)}, 1}, {{times(2, 5)}, 1}} << 1 << Books{times(1, 9)} << false;
    QTest::newRow("fewer than asked for, and not all")
        << Heads{{{times(1, 9)}, 1}} << 5 << Books{times(1, 9)} << false;
    QTest::newRow("none asked for") << Heads{{{times(1, 9)}, 0}} << 0 << Books{} << true;
}

void BookHeadsTest::mergedHeads()
{
    QFETCH(QList<BookHead>, heads);
    QFETCH(int, limit);
    QFETCH(QList<BookCount>, books);
    QFETCH(bool, isExact);
    const TopBooks top = mergeHeads(heads, limit);
    QCOMPARE(top.books, books);
    QCOMPARE(top.isExact, isExact);
}

void BookHeadsTest::openCountsMakeItExact_data()
{
    QTest::addColumn<QList<BookHead>>("heads");
    QTest::addColumn<int>("limit");
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QList<qint64>>("books");
    QTest::addColumn<QList<int>>("places");

    using Heads = QList<BookHead>;
    using Ids = QList<qint64>;
    using Places = QList<int>;
    QTest::newRow("nothing is open") << Heads{{{times(1, 3)}, 0}, {{times(2, 4)}, 0}} << 1 << true << Ids{}
                                     << Places{};
    QTest::newRow("a winner that one head does not tell")
        << Heads{{{times(1, 9)}, 1}, {{times(2, 5)}, 1}} << 1 << true << Ids{1} << Places{1};
    QTest::newRow("those that may be level with the last one")
        << Heads{{{times(1, 9), times(2, 6)}, 2}, {{times(1, 1), times(3, 7)}, 4}} << 1 << true << Ids{2}
        << Places{1};
    QTest::newRow("nothing is missing where a head is complete")
        << Heads{{{times(1, 9)}, 0}, {{times(2, 3)}, 0}, {{times(2, 7), times(1, 2)}, 2}, {{times(3, 3)}, 3}}
        << 2 << true << Ids{1, 2} << Places{3};
    QTest::newRow("a book that no head tells may be level")
        << Heads{{{times(1, 3)}, 2}, {{times(1, 2)}, 3}} << 1 << false << Ids{} << Places{};
    QTest::newRow("fewer than asked for, and not all")
        << Heads{{{times(1, 9)}, 1}} << 5 << false << Ids{} << Places{};
}

void BookHeadsTest::openCountsMakeItExact()
{
    QFETCH(QList<BookHead>, heads);
    QFETCH(int, limit);
    const std::optional<OpenCounts> open = openCounts(heads, limit);
    QTEST(open.has_value(), "isKnown");
    QTEST(open.value_or(OpenCounts()).books, "books");
    QTEST(open.value_or(OpenCounts()).heads, "places");
}

/// Random stretches, cut at random sizes: whenever it says exact, it is what all counts say; and it says so
/// once what is open has been counted.
void BookHeadsTest::neverExactAndWrong()
{
    Numbers numbers(42);
    int exact = 0;
    int inexact = 0;
    int counted = 0;
    for (int round = 0; round < 3000; ++round) {
        Counts all;
        QList<Counts> stretches;
        QList<BookHead> heads;
        const auto books = 3 + numbers.below(30);
        for (auto stretch = 1 + numbers.below(6); stretch > 0; --stretch) {
            Counts counts;
            for (auto shown = numbers.below(80); shown > 0; --shown) {
                const qint64 id = 1 + std::min(numbers.below(books), numbers.below(books));
                for (Counts *kept : {&counts, &all}) {
                    (*kept)[id].bookId = id;
                    ++(*kept)[id].shown;
                    (*kept)[id].searches += shown % 2;
                }
            }
            heads.append(cut(counts, 1 + numbers.below(20)));
            stretches.append(counts);
        }
        const int limit = int(numbers.below(10));
        const TopBooks top = mergeHeads(heads, limit);
        if (top.isExact) {
            ++exact;
            QCOMPARE(top.books, sorted(all).mid(0, limit));
            continue;
        }
        ++inexact;
        if (const auto open = openCounts(heads, limit)) {
            ++counted;
            tell(heads, *open, stretches);
            const TopBooks certain = mergeHeads(heads, limit);
            QVERIFY(certain.isExact);
            QCOMPARE(certain.books, sorted(all).mid(0, limit));
        }
    }
    QVERIFY(exact > 500);
    QVERIFY(inexact > 500);
    QVERIFY(counted > 100);
}

QList<StoredRow> BookHeadsTest::randomRows(Numbers &numbers, qint64 firstDay, int days)
{
    QList<StoredRow> rows;
    for (int n = days * 60; n > 0; --n) {
        StoredRow row{.startUs = firstDay + numbers.below(days * day), .books = {}};
        for (auto shown = numbers.below(12); shown > 0; --shown) {
            // Some books are shown again and again, many now and then; some twice by one search.
            const qint64 id =
                numbers.oneIn(2) ? 1 + numbers.below(30) * numbers.below(30) / 30 : 31 + numbers.below(5000);
            row.books.append(id);
            if (numbers.oneIn(8)) {
                row.books.append(id);
            }
        }
        rows.append(row);
    }
    return rows;
}

void BookHeadsTest::store(Connection &connection, const QList<StoredRow> &rows)
{
    QStringList values;
    for (const StoredRow &row : rows) {
        QStringList books;
        for (const qint64 book : row.books) {
            books.append(QString::number(book));
        }
        values.append(u"(%1, '{%2}')"_qs.arg(timestampSql(row.startUs), books.join(u',')));
    }
    run(connection,
        u"INSERT INTO public.shelf_searches (time_start, books_returned) VALUES %1;"_qs.arg(values.join(u','))
            .toUtf8());
}

QList<StoredCheck> BookHeadsTest::randomChecks(Numbers &numbers, qint64 firstDay, int days)
{
    QList<StoredCheck> checks;
    for (int n = days * 150; n > 0; --n) {
        checks.append({.startUs = firstDay + numbers.below(days * day),
                       .book = numbers.oneIn(3) ? 1 + numbers.below(40) : 1 + numbers.below(5000),
                       .isAvailable = numbers.oneIn(3)});
    }
    return checks;
}

void BookHeadsTest::store(Connection &connection, const QList<StoredCheck> &checks)
{
    QStringList values;
    for (const StoredCheck &check : checks) {
        values.append(u"('nashville', %1, %2, %3)"_qs.arg(
            timestampSql(check.startUs), QString::number(check.book),
            check.isAvailable ? u"true, 'AVAILABLE'"_qs : u"false, 'UNAVAILABLE'"_qs));
    }
    run(connection, u"INSERT INTO public.library_searches (library_id, time_start, book_id, available, "
                    "availability_message) VALUES %1;"_qs.arg(values.join(u','))
                        .toUtf8());
}

void BookHeadsTest::sameAsLoops_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<bool>("isTouched");
    for (const QByteArray &zone : zonesUnderTest()) {
        QTest::addRow("%s, touched", zone.constData()) << zone << true;
    }
    QTest::newRow("clean") << QByteArray("America/Chicago") << false;
}

void BookHeadsTest::sameAsLoops()
{
    QFETCH(QByteArray, zone);
    QFETCH(bool, isTouched);
    MigratedDatabase database;
    Numbers numbers(7);
    const qint64 first = utc(u"2024-03-05T00:00:00"_qs).toMSecsSinceEpoch() * 1000;
    QList<StoredRow> rows = randomRows(numbers, first, 45);
    QList<StoredCheck> checks = randomChecks(numbers, first, 45);
    store(database.connection(), rows);
    run(database.connection(), "INSERT INTO public.books (unique_hash, title) SELECT n, 'title ' || n FROM "
                               "generate_series(1, 5100) AS n;");
    store(database.connection(), checks);
    const auto built = rebuildRollups(
        database.connection(), {.reportingZone = QTimeZone(zone), .now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    if (isTouched) {
        for (const int touched : {4, 30}) {
            const QList<StoredRow> more = randomRows(numbers, first + touched * day, 1);
            store(database.connection(), more);
            rows += more;
            const QList<StoredCheck> moreChecks = randomChecks(numbers, first + (touched - 1) * day, 1);
            store(database.connection(), moreChecks);
            checks += moreChecks;
        }
    }
    const QList<TimeRange> ranges{{utc(u"2024-03-01T00:00:00"_qs), utc(u"2024-05-01T00:00:00"_qs)},
                                  {utc(u"2024-03-10T07:13:00"_qs), utc(u"2024-04-07T15:45:00"_qs)},
                                  {utc(u"2024-03-12T00:00:00"_qs), utc(u"2024-03-12T18:30:00"_qs)}};
    int certain = 0;
    for (const TimeRange &range : ranges) {
        Counts counts;
        for (const StoredRow &row : rows) {
            if (isWithin(row.startUs, range)) {
                for (const qint64 book : row.books) {
                    counts[book].bookId = book;
                    ++counts[book].shown;
                }
                for (const qint64 book : std::set<qint64>(row.books.begin(), row.books.end())) {
                    ++counts[book].searches;
                }
            }
        }
        std::map<qint64, std::pair<qint64, qint64>> checkCounts; // all, and available
        for (const StoredCheck &check : checks) {
            if (isWithin(check.startUs, range)) {
                ++checkCounts[check.book].first;
                checkCounts[check.book].second += check.isAvailable ? 1 : 0;
            }
        }
        const TimeContext context = contextOf(range, Bucket::Day, zone);
        const TopBooks top =
            figureOf(database.connection(), context, [&](Snapshot &s) { return topBooks(s, range, 10); });
        if (top.isExact) {
            ++certain;
            QCOMPARE(top.books, sorted(counts).mid(0, 10));
        }
        // Certain or not, the figure itself is exact.
        const auto shown =
            figureOf(database.connection(), context, [&](Snapshot &s) { return mostShownBooks(s, context); });
        QCOMPARE(shown.size(), 25);
        for (qsizetype i = 0; i < shown.size(); ++i) {
            QCOMPARE(shown[i].book.id, sorted(counts)[i].bookId);
            QCOMPARE(shown[i].book.title, u"title %1"_qs.arg(shown[i].book.id));
            QCOMPARE(shown[i].shown, sorted(counts)[i].shown);
            QCOMPARE(shown[i].searches, sorted(counts)[i].searches);
            QCOMPARE(std::pair(shown[i].checked, shown[i].available), checkCounts[shown[i].book.id]);
        }
    }
    QVERIFY(certain > 0);
}

void BookHeadsTest::whatHeadsDoNotTellIsCounted_data()
{
    QTest::addColumn<QDateTime>("from");
    QTest::addColumn<QByteArray>("touchedDay");
    QTest::newRow("in a day") << utc(u"2024-03-05T00:00:00"_qs) << QByteArray();
    QTest::newRow("in a touched day") << utc(u"2024-03-05T00:00:00"_qs) << QByteArray("2024-03-05");
    QTest::newRow("in a part of a day") << utc(u"2024-03-05T08:00:00"_qs) << QByteArray();
    QTest::newRow("in a quarter of a month") << utc(u"2024-03-01T00:00:00"_qs) << QByteArray();
    QTest::newRow("in a quarter, beside a touched day")
        << utc(u"2024-03-01T00:00:00"_qs) << QByteArray("2024-03-20");
}

/// On 5 March so many books are shown twice that none of its heads tells book 5000, which was shown once; on
/// 9 April it was shown most of all.
void BookHeadsTest::whatHeadsDoNotTellIsCounted()
{
    QFETCH(const QDateTime, from);
    QFETCH(const QByteArray, touchedDay);
    MigratedDatabase database;
    run(database.connection(),
        "INSERT INTO public.shelf_searches (time_start, books_returned) SELECT timestamp '2024-03-05 12:00' "
        "+ n * interval '1 minute', (SELECT array_agg(id) FROM generate_series(1, 2500) AS id) FROM "
        "generate_series(1, 2) AS n;"
        "INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('2024-03-05 12:00', "
        "'{5000}'), ('2024-03-20', '{}');"
        "INSERT INTO public.shelf_searches (time_start, books_returned) SELECT timestamp '2024-04-09 12:00' "
        "+ n * interval '1 minute', '{5000,5000}' FROM generate_series(1, 9) AS n;");
    const auto built = rebuildRollups(database.connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    run(database.connection(),
        "UPDATE public.shelf_searches SET num_books = 1 WHERE time_start::date::text = '" + touchedDay + "'");
    const TimeContext context = contextOf({from, utc(u"2024-04-10T00:00:00"_qs)});
    const auto snapshot = Snapshot::begin(database.connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto top = topBooks(*snapshot.value(), context.range, 1);
    QVERIFY2(top.ok(), why(top).constData());
    QVERIFY(top.value().isExact);
    QCOMPARE(top.value().books, QList<BookCount>{(BookCount{.bookId = 5000, .shown = 19, .searches = 10})});
    QCOMPARE(snapshot.value()->runs().last().name, u"analytics/book_counts"_qs);
}

void BookHeadsTest::checksThatHeadsDoNotTellAreCounted_data()
{
    whatHeadsDoNotTellIsCounted_data();
}

/// The only book that was shown was checked once on 5 March, when so many others were checked twice that none
/// of its heads tells it, and on 9 April.
void BookHeadsTest::checksThatHeadsDoNotTellAreCounted()
{
    QFETCH(const QDateTime, from);
    QFETCH(const QByteArray, touchedDay);
    MigratedDatabase database;
    run(database.connection(),
        "INSERT INTO public.books (unique_hash) SELECT n FROM generate_series(1, 5000) AS n;"
        "INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('2024-04-09', '{5000}');"
        "INSERT INTO public.library_searches (library_id, time_start, book_id, available, "
        "availability_message) SELECT 'nashville', timestamp '2024-03-05 12:00' + n * interval '1 minute', "
        "book, true, 'AVAILABLE' FROM generate_series(1, 2) AS n, generate_series(1, 2500) AS book;"
        "INSERT INTO public.library_searches (library_id, time_start, book_id, available, "
        "availability_message) VALUES ('nashville', '2024-03-05 12:00', 5000, true, 'AVAILABLE'), "
        "('nashville', '2024-03-20', NULL, true, 'AVAILABLE'), ('nashville', '2024-04-09', 5000, false, "
        "'UNAVAILABLE'), ('nashville', '2024-04-09', 5000, true, 'AVAILABLE');");
    const auto built = rebuildRollups(database.connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    run(database.connection(),
        "UPDATE public.library_searches SET is_libby = true WHERE time_start::date::text = '" + touchedDay +
            "'");
    const TimeContext context = contextOf({from, utc(u"2024-04-10T00:00:00"_qs)});
    const auto snapshot = Snapshot::begin(database.connection(), context);
    QVERIFY2(snapshot.ok(), why(snapshot).constData());
    const auto shown = mostShownBooks(*snapshot.value(), context);
    QVERIFY2(shown.ok(), why(shown).constData());
    QCOMPARE(shown.value().size(), 1);
    QCOMPARE(shown.value()[0].checked, 3);
    QCOMPARE(shown.value()[0].available, 2);
    QCOMPARE(snapshot.value()->runs().last().name, u"analytics/check_counts"_qs);
    QCOMPARE(snapshot.value()->runs()[2].name, u"analytics/check_heads"_qs);
}

/// Popularity so even that no head tells who was shown most.
void BookHeadsTest::whatIsNotCertainComesFromTheRows()
{
    MigratedDatabase database;
    run(database.connection(),
        "INSERT INTO public.shelf_searches (time_start, books_returned) SELECT timestamp '2024-03-05' + d * "
        "interval '1 day', (SELECT array_agg(n) FROM generate_series(1, 1300) AS n) FROM generate_series(0, "
        "2) AS d; INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('2024-03-06 12:00', "
        "'{1250}');");
    const auto built = rebuildRollups(database.connection(), {.now = utc(u"2024-05-01T12:00:00"_qs)});
    QVERIFY2(built.ok(), why(built).constData());
    const TimeContext context = contextOf({utc(u"2024-03-05T00:00:00"_qs), utc(u"2024-03-08T00:00:00"_qs)});
    QVERIFY(!figureOf(database.connection(), context, [&](Snapshot &s) {
                 return topBooks(s, context.range, 2);
             }).isExact);
    const auto shown = figureOf(database.connection(), context,
                                [&](Snapshot &s) { return mostShownBooks(s, context, {}, 2); });
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown[0].book.id, 1250);
    QCOMPARE(shown[0].shown, 4);
    QCOMPARE(shown[1].book.id, 1);
    QCOMPARE(shown[1].shown, 3);
}

QTEST_GUILESS_MAIN(BookHeadsTest)

#include "bookheadstest.moc"
