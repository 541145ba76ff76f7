// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/apply/batchcolumns.h>
#include <sql/eventkinds.h>

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

Notification visit(const std::string &id, const std::optional<std::string> &url, const Book &book)
{
    return {.topic = "topic",
            .messageId = id,
            .event = GoodreadsVisit{.shelfUrl = url, .book = book, .time = 50}};
}

/// The columns of these, which stay here because columns only borrow them.
class Batch final
{
public:
    explicit Batch(std::vector<Notification> notifications)
        : m_notifications(std::move(notifications))
    {
        for (const Notification &notification : m_notifications) {
            m_pointers.push_back(&notification);
        }
        columns = toColumns(m_pointers);
    }

    Q_DISABLE_COPY_MOVE(Batch)

    Sql::BatchColumns columns;

private:
    std::vector<Notification> m_notifications;
    std::vector<const Notification *> m_pointers;
};

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
    void aSearchMayShowNoBooks();
    void theLatestDetailsAreTold();
    void keysAloneForAReplay();
    void valuesArriveUnchanged();
    void theLedgerRow();
    void whatIsAbsentIsNull();
    void theFirstOfEqualBooksIsKept();
    void theOrderOfTheBatchDoesNotMoveTheKeys();
    void everyKindOfEventHasItsNames();
    void everyBookOfAnEventIsVisited();
};

void BatchColumnsTest::anEmptyBatchHasNoRows()
{
    const Sql::BatchColumns columns = toColumns({});
    QCOMPARE(columns.size(), std::size_t(0));
    QVERIFY(columns.topics.empty() && columns.shelfUrls.empty() && columns.books.uniqueHash.empty());
    QVERIFY(columns.libraryIds.empty() && columns.mentions.book.empty());
}

void BatchColumnsTest::keysAreDistinctAndSorted()
{
    std::vector<Notification> batch{shelfSearch("1", "shelf b", {book("c"), book("a")}),
                                    shelfSearch("2", "shelf a", {book("a")}), libraryCheck("3", book("b")),
                                    shelfSearch("4", "shelf b", {})};
    batch[1].topic = "another topic";
    const Batch laidOut(batch);
    const Sql::BatchColumns &columns = laidOut.columns;
    QCOMPARE(columns.topics, (Sql::TextViewColumn{"another topic", "topic"}));
    QCOMPARE(columns.shelfUrls, (Sql::TextViewColumn{"shelf a", "shelf b"}));
    QCOMPARE(columns.books.uniqueHash, (Sql::TextViewColumn{"a", "b", "c"}));
    QCOMPARE(columns.books.title, (Sql::TextViewColumn{"title of a", "title of b", "title of c"}));
    QCOMPARE(columns.books.author, (Sql::TextViewColumn{"author of a", "author of b", "author of c"}));
    QCOMPARE(columns.books.isbn, (Sql::TextViewColumn{"isbn of a", "isbn of b", "isbn of c"}));
    QCOMPARE(columns.books.goodreadsId, (std::vector<std::optional<std::int64_t>>{'a', 'b', 'c'}));
    QCOMPARE(columns.notifications.topic, (Positions{2, 1, 2, 2}));
}

void BatchColumnsTest::eventsPointToTheirKeys()
{
    const Batch batch({libraryCheck("1", book("b")), shelfSearch("2", "shelf b", {book("a")}),
                       libraryCheck("3", book("a")), shelfSearch("4", "shelf a", {book("b")}),
                       visit("5", "shelf c", book("c"))});
    const Sql::BatchColumns &columns = batch.columns;
    QCOMPARE(columns.notifications.kind, (Positions{1, 0, 1, 0, 2}));
    QCOMPARE(columns.notifications.at, (std::vector<std::int64_t>{30, 10, 30, 10, 50}));
    QCOMPARE(columns.shelfSearches.notification, (Positions{2, 4}));
    QCOMPARE(columns.shelfSearches.shelf, (Positions{2, 1}));
    QCOMPARE(columns.librarySearches.notification, (Positions{1, 3}));
    QCOMPARE(columns.librarySearches.book, (Positions{2, 1}));
    QCOMPARE(columns.goodreadsVisits.notification, Positions{5});
    QCOMPARE(columns.goodreadsVisits.shelfUrl, Sql::TextViewColumn{"shelf c"});
    QCOMPARE(columns.goodreadsVisits.book, Positions{3});
    QCOMPARE(columns.shelfUrls, (Sql::TextViewColumn{"shelf a", "shelf b"})); // a visit makes no shelf
    QCOMPARE(columns.mentions.notification, (Positions{1, 2, 3, 4, 5}));
    QCOMPARE(columns.mentions.book, (Positions{2, 1, 1, 2, 3}));
}

