// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliverer.h"

#include <ingest/apply/backoff.h>

#include <QDateTime>
#include <QElapsedTimer>
#include <QLoggingCategory>

#include <atomic>
#include <memory>
#include <utility>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

/// How long a stop waits for the transaction in hand.
constexpr std::chrono::milliseconds stopGrace{1500};
/// How long a cancelled statement is waited for; what it stored then comes back as a duplicate.
constexpr std::chrono::milliseconds cancelGrace{300};

/// The records that failed, and where they stand among all.
struct Undecided
{
    explicit Undecided(const std::vector<DecodedRecord> &all)
        : records(all)
    {
        for (std::size_t i = 0; i < all.size(); ++i) {
            indexes.push_back(i);
        }
    }

    /// Tells the fates of this attempt, and keeps those that may be tried again.
    void settle(const std::vector<RecordFate> &fates, std::vector<RecordFate> &all)
    {
        std::vector<DecodedRecord> rest;
        std::vector<std::size_t> restIndexes;
        for (std::size_t i = 0; i < fates.size(); ++i) {
            all[indexes[i]] = fates[i];
            if (fates[i].kind == RecordFate::Kind::Failed) {
                rest.push_back(std::move(records[i]));
                restIndexes.push_back(indexes[i]);
            }
        }
        records = std::move(rest);
        indexes = std::move(restIndexes);
    }

    std::vector<DecodedRecord> records;
    std::vector<std::size_t> indexes;
};

/// A lost connection, a session that the server ended, a server that is away: a new connection may help. (A
/// deadlock has its SQLSTATE.)
bool isAway(const Error &error)
{
    return error.kind == ErrorKind::Transient &&
           (error.sqlState.isEmpty() || error.sqlState == u"25P03" || error.sqlState.startsWith(u"08") ||
            error.sqlState.startsWith(u"57P"));
}

bool hasPassed(const std::optional<std::chrono::steady_clock::time_point> &deadline)
{
    return deadline && std::chrono::steady_clock::now() >= *deadline;
}

} // namespace

Deliverer::Deliverer(Connect connect, QString source)
    : m_source(std::move(source))
    , m_worker(std::move(connect))
{
}

Outcome Deliverer::ensureReady(const Patience &patience)
{
    BackoffPauses pauses;
    for (;;) {
        const auto future =
            m_worker.run<std::monostate>([](Sql::Connection &connection) { return connection.ping(); });
        if (!waitFor(future, patience)) {
            m_counts.isDatabaseUp = m_counts.isDatabaseUp && !hasPassed(patience.deadline);
            return Error{.kind = ErrorKind::Cancelled, .message = u"The database has not answered yet"_qs};
        }
        const Outcome ready = future.result();
        noteDatabase(ready.ok() ? std::nullopt : std::optional(ready.error()));
        if (ready.ok() || ready.error().kind != ErrorKind::Transient || !pause(pauses.next(), patience)) {
            return ready;
        }
    }
}

/// An outage is told when it begins, not when it is over: it may last, and nothing else shows meanwhile.
void Deliverer::noteDatabase(const std::optional<Error> &fault)
{
    const bool isOutage = fault && isAway(*fault);
    m_counts.isDatabaseUp = !isOutage && (!fault || fault->kind != ErrorKind::Blocked);
    if (isOutage && !std::exchange(m_isOutageTold, true)) {
        qCWarning(log).noquote() << "waiting for the database:" << fault->toText();
    } else if (!isOutage && std::exchange(m_isOutageTold, false)) {
        qCInfo(log) << "the database answers again";
    }
}

DeliveryReport Deliverer::deliver(const std::vector<DecodedRecord> &records, const Patience &patience)
{
    if (records.empty()) {
        return {};
    }
    QElapsedTimer clock;
    clock.start();
    DeliveryReport report{.fates = std::vector<RecordFate>(records.size())};
    Undecided undecided(records);
    BackoffPauses pauses;
    do {
        const Applied applied = attempt(undecided.records, patience);
        report.fault = applied.ok() ? applied.value().fault : applied.error();
        report.isTimedOut = !applied.ok() && applied.error().kind == ErrorKind::Cancelled &&
                            hasPassed(patience.deadline); // else it was a stop
        noteDatabase(report.fault);
        if (applied.ok()) {
            undecided.settle(applied.value().fates, report.fates);
        }
    } while (!undecided.records.empty() && report.fault && isAway(*report.fault) &&
             pause(pauses.next(), patience));
    m_counts.countBatch(std::chrono::nanoseconds(clock.nsecsElapsed()));
    settle(records, report);
    return report;
}

Deliverer::Applied Deliverer::attempt(const std::vector<DecodedRecord> &records, const Patience &patience)
{
    // Shared: a statement that cannot be cancelled in time goes on without us, and without what our caller's
    // patience refers to.
    const auto shared = std::make_shared<const std::vector<DecodedRecord>>(records);
    const auto isGivenUp = std::make_shared<std::atomic<bool>>(false);
    QFuture<Applied> future =
        m_worker.run<AppliedDelivery>([this, shared, isGivenUp](Sql::Connection &connection) -> Applied {
            const Result<qint64> run = runOf(connection);
            return run.ok() ? Applied(applyDelivery(connection, run.value(), m_source, *shared,
                                                    [isGivenUp] { return isGivenUp->load(); }))
                            : Applied(run.error());
        });
    if (!waitFor(future, patience)) {
        *isGivenUp = true;
        const auto now = std::chrono::steady_clock::now();
        if (hasPassed(patience.deadline) || !waitFor(future, {.deadline = now + stopGrace})) {
            future.cancel();
            (void)waitFor(future, {.deadline = std::chrono::steady_clock::now() + cancelGrace});
        }
    }
    if (future.isFinished() && future.resultCount() > 0) {
        return future.result();
    }
    return Error{.kind = ErrorKind::Cancelled,
                 .message = u"The database did not finish before the deadline"_qs,
                 .remedy = u"What is not stored will be delivered again."_qs};
}

/// On the worker's thread.
Result<qint64> Deliverer::runOf(Sql::Connection &connection)
{
    if (m_run == 0) {
        const Result<qint64> begun = Sql::beginRun(connection, m_source);
        if (!begun.ok()) {
            return begun;
        }
        m_run = begun.value();
    }
    return m_run;
}

void Deliverer::settle(const std::vector<DecodedRecord> &records, const DeliveryReport &report)
{
    for (std::size_t i = 0; i < records.size(); ++i) {
        m_counts.count(report.fates[i]);
        const auto *notification = std::get_if<Notification>(&records[i].content);
        if (report.fates[i].kind != RecordFate::Kind::Failed && notification != nullptr &&
            notification->publishedAt) {
            const double now = double(QDateTime::currentMSecsSinceEpoch()) / 1e3;
            m_counts.lagSeconds = now - double(*notification->publishedAt) / 1e6;
        }
    }
    if (report.fault) {
        qCWarning(log).noquote() << m_source + u": "_qs + report.fault->toText();
    }
}

} // namespace ShelfHelp::Ingest
