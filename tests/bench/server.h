// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connectionsettings.h>
#include <sql/embedded/embeddedcluster.h>

#include <memory>

namespace ShelfHelp::Bench {

/// A PostgreSQL of the benchmark's own with default durability and a migrated template database; removed with
/// all its data at the end, or by the next benchmark if this one is killed.
class Server final
{
    Q_DISABLE_COPY_MOVE(Server)

public:
    Server();
    ~Server();

    [[nodiscard]] Sql::ConnectionSettings settings(const QString &database) const;

    [[nodiscard]] Sql::ConnectionSettings maintenance() const { return settings(u"postgres"_qs); }

private:
    QString m_directory;
    std::unique_ptr<Sql::EmbeddedCluster> m_cluster;
};

/// A fresh database with the whole schema, dropped at the end. The server has nothing left to write when it
/// is made, so that no contender pays for the one before.
class Database final
{
    Q_DISABLE_COPY_MOVE(Database)

public:
    explicit Database(const Server &server);
    ~Database();

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_settings; }

private:
    Sql::ConnectionSettings m_maintenance;
    Sql::ConnectionSettings m_settings;
};

} // namespace ShelfHelp::Bench
