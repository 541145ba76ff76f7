// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batchapplier.h"

#include "batchcolumns.h"

#include <ingest/decode/reasons.h>

#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

constexpr int maximumAttempts = 8;
constexpr unsigned firstPauseMs = 100;
constexpr std::size_t maximumBatchBytes =
    16 * 1024 * 1024;                              ///< raw bytes waiting; bounds the memory of a batch
constexpr std::size_t keptWhole = 6 * 1024 * 1024; ///< a rejected record is kept whole up to this size …
constexpr std::size_t keptOfLarger = 1024 * 1024;  ///< … and this much of a larger one, with its hash

std::string ledgerKeyText(const Notification &notification)
{
    return notification.topic + '\0' + notification.messageId;
}

std::string sha256(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())),
                                    QCryptographicHash::Sha256)
        .toStdString();
}

/// Full jitter: colliding ingesters must not meet again.
void pause(int attempt)
{
    const unsigned ceiling = firstPauseMs << std::min(attempt, 6);
    QThread::msleep(QRandomGenerator::global()->bounded(ceiling) + 1);
}

void appendRejection(Sql::RejectionColumns &columns, const PendingRecord &pending)
{
    const auto &rejection = std::get<Rejection>(pending.record.content);
    const std::string &raw = pending.record.raw;
    const bool isCut = pending.rawSize != 0;
    columns.raw.push_back(raw.size() > keptWhole ? raw.substr(0, keptOfLarger) : raw);
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

} // namespace

BatchApplier::BatchApplier(Sql::Connection &connection, qint64 run, int batchSize, Observer observer)
    : m_connection(connection)
    , m_run(run)
    , m_batchSize(std::size_t(std::max(batchSize, 1)))
    , m_observer(std::move(observer))
{
}

Outcome BatchApplier::add(PendingRecord record)
{
    m_batchBytes += record.record.raw.size();
    if (std::holds_alternative<Rejection>(record.record.content)) {
        m_rejected.push_back(std::move(record));
        return isFull() ? flush() : success();
    }
    Notification notification = std::get<Notification>(std::move(record.record.content));
    if (standsInTheWay(notification)) {
        if (Outcome flushed = flush(); !flushed.ok()) {
            return flushed;
        }
    }
    const auto known = m_keys.find(ledgerKeyText(notification));
    if (known != m_keys.end()) {
        m_repeats.push_back({known->second, std::move(record)});
    } else {
        remember(notification);
        m_records.push_back(std::move(record));
        m_notifications.push_back(std::move(notification));
    }
    return isFull() ? flush() : success();
}

bool BatchApplier::isFull() const
{
    return m_notifications.size() + m_repeats.size() + m_rejected.size() >= m_batchSize ||
           m_batchBytes >= maximumBatchBytes;
}

/// Two records of one batch whose order matters to the database: it has to see the first one stored.
bool BatchApplier::standsInTheWay(const Notification &notification) const
{
    const auto known = m_keys.find(ledgerKeyText(notification));
    if (known != m_keys.end()) {
        return m_notifications[known->second].contentHash != notification.contentHash;
    }
    if (const auto *search = std::get_if<ShelfSearch>(&notification.event)) {
        return std::ranges::any_of(search->books, [this](const Book &book) { return isAmbiguous(book); });
    }
    return isAmbiguous(std::get<LibrarySearch>(notification.event).book);
}

/// Another title or author with the same hash stands in the batch: only one can be its row.
bool BatchApplier::isAmbiguous(const Book &book) const
{
    const auto known = m_books.find(book.uniqueHash);
    return known != m_books.end() && known->second != std::pair(book.title, book.author);
}

void BatchApplier::remember(Notification &notification)
{
    m_keys.emplace(ledgerKeyText(notification), m_notifications.size());
    bool isAmbiguousWithin = false; // two books of one message with the same hash
    const auto rememberBook = [this, &isAmbiguousWithin](const Book &book) {
        isAmbiguousWithin = isAmbiguousWithin || isAmbiguous(book);
        m_books.try_emplace(book.uniqueHash, book.title, book.author);
    };
    if (const auto *search = std::get_if<ShelfSearch>(&notification.event)) {
        std::ranges::for_each(search->books, rememberBook);
    } else {
        rememberBook(std::get<LibrarySearch>(notification.event).book);
    }
    if (isAmbiguousWithin) {
        notification.warnings.emplace_back(Warning::hashAmbiguous);
        std::ranges::sort(notification.warnings);
    }
}

