// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server.h"

#include "failure.h"
#include "postgres.h"
#include "rounds.h"

#include <sql/connection.h>
#include <sql/schema/migrator.h>
#include <tests/support/clusterdirectory.h>

#include <QDir>

namespace ShelfHelp::Bench {

namespace {

const QString templateName = u"bench_template"_qs;

void migrate(const Sql::ConnectionSettings &settings)
{
    const auto owner = need(Sql::Connection::open(settings, Sql::Purpose::Owner));
    need(Sql::applyMigrations(*owner));
    need(owner->executeScript("VACUUM ANALYZE"));
}

} // namespace

Server::Server()
    : m_directory(Tests::clusterDirectory(u"bench-cluster"_qs))
{
    need(Sql::EmbeddedCluster::stop({.directory = m_directory}));
    QDir(m_directory).removeRecursively();
    m_cluster = need(
        Sql::EmbeddedCluster::acquire({.directory = m_directory, .database = templateName, .progress = say}));
    migrate(settings(templateName));
}

Server::~Server()
{
    m_cluster.reset();
    QDir(m_directory).removeRecursively();
}

Sql::ConnectionSettings Server::settings(const QString &database) const
{
    Sql::ConnectionSettings settings = m_cluster->settings();
    settings.database = database;
    return settings;
}

Database::Database(const Server &server)
    : m_maintenance(server.maintenance())
{
    static int number = 0;
    m_settings = server.settings(u"bench_%1"_qs.arg(++number));
    Postgres session(m_maintenance);
    session.execute(u"CREATE DATABASE %1 TEMPLATE %2"_qs.arg(m_settings.database, templateName));
    session.execute(u"CHECKPOINT"_qs);
}

Database::~Database()
{
    try {
        Postgres(m_maintenance).execute(u"DROP DATABASE %1 WITH (FORCE)"_qs.arg(m_settings.database));
    } catch (const Failure &failure) {
        say(failure.why); // the server is removed with all its data in the end
    }
}

} // namespace ShelfHelp::Bench
