// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databaseaccess.h"

#include "embedded/embeddedcluster.h"
#include "schema/migrator.h"

namespace ShelfHelp::Sql {

DatabaseAccess::DatabaseAccess(DatabaseChoice choice, Schema schema, Progress progress, Progress warn)
    : m_choice(std::move(choice))
    , m_schema(schema)
    , m_progress(std::move(progress))
    , m_warn(std::move(warn))
    , m_warning(m_choice ? m_choice->tlsWarning() : QString())
{
}

DatabaseAccess::~DatabaseAccess() = default;

QString DatabaseAccess::describe() const
{
    return m_choice ? m_choice->describe() : u"embedded database"_qs;
}

QString DatabaseAccess::tlsWarning() const
{
    const std::lock_guard lock(m_warningMutex);
    return m_warning;
}

void DatabaseAccess::noteWarning(const QString &warning)
{
    {
        const std::lock_guard lock(m_warningMutex);
        m_warning = warning;
        if (warning.isEmpty() || m_isWarned) {
            return;
        }
        m_isWarned = true;
    }
    if (m_warn) {
        m_warn(warning);
    }
}

Result<std::unique_ptr<Connection>> DatabaseAccess::open(Purpose purpose)
{
    const Result<ConnectionSettings> settings =
        m_choice ? Result<ConnectionSettings>(*m_choice) : embeddedSettings();
    if (!settings.ok()) {
        return settings.error();
    }
    noteWarning(tlsWarning()); // before a password goes that way
    Result<std::unique_ptr<Connection>> connection = Connection::open(settings.value(), purpose);
    if (connection.ok()) {
        noteWarning(connection.value()->tlsWarning());
    }
    if (!connection.ok() || m_schema == Schema::Any) {
        return connection;
    }
    Outcome fits = m_schema == Schema::Readable ? requireReadableSchema(*connection.value())
                                                : requireCurrentSchema(*connection.value());
    if (!fits.ok()) {
        return fits.error();
    }
    return connection;
}

void DatabaseAccess::suspend(const QString &why)
{
    const std::lock_guard lock(m_mutex);
    m_suspension = why;
    m_cluster.reset();
    m_isMigrated = false; // it may be another one afterwards
}

void DatabaseAccess::resume()
{
    const std::lock_guard lock(m_mutex);
    m_suspension.clear();
}

Result<ConnectionSettings> DatabaseAccess::embeddedSettings()
{
    const std::lock_guard lock(m_mutex);
    if (!m_suspension.isEmpty()) {
        return Error{.kind = ErrorKind::Transient, .message = m_suspension};
    }
    if (Outcome started = startCluster(); !started.ok()) {
        return started.error();
    }
    if (Outcome migrated = migrate(); !migrated.ok()) {
        return migrated.error();
    }
    return m_cluster->settings();
}

Outcome DatabaseAccess::startCluster()
{
    if (m_cluster) {
        return m_cluster->ensureRunning();
    }
    Result<std::unique_ptr<EmbeddedCluster>> cluster = EmbeddedCluster::acquire({.progress = m_progress});
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
    const Result<std::unique_ptr<Connection>> owner = Connection::open(m_cluster->settings(), Purpose::Owner);
    if (!owner.ok()) {
        return owner.error();
    }
    const auto tell = [this](const QString &title, qsizetype number, qsizetype count) {
        if (m_progress) {
            m_progress(u"Preparing the database, step %1 of %2: %3"_qs.arg(QString::number(number),
                                                                           QString::number(count), title));
        }
    };
    const Result<QStringList> applied = applyMigrations(*owner.value(), {.progress = tell});
    m_isMigrated = applied.ok();
    return applied.ok() ? success() : Outcome(applied.error());
}

} // namespace ShelfHelp::Sql
