// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "healthfacts.h"

#include <sql/schema/migrator.h>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 supabaseFreePlan = 500LL * 1000 * 1000;

Outcome readDatabase(Connection &connection, HealthFacts &facts)
{
    const Result<Rows> rows = connection.executeStatement(u"upkeep/read_database"_qs);
    if (!rows.ok()) {
        return rows.error();
    }
    const Rows &row = rows.value();
    facts.bytes = row.get<qint64>(0, 0);
    facts.isReadOnly = row.get<bool>(0, 1);
    facts.isStandby = row.get<bool>(0, 2);
    facts.connections = row.get<qint64>(0, 3);
    facts.maxConnections = row.get<qint64>(0, 4);
    facts.transactionAge = row.get<qint64>(0, 5);
    facts.freezeMaxAge = row.get<qint64>(0, 6);
    facts.hasAutovacuum = row.get<bool>(0, 7);
    facts.countedSince = row.get<std::optional<QDateTime>>(0, 8);
    facts.tls = row.get<QString>(0, 9);
    facts.now = row.get<QDateTime>(0, 11);
    return success();
}

Outcome readSessions(Connection &connection, const HealthThresholds &thresholds, HealthFacts &facts)
{
    const Result<Rows> rows = connection.executeStatement(
        u"upkeep/list_sessions"_qs, {thresholds.longStatementSeconds, thresholds.idleTransactionSeconds});
    if (!rows.ok()) {
        return rows.error();
    }
    for (int row = 0; row < rows.value().size(); ++row) {
        facts.sessions.append({.process = rows.value().get<qint64>(row, 0),
                               .user = rows.value().get<QString>(row, 1),
                               .program = rows.value().get<QString>(row, 2),
                               .state = rows.value().get<QString>(row, 3),
                               .seconds = rows.value().get<double>(row, 4),
                               .command = rows.value().get<QString>(row, 5),
                               .blockedBy = rows.value().bigints(row, 6)});
    }
    return success();
}

/// What is ours: without our schema, or the right to read it, there is nothing to say of it.
void readOurs(Connection &connection, HealthFacts &facts)
{
    const Result<MigrationStatus> migrations = migrationStatus(connection);
    if (migrations.ok()) {
        facts.migrations = migrations.value();
    }
    if (!facts.migrations || facts.migrations->state != MigrationState::UpToDate) {
        return;
    }
    const Result<RollupState> rollups = readRollupState(connection);
    if (rollups.ok()) {
        facts.rollups = rollups.value();
    }
    const Result<Rows> kept = connection.executeStatement(u"upkeep/count_kept"_qs);
    if (kept.ok()) {
        facts.kept = KeptFacts{.ledger = kept.value().get<qint64>(0, 0),
                               .oldestEntry = kept.value().get<std::optional<QDateTime>>(0, 1),
                               .openRejections = kept.value().get<qint64>(0, 2),
                               .oldestOpen = kept.value().get<std::optional<QDateTime>>(0, 3),
                               .settledRejections = kept.value().get<qint64>(0, 4),
                               .oldestSettled = kept.value().get<std::optional<QDateTime>>(0, 5),
                               .rejectedBytes = kept.value().get<qint64>(0, 6),
                               .mostRejections = kept.value().get<qint64>(0, 7),
                               .mostRejectedBytes = kept.value().get<qint64>(0, 8)};
    }
}

} // namespace

std::optional<qint64> planLimitOf(const ConnectionSettings &settings)
{
    const QString host = settings.host.toLower();
    const bool isSupabase = host.endsWith(u".supabase.co") || host.endsWith(u".pooler.supabase.com");
    return isSupabase ? std::optional(supabaseFreePlan) : std::nullopt;
}

Result<HealthFacts> readHealthFacts(Connection &connection, const HealthOptions &options)
{
    HealthFacts facts;
    facts.database = connection.settings().describe();
    facts.serverVersion = connection.serverVersion();
    facts.planBytes = options.planBytes ? options.planBytes : planLimitOf(connection.settings());
    facts.pooling = connection.pooling();
    facts.tlsWarning = connection.tlsWarning();
    facts.knowsBackups = options.knowsBackups;
    facts.lastBackup = options.lastBackup;
    if (Outcome read = readDatabase(connection, facts); !read.ok()) {
        return read.error();
    }
    if (Outcome read = readSessions(connection, options.thresholds, facts); !read.ok()) {
        return read.error();
    }
    const Result<QList<TableStorage>> tables = readStorage(connection);
    if (tables.ok()) {
        facts.tables = tables.value();
    } else if (tables.error().sqlState == u"55P03") {
        facts.isLocked = true; // that is when people ask
        return facts;
    } else {
        return tables.error();
    }
    readOurs(connection, facts);
    return facts;
}

} // namespace ShelfHelp::Sql
