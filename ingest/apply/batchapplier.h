// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "batchstore.h"
#include "outcome.h"
#include "tablediff.h"

#include <ingest/decode/event.h>
#include <sql/ingeststore.h>

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ShelfHelp::Ingest {

/// One decoded record and where it came from.
struct PendingRecord
{
    DecodedRecord record;
    QString source;
    qint64 line = 0;    ///< from 1; 0 where the source has no lines
    qint64 rawSize = 0; ///< of the record as it arrived; larger than record.raw when that was cut
    Digest rawHash{};   ///< of the whole, set with rawSize
};

/// What became of one record, told once it is committed.
struct RecordOutcome
{
    enum class Kind { Stored, Duplicate, Rejected };

    Kind kind = Kind::Stored;
    QString source;
    qint64 line = 0;
    qint64 record = 0;
    QString reason;       ///< of a rejected one
    QStringList warnings; ///< of a stored one

    friend bool operator==(const RecordOutcome &, const RecordOutcome &) = default;
};

/// Collects records into batches and stores each batch in one transaction, exactly once.
///
/// After an error of a batch nothing of it is stored. A transient one is tried again (BatchStore); a
/// permanent one is narrowed down by halves until the notifications that cause it stand alone, and only those
/// are rejected. Belongs to the store's thread.
class BatchApplier final
{
    Q_DISABLE_COPY_MOVE(BatchApplier)

public:
    using Observer = std::function<void(const RecordOutcome &)>;

    /// The store outlives the applier.
    BatchApplier(BatchStore &store, qint64 run, int batchSize, Observer observer = {});

    /// Stores a full batch on the way. An error means that this batch is not stored; the run is over.
    [[nodiscard]] Outcome add(PendingRecord record);
    /// Stores what is collected.
    [[nodiscard]] Outcome flush();
    /// flush(), and settles the run's counts.
    [[nodiscard]] Outcome finish();

    [[nodiscard]] const IngestSummary &summary() const { return m_summary; }

    /// What the tables had to bear; empty unless the store rehearses. With `mostRows` the first so many rows
    /// of each change, and the rehearsal is over; without any where this role may not read them.
    [[nodiscard]] QList<TableChange> tableChanges(int mostRows = 0);

private:
    /// A notification of the batch, and the record it came in.
    struct Item
    {
        PendingRecord record;
        Notification notification;
        std::optional<Rejection> rejection = {}; ///< the database's; for those that repeat it as well
    };

    struct Repeat
    {
        std::size_t first; ///< index of the item with the same key
        PendingRecord record;
    };

    using Items = std::span<Item *const>;
    using Key = std::pair<std::string_view, std::string_view>; ///< topic and id

    struct KeyHash
    {
        std::size_t operator()(const Key &key) const { return std::hash<std::string_view>()(key.second); }
    };

    [[nodiscard]] bool standsInTheWay(const Notification &notification) const;
    [[nodiscard]] bool isAmbiguous(const Book &book) const;
    [[nodiscard]] bool isFull() const;
    void remember(std::size_t index);
    [[nodiscard]] Outcome storeItems();
    [[nodiscard]] Result<std::vector<Item *>> settleKnown(Items items);
    [[nodiscard]] Outcome storeRange(Items items);
    [[nodiscard]] Sql::RejectionColumns takeRejections() const;
    void settle(Items items, const Sql::BatchResult &result);
    void settleRejections();
    void settleRepeats();
    [[nodiscard]] Outcome recordRejections();
    void reject(PendingRecord record, Rejection rejection);
    void count(const Item &item, RecordOutcome::Kind kind, const QStringList &warnings = {});
    void count(const PendingRecord &record, RecordOutcome::Kind kind, const QStringList &warnings = {});
    void clearBatch();

    BatchStore &m_store;
    const qint64 m_run;
    const std::size_t m_batchSize;
    const Observer m_observer;
    IngestSummary m_summary;
    TableDiff m_diff;

    std::deque<Item> m_items;
    std::unordered_map<Key, std::size_t, KeyHash> m_keys;       ///< to the item; borrowed from it
    std::unordered_map<std::string_view, const Book *> m_books; ///< by hash; borrowed likewise
    std::vector<Repeat> m_repeats;
    std::vector<PendingRecord> m_rejected; ///< content is a Rejection
    std::size_t m_batchBytes = 0;          ///< raw bytes of all that waits
    bool m_isLarge = false;                ///< the last record
    std::int32_t m_uncountedRepeats = 0;   ///< told to the run with the next batch
    qint64 m_duplicatesOfBatch = 0;
    bool m_expectsDuplicates = false; ///< a replay: the keys are asked for before anything else is sent
};

} // namespace ShelfHelp::Ingest
