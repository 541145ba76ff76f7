// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "connectionsettings.h"
#include "embedded/embeddedcluster.h"
#include "result.h"

#include <QString>

#include <functional>
#include <memory>

namespace ShelfHelp::Sql {

/// The chosen database, ready for use: the embedded server is made, started and brought up to date; any
/// other database is only checked, and its schema left alone.
///
/// Keeps the embedded server running as long as it lives. Thread-safe after prepare().
class DatabaseAccess final
{
    Q_DISABLE_COPY_MOVE(DatabaseAccess)

public:
    /// Whether a schema that is behind or ahead of the program is an error.
    enum class Schema { Required, Any };
    /// Told one line before each step that takes a moment; may be empty.
    using Progress = std::function<void(const QString &)>;

    /// Blocks for up to some seconds, so never on the GUI thread.
    [[nodiscard]] static Result<std::unique_ptr<DatabaseAccess>>
    prepare(const DatabaseChoice &choice, Schema schema, const Progress &progress = {});

    /// Another connection; the embedded server is started again when it was killed.
    [[nodiscard]] Result<std::unique_ptr<Connection>> open(Purpose purpose);

    /// Which database this is, without the password.
    [[nodiscard]] QString describe() const { return m_settings.describe(); }

private:
    explicit DatabaseAccess(std::unique_ptr<EmbeddedCluster> cluster, ConnectionSettings settings);

    [[nodiscard]] Outcome makeReady(Schema schema, const Progress &progress);

    std::unique_ptr<EmbeddedCluster> m_cluster; ///< null for any other database
    ConnectionSettings m_settings;
};

} // namespace ShelfHelp::Sql
