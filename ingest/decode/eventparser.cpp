// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventparser.h"

#include "fields.h"
#include "members.h"
#include "reasons.h"
#include "shelfurl.h"

#include <algorithm>
#include <array>

namespace ShelfHelp::Ingest {

namespace {

using simdjson::dom::array;
using simdjson::dom::object;

constexpr std::int64_t longSearchMicroseconds = 3'600'000'000;
/// Reserved at once; more is not, because a hostile array may announce half a million of nothing.
constexpr std::size_t usualBooks = 16;

// A btree entry holds 2,704 bytes at most, after compression: a limit of our own makes it predictable.
constexpr TextRule shelfUrlRule{2048, TextRule::Unit::Bytes, false};
constexpr TextRule libraryIdRule{128, TextRule::Unit::CodePoints, false};
constexpr TextRule longTextRule{4096, TextRule::Unit::CodePoints, true};
constexpr TextRule shortTextRule{64, TextRule::Unit::CodePoints, true};

/// The members of a message or book in the order of the schema; the constants are their positions.
namespace ShelfSearchMember {
enum { ShelfUrl, Books, NumBooks, TimeStart, TimeEnd, TotalBooks, SearchType };

constexpr auto names = std::to_array<std::string_view>(
    {"shelf_url", "books", "num_books", "time_start", "time_end", "total_books", "search_type"});
} // namespace ShelfSearchMember

namespace LibrarySearchMember {
enum { LibraryId, IsLibby, TimeStart, TimeEnd, Book, Available, AvailabilityMessage };

constexpr auto names = std::to_array<std::string_view>(
    {"library_id", "is_libby", "time_start", "time_end", "book", "available", "availability_message"});
} // namespace LibrarySearchMember

namespace GoodreadsVisitMember {
enum { ShelfUrl, Book, Time };

constexpr auto names = std::to_array<std::string_view>({"shelf_url", "book", "time"});
} // namespace GoodreadsVisitMember

namespace BookMember {
enum { Title, Author, Isbn, GoodreadsId, AverageRating, Link, ImageLink };

constexpr auto names = std::to_array<std::string_view>(
    {"title", "author", "isbn", "goodreads_id", "avg_rating", "link", "image_link"});
} // namespace BookMember

/// Reads one message. Its functions return false as soon as there is a fault.
class EventParser final
{
public:
    EventParser(Sha256 &sha256, Findings &findings)
        : m_sha256(sha256)
        , m_findings(findings)
    {
    }

    bool parse(const object &message, ShelfSearch &search);
    bool parse(const object &message, LibrarySearch &search);
    bool parse(const object &message, GoodreadsVisit &visit);

private:
    bool parseBooks(const Member &member, std::vector<Book> &books);
    bool parseItem(simdjson::dom::element item, Book &book);
    bool parseBook(const Member &member, Book &book);
    bool parseBook(const object &json, Book &book);
    void judgeShelfUrl(const std::string &url);
    bool parseSearchType(const Member &member, std::optional<std::string> &searchType);
    void compareCounts(const ShelfSearch &search);
    void compareTimes(std::int64_t start, std::int64_t end);

