// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payloads.h"

#include <ingest/apply/ingestor.h>
#include <sql/catalog.h>
#include <tests/support/databasetesting.h>

#include <QTest>

#include <algorithm>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// The pages of the Books and Libraries tables: sorted, searched and counted by the server.
class CatalogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void countsWhatABookWentThrough();
    void sortsBooks_data();
    void sortsBooks();
    void searchesBooksByWords_data();
    void searchesBooksByWords();
    void groupsBooksByGoodreadsId();
    void tellsOfABook();
    void pagesAreConsecutive();
    void countsTheOutcomesOfALibrary();
    void sortsLibraries_data();
    void sortsLibraries();
    void searchesLibrariesByIdAndName();

private:
    QStringList titles(const Sql::PageRequest<Sql::BookSort> &request);

    std::unique_ptr<MigratedDatabase> m_database;
};

void CatalogTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    const auto check = [](const QByteArray &library, const QByteArray &title, const QByteArray &message) {
        return envelope(librarySearch({.libraryId = library, .title = title, .message = message}));
    };
    const QList<QByteArray> payloads{
        envelope(shelfSearch({.books = {"Alpha", "beta 100%", "Alpha"}, .timeStart = "2024-05-01T00:00:00"})),
        envelope(shelfSearch({.books = {"Gamma_ray"}, .timeStart = "2024-05-03T00:00:00"})),
        check("nashville", "Alpha", "AVAILABLE"),
        check("nashville", "Alpha", "UNAVAILABLE"),
        check("mdpls", "Gamma_ray", "AVAILABLE"),
        check("mdpls", "Gamma_ray", "Book Not Found"),
        check("mdpls", "Gamma_ray", "???"),
    };
    const auto summary = Ingest::ingestDocument(m_database->connection(), jsonLines(payloads), u"test"_qs);
    QVERIFY2(summary.ok(), why(summary).constData());
    QCOMPARE(summary.value().stored, payloads.size());
}

QStringList CatalogTest::titles(const Sql::PageRequest<Sql::BookSort> &request)
{
    const Result<Sql::Page<Sql::BookRow>> page =
        Sql::books(m_database->connection(), request, QTimeZone::utc());
    [&] { QVERIFY2(page.ok(), why(page).constData()); }();
    QStringList titles;
    for (const Sql::BookRow &row : page.value().rows) {
        titles.append(row.title.value_or(u"-"_qs));
    }
    return titles;
}

void CatalogTest::countsWhatABookWentThrough()
{
    const auto page = Sql::books(m_database->connection(), {.search = u"alpha"_qs}, QTimeZone::utc());
    QVERIFY2(page.ok(), why(page).constData());
    QCOMPARE(page.value().total, 1);
    const Sql::BookRow &book = page.value().rows.first();
    QCOMPARE(book.timesShown, 2);
    QCOMPARE(book.checks, 2);
    QCOMPARE(book.available, 1);
    QCOMPARE(book.goodreadsId, std::optional<qint64>(9000001));
    QCOMPARE(book.lastShown, std::optional(QDateTime(QDate(2024, 5, 1), QTime(0, 0), Qt::UTC)));
}

void CatalogTest::sortsBooks_data()
{
    QTest::addColumn<Sql::BookSort>("sort");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    const QString a = u"Alpha"_qs;
    const QString b = u"beta 100%"_qs;
    const QString g = u"Gamma_ray"_qs;
    QTest::newRow("title") << Sql::BookSort::Title << Qt::AscendingOrder << QStringList{a, b, g};
    QTest::newRow("title, last first") << Sql::BookSort::Title << Qt::DescendingOrder << QStringList{g, b, a};
    QTest::newRow("times shown") << Sql::BookSort::TimesShown << Qt::DescendingOrder << QStringList{a, b, g};
    QTest::newRow("checks") << Sql::BookSort::Checks << Qt::DescendingOrder << QStringList{g, a, b};
    QTest::newRow("last shown") << Sql::BookSort::LastShown << Qt::DescendingOrder << QStringList{g, a, b};
    QTest::newRow("equal keys by id")
        << Sql::BookSort::GoodreadsId << Qt::AscendingOrder << QStringList{a, b, g};
}

