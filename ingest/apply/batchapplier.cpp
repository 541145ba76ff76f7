// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batchapplier.h"

#include "batchcolumns.h"
#include "changedrows.h"

#include <ingest/decode/reasons.h>
#include <sql/crashhook.h>

#include <QCryptographicHash>
#include <QLoggingCategory>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

constexpr std::size_t maximumBatchBytes =
    8 * 1024 * 1024; ///< raw bytes waiting; what is sent takes a few times as much
constexpr std::size_t largeRecord = 1024 * 1024;   ///< does not wait here while the next one is read
constexpr std::size_t keptWhole = 6 * 1024 * 1024; ///< a rejected record is kept whole up to this size …
constexpr std::size_t keptOfLarger = 1024 * 1024;  ///< … and this much of a larger one, with its hash

std::pair<std::string_view, std::string_view> keyOf(const Notification &notification)
{
    return {notification.topic, notification.messageId};
}

std::string sha256(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())),
                                    QCryptographicHash::Sha256)
        .toStdString();
}

void appendRejection(Sql::RejectionColumns &columns, const PendingRecord &pending)
{
    const auto &rejection = std::get<Rejection>(pending.record.content);
    const std::string &raw = pending.record.raw;
    const bool isCut = pending.rawSize != 0;
    const std::string_view kept = raw;
    columns.raw.push_back(kept.size() > keptWhole ? kept.substr(0, keptOfLarger) : kept);
    columns.rawHash.push_back(isCut ? std::string(pending.rawHash.begin(), pending.rawHash.end())
                                    : sha256(raw));
    columns.rawSize.emplace_back(isCut ? pending.rawSize : std::int64_t(raw.size()));
    columns.reason.emplace_back(rejection.reason);
    columns.path.emplace_back(rejection.path);
    columns.offset.push_back(rejection.offset);
    columns.detail.emplace_back(rejection.detail);
    columns.excerpt.emplace_back(rejection.excerpt);
    columns.source.emplace_back(pending.source.toStdString());
    columns.line.emplace_back(pending.line);
    columns.record.emplace_back(pending.record.position);
}

QStringList toStringList(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words) {
        list.append(QString::fromStdString(word));
    }
    return list;
}

Rejection conflictRejection()
{
    return {.reason = std::string(Reason::idConflict),
            .path = "MessageId",
            .detail = "this MessageId is already stored with another Message"};
}

RejectionReport report(const PendingRecord &pending)
{
    const auto &rejection = std::get<Rejection>(pending.record.content);
    return {.source = pending.source,
            .line = pending.line,
            .record = pending.record.position,
            .reason = QString::fromStdString(rejection.reason),
            .path = QString::fromStdString(rejection.path),
            .detail = QString::fromStdString(rejection.detail)};
}

RecordOutcome outcomeOf(const PendingRecord &pending, RecordOutcome::Kind kind, const QStringList &warnings)
{
    RecordOutcome outcome{.kind = kind,
                          .source = pending.source,
                          .line = pending.line,
                          .record = pending.record.position,
                          .warnings = warnings};
    if (kind == RecordOutcome::Kind::Rejected) {
        outcome.reason = QString::fromStdString(std::get<Rejection>(pending.record.content).reason);
    }
    return outcome;
}

template <typename Items>
std::vector<const Notification *> notificationsOf(const Items &items)
{
    std::vector<const Notification *> notifications;
    notifications.reserve(items.size());
    for (const auto *item : items) {
        notifications.push_back(&item->notification);
    }
    return notifications;
}

} // namespace

BatchApplier::BatchApplier(BatchStore &store, qint64 run, int batchSize, Observer observer)
    : m_store(store)
    , m_run(run)
    , m_batchSize(std::size_t(std::max(batchSize, 1)))
    , m_observer(std::move(observer))
{
    m_summary.run = run;
}

Outcome BatchApplier::add(PendingRecord record)
{
    const std::size_t bytes = record.record.raw.size();
    const auto *arrived = std::get_if<Notification>(&record.record.content);
    const bool isTooMuch = m_batchBytes > 0 && m_batchBytes + bytes > maximumBatchBytes;
    if (isTooMuch || (arrived != nullptr && standsInTheWay(*arrived))) {
        if (Outcome flushed = flush(); !flushed.ok()) {
            return flushed;
        }
    }
    m_batchBytes += bytes;
    m_isLarge = bytes >= largeRecord;
    if (std::holds_alternative<Rejection>(record.record.content)) {
        m_rejected.push_back(std::move(record));
        return isFull() ? flush() : success();
    }
    Notification notification = std::get<Notification>(std::move(record.record.content));
    const auto known = m_keys.find(keyOf(notification));
    if (known != m_keys.end()) {
        m_repeats.push_back({known->second, std::move(record)});
    } else {
        m_items.push_back({std::move(record), std::move(notification)});
        remember(m_items.size() - 1);
    }
    return isFull() ? flush() : success();
}