void BatchColumnsTest::shownBooksKeepOrderAndRepetition()
{
    const Batch batch({libraryCheck("1", book("a")),
                       shelfSearch("2", "shelf", {book("c"), book("a"), book("c"), book("b")})});
    QCOMPARE(batch.columns.mentions.book, (Positions{1, 3, 1, 3, 2}));
    QCOMPARE(batch.columns.shelfSearches.firstMention, Positions{2});
    QCOMPARE(batch.columns.shelfSearches.books, Positions{4});
}

void BatchColumnsTest::aSearchMayShowNoBooks()
{
    const Batch batch({shelfSearch("1", "shelf", {}), shelfSearch("2", "shelf", {book("a")})});
    QCOMPARE(batch.columns.shelfSearches.firstMention, (Positions{1, 1}));
    QCOMPARE(batch.columns.shelfSearches.books, (Positions{0, 1}));
}

/// Of the last day, and of several of one day the greatest; whoever tells nothing is not heard.
void BatchColumnsTest::theLatestDetailsAreTold()
{
    const auto check = [](const std::string &id, std::int64_t day, std::optional<double> rating) {
        Book told = book("a");
        told.details.averageRating = rating;
        Notification notification = libraryCheck(id, told);
        std::get<LibrarySearch>(notification.event).timeStart = day * 86'400'000'000 + 5;
        return notification;
    };
    Book pictured = book("b");
    pictured.details.imageLink = "https://i.gr-assets.com/1.jpg";
    const Batch batch({check("1", -1, 4.9), check("2", 3, 4.2), check("3", 3, 4.1), check("4", 2, 4.8),
                       check("5", 4, std::nullopt), libraryCheck("6", pictured),
                       libraryCheck("7", book("c"))});
    const auto &books = batch.columns.books;
    QCOMPARE(books.teller, (Positions{2, 6, 0}));
    QCOMPARE(books.averageRating, (std::vector<std::optional<double>>{4.2, std::nullopt, std::nullopt}));
    QCOMPARE(books.link, (Sql::TextViewColumn{std::nullopt, std::nullopt, std::nullopt}));
    QCOMPARE(books.imageLink,
             (Sql::TextViewColumn{std::nullopt, "https://i.gr-assets.com/1.jpg", std::nullopt}));
}

void BatchColumnsTest::keysAloneForAReplay()
{
    const std::vector<Notification> notifications{libraryCheck("1", book("a"))};
    const std::vector<const Notification *> pointers{&notifications.front()};
    const Sql::BatchColumns keys = toKeyColumns(pointers);
    QCOMPARE(keys.topics, Sql::TextViewColumn{"topic"});
    QCOMPARE(keys.notifications.id, toColumns(pointers).notifications.id);
    QCOMPARE(keys.notifications.contentHash, toColumns(pointers).notifications.contentHash);
    QVERIFY(keys.books.uniqueHash.empty());
}

void BatchColumnsTest::valuesArriveUnchanged()
{
    const Batch batch({shelfSearch("1", "shelf", {}), libraryCheck("2", book("a"))});
    const Sql::BatchColumns &columns = batch.columns;
    const auto &search = columns.shelfSearches;
    QCOMPARE(search.numBooks, Positions{4});
    QCOMPARE(search.totalBooks, Positions{127});
    QCOMPARE(search.start, std::vector<std::int64_t>{10});
    QCOMPARE(search.end, std::vector<std::int64_t>{20});
    QCOMPARE(search.searchType, Sql::TextViewColumn{"LIVE"});
    const auto &check = columns.librarySearches;
    QCOMPARE(check.library, Positions{1});
    QCOMPARE(columns.libraryIds, Sql::TextViewColumn{"nashville"});
    QCOMPARE(check.isLibby, std::vector<std::uint8_t>{1});
    QCOMPARE(check.available, std::vector<std::uint8_t>{0});
    QCOMPARE(check.start, std::vector<std::int64_t>{30});
    QCOMPARE(check.end, std::vector<std::int64_t>{40});
    QCOMPARE(check.message, Sql::TextViewColumn{"AVAILABLE"});
}

