// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Sql {

/// A column of texts, UTF-8; values may be NULL.
using TextColumn = std::vector<std::optional<std::string>>;
/// The same, borrowed.
using TextViewColumn = std::vector<std::optional<std::string_view>>;

/// A batch as columns: exactly the parameters of shelfhelp.ingest_batch(), in its order. Positions count
/// from 1. Keys (shelf URLs, library ids, book hashes) are distinct and sorted, so that concurrent ingesters
/// take their locks in one order. Texts are borrowed; times are microseconds since 1970-01-01T00:00:00.
struct BatchColumns
{
    TextViewColumn topics; ///< distinct, sorted

    struct Notifications
    {
        std::vector<std::int32_t> topic;
        std::vector<std::array<char, 16>> id; ///< UUIDs
        TextViewColumn messageId;             ///< only where it is no UUID
        std::vector<std::array<std::uint8_t, 32>> contentHash;
        std::vector<std::int32_t> kind; ///< numbers of EventKind
        TextViewColumn sequenceNumber;
        std::vector<std::optional<std::int64_t>> publishedAt;
        TextColumn warnings;          ///< separated by blanks
        std::vector<std::int64_t> at; ///< when it happened; of a search its start
    } notifications;

    TextViewColumn shelfUrls;
    TextViewColumn libraryIds;

    struct Books
    {
        TextViewColumn uniqueHash;
        std::vector<std::optional<std::int64_t>> goodreadsId;
        TextViewColumn title;
        TextViewColumn author;
        TextViewColumn isbn;
        std::vector<std::int32_t> teller; ///< of the latest details: a notification, 0 where there are none
        std::vector<std::optional<double>> averageRating;
        TextViewColumn link;
        TextViewColumn imageLink;
    } books;

    /// Which notification mentions which book; those of one notification stand together, in its order.
    struct Mentions
    {
        std::vector<std::int32_t> notification;
        std::vector<std::int32_t> book;
    } mentions;

    struct ShelfSearches
    {
        std::vector<std::int32_t> notification;
        std::vector<std::int32_t> shelf;
        std::vector<std::int32_t> numBooks;
        std::vector<std::int32_t> totalBooks;
        std::vector<std::int64_t> start;
        std::vector<std::int64_t> end;
        TextViewColumn searchType;
        std::vector<std::int32_t> firstMention; ///< of the books shown …
        std::vector<std::int32_t> books;        ///< … which are so many
    } shelfSearches;

    struct LibrarySearches
    {
        std::vector<std::int32_t> notification;
        std::vector<std::int32_t> library;
        std::vector<std::uint8_t> isLibby;
        std::vector<std::int64_t> start;
        std::vector<std::int64_t> end;
        std::vector<std::int32_t> book;
        std::vector<std::uint8_t> available;
        TextViewColumn message;
    } librarySearches;

    struct GoodreadsVisits
    {
        std::vector<std::int32_t> notification;
        TextViewColumn shelfUrl;
        std::vector<std::int32_t> book;
    } goodreadsVisits;

    std::int32_t repeats = 0; ///< notifications whose key and content stood earlier in this batch

    [[nodiscard]] std::size_t size() const { return notifications.id.size(); }
};

/// Rejected notifications as columns of shelfhelp.record_rejections().
struct RejectionColumns
{
    std::vector<std::string_view> raw; ///< borrowed; at most 1 MiB kept of what is longer than 6 MiB
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

/// What the database says of a batch; whatever is not named is stored. Positions from 1.
struct BatchResult
{
    QList<qint64> duplicates;
    QList<qint64> conflicts;                ///< known key, other content
    QHash<QString, QList<qint64>> warnings; ///< library.registered, hash.ambiguous

    /// Row numbers by table; only when they were asked for.
    struct TouchedRows
    {
        QHash<QString, QList<qint64>> added;
        QHash<QString, QList<qint64>> changed;
        QHash<QString, QList<qint64>> mentioned; ///< all, added and changed ones included
    } rows;
};

/// Begins a run: its counts are kept by the functions below, in the transaction of each batch.
[[nodiscard]] Result<qint64> beginRun(Connection &connection, const QString &source);

/// Stores a batch and records its rejections: one transaction, one round trip. After an error nothing of
/// the batch is stored; a transient one may be repeated as it is.
[[nodiscard]] Result<BatchResult> storeBatch(Connection &connection, qint64 run, const BatchColumns &batch,
                                             const RejectionColumns &rejections, bool explain = false);

/// Counts those of the batch that the ledger knows with the same content, and returns their positions; only
/// topics, keys and repeats of the batch are used. For replays: a fraction of storeBatch()'s work.
[[nodiscard]] Result<QList<qint64>> countDuplicates(Connection &connection, qint64 run,
                                                    const BatchColumns &batch);

/// A row of a table as JSON, by the number that stands for it in TouchedRows.
struct RowText
{
    qint64 id = 0;
    QByteArray json; ///< an object; its texts are from payloads

    friend bool operator==(const RowText &, const RowText &) = default;
};

/// Those of the rows that are there, in the order of their numbers.
[[nodiscard]] Result<QList<RowText>> readRows(Connection &connection, const QString &table,
                                              const QList<qint64> &ids);

/// Numbers of the rows that notifications of a kind (by its letter) made in a run, at most `limit` of them.
[[nodiscard]] Result<QList<qint64>> searchesOfRun(Connection &connection, qint64 run, QChar kind, int limit);

/// A run of an ingester.
struct IngestRun
{
    qint64 id = 0;
    QString source; ///< a file, a queue …
    QString program;
    QDateTime started;
    std::optional<QDateTime> lastBatch;
    qint64 read = 0;
    qint64 stored = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    std::optional<QDateTime> undone; ///< when it was taken back
    qint64 laterRuns = 0;            ///< others that have stored something since it began

    friend bool operator==(const IngestRun &, const IngestRun &) = default;
};

/// Nothing where there is no run of that number.
[[nodiscard]] Result<std::optional<IngestRun>> ingestRun(Connection &connection, qint64 run);

/// How many rows of a table an undo took away and set back.
struct UndoneRows
{
    QString table;
    qint64 removed = 0;
    qint64 changed = 0;

    friend bool operator==(const UndoneRows &, const UndoneRows &) = default;
};

/// Takes back what a run stored, in one transaction; see shelfhelp.undo_run(). ErrorKind::Usage when there is
/// no such run, or it was taken back before; Blocked when a purge has taken entries of it out of the ledger.
[[nodiscard]] Result<QList<UndoneRows>> undoRun(Connection &connection, qint64 run);

} // namespace ShelfHelp::Sql
