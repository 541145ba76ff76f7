// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "connectionsettings.h"
#include "result.h"

#include <QString>

#include <functional>
#include <memory>
#include <mutex>

namespace ShelfHelp::Sql {

class EmbeddedCluster;

/// The chosen database. The embedded server is made, started and brought up to date when the first connection
/// is opened; any other database is only checked, and its schema left alone.
///
/// Keeps the embedded server running as long as it lives, so it has to outlive its connections. Thread-safe.
class DatabaseAccess final
{
    Q_DISABLE_COPY_MOVE(DatabaseAccess)

public:
    /// What a schema has to be like.
    enum class Schema {
        Required, ///< neither behind nor ahead of the program
        Readable, ///< likewise, or the existing pipeline's tables without a schema of ours
        Any,
    };
    /// Told one line before each step that takes a moment, on the thread that opens; may be empty.
    using Progress = std::function<void(const QString &)>;

    /// `warn` is told once, by open(), how the way to the server could be safer (tlsWarning()).
    explicit DatabaseAccess(DatabaseChoice choice, Schema schema = Schema::Required, Progress progress = {},
                            Progress warn = {});
    ~DatabaseAccess();

    /// Blocks, for the embedded database up to some seconds: never on the GUI thread. After a failure it may
    /// be called again; an embedded server that was killed is started again.
    [[nodiscard]] Result<std::unique_ptr<Connection>> open(Purpose purpose);

    /// Leaves the embedded server, so that its files can be worked on, and opens nothing until resume():
    /// open() fails with `why`, a sentence. Without effect on connections that are open.
    void suspend(const QString &why);
    void resume();

    /// Which database this is, without the password.
    [[nodiscard]] QString describe() const;

    /// What is wrong with the way to a server on another machine; empty when nothing is. Where a service file
    /// names the server it is known once open() has succeeded.
    [[nodiscard]] QString tlsWarning() const;

private:
    void noteWarning(const QString &warning);
    [[nodiscard]] Result<ConnectionSettings> embeddedSettings();
    [[nodiscard]] Outcome startCluster();
    [[nodiscard]] Outcome migrate();

    const DatabaseChoice m_choice;
    const Schema m_schema;
    const Progress m_progress;
    const Progress m_warn;
    mutable std::mutex m_warningMutex;
    QString m_warning;
    bool m_isWarned = false;
    std::mutex m_mutex; ///< one thread prepares the embedded database, the others wait
    std::unique_ptr<EmbeddedCluster> m_cluster;
    bool m_isMigrated = false;
    QString m_suspension; ///< why nothing is opened; empty: it is
};

} // namespace ShelfHelp::Sql
