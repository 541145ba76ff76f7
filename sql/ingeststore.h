// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ShelfHelp::Sql {

/// A column of a batch whose values may be NULL.
using TextColumn = std::vector<std::optional<std::string>>;

/// A batch as columns: exactly the parameters of shelfhelp.ingest_batch(), in its order. Positions count
/// from 1. Keys (shelf URLs, book hashes) are distinct and sorted, so that concurrent ingesters take their
/// locks in one order. Texts are UTF-8; times are microseconds since 1970-01-01T00:00:00.
struct BatchColumns
{
    TextColumn topics; ///< distinct, sorted

    struct Notifications
    {
        std::vector<std::int32_t> topic;
        std::vector<std::string> id; ///< 16 bytes of a UUID
        TextColumn messageId;        ///< only where it is no UUID
        std::vector<std::string> contentHash;
        std::vector<std::int32_t> kind; ///< 0 shelf search, 1 library check
        TextColumn sequenceNumber;
        std::vector<std::optional<std::int64_t>> publishedAt;
        TextColumn warnings; ///< separated by blanks
    } notifications;

    TextColumn shelfUrls;

    struct Books
    {
        TextColumn uniqueHash;
        std::vector<std::optional<std::int64_t>> goodreadsId;
        TextColumn title;
        TextColumn author;
        TextColumn isbn;
    } books;

    struct ShelfSearches
    {
        std::vector<std::int32_t> notification;
        std::vector<std::int32_t> shelf;
        std::vector<std::int32_t> numBooks;
        std::vector<std::int32_t> totalBooks;
        std::vector<std::int64_t> start;
        std::vector<std::int64_t> end;
        TextColumn searchType;
    } shelfSearches;

    /// One row per book that a shelf search showed; book 0 stands for an empty list.
    struct ShownBooks
    {
        std::vector<std::int32_t> search;
        std::vector<std::int32_t> book;
    } shownBooks;

    struct LibrarySearches
    {
        std::vector<std::int32_t> notification;
        TextColumn library;
        std::vector<std::uint8_t> isLibby;
        std::vector<std::int64_t> start;
        std::vector<std::int64_t> end;
        std::vector<std::int32_t> book;
        std::vector<std::uint8_t> available;
        TextColumn message;
    } librarySearches;

    std::int32_t repeats = 0; ///< notifications whose key and content stood earlier in this batch

    [[nodiscard]] std::size_t size() const { return notifications.id.size(); }
};

/// Rejected notifications as columns of shelfhelp.record_rejections().
struct RejectionColumns
{
    std::vector<std::string> raw; ///< at most 1 MiB kept of what is longer than 6 MiB
    std::vector<std::string> rawHash;
    std::vector<std::optional<std::int64_t>> rawSize;
    TextColumn reason;
    TextColumn path;
    std::vector<std::optional<std::int64_t>> offset;
    TextColumn detail;
    TextColumn excerpt;
    TextColumn source;
    std::vector<std::optional<std::int64_t>> line;
    std::vector<std::optional<std::int64_t>> record;

    [[nodiscard]] std::size_t size() const { return raw.size(); }
};

/// What the database says of one notification of a batch that was not simply stored.
struct BatchRemark
{
    enum class Kind { Duplicate, Conflict, Warning };

    int position = 0; ///< from 1
    Kind kind = Kind::Duplicate;
    QString warning; ///< library.registered or hash.ambiguous

    friend bool operator==(const BatchRemark &, const BatchRemark &) = default;
};

/// Begins a run: its counts are kept by the two functions below, in the transaction of each batch.
[[nodiscard]] Result<qint64> beginRun(Connection &connection, const QString &source);

/// Stores a batch and records its rejections: one transaction, one round trip. After an error nothing of
/// the batch is stored; a transient one may be repeated as it is.
[[nodiscard]] Result<QList<BatchRemark>>
storeBatch(Connection &connection, qint64 run, const BatchColumns &batch, const RejectionColumns &rejections);

} // namespace ShelfHelp::Sql
