// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodechecks.h"
#include "fuzzing.h"
#include "timeoracle.h"

#include <sql/eventkinds.h>
#include <tests/unit/ingest/decodetesting.h>

#include <QCryptographicHash>

#include <simdjson.h>

#include <charconv>

namespace ShelfHelp::Fuzz {

using namespace Ingest;
using simdjson::dom::element;
using simdjson::dom::object;

namespace {

constexpr std::string_view key = "7f6d";

/// The last member of that name: what a payload says, found apart from the decoder.
std::optional<element> member(object json, std::string_view name)
{
    std::optional<element> found;
    for (const simdjson::dom::key_value_pair field : json) {
        if (field.key == name) {
            found = field.value;
        }
    }
    return found;
}

std::optional<std::string> textOf(object json, std::string_view name)
{
    const std::optional<element> value = member(json, name);
    std::string_view text;
    return value && value->get(text) == simdjson::SUCCESS ? std::optional(std::string(text)) : std::nullopt;
}

void requireText(object json, std::string_view name, const std::string &stored)
{
    require(textOf(json, name) == stored, std::string(name) + " is stored byte by byte");
    require(stored.find('\0') == std::string::npos, std::string(name) + " can be stored");
}

void requireTime(object json, std::string_view name, std::int64_t stored)
{
    const ExpectedTime expected = expectedTime(textOf(json, name).value_or(std::string()));
    require(expected.microseconds == stored, std::string(name) + " is the documented time");
}

void requireFlag(object json, std::string_view name, bool stored)
{
    bool flag = false;
    const std::optional<element> value = member(json, name);
    require(value && value->get(flag) == simdjson::SUCCESS && flag == stored,
            std::string(name) + " is stored");
}

void requireCount(object json, std::string_view name, std::int32_t stored)
{
    double number = -1;
    const std::optional<element> value = member(json, name);
    require(value && value->get(number) == simdjson::SUCCESS && number == stored && stored >= 0,
            std::string(name) + " is stored");
}

/// The id as it was received.
std::string idText(object json)
{
    const std::optional<element> id = member(json, "goodreads_id");
    require(id.has_value(), "a book has an id");
    return textOf(json, "goodreads_id").value_or(std::string(simdjson::minify(*id)));
}

std::string expectedHash(const Book &book, const std::string &id)
{
    const std::string text = book.title + '-' + book.author + '-' + id + '-' + book.isbn;
    return QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

void checkDetail(object json, std::string_view name, const std::optional<std::string> &stored)
{
    require(!stored || (!stored->empty() && textOf(json, name) == stored),
            std::string(name) + " is stored or left out");
}

void checkBook(object json, const Book &book)
{
    requireText(json, "title", book.title);
    requireText(json, "author", book.author);
    requireText(json, "isbn", book.isbn);
    const std::string id = idText(json);
    std::int64_t number = 0;
    const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
    require(read.ec == std::errc{} && read.ptr == id.data() + id.size() && number == book.goodreadsId &&
                number > 0,
            "the id is stored");
    require(book.uniqueHash == expectedHash(book, id), "the hash is that of the texts as received");
    checkDetail(json, "link", book.details.link);
    checkDetail(json, "image_link", book.details.imageLink);
}

object bookOf(object json)
{
    object book;
    const std::optional<element> value = member(json, "book");
    require(value && value->get(book) == simdjson::SUCCESS, "there is a book");
    return book;
}

void checkEvent(object json, const ShelfSearch &search)
{
    requireText(json, "shelf_url", search.shelfUrl);
    require(search.shelfUrl.size() <= 2048 && !search.shelfUrl.empty(), "the address fits into an index");
    requireCount(json, "num_books", search.numBooks);
    requireCount(json, "total_books", search.totalBooks);
    requireTime(json, "time_start", search.timeStart);
    requireTime(json, "time_end", search.timeEnd);
    require(textOf(json, "search_type") == search.searchType, "the kind of search is stored");
    simdjson::dom::array books;
    const std::optional<element> value = member(json, "books");
    require(value && value->get(books) == simdjson::SUCCESS && books.size() == search.books.size(),
            "every book is stored");
    std::size_t index = 0;
    for (const element item : books) {
        object book;
        require(item.get(book) == simdjson::SUCCESS, "a book is an object");
        checkBook(book, search.books[index++]);
    }
}

void checkEvent(object json, const LibrarySearch &check)
{
    requireText(json, "library_id", check.libraryId);
    requireFlag(json, "is_libby", check.isLibby);
    requireFlag(json, "available", check.available);
    requireText(json, "availability_message", check.availabilityMessage);
    requireTime(json, "time_start", check.timeStart);
    requireTime(json, "time_end", check.timeEnd);
    checkBook(bookOf(json), check.book);
}

void checkEvent(object json, const GoodreadsVisit &visit)
{
    require(textOf(json, "shelf_url") == visit.shelfUrl, "the address is stored, or there was none");
    requireTime(json, "time", visit.time);
    checkBook(bookOf(json), visit.book);
}

/// The event is what the message says, read once more, apart from the decoder.
void checkStored(const std::string &message, const Event &event)
{
    simdjson::dom::parser parser;
    object json;
    require(parser.parse(message).get(json) == simdjson::SUCCESS, "only objects are stored");
    std::visit([json](const auto &happening) { checkEvent(json, happening); }, event);
    const QString &type = Sql::eventKinds()[qsizetype(event.index())].messageType;
    require(textOf(json, "msg_type") == type.toStdString(), "the event is of the message's type");
}

void checkUndecodable(const std::string &input)
{
    const std::vector<DecodedRecord> records = decodeChecked(Testing::envelope(key, input));
    require(records.size() == 1 && rejectionOf(records.front()) != nullptr &&
                rejectionOf(records.front())->reason == "json.utf8",
            "a Message that is not UTF-8 is refused as such");
}

} // namespace

void checkMessage(std::string_view input)
{
    const std::string message(input);
    if (!isUtf8(input)) {
        return checkUndecodable(message);
    }
    const std::vector<DecodedRecord> alone = decodeChecked(Testing::envelope(key, message));
    const std::vector<DecodedRecord> queued =
        decodeChecked(Testing::lambdaEvent(Testing::envelope(key, message)));
    require(alone.size() == 1 && queued.size() == 1, "one envelope is one record");
    requireAlike(alone.front(), "", queued.front(), "Records[0].body");
    const Notification *notification = notificationOf(alone.front());
    if (notification == nullptr) {
        return;
    }
    require(notification->messageId == key, "the envelope's key is kept");
    const QByteArray hash = QCryptographicHash::hash(
        QByteArrayView(message.data(), qsizetype(message.size())), QCryptographicHash::Sha256);
    require(std::equal(hash.begin(), hash.end(), notification->contentHash.begin(),
                       notification->contentHash.end(),
                       [](char a, std::uint8_t b) { return std::uint8_t(a) == b; }),
            "the content is known by its SHA-256");
    checkStored(message, notification->event);
}

} // namespace ShelfHelp::Fuzz