void CatalogTest::sortsBooks()
{
    QFETCH(Sql::BookSort, sort);
    QFETCH(Qt::SortOrder, order);
    QTEST(titles({.sort = sort, .order = order}), "expected");
}

void CatalogTest::searchesBooksByWords_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing") << QString() << QStringList{u"Alpha"_qs, u"beta 100%"_qs, u"Gamma_ray"_qs};
    QTest::newRow("case and columns") << u"ada ALPHA"_qs << QStringList{u"Alpha"_qs};
    QTest::newRow("all words") << u"alpha beta"_qs << QStringList();
    QTest::newRow("percent is a percent sign") << u"0%"_qs << QStringList{u"beta 100%"_qs};
    QTest::newRow("underscore is an underscore") << u"a_r"_qs << QStringList{u"Gamma_ray"_qs};
    QTest::newRow("an injection finds nothing") << u"'; DROP TABLE books; --"_qs << QStringList();
    QTest::newRow("backslash") << u"\\"_qs << QStringList();
}

void CatalogTest::searchesBooksByWords()
{
    QFETCH(QString, search);
    QTEST(titles({.search = search}), "expected");
}

/// A corrected title, author or ISBN makes another row: grouped they are one, called as they were last.
void CatalogTest::groupsBooksByGoodreadsId()
{
    MigratedDatabase database;
    run(database.connection(), R"(
        INSERT INTO public.books (unique_hash, gr_id, title, author, date_added, date_last_displayed) VALUES
        ('a', 7, 'Old title', 'Ada', '2024-01-01', '2024-02-01'), ('b', 7, 'New title', 'Ada', '2024-03-01', '2024-04-01'),
        ('c', 8, 'Other', 'Bob', '2024-01-01', NULL), ('d', NULL, 'Nobody''s', 'Cy', NULL, NULL),
        ('e', NULL, 'Nobody''s', 'Cy', NULL, NULL);
        INSERT INTO public.shelf_searches (time_start, books_returned) VALUES
        ('2024-05-01', '{1,1,2}'), ('2024-05-02', '{2,3}');
        INSERT INTO public.libraries (library_id, library_name) VALUES ('x', 'X');
        INSERT INTO public.library_searches (library_id, book_id, time_start, available, availability_message) VALUES
        ('x', 1, '2024-05-01', true, 'AVAILABLE'), ('x', 2, '2024-05-01', false, 'CHECKED OUT'),
        ('x', 2, '2024-05-01', false, 'Book Not Found'), ('x', 2, '2024-05-01', false, 'what?'))");
    const auto read = [&](const Sql::PageRequest<Sql::BookSort> &request) {
        const auto page = Sql::books(database.connection(), request, QTimeZone::utc());
        return page.ok() ? page.value() : Sql::Page<Sql::BookRow>{.rows = {}, .total = -1};
    };
    QCOMPARE(read({}).total, qint64(5));
    QCOMPARE(read({}).rows.first().bookIds, QList<qint64>{read({}).rows.first().bookId});
    const auto grouped =
        read({.sort = Sql::BookSort::TimesShown, .order = Qt::DescendingOrder, .isGrouped = true});
    QCOMPARE(grouped.total, qint64(4)); // books without an id stay apart
    const Sql::BookRow &book = grouped.rows.first();
    QCOMPARE(book.title, std::optional(u"New title"_qs));
    QCOMPARE(book.bookIds, (QList<qint64>{2, 1}));
    QCOMPARE(book.timesShown, qint64(4));
    QCOMPARE(book.checks, qint64(4));
    QCOMPARE(book.available, qint64(1));
    QCOMPARE(book.out, qint64(1));
    QCOMPARE(book.notInCatalogue, qint64(1));
    QCOMPARE(book.unknown, qint64(1));
    QCOMPARE(book.firstShown, std::optional(QDateTime({2024, 1, 1}, {0, 0}, Qt::UTC)));
    QCOMPARE(book.lastShown, std::optional(QDateTime({2024, 4, 1}, {0, 0}, Qt::UTC)));
    const auto found = read({.search = u"old"_qs, .isGrouped = true});
    QCOMPARE(found.total, qint64(1));
    QCOMPARE(found.rows.first().title, std::optional(u"New title"_qs)); // one that matches brings all of them
    QCOMPARE(read({.onlyWithChecks = true, .isGrouped = true}).total, qint64(1));
    QCOMPARE(read({.sort = Sql::BookSort::Rows, .order = Qt::DescendingOrder, .isGrouped = true})
                 .rows.first()
                 .bookId,
             qint64(2));
}

