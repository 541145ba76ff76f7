// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/ingeststore.h>

#include <chrono>
#include <functional>
#include <memory>

namespace ShelfHelp::Ingest {

/// Opens another connection to the same database; called on the thread that is going to use it.
using Connect = std::function<Result<std::unique_ptr<Sql::Connection>>()>;

struct StoreOptions
{
    /// For a connection that was lost; without it a lost connection is the end.
    Connect connect;
    /// How long to go on trying, in all and without a success, while the database has a passing trouble.
    std::chrono::milliseconds patience = std::chrono::seconds(10);
    /// Asked while waiting; true gives up at once.
    std::function<bool()> shouldStop;
    /// Everything happens in one transaction that is rolled back in the end, and rows are told.
    bool isRehearsal = false;
};

/// Opens a connection as the options say: waits for a database that is away.
[[nodiscard]] Result<std::unique_ptr<Sql::Connection>> openConnection(const StoreOptions &options);

/// The database as batches see it: tries again what fails for a passing reason, over a new connection where
/// the old one is lost. Batches may be repeated without harm: what was committed comes back as duplicates.
/// Belongs to the connection's thread.
class BatchStore final
{
    Q_DISABLE_COPY_MOVE(BatchStore)

public:
    BatchStore(Sql::Connection &connection, StoreOptions options);
    /// Rolls a rehearsal back.
    ~BatchStore();

    [[nodiscard]] Result<qint64> beginRun(const QString &source);
    [[nodiscard]] Result<Sql::BatchResult> store(qint64 run, const Sql::BatchColumns &batch,
                                                 const Sql::RejectionColumns &rejections);
    [[nodiscard]] Result<QList<qint64>> countDuplicates(qint64 run, const Sql::BatchColumns &batch);

    /// Rows as the rehearsal has them so far; of a store that does not rehearse, as they are.
    [[nodiscard]] Result<QList<Sql::RowText>> readRows(const QString &table, const QList<qint64> &ids);
    [[nodiscard]] Result<QList<qint64>> searchesOfRun(qint64 run, QChar kind, int limit);
    /// Ends a rehearsal: everything is as it was before.
    void rollBack();

private:
    template <typename T>
    [[nodiscard]] Result<T> persist(const std::function<Result<T>(Sql::Connection &)> &call);
    template <typename T>
    [[nodiscard]] Result<T> rehearse(const std::function<Result<T>(Sql::Connection &)> &call);
    [[nodiscard]] Outcome ensureConnected();

    Sql::Connection *m_connection; ///< the one given, or m_reopened
    std::unique_ptr<Sql::Connection> m_reopened;
    const StoreOptions m_options;
    bool m_isRehearsing = false;
};

} // namespace ShelfHelp::Ingest
