// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/apply/batchcolumns.h>

#include <QTest>

#include <algorithm>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;

namespace {

using Positions = std::vector<std::int32_t>;

Book book(const std::string &hash)
{
    return {.title = "title of " + hash,
            .author = "author of " + hash,
            .isbn = "isbn of " + hash,
            .goodreadsId = std::int64_t(hash.front()),
            .uniqueHash = hash};
}

Notification shelfSearch(const std::string &id, const std::string &url, const std::vector<Book> &books)
{
    return {.topic = "topic",
            .messageId = id,
            .event = ShelfSearch{.shelfUrl = url,
                                 .books = books,
                                 .numBooks = 4,
                                 .totalBooks = 127,
                                 .timeStart = 10,
                                 .timeEnd = 20,
                                 .searchType = "LIVE"}};
}

Notification libraryCheck(const std::string &id, const Book &book)
{
    return {.topic = "topic",
            .messageId = id,
            .event = LibrarySearch{.libraryId = "nashville",
                                   .book = book,
                                   .availabilityMessage = "AVAILABLE",
                                   .timeStart = 30,
                                   .timeEnd = 40,
                                   .isLibby = true,
                                   .available = false}};
}

} // namespace

/// Notifications laid out as the columns of one call.
class BatchColumnsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyBatchHasNoRows();
    void keysAreDistinctAndSorted();
    void eventsPointToTheirKeys();
    void shownBooksKeepOrderAndRepetition();
    void aSearchWithoutBooksHasOneRow();
    void valuesArriveUnchanged();
    void theLedgerRow();
    void whatIsAbsentIsNull();
    void theFirstOfEqualBooksIsKept();
    void theOrderOfTheBatchDoesNotMoveTheKeys();
};

void BatchColumnsTest::anEmptyBatchHasNoRows()
{
    const Sql::BatchColumns columns = toColumns({});
    QCOMPARE(columns.size(), std::size_t(0));
    QVERIFY(columns.topics.empty() && columns.shelfUrls.empty() && columns.books.uniqueHash.empty());
    QVERIFY(columns.shownBooks.search.empty());
}

void BatchColumnsTest::keysAreDistinctAndSorted()
{
    std::vector<Notification> batch{shelfSearch("1", "shelf b", {book("c"), book("a")}),
                                    shelfSearch("2", "shelf a", {book("a")}), libraryCheck("3", book("b")),
                                    shelfSearch("4", "shelf b", {})};
    batch[1].topic = "another topic";
    const Sql::BatchColumns columns = toColumns(batch);
    QCOMPARE(columns.topics, (Sql::TextColumn{"another topic", "topic"}));
    QCOMPARE(columns.shelfUrls, (Sql::TextColumn{"shelf a", "shelf b"}));
    QCOMPARE(columns.books.uniqueHash, (Sql::TextColumn{"a", "b", "c"}));
    QCOMPARE(columns.books.title, (Sql::TextColumn{"title of a", "title of b", "title of c"}));
    QCOMPARE(columns.books.author, (Sql::TextColumn{"author of a", "author of b", "author of c"}));
    QCOMPARE(columns.books.isbn, (Sql::TextColumn{"isbn of a", "isbn of b", "isbn of c"}));
    QCOMPARE(columns.books.goodreadsId, (std::vector<std::optional<std::int64_t>>{'a', 'b', 'c'}));
    QCOMPARE(columns.notifications.topic, (Positions{2, 1, 2, 2}));
}

void BatchColumnsTest::eventsPointToTheirKeys()
{
    const Sql::BatchColumns columns =
        toColumns(std::vector{libraryCheck("1", book("b")), shelfSearch("2", "shelf b", {book("a")}),
                              libraryCheck("3", book("a")), shelfSearch("4", "shelf a", {book("b")})});
    QCOMPARE(columns.notifications.kind, (Positions{1, 0, 1, 0}));
    QCOMPARE(columns.shelfSearches.notification, (Positions{2, 4}));
    QCOMPARE(columns.shelfSearches.shelf, (Positions{2, 1}));
    QCOMPARE(columns.librarySearches.notification, (Positions{1, 3}));
    QCOMPARE(columns.librarySearches.book, (Positions{2, 1}));
    QCOMPARE(columns.shownBooks.search, (Positions{1, 2}));
    QCOMPARE(columns.shownBooks.book, (Positions{1, 2}));
}

void BatchColumnsTest::shownBooksKeepOrderAndRepetition()
{
    const Sql::BatchColumns columns =
        toColumns(std::vector{shelfSearch("1", "shelf", {book("c"), book("a"), book("c"), book("b")})});
    QCOMPARE(columns.shownBooks.search, (Positions{1, 1, 1, 1}));
    QCOMPARE(columns.shownBooks.book, (Positions{3, 1, 3, 2}));
}

