// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage.h"

#include <sql/rollups/rollupstate.h>
#include <sql/schema/migrationstatus.h>

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace ShelfHelp::Sql {

/// A session of the database that runs long, does nothing inside a transaction, or waits for another.
struct SessionFact
{
    qint64 process = 0;
    QString user;
    QString program;
    QString state; ///< active, idle in transaction …
    double seconds = 0;
    QString command; ///< the first word of its statement
    QList<qint64> blockedBy;

    [[nodiscard]] bool isIdleInTransaction() const { return state.startsWith(u"idle in transaction"); }
};

/// How much is kept for safety.
struct KeptFacts
{
    qint64 ledger = 0;
    std::optional<QDateTime> oldestEntry;
    qint64 openRejections = 0;
    std::optional<QDateTime> oldestOpen;
    qint64 settledRejections = 0;
    std::optional<QDateTime> oldestSettled;
    qint64 rejectedBytes = 0; ///< of all rejections, whatever their state
    qint64 mostRejections = 0;
    qint64 mostRejectedBytes = 0;
};

/// What was found, before anybody judges it. All times are instants.
struct HealthFacts
{
    QString database; ///< as ConnectionSettings::describe() says it
    int serverVersion = 0;
    QDateTime now; ///< of the server
    qint64 bytes = 0;
    std::optional<qint64> planBytes; ///< what the plan allows; absent: nobody says
    bool isReadOnly = false;
    bool isStandby = false;
    qint64 connections = 0;
    qint64 maxConnections = 0; ///< those kept for superusers are taken off
    qint64 transactionAge = 0; ///< in transactions
    qint64 freezeMaxAge = 0;
    bool hasAutovacuum = true;
    std::optional<QDateTime> countedSince; ///< the use of indexes
    Pooling pooling = Pooling::None;
    QString tls;           ///< protocol of this session; empty: none, or on the other side of a pooler
    QString tlsWarning;    ///< as Connection::tlsWarning()
    bool isLocked = false; ///< a table is locked against readers: what is below but sessions is not known
    QList<TableStorage> tables;
    QList<SessionFact> sessions;
    std::optional<MigrationStatus> migrations;
    std::optional<RollupState> rollups; ///< absent where there is no schema of ours that could be read
    std::optional<KeptFacts> kept;
    bool knowsBackups = false; ///< whether anybody keeps a record of them
    std::optional<QDateTime> lastBackup;
};

/// When a look is worth it.
struct HealthThresholds
{
    double longStatementSeconds = 300;
    double idleTransactionSeconds = 60;
    int backupDays = 7;
};

struct HealthOptions
{
    /// Bytes that the plan allows; absent: 500 MB at Supabase, unknown elsewhere.
    std::optional<qint64> planBytes = {};
    HealthThresholds thresholds = {};
    /// Whether somebody keeps a record of backups, and when the last one succeeded (absent: never).
    bool knowsBackups = false;
    std::optional<QDateTime> lastBackup = {};
};

/// The limit of Supabase's free plan, where the host is one of theirs; nothing for others.
[[nodiscard]] std::optional<qint64> planLimitOf(const ConnectionSettings &settings);

/// Reads everything, by a role that may read; some round trips, no lock that anybody would notice.
[[nodiscard]] Result<HealthFacts> readHealthFacts(Connection &connection, const HealthOptions &options);

} // namespace ShelfHelp::Sql