Outcome BatchApplier::flush()
{
    m_isConflict.assign(m_notifications.size(), false);
    if (!m_notifications.empty()) {
        if (Outcome stored = storeRange(0, m_notifications.size()); !stored.ok()) {
            return stored;
        }
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
    const auto counted = storeWithRetry(countsOnly, {});
    return counted.ok() ? success() : Outcome(counted.error());
}

Outcome BatchApplier::storeRange(std::size_t first, std::size_t count)
{
    Sql::BatchColumns batch = toColumns(std::span(m_notifications).subspan(first, count));
    batch.repeats = m_uncountedRepeats;
    // Rejections found while decoding share the transaction of the first part.
    Sql::RejectionColumns rejections;
    for (const PendingRecord &rejected : m_rejected) {
        appendRejection(rejections, rejected);
    }
    const auto remarks = storeWithRetry(batch, rejections);
    if (remarks.ok()) {
        m_uncountedRepeats = 0;
        for (const PendingRecord &rejected : std::exchange(m_rejected, {})) {
            this->count(rejected, RecordOutcome::Kind::Rejected, {});
        }
        settle(first, count, remarks.value());
        return success();
    }
    if (remarks.error().kind != ErrorKind::Permanent) {
        return remarks.error();
    }
    if (count > 1) {
        if (Outcome half = storeRange(first, count / 2); !half.ok()) {
            return half;
        }
        return storeRange(first + count / 2, count - count / 2);
    }
    qCCritical(log).noquote() << "the database refused a notification that was found valid:"
                              << remarks.error().toText();
    m_isConflict[first] = true;
    reject(std::move(m_records[first]),
           {.reason = std::string(Reason::internalDb), .detail = remarks.error().toText().toStdString()});
    return success();
}

Result<QList<Sql::BatchRemark>> BatchApplier::storeWithRetry(const Sql::BatchColumns &batch,
                                                             const Sql::RejectionColumns &rejections)
{
    for (int attempt = 0;; ++attempt) {
        auto remarks = Sql::storeBatch(m_connection, m_run, batch, rejections);
        if (remarks.ok() || remarks.error().kind != ErrorKind::Transient || !m_connection.isAlive() ||
            attempt + 1 == maximumAttempts) {
            return remarks;
        }
        qCInfo(log).noquote() << "batch is tried again:" << remarks.error().toText();
        pause(attempt);
    }
}

void BatchApplier::settle(std::size_t first, std::size_t count, const QList<Sql::BatchRemark> &remarks)
{
    std::vector<RecordOutcome::Kind> kinds(count, RecordOutcome::Kind::Stored);
    std::vector<QStringList> warnings(count);
    for (const Sql::BatchRemark &remark : remarks) {
        const auto index = std::size_t(remark.position - 1);
        if (remark.kind == Sql::BatchRemark::Kind::Warning) {
            warnings[index].append(remark.warning);
        } else if (remark.kind == Sql::BatchRemark::Kind::Conflict) {
            m_isConflict[first + index] = true;
        } else {
            kinds[index] = RecordOutcome::Kind::Duplicate;
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        PendingRecord &record = m_records[first + i];
        if (m_isConflict[first + i]) {
            reject(std::move(record), conflictRejection());
        } else {
            this->count(record, kinds[i], toStringList(m_notifications[first + i].warnings) + warnings[i]);
        }
    }
}

void BatchApplier::settleRepeats()
{
    for (Repeat &repeat : m_repeats) {
        if (m_isConflict[repeat.first]) {
            reject(std::move(repeat.record), conflictRejection());
        } else {
            count(repeat.record, RecordOutcome::Kind::Duplicate, {});
            ++m_uncountedRepeats;
        }
    }
}

void BatchApplier::reject(PendingRecord record, Rejection rejection)
{
    record.record.content = std::move(rejection);
    m_rejected.push_back(std::move(record));
}

Outcome BatchApplier::recordRejections()
{
    if (m_rejected.empty()) {
        return success();
    }
    Sql::RejectionColumns rejections;
    for (const PendingRecord &rejected : m_rejected) {
        appendRejection(rejections, rejected);
    }
    const auto stored = storeWithRetry({}, rejections);
    if (!stored.ok()) {
        return stored.error();
    }
    for (const PendingRecord &rejected : m_rejected) {
        count(rejected, RecordOutcome::Kind::Rejected, {});
    }
    m_rejected.clear();
    return success();
}

void BatchApplier::count(const PendingRecord &record, RecordOutcome::Kind kind, const QStringList &warnings)
{
    ++m_summary.read;
    RecordOutcome outcome{
        .kind = kind, .source = record.source, .line = record.line, .record = record.record.position};
    switch (kind) {
    case RecordOutcome::Kind::Stored:
        ++m_summary.stored;
        m_summary.librariesRegistered +=
            warnings.contains(QLatin1StringView(Warning::libraryRegistered)) ? 1 : 0;
        outcome.warnings = warnings;
        break;
    case RecordOutcome::Kind::Duplicate:
        ++m_summary.duplicate;
        break;
    case RecordOutcome::Kind::Rejected:
        ++m_summary.rejected;
        if (m_summary.rejections.size() < IngestSummary::maximumReports) {
            m_summary.rejections.append(report(record));
        }
        outcome.reason = QString::fromStdString(std::get<Rejection>(record.record.content).reason);
        break;
    }
    if (m_observer) {
        m_observer(outcome);
    }
}

void BatchApplier::clearBatch()
{
    m_records.clear();
    m_notifications.clear();
    m_keys.clear();
    m_books.clear();
    m_repeats.clear();
    m_batchBytes = 0;
}

} // namespace ShelfHelp::Ingest