void BatchColumnsTest::aSearchWithoutBooksHasOneRow()
{
    const Sql::BatchColumns columns =
        toColumns(std::vector{shelfSearch("1", "shelf", {}), shelfSearch("2", "shelf", {book("a")})});
    QCOMPARE(columns.shownBooks.search, (Positions{1, 2}));
    QCOMPARE(columns.shownBooks.book, (Positions{0, 1}));
}

void BatchColumnsTest::valuesArriveUnchanged()
{
    const Sql::BatchColumns columns =
        toColumns(std::vector{shelfSearch("1", "shelf", {}), libraryCheck("2", book("a"))});
    const auto &search = columns.shelfSearches;
    QCOMPARE(search.numBooks, Positions{4});
    QCOMPARE(search.totalBooks, Positions{127});
    QCOMPARE(search.start, std::vector<std::int64_t>{10});
    QCOMPARE(search.end, std::vector<std::int64_t>{20});
    QCOMPARE(search.searchType, Sql::TextColumn{"LIVE"});
    const auto &check = columns.librarySearches;
    QCOMPARE(check.library, Sql::TextColumn{"nashville"});
    QCOMPARE(check.isLibby, std::vector<std::uint8_t>{1});
    QCOMPARE(check.available, std::vector<std::uint8_t>{0});
    QCOMPARE(check.start, std::vector<std::int64_t>{30});
    QCOMPARE(check.end, std::vector<std::int64_t>{40});
    QCOMPARE(check.message, Sql::TextColumn{"AVAILABLE"});
}

void BatchColumnsTest::theLedgerRow()
{
    Notification notification = libraryCheck("bd0ff884-73c8-5106-bf98-a7cba1ea884c", book("a"));
    notification.contentHash.fill(0xab);
    notification.sequenceNumber = "10000000000000001000";
    notification.publishedAt = 1'725'286'018'000'000;
    notification.warnings = {"count.mismatch", "time.reversed"};
    const auto row = toColumns(std::vector{notification}).notifications;
    QCOMPARE(row.id.front().size(), std::size_t(16));
    QCOMPARE(row.id.front().front(), '\xbd');
    QCOMPARE(row.messageId, Sql::TextColumn{std::nullopt});
    QCOMPARE(row.contentHash.front(), std::string(32, '\xab'));
    QCOMPARE(row.sequenceNumber, Sql::TextColumn{"10000000000000001000"});
    QCOMPARE(row.publishedAt.front(), std::optional(std::int64_t(1'725'286'018'000'000)));
    QCOMPARE(row.warnings, Sql::TextColumn{"count.mismatch time.reversed"});
}

void BatchColumnsTest::whatIsAbsentIsNull()
{
    Notification notification = shelfSearch("no UUID", "shelf", {});
    std::get<ShelfSearch>(notification.event).searchType = std::nullopt;
    const Sql::BatchColumns columns = toColumns(std::vector{notification});
    QCOMPARE(columns.notifications.messageId, Sql::TextColumn{"no UUID"});
    QCOMPARE(columns.notifications.sequenceNumber, Sql::TextColumn{std::nullopt});
    QCOMPARE(columns.notifications.publishedAt.front(), std::nullopt);
    QCOMPARE(columns.notifications.warnings, Sql::TextColumn{""});
    QCOMPARE(columns.shelfSearches.searchType, Sql::TextColumn{std::nullopt});
}

/// Two books can share a hash (hash.ambiguous); which one is stored must not depend on chance.
void BatchColumnsTest::theFirstOfEqualBooksIsKept()
{
    Book other = book("a");
    other.title = "another title";
    const Sql::BatchColumns columns =
        toColumns(std::vector{libraryCheck("1", book("a")), libraryCheck("2", other)});
    QCOMPARE(columns.books.title, Sql::TextColumn{"title of a"});
    QCOMPARE(columns.librarySearches.book, (Positions{1, 1}));
}

void BatchColumnsTest::theOrderOfTheBatchDoesNotMoveTheKeys()
{
    std::vector<Notification> batch;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        const std::string name(1, letter);
        batch.push_back(shelfSearch(name, "shelf " + name, {book(name)}));
    }
    const Sql::BatchColumns forwards = toColumns(batch);
    std::ranges::reverse(batch);
    const Sql::BatchColumns backwards = toColumns(batch);
    QCOMPARE(backwards.shelfUrls, forwards.shelfUrls);
    QCOMPARE(backwards.books.uniqueHash, forwards.books.uniqueHash);
    QCOMPARE(backwards.shelfSearches.shelf.front(), 26);
}

QTEST_GUILESS_MAIN(BatchColumnsTest)

#include "batchcolumnstest.moc"
