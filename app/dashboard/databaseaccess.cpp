// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseaccess.h"

#include <sql/embedded/embeddedcluster.h>
#include <sql/migrator.h>

#include <utility>

namespace ShelfHelp::Dashboard {

DatabaseAccess::DatabaseAccess(Sql::DatabaseChoice choice)
    : m_choice(std::move(choice))
{
}

DatabaseAccess::~DatabaseAccess() = default;

QString DatabaseAccess::describe() const
{
    return m_choice ? m_choice->describe() : tr("embedded database");
}

Result<std::unique_ptr<Sql::Connection>> DatabaseAccess::open(Sql::Purpose purpose)
{
    const Result<Sql::ConnectionSettings> settings =
        m_choice ? Result<Sql::ConnectionSettings>(*m_choice) : embeddedSettings();
    if (!settings.ok()) {
        return settings.error();
    }
    Result<std::unique_ptr<Sql::Connection>> connection = Sql::Connection::open(settings.value(), purpose);
    if (!connection.ok()) {
        return connection;
    }
    if (const Outcome current = Sql::requireCurrentSchema(*connection.value()); !current.ok()) {
        return current.error();
    }
    return connection;
}

Result<Sql::ConnectionSettings> DatabaseAccess::embeddedSettings()
{
    const std::lock_guard lock(m_mutex);
    if (const Outcome started = startCluster(); !started.ok()) {
        return started.error();
    }
    if (const Outcome migrated = migrate(); !migrated.ok()) {
        return migrated.error();
    }
    return m_cluster->settings();
}

Outcome DatabaseAccess::startCluster()
{
    if (m_cluster) {
        return m_cluster->ensureRunning();
    }
    Sql::ClusterOptions options;
    options.progress = [this](const QString &line) { Q_EMIT progress(line); };
    Result<std::unique_ptr<Sql::EmbeddedCluster>> cluster = Sql::EmbeddedCluster::acquire(options);
    if (!cluster.ok()) {
        return cluster.error();
    }
    m_cluster = std::move(cluster).value();
    return success();
}

Outcome DatabaseAccess::migrate()
{
    if (m_isMigrated) {
        return success();
    }
    const Result<std::unique_ptr<Sql::Connection>> owner =
        Sql::Connection::open(m_cluster->settings(), Sql::Purpose::Owner);
    if (!owner.ok()) {
        return owner.error();
    }
    Sql::MigrationOptions options;
    options.progress = [this](const QString &title, qsizetype number, qsizetype count) {
        Q_EMIT progress(tr("Preparing the database, step %1 of %2: %3").arg(number).arg(count).arg(title));
    };
    const Result<QStringList> applied = Sql::applyMigrations(*owner.value(), options);
    if (!applied.ok()) {
        return applied.error();
    }
    m_isMigrated = true;
    return success();
}

} // namespace ShelfHelp::Dashboard
