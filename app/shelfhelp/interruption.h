// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/interruption.h>

namespace ShelfHelp::App {

/// While it lives, SIGINT and SIGTERM cancel what a connection's server is doing. A second signal ends the
/// program at once.
class Interruption final
{
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    explicit Interruption(const Sql::Connection &connection);
    ~Interruption() = default;

    [[nodiscard]] static bool isRequested();
    /// What to tell then.
    [[nodiscard]] static Error error();

private:
    Sql::Interruption m_interruption;
};

} // namespace ShelfHelp::App