bool BatchApplier::isFull() const
{
    return m_items.size() + m_repeats.size() + m_rejected.size() >= m_batchSize || m_isLarge;
}

/// Two records of one batch whose order matters to the database: it has to see the first one stored.
bool BatchApplier::standsInTheWay(const Notification &notification) const
{
    const auto known = m_keys.find(keyOf(notification));
    if (known != m_keys.end()) {
        return m_items[known->second].notification.contentHash != notification.contentHash;
    }
    bool isAny = false;
    forEachBook(notification.event, [&](const Book &book) { isAny = isAny || isAmbiguous(book); });
    return isAny;
}

/// Another title or author with the same hash stands in the batch: only one can be its row.
bool BatchApplier::isAmbiguous(const Book &book) const
{
    const auto known = m_books.find(book.uniqueHash);
    return known != m_books.end() &&
           (known->second->title != book.title || known->second->author != book.author);
}

void BatchApplier::remember(std::size_t index)
{
    Notification &notification = m_items[index].notification;
    m_keys.emplace(keyOf(notification), index);
    bool isAmbiguousWithin = false; // two books of one message with the same hash
    forEachBook(notification.event, [&](const Book &book) {
        isAmbiguousWithin = isAmbiguousWithin || isAmbiguous(book);
        m_books.try_emplace(book.uniqueHash, &book);
    });
    if (isAmbiguousWithin) {
        notification.warnings.emplace_back(Warning::hashAmbiguous);
        std::ranges::sort(notification.warnings);
    }
}

Outcome BatchApplier::flush()
{
    if (Outcome stored = storeItems(); !stored.ok()) {
        return stored;
    }
    settleRepeats();
    Outcome recorded = recordRejections();
    clearBatch();
    return recorded;
}

Outcome BatchApplier::finish()
{
    if (Outcome flushed = flush(); !flushed.ok()) {
        return flushed;
    }
    if (m_uncountedRepeats == 0) {
        return success();
    }
    const Sql::BatchColumns countsOnly{.repeats = m_uncountedRepeats};
    const auto counted = m_store.store(m_run, countsOnly, {});
    return counted.ok() ? success() : Outcome(counted.error());
}

Outcome BatchApplier::storeItems()
{
    if (m_items.empty()) {
        return success();
    }
    std::vector<Item *> items;
    for (Item &item : m_items) {
        items.push_back(&item);
    }
    m_duplicatesOfBatch = 0;
    if (m_expectsDuplicates) {
        Result<std::vector<Item *>> rest = settleKnown(items);
        if (!rest.ok()) {
            return rest.error();
        }
        items = std::move(rest).value();
    }
    Outcome stored = items.empty() ? success() : storeRange(items);
    m_expectsDuplicates = m_duplicatesOfBatch * 10 > qint64(m_items.size()) * 9;
    return stored;
}

/// Counts those that are stored already, and returns the others.
Result<std::vector<BatchApplier::Item *>> BatchApplier::settleKnown(Items items)
{
    Sql::BatchColumns keys = toKeyColumns(notificationsOf(items));
    keys.repeats = m_uncountedRepeats;
    const Result<QList<qint64>> known = m_store.countDuplicates(m_run, keys);
    if (!known.ok()) {
        return known.error();
    }
    m_uncountedRepeats = 0;
    std::vector<bool> isKnown(items.size(), false);
    for (const qint64 position : known.value()) {
        isKnown[std::size_t(position - 1)] = true;
    }
    std::vector<Item *> rest;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (isKnown[i]) {
            count(*items[i], RecordOutcome::Kind::Duplicate);
        } else {
            rest.push_back(items[i]);
        }
    }
    return rest;
}

Outcome BatchApplier::storeRange(Items items)
{
    SHELFHELP_CRASH_HOOK("batch decoded");
    Sql::BatchColumns batch = toColumns(notificationsOf(items));
    batch.repeats = m_uncountedRepeats;
    // Rejections found while decoding share the transaction of the first part.
    const Result<Sql::BatchResult> result = m_store.store(m_run, batch, takeRejections());
    if (result.ok()) {
        m_uncountedRepeats = 0;
        settleRejections();
        settle(items, result.value());
        SHELFHELP_CRASH_HOOK("batch settled");
        return success();
    }
    if (result.error().kind != ErrorKind::Permanent) {
        return result.error();
    }
    if (items.size() > 1) {
        const std::size_t half = items.size() / 2;
        Outcome first = storeRange(items.first(half));
        return first.ok() ? storeRange(items.subspan(half)) : first;
    }
    qCCritical(log).noquote() << "the database refused a notification that was found valid:"
                              << result.error().toText();
    Item &refused = *items.front();
    refused.rejection = {.reason = std::string(Reason::internalDb),
                         .detail = result.error().toText().toStdString()};
    reject(std::move(refused.record), *refused.rejection);
    return success();
}

