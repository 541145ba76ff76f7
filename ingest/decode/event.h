// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ShelfHelp::Ingest {

/// A SHA-256 digest.
using Digest = std::array<std::uint8_t, 32>;

/// What a message tells of a book beyond the columns of the existing tables; each may be missing.
struct BookDetails
{
    std::optional<double> averageRating;
    std::optional<std::string> link;
    std::optional<std::string> imageLink;

    friend bool operator==(const BookDetails &, const BookDetails &) = default;
};

/// One book of a message. Texts are UTF-8, byte-equal to the payload.
struct Book
{
    std::string title;
    std::string author;
    std::string isbn;
    std::int64_t goodreadsId = 0; ///< 1 … 2^63−1
    std::string uniqueHash;       ///< 64 lower-case hex digits, see bookhash.h
    BookDetails details;

    friend bool operator==(const Book &, const Book &) = default;
};

/// A reader asked for books from a shelf. Times: microseconds since 1970-01-01T00:00:00 of the publishing
/// host's wall clock (naive); a time with an offset was converted to UTC.
struct ShelfSearch
{
    std::string shelfUrl;
    std::vector<Book> books; ///< as shown: order and repetition kept, may be empty
    std::int32_t numBooks = 0;
    std::int32_t totalBooks = 0;
    std::int64_t timeStart = 0;
    std::int64_t timeEnd = 0;
    std::optional<std::string> searchType;

    friend bool operator==(const ShelfSearch &, const ShelfSearch &) = default;
};

/// A reader checked whether a library has a book. Times as in ShelfSearch.
struct LibrarySearch
{
    std::string libraryId;
    Book book;
    std::string availabilityMessage;
    std::int64_t timeStart = 0;
    std::int64_t timeEnd = 0;
    bool isLibby = false;
    bool available = false;

    friend bool operator==(const LibrarySearch &, const LibrarySearch &) = default;
};

/// A reader followed a book's link to Goodreads. The time is as in ShelfSearch.
struct GoodreadsVisit
{
    std::optional<std::string> shelfUrl;
    Book book;
    std::int64_t time = 0;

    friend bool operator==(const GoodreadsVisit &, const GoodreadsVisit &) = default;
};

using Event = std::variant<ShelfSearch, LibrarySearch, GoodreadsVisit>;

/// Calls `visit` with each book that the event mentions, in its order. An event that mentions any has `book`
/// or `books`.
template <typename... Happened, typename Visit>
void forEachBook(const std::variant<Happened...> &event, Visit visit)
{
    std::visit(
        [&visit](const auto &happened) {
            if constexpr (requires { happened.books; }) {
                std::ranges::for_each(happened.books, visit);
            } else if constexpr (requires { happened.book; }) {
                visit(happened.book);
            }
        },
        event);
}

/// A decoded notification: what happened, and the key that makes it unique for ever.
struct Notification
{
    std::string topic;     ///< TopicArn; empty when the envelope has none; "raw" for a bare message
    std::string messageId; ///< SNS MessageId; hex SHA-256 of the Message (or bare body) when there is none
    Digest contentHash{};  ///< SHA-256 of the Message text: the same key with another hash is id.conflict
    std::optional<std::string> sequenceNumber; ///< text: 20 digits overflow every integer
    std::optional<std::int64_t> publishedAt;   ///< envelope Timestamp, microseconds since the epoch, UTC
    Event event;
    std::vector<std::string> warnings; ///< names of docs/notifications.md, sorted, without repetition

    friend bool operator==(const Notification &, const Notification &) = default;
};

/// Why a notification was refused.
struct Rejection
{
    std::string reason;                 ///< of the vocabulary in reasons.h
    std::string path;                   ///< JSON path of the fault: Records[0].body.Message.books[2].title
    std::optional<std::int64_t> offset; ///< byte offset of the fault within its layer
    std::string detail;                 ///< one sentence, without payload text
    std::string excerpt; ///< at most 200 characters of the offending text: UTF-8 without U+0000

    friend bool operator==(const Rejection &, const Rejection &) = default;
};

/// What a queue tells of a record that it delivered; empty where the record came another way.
struct Delivery
{
    std::string messageId;     ///< the queue's own; a redrive changes it, so it is never a key
    std::string receiptHandle; ///< acknowledges this receipt
    std::string messageGroup;
    std::string queueArn;
    int receiveCount = 0; ///< of the message so far, this receipt included; 0 where it is not told

    friend bool operator==(const Delivery &, const Delivery &) = default;
};

/// One notification read from a document, good or refused, with the bytes it came from.
struct DecodedRecord
{
    std::int64_t position = 0; ///< in its document, from 0
    /// The record as it arrived: its body, or its part of the document; all of a document that is unreadable.
    std::string raw;
    Delivery delivery;
    std::variant<Notification, Rejection> content;

    friend bool operator==(const DecodedRecord &, const DecodedRecord &) = default;
};

} // namespace ShelfHelp::Ingest
