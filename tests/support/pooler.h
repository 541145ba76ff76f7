// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serverprocess.h"

#include <sql/connectionsettings.h>

#include <QProcess>

#include <memory>

namespace ShelfHelp::Tests {

/// pgbouncer in transaction mode before a server: two server sessions, of which the next transaction always
/// takes the other one, so that whoever relies on session state notices at once.
///
/// It is reached at port 6543, by which the program knows a transaction pooler – of a Unix socket in a
/// directory of its own, so that test programs do not fight for the port.
class Pooler final
{
    Q_DISABLE_COPY_MOVE(Pooler)

public:
    static constexpr int sessions = 2;

    /// Ends the test program when there is no pgbouncer.
    explicit Pooler(const Sql::ConnectionSettings &server);
    ~Pooler();

    [[nodiscard]] const Sql::ConnectionSettings &settings() const { return m_settings; }

private:
    ServerDirectory m_directory;
    Sql::ConnectionSettings m_settings;
    std::unique_ptr<QProcess> m_process;
};

} // namespace ShelfHelp::Tests
