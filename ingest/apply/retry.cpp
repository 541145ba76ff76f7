// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "retry.h"

#include "batchapplier.h"
#include "rejectedrecord.h"

#include <sql/ingeststore.h>
#include <sql/rejections.h>

#include <QElapsedTimer>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

constexpr int batchSize = 1000; ///< each rejection is flushed by itself; only whole documents come near

/// One run over rejections: each is decoded, applied and settled before the next one is read.
class Retry final
{
    Q_DISABLE_COPY_MOVE(Retry)

public:
    Retry(Sql::Connection &connection, qint64 run, const RetryOptions &options)
        : m_connection(connection)
        , m_run(run)
        , m_options(options)
        , m_store(connection, {})
        , m_applier(m_store, run, batchSize,
                    [this](const RecordOutcome &outcome) { m_records.append(outcome); })
    {
    }

    [[nodiscard]] Result<RetryOutcome> retry(qint64 id)
    {
        const auto rejection = Sql::rejection(m_connection, id);
        if (!rejection.ok()) {
            return rejection.error();
        }
        if (m_options.onlyOpen && rejection.value().state != Sql::RejectionState::Open) {
            return RetryOutcome{.id = id, .kind = RetryOutcome::Kind::Settled};
        }
        const bool isEdited = m_options.edited.contains(id);
        if (rejection.value().isCut() && !isEdited) {
            return RetryOutcome{.id = id, .kind = RetryOutcome::Kind::Cut};
        }
        Sql::RejectedNotification sent = rejection.value();
        sent.raw = m_options.edited.value(id, sent.raw);
        if (const Outcome applied = apply(sent); !applied.ok()) {
            return applied.error();
        }
        if (isEdited && (m_records.isEmpty() || wasRejected())) {
            return outcome(id, false);
        }
        const auto marked = Sql::markRetried(m_connection, id, rejection.value().attempts, m_run);
        if (!marked.ok()) {
            return marked.error();
        }
        return outcome(id, marked.value());
    }

    [[nodiscard]] Result<IngestSummary> finish()
    {
        const Outcome finished = m_applier.finish();
        return finished.ok() ? Result<IngestSummary>(m_applier.summary()) : finished.error();
    }

private:
    [[nodiscard]] Outcome apply(const Sql::RejectedNotification &rejection)
    {
        m_records.clear();
        for (DecodedRecord &record : m_decoder.decode(rejection)) {
            if (Outcome added = m_applier.add(
                    {.record = std::move(record), .source = rejection.source, .line = rejection.line});
                !added.ok()) {
                return added;
            }
        }
        return m_applier.flush();
    }

    [[nodiscard]] bool wasRejected() const
    {
        return std::ranges::any_of(m_records, [](const RecordOutcome &record) {
            return record.kind == RecordOutcome::Kind::Rejected;
        });
    }

    [[nodiscard]] RetryOutcome outcome(qint64 id, bool isSettled) const
    {
        RetryOutcome result{.id = id, .kind = RetryOutcome::Kind::Duplicate};
        for (const RecordOutcome &record : m_records) {
            if (record.kind == RecordOutcome::Kind::Rejected && !isSettled) {
                return {.id = id, .kind = RetryOutcome::Kind::Rejected, .reason = record.reason};
            }
            if (record.kind == RecordOutcome::Kind::Stored) {
                result.kind = RetryOutcome::Kind::Stored;
            }
        }
        return result;
    }

    Sql::Connection &m_connection;
    const qint64 m_run;
    const RetryOptions &m_options;
    BatchStore m_store;
    RejectedRecordDecoder m_decoder;
    BatchApplier m_applier;
    QList<RecordOutcome> m_records; ///< of the rejection in hand
};

} // namespace

Result<RetrySummary> retryRejections(Sql::Connection &connection, const QList<qint64> &ids,
                                     const RetryOptions &options)
{
    QElapsedTimer clock;
    clock.start();
    const Result<qint64> run = Sql::beginRun(connection, u"retry of rejected notifications"_qs);
    if (!run.ok()) {
        return run.error();
    }
    Retry retry(connection, run.value(), options);
    RetrySummary summary;
    bool stopped = false;
    for (const qint64 id : ids) {
        stopped = options.shouldStop && options.shouldStop();
        if (stopped) {
            break;
        }
        const Result<RetryOutcome> outcome = retry.retry(id);
        if (!outcome.ok()) {
            return outcome.error();
        }
        summary.cut += outcome.value().kind == RetryOutcome::Kind::Cut ? 1 : 0;
        summary.settled += outcome.value().kind == RetryOutcome::Kind::Settled ? 1 : 0;
        if (options.observer) {
            options.observer(outcome.value());
        }
    }
    const Result<IngestSummary> counts = retry.finish();
    if (!counts.ok()) {
        return counts.error();
    }
    summary.run = counts.value();
    summary.run.seconds = double(clock.nsecsElapsed()) / 1e9;
    summary.run.stopped = stopped;
    return summary;
}

} // namespace ShelfHelp::Ingest
