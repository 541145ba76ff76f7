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
