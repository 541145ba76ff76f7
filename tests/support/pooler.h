// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serverprocess.h"

#include <sql/connectionsettings.h>

#include <QProcess>

#include <memory>

namespace ShelfHelp::Tests {

/// How a pooler is set up.
struct PoolerOptions
{
    QString mode = u"transaction"_qs; ///< session, transaction or statement
    int port = 6543;                  ///< by this one the program knows a transaction pooler
    int sessions = 2;                 ///< with the server, per database and user
    bool takesTurns = true;           ///< the session that has rested longest is next, else the last one used
    bool cleans = true;               ///< a session of which a client took leave (in session mode only)
};

/// pgbouncer before a server. By default in transaction mode with two server sessions, of which the next
/// transaction always takes the other one, so that whoever relies on session state notices at once.
///
/// The port is that of a Unix socket in a directory of its own, so that test programs do not fight for it.
class Pooler final
{
    Q_DISABLE_COPY_MOVE(Pooler)

public:
    /// Ends the test program when there is no pgbouncer.
    explicit Pooler(const Sql::ConnectionSettings &server, const PoolerOptions &options = {});
    ~Pooler();

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_settings; }

    [[nodiscard]] int sessions() const { return m_sessions; }

private:
    ServerDirectory m_directory;
    Sql::ConnectionSettings m_settings;
    int m_sessions;
    std::unique_ptr<QProcess> m_process;
};

} // namespace ShelfHelp::Tests