void CatalogTest::tellsOfABook()
{
    const auto page = Sql::books(m_database->connection(), {.search = u"alpha"_qs}, QTimeZone::utc());
    QVERIFY2(page.ok() && page.value().total == 1, why(page).constData());
    const Sql::BookRow &row = page.value().rows.first();
    const auto book = Sql::book(m_database->connection(), row.bookId, QTimeZone::utc());
    QVERIFY2(book.ok() && book.value(), why(book).constData());
    QCOMPARE(book.value()->title, u"Alpha"_qs);
    QCOMPARE(book.value()->author, row.author.value_or(QString()));
    QCOMPARE(book.value()->firstShown, row.firstShown);
    QCOMPARE(book.value()->lastShown, row.lastShown);
    QVERIFY(book.value()->lastShown.has_value());
    const auto none = Sql::book(m_database->connection(), 1'000'000, QTimeZone::utc());
    QVERIFY2(none.ok(), why(none).constData());
    QVERIFY(!none.value());
}

void CatalogTest::pagesAreConsecutive()
{
    QStringList ids;
    for (qint64 offset = 0;; offset += 200) {
        const auto page = Sql::libraries(
            m_database->connection(), {.sort = Sql::LibrarySort::Name, .offset = offset}, QTimeZone::utc());
        QVERIFY2(page.ok(), why(page).constData());
        if (page.value().rows.isEmpty()) {
            break;
        }
        QCOMPARE(page.value().total, 1383);
        for (const Sql::LibraryRow &row : page.value().rows) {
            ids.append(row.libraryId);
        }
    }
    QCOMPARE(ids.size(), 1383);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), 1383);
}

void CatalogTest::countsTheOutcomesOfALibrary()
{
    const auto page = Sql::libraries(
        m_database->connection(), {.sort = Sql::LibrarySort::Id, .onlyWithChecks = true}, QTimeZone::utc());
    QVERIFY2(page.ok(), why(page).constData());
    QCOMPARE(page.value().rows.size(), 2);
    const Sql::LibraryRow &row = page.value().rows.first();
    QCOMPARE(row.libraryId, u"mdpls"_qs);
    QCOMPARE(row.outcomes, (Sql::OutcomeCounts{.available = 1, .notInCatalogue = 1, .unknown = 1}));
    QCOMPARE(row.medianMs, std::optional(1000.0));
}

void CatalogTest::sortsLibraries_data()
{
    QTest::addColumn<Sql::LibrarySort>("sort");
    QTest::addColumn<QString>("first");
    QTest::newRow("checks") << Sql::LibrarySort::Checks << u"mdpls"_qs;
    QTest::newRow("availability") << Sql::LibrarySort::Availability << u"mdpls"_qs;
    QTest::newRow("coverage") << Sql::LibrarySort::Coverage << u"nashville"_qs;
    QTest::newRow("id") << Sql::LibrarySort::Id << u"nashville"_qs;
}

void CatalogTest::sortsLibraries()
{
    QFETCH(Sql::LibrarySort, sort);
    const auto page = Sql::libraries(m_database->connection(),
                                     {.sort = sort, .order = Qt::DescendingOrder, .onlyWithChecks = true},
                                     QTimeZone::utc());
    QVERIFY2(page.ok(), why(page).constData());
    QTEST(page.value().rows.first().libraryId, "first");
}

void CatalogTest::searchesLibrariesByIdAndName()
{
    const auto page =
        Sql::libraries(m_database->connection(), {.search = u"nashville public"_qs}, QTimeZone::utc());
    QVERIFY2(page.ok(), why(page).constData());
    QVERIFY(std::ranges::any_of(page.value().rows,
                                [](const Sql::LibraryRow &row) { return row.libraryId == u"nashville"; }));
}

QTEST_GUILESS_MAIN(CatalogTest)

#include "catalogtest.moc"
