// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "batchstore.h"

#include "backoff.h"

#include <QLoggingCategory>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

/// Calls until it works, its failure does not pass by itself, or the patience is used up.
template <typename T>
Result<T> untilItWorks(const StoreOptions &options, const std::function<Result<T>()> &call,
                       const std::function<bool()> &isWorthIt)
{
    Backoff backoff(options.patience, options.shouldStop);
    for (;;) {
        Result<T> result = call();
        if (result.ok() && backoff.hasWaited()) {
            qCInfo(log).noquote() << "the database is back; going on";
        }
        if (result.ok() || result.error().kind != ErrorKind::Transient || !isWorthIt()) {
            return result;
        }
        if (!backoff.hasWaited()) {
            qCInfo(log).noquote() << "waiting for the database:" << result.error().toText();
        }
        if (!backoff.wait()) {
            return result;
        }
    }
}

} // namespace

Result<std::unique_ptr<Sql::Connection>> openConnection(const StoreOptions &options)
{
    return untilItWorks<std::unique_ptr<Sql::Connection>>(options, options.connect, [] { return true; });
}

BatchStore::BatchStore(Sql::Connection &connection, StoreOptions options)
    : m_connection(&connection)
    , m_options(std::move(options))
{
}

BatchStore::~BatchStore()
{
    rollBack();
}

void BatchStore::rollBack()
{
    if (std::exchange(m_isRehearsing, false) && m_connection->isAlive()) {
        // A connection that cannot even roll back is closed, which does the same.
        (void)m_connection->executeScript("ROLLBACK");
    }
}

Result<qint64> BatchStore::beginRun(const QString &source)
{
    return persist<qint64>([&](Sql::Connection &connection) { return Sql::beginRun(connection, source); });
}

Result<Sql::BatchResult> BatchStore::store(qint64 run, const Sql::BatchColumns &batch,
                                           const Sql::RejectionColumns &rejections)
{
    return persist<Sql::BatchResult>([&](Sql::Connection &connection) {
        return Sql::storeBatch(connection, run, batch, rejections, m_options.isRehearsal);
    });
}

Result<QList<qint64>> BatchStore::countDuplicates(qint64 run, const Sql::BatchColumns &batch)
{
    return persist<QList<qint64>>(
        [&](Sql::Connection &connection) { return Sql::countDuplicates(connection, run, batch); });
}

Result<QList<Sql::RowText>> BatchStore::readRows(const QString &table, const QList<qint64> &ids)
{
    const auto read = [&](Sql::Connection &connection) { return Sql::readRows(connection, table, ids); };
    return m_isRehearsing ? rehearse<QList<Sql::RowText>>(read) : read(*m_connection);
}

Result<QList<qint64>> BatchStore::searchesOfRun(qint64 run, QChar kind, int limit)
{
    const auto read = [&](Sql::Connection &connection) {
        return Sql::searchesOfRun(connection, run, kind, limit);
    };
    return m_isRehearsing ? rehearse<QList<qint64>>(read) : read(*m_connection);
}

template <typename T>
Result<T> BatchStore::persist(const std::function<Result<T>(Sql::Connection &)> &call)
{
    if (m_options.isRehearsal) {
        return rehearse<T>(call);
    }
    return untilItWorks<T>(
        m_options,
        [&]() -> Result<T> {
            const Outcome connected = ensureConnected();
            return connected.ok() ? call(*m_connection) : Result<T>(connected.error());
        },
        [this] { return m_connection->isAlive() || m_options.connect; });
}

/// One transaction for all batches; a savepoint for each, so that a refused one can be narrowed down.
template <typename T>
Result<T> BatchStore::rehearse(const std::function<Result<T>(Sql::Connection &)> &call)
{
    const QByteArray begin = "BEGIN;" + m_connection->transactionSettings().toUtf8() + "; SAVEPOINT batch";
    if (Outcome begun = m_connection->executeScript(m_isRehearsing ? "SAVEPOINT batch" : begin);
        !begun.ok()) {
        return begun.error();
    }
    m_isRehearsing = true;
    Result<T> result = call(*m_connection);
    const Outcome ended =
        m_connection->executeScript(result.ok() ? "RELEASE batch" : "ROLLBACK TO batch; RELEASE batch");
    return result.ok() && !ended.ok() ? Result<T>(ended.error()) : result;
}

Outcome BatchStore::ensureConnected()
{
    if (m_connection->isAlive() || !m_options.connect) {
        return success();
    }
    Result<std::unique_ptr<Sql::Connection>> opened = m_options.connect();
    if (!opened.ok()) {
        return opened.error();
    }
    m_reopened = std::move(opened).value();
    m_connection = m_reopened.get();
    return success();
}

} // namespace ShelfHelp::Ingest
