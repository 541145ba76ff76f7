// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QObject>

#include <memory>
#include <mutex>

namespace ShelfHelp::Sql {
class EmbeddedCluster;
}

namespace ShelfHelp::Dashboard {

/// Opens connections to the chosen database. The embedded one is started and brought up to date when the
/// first connection is opened; any other has to have the current schema.
///
/// open() and describe() may be called on any thread. Must outlive every connection: leaving the embedded
/// cluster is what its destructor does.
class DatabaseAccess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DatabaseAccess)

public:
    explicit DatabaseAccess(Sql::DatabaseChoice choice);
    ~DatabaseAccess() override;

    /// Blocks, for the embedded database up to some seconds.
    [[nodiscard]] Result<std::unique_ptr<Sql::Connection>> open(Sql::Purpose purpose);
    /// Which database it is, without password.
    [[nodiscard]] QString describe() const;

Q_SIGNALS:
    /// One line about a step that takes a moment; emitted on the opening thread.
    void progress(const QString &line);

private:
    [[nodiscard]] Result<Sql::ConnectionSettings> embeddedSettings();
    [[nodiscard]] Outcome startCluster();
    [[nodiscard]] Outcome migrate();

    const Sql::DatabaseChoice m_choice;
    std::mutex m_mutex; ///< one thread starts the cluster, the others wait
    std::unique_ptr<Sql::EmbeddedCluster> m_cluster;
    bool m_isMigrated = false;
};

} // namespace ShelfHelp::Dashboard