    Sha256 &m_sha256;
    Findings &m_findings;
};

bool EventParser::parse(const object &message, ShelfSearch &search)
{
    using namespace ShelfSearchMember;
    const auto members = findMembers(message, names, m_findings);
    const bool sound = readText(members[ShelfUrl], shelfUrlRule, search.shelfUrl, m_findings) &&
                       parseBooks(members[Books], search.books) &&
                       readCount(members[NumBooks], search.numBooks, m_findings) &&
                       readTime(members[TimeStart], search.timeStart, m_findings) &&
                       readTime(members[TimeEnd], search.timeEnd, m_findings) &&
                       readCount(members[TotalBooks], search.totalBooks, m_findings) &&
                       parseSearchType(members[SearchType], search.searchType);
    if (!sound) {
        return false;
    }
    judgeShelfUrl(search.shelfUrl);
    compareCounts(search);
    compareTimes(search.timeStart, search.timeEnd);
    return true;
}

bool EventParser::parse(const object &message, LibrarySearch &search)
{
    using namespace LibrarySearchMember;
    const auto members = findMembers(message, names, m_findings);
    const bool sound =
        readText(members[LibraryId], libraryIdRule, search.libraryId, m_findings) &&
        readFlag(members[IsLibby], search.isLibby, m_findings) &&
        readTime(members[TimeStart], search.timeStart, m_findings) &&
        readTime(members[TimeEnd], search.timeEnd, m_findings) &&
        parseBook(members[LibrarySearchMember::Book], search.book) &&
        readFlag(members[Available], search.available, m_findings) &&
        readText(members[AvailabilityMessage], longTextRule, search.availabilityMessage, m_findings);
    if (sound) {
        compareTimes(search.timeStart, search.timeEnd);
    }
    return sound;
}

bool EventParser::parse(const object &message, GoodreadsVisit &visit)
{
    using namespace GoodreadsVisitMember;
    const auto members = findMembers(message, names, m_findings);
    if (!members[ShelfUrl].isNothing()) {
        if (!readText(members[ShelfUrl], shelfUrlRule, visit.shelfUrl.emplace(), m_findings)) {
            return false;
        }
        judgeShelfUrl(*visit.shelfUrl);
    }
    return parseBook(members[GoodreadsVisitMember::Book], visit.book) &&
           readTime(members[Time], visit.time, m_findings);
}

bool EventParser::parseBooks(const Member &member, std::vector<Book> &books)
{
    array items;
    if (!readArray(member, items, m_findings)) {
        return false;
    }
    books.reserve(std::min(items.size(), usualBooks));
    for (const simdjson::dom::element item : items) {
        if (!parseItem(item, books.emplace_back())) {
            m_findings.within('[' + std::to_string(books.size() - 1) + ']');
            return m_findings.within(member.name);
        }
    }
    return true;
}

bool EventParser::parseItem(simdjson::dom::element item, Book &book)
{
    object json;
    return item.get(json) == simdjson::SUCCESS
               ? parseBook(json, book)
               : m_findings.refuse(Reason::fieldType, "the book is not an object", item);
}

bool EventParser::parseBook(const Member &member, Book &book)
{
    object json;
    if (!readObject(member, json, m_findings)) {
        return false;
    }
    return parseBook(json, book) || m_findings.within(member.name);
}

bool EventParser::parseBook(const object &json, Book &book)
{
    using namespace BookMember;
    const auto members = findMembers(json, names, m_findings);
    std::string receivedId;
    const bool sound = readText(members[Title], longTextRule, book.title, m_findings) &&
                       readText(members[Author], longTextRule, book.author, m_findings) &&
                       readText(members[Isbn], shortTextRule, book.isbn, m_findings) &&
                       readGoodreadsId(members[GoodreadsId], book.goodreadsId, receivedId, m_findings);
    if (sound) {
        book.uniqueHash = uniqueHash(m_sha256, book.title, book.author, receivedId, book.isbn);
        readDetail(members[AverageRating], book.details.averageRating, m_findings);
        readDetail(members[Link], longTextRule, book.details.link, m_findings);
        readDetail(members[ImageLink], longTextRule, book.details.imageLink, m_findings);
    }
    return sound;
}

void EventParser::judgeShelfUrl(const std::string &url)
{
    if (!isPlainGoodreadsUrl(url)) {
        m_findings.warn(Warning::urlUnusual);
    }
}

bool EventParser::parseSearchType(const Member &member, std::optional<std::string> &searchType)
{
    if (member.isNothing()) {
        m_findings.warn(Warning::searchTypeMissing);
        return true;
    }
    return readText(member, shortTextRule, searchType.emplace(), m_findings);
}

void EventParser::compareCounts(const ShelfSearch &search)
{
    if (static_cast<std::size_t>(search.numBooks) != search.books.size()) {
        m_findings.warn(Warning::countMismatch);
    }
    if (search.totalBooks < search.numBooks) {
        m_findings.warn(Warning::countTotal);
    }
}

void EventParser::compareTimes(std::int64_t start, std::int64_t end)
{
    if (end < start) {
        m_findings.warn(Warning::timeReversed);
    }
    if (end - start > longSearchMicroseconds) {
        m_findings.warn(Warning::timeLong);
    }
}

} // namespace

bool parseEvent(object message, Sha256 &sha256, Event &event, Findings &findings)
{
    const auto [type] = findMembers(message, std::array<std::string_view, 1>{"msg_type"}, findings);
    std::string_view name;
    if (!readString(type, name, findings)) {
        return false;
    }
    EventParser parser(sha256, findings);
    if (name == "SHELFSEARCH") {
        return parser.parse(message, event.emplace<ShelfSearch>());
    }
    if (name == "LIBRARYSEARCH") {
        return parser.parse(message, event.emplace<LibrarySearch>());
    }
    if (name == "GOODREADSVISIT") {
        return parser.parse(message, event.emplace<GoodreadsVisit>());
    }
    findings.refuse(Reason::typeUnknown, "the msg_type is not one we know", *type.value);
    return findings.within(type.name);
}

} // namespace ShelfHelp::Ingest
