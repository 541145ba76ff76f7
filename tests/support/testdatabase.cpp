// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "testdatabase.h"

#include "clusterdirectory.h"

#include <sql/embedded/embeddedcluster.h>
#include <sql/embedded/postgresbinaries.h>
#include <sql/embedded/serverconnection.h>

#include <QCoreApplication>
#include <QUuid>

#include <memory>

namespace ShelfHelp::Tests {

namespace {

using Sql::ClusterOptions;
using Sql::ConnectionSettings;
using Sql::EmbeddedCluster;
using Sql::ServerConnection;

std::unique_ptr<EmbeddedCluster> &sharedCluster()
{
    static std::unique_ptr<EmbeddedCluster> cluster;
    return cluster;
}

template <typename T>
T valueOrEnd(Result<T> result)
{
    if (!result.ok()) {
        qFatal("No database for the tests: %s", qPrintable(result.error().toText()));
    }
    return std::move(result).value();
}

/// Each version of PostgreSQL has a cluster of its own: none reads another's files.
QString sharedClusterName()
{
    return u"test-cluster-%1"_qs.arg(valueOrEnd(Sql::newestPostgres()).major);
}

/// Settings of the server's maintenance database.
ConnectionSettings serverSettings()
{
    if (const QString uri = qEnvironmentVariable("SHELFHELP_TEST_DATABASE"); !uri.isEmpty()) {
        return valueOrEnd(Sql::parseConnectionString(uri, u"SHELFHELP_TEST_DATABASE"_qs));
    }
    if (!sharedCluster()) {
        sharedCluster() =
            valueOrEnd(EmbeddedCluster::acquire({.directory = clusterDirectory(sharedClusterName()),
                                                 .database = u"postgres"_qs,
                                                 .progress = {},
                                                 .durable = false}));
        // Not at static destruction: leaving the cluster needs a living application.
        qAddPostRoutine([] { sharedCluster().reset(); });
    }
    return sharedCluster()->settings();
}

} // namespace

TestDatabase::TestDatabase(const QString &templateName)
    : m_settings(serverSettings())
{
    ServerConnection server = valueOrEnd(ServerConnection::open(m_settings));
    m_settings.database = u"test_"_qs + QUuid::createUuid().toString(QUuid::Id128);
    QString sql = u"CREATE DATABASE "_qs + server.quotedIdentifier(m_settings.database);
    if (!templateName.isEmpty()) {
        sql += u" TEMPLATE "_qs + server.quotedIdentifier(templateName);
    }
    valueOrEnd(server.execute(sql));
}

TestDatabase::~TestDatabase()
{
    Result<ServerConnection> server = ServerConnection::open(serverSettings());
    if (server.ok()) {
        const Result<int> dropped =
            server.value().execute(u"DROP DATABASE IF EXISTS "_qs +
                                   server.value().quotedIdentifier(m_settings.database) + u" WITH (FORCE)");
        if (!dropped.ok()) {
            qWarning("%s", qPrintable(dropped.error().toText()));
        }
    }
}

} // namespace ShelfHelp::Tests
