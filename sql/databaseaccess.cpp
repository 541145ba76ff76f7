// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseaccess.h"

#include "migrator.h"

namespace ShelfHelp::Sql {

DatabaseAccess::DatabaseAccess(std::unique_ptr<EmbeddedCluster> cluster, ConnectionSettings settings)
    : m_cluster(std::move(cluster))
    , m_settings(std::move(settings))
{
}

Result<std::unique_ptr<DatabaseAccess>> DatabaseAccess::prepare(const DatabaseChoice &choice, Schema schema,
                                                                const Progress &progress)
{
    std::unique_ptr<EmbeddedCluster> cluster;
    if (!choice) {
        Result<std::unique_ptr<EmbeddedCluster>> acquired = EmbeddedCluster::acquire({.progress = progress});
        if (!acquired.ok()) {
            return acquired.error();
        }
        cluster = std::move(acquired).value();
    }
    ConnectionSettings settings = choice ? *choice : cluster->settings();
    std::unique_ptr<DatabaseAccess> access(new DatabaseAccess(std::move(cluster), std::move(settings)));
    if (Outcome ready = access->makeReady(schema, progress); !ready.ok()) {
        return ready.error();
    }
    return access;
}

Result<std::unique_ptr<Connection>> DatabaseAccess::open(Purpose purpose)
{
    if (m_cluster) {
        if (Outcome running = m_cluster->ensureRunning(); !running.ok()) {
            return running.error();
        }
    }
    return Connection::open(m_settings, purpose);
}

Outcome DatabaseAccess::makeReady(Schema schema, const Progress &progress)
{
    if (!m_cluster && schema == Schema::Any) {
        return success();
    }
    const Result<std::unique_ptr<Connection>> connection =
        open(m_cluster ? Purpose::Owner : Purpose::Reading);
    if (!connection.ok()) {
        return connection.error();
    }
    if (!m_cluster) {
        return requireCurrentSchema(*connection.value());
    }
    const auto tell = [&progress](const QString &title, qsizetype number, qsizetype count) {
        if (progress) {
            progress(
                u"Migration %1 of %2: %3"_qs.arg(QString::number(number), QString::number(count), title));
        }
    };
    const Result<QStringList> applied = applyMigrations(*connection.value(), {.progress = tell});
    return applied.ok() ? success() : Outcome(applied.error());
}

} // namespace ShelfHelp::Sql