void BatchApplier::settle(Items items, const Sql::BatchResult &result)
{
    std::vector<RecordOutcome::Kind> kinds(items.size(), RecordOutcome::Kind::Stored);
    std::vector<QStringList> warnings(items.size());
    for (const qint64 position : result.duplicates) {
        kinds[std::size_t(position - 1)] = RecordOutcome::Kind::Duplicate;
    }
    for (const qint64 position : result.conflicts) {
        items[std::size_t(position - 1)]->rejection = conflictRejection();
    }
    for (auto warning = result.warnings.cbegin(); warning != result.warnings.cend(); ++warning) {
        for (const qint64 position : warning.value()) {
            warnings[std::size_t(position - 1)].append(warning.key());
        }
    }
    m_diff.add(result.rows);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i]->rejection) {
            reject(std::move(items[i]->record), *items[i]->rejection);
        } else if (kinds[i] == RecordOutcome::Kind::Stored) {
            count(*items[i], kinds[i], toStringList(items[i]->notification.warnings) + warnings[i]);
        } else {
            count(*items[i], kinds[i]);
        }
    }
}

void BatchApplier::settleRepeats()
{
    for (Repeat &repeat : m_repeats) {
        if (const auto &rejection = m_items[repeat.first].rejection) {
            reject(std::move(repeat.record), *rejection);
        } else {
            m_diff.addDuplicate(m_items[repeat.first].notification.event);
            count(repeat.record, RecordOutcome::Kind::Duplicate);
            ++m_uncountedRepeats;
        }
    }
}

void BatchApplier::reject(PendingRecord record, Rejection rejection)
{
    record.record.content = std::move(rejection);
    m_rejected.push_back(std::move(record));
}

Sql::RejectionColumns BatchApplier::takeRejections() const
{
    Sql::RejectionColumns columns;
    for (const PendingRecord &rejected : m_rejected) {
        appendRejection(columns, rejected);
    }
    return columns;
}

void BatchApplier::settleRejections()
{
    for (const PendingRecord &rejected : std::exchange(m_rejected, {})) {
        count(rejected, RecordOutcome::Kind::Rejected);
    }
}

Outcome BatchApplier::recordRejections()
{
    if (m_rejected.empty()) {
        return success();
    }
    const auto stored = m_store.store(m_run, {}, takeRejections());
    if (!stored.ok()) {
        return stored.error();
    }
    settleRejections();
    return success();
}

void BatchApplier::count(const Item &item, RecordOutcome::Kind kind, const QStringList &warnings)
{
    if (kind == RecordOutcome::Kind::Stored) {
        m_diff.addStored(item.notification.event);
    } else {
        m_diff.addDuplicate(item.notification.event);
        ++m_duplicatesOfBatch;
    }
    count(item.record, kind, warnings);
}

void BatchApplier::count(const PendingRecord &record, RecordOutcome::Kind kind, const QStringList &warnings)
{
    ++m_summary.read;
    switch (kind) {
    case RecordOutcome::Kind::Stored:
        ++m_summary.stored;
        m_summary.librariesRegistered +=
            warnings.contains(QLatin1StringView(Warning::libraryRegistered)) ? 1 : 0;
        break;
    case RecordOutcome::Kind::Duplicate:
        ++m_summary.duplicate;
        break;
    case RecordOutcome::Kind::Rejected:
        ++m_summary.rejected;
        if (m_summary.rejections.size() < IngestSummary::maximumReports) {
            m_summary.rejections.append(report(record));
        }
        break;
    }
    if (m_observer) {
        m_observer(outcomeOf(record, kind, warnings));
    }
}

QList<TableChange> BatchApplier::tableChanges(int mostRows)
{
    QList<TableChange> changes = m_diff.changes();
    if (mostRows > 0) {
        addChangedRows(changes, m_diff, m_store, m_run, mostRows);
    }
    return changes;
}

void BatchApplier::clearBatch()
{
    m_keys.clear();
    m_books.clear();
    m_items.clear();
    m_repeats.clear();
    m_batchBytes = 0;
}

} // namespace ShelfHelp::Ingest