void BatchColumnsTest::theLedgerRow()
{
    Notification notification = libraryCheck("bd0ff884-73c8-5106-bf98-a7cba1ea884c", book("a"));
    notification.contentHash.fill(0xab);
    notification.sequenceNumber = "10000000000000001000";
    notification.publishedAt = 1'725'286'018'000'000;
    notification.warnings = {"count.mismatch", "time.reversed"};
    const Batch batch({notification});
    const auto &row = batch.columns.notifications;
    QCOMPARE(row.id.front().front(), '\xbd');
    QCOMPARE(row.messageId, Sql::TextViewColumn{std::nullopt});
    QCOMPARE(row.contentHash.front(), notification.contentHash);
    QCOMPARE(row.sequenceNumber, Sql::TextViewColumn{"10000000000000001000"});
    QCOMPARE(row.publishedAt.front(), std::optional(std::int64_t(1'725'286'018'000'000)));
    QCOMPARE(row.warnings, Sql::TextColumn{"count.mismatch time.reversed"});
}

void BatchColumnsTest::whatIsAbsentIsNull()
{
    Notification notification = shelfSearch("no UUID", "shelf", {});
    std::get<ShelfSearch>(notification.event).searchType = std::nullopt;
    const Batch batch({notification});
    const Sql::BatchColumns &columns = batch.columns;
    QCOMPARE(columns.notifications.messageId, Sql::TextViewColumn{"no UUID"});
    QCOMPARE(columns.notifications.sequenceNumber, Sql::TextViewColumn{std::nullopt});
    QCOMPARE(columns.notifications.publishedAt.front(), std::nullopt);
    QCOMPARE(columns.notifications.warnings, Sql::TextColumn{""});
    QCOMPARE(columns.shelfSearches.searchType, Sql::TextViewColumn{std::nullopt});
}

/// Two books can share a hash (hash.ambiguous); which one is stored must not depend on chance.
void BatchColumnsTest::theFirstOfEqualBooksIsKept()
{
    Book other = book("a");
    other.title = "another title";
    const Batch batch({libraryCheck("1", book("a")), libraryCheck("2", other)});
    const Sql::BatchColumns &columns = batch.columns;
    QCOMPARE(columns.books.title, Sql::TextViewColumn{"title of a"});
    QCOMPARE(columns.librarySearches.book, (Positions{1, 1}));
}

void BatchColumnsTest::theOrderOfTheBatchDoesNotMoveTheKeys()
{
    std::vector<Notification> batch;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        const std::string name(1, letter);
        batch.push_back(shelfSearch(name, "shelf " + name, {book(name)}));
    }
    const Batch forwards(batch);
    std::ranges::reverse(batch);
    const Batch backwards(batch);
    QCOMPARE(backwards.columns.shelfUrls, forwards.columns.shelfUrls);
    QCOMPARE(backwards.columns.books.uniqueHash, forwards.columns.books.uniqueHash);
    QCOMPARE(backwards.columns.shelfSearches.shelf.front(), 26);
}

void BatchColumnsTest::everyKindOfEventHasItsNames()
{
    const QList<Sql::EventKindNames> &kinds = Sql::eventKinds();
    QCOMPARE(std::size_t(kinds.size()), std::variant_size_v<Event>);
    for (qsizetype number = 0; number < kinds.size(); ++number) {
        QCOMPARE(qsizetype(kinds[number].kind), number); // the database gets the number
        QCOMPARE(Sql::eventKindOf(kinds[number].letter), std::optional(kinds[number].kind));
    }
    QVERIFY(!Sql::eventKindOf(u'?'));
}

void BatchColumnsTest::everyBookOfAnEventIsVisited()
{
    struct OptOut
    {
        std::int64_t time = 0;
    };

    const auto visited = [](const auto &event) {
        std::string hashes;
        forEachBook(event, [&](const Book &book) { hashes += book.uniqueHash; });
        return hashes;
    };
    QCOMPARE(visited(shelfSearch("1", "shelf", {book("b"), book("a"), book("b")}).event), std::string("bab"));
    QCOMPARE(visited(libraryCheck("1", book("c")).event), std::string("c"));
    QCOMPARE(visited(std::variant<GoodreadsVisit, OptOut>(OptOut())), std::string());
}

QTEST_GUILESS_MAIN(BatchColumnsTest)

#include "batchcolumnstest.moc"
