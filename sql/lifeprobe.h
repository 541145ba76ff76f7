// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

struct pg_conn;

namespace ShelfHelp::Sql {

/// What a server shows when it is asked about one of its sessions.
enum class ServerSign {
    AtWork,  ///< that session's statement runs
    Done,    ///< it does not, or the session is gone
    Unclear, ///< the server is there, but does not tell
    Silent,  ///< no answer in time
};

/// Asks through another session what the server process of this number does, without it only whether there is
/// a server. Takes eight seconds at most, and is Unclear at once when the first session brings something.
[[nodiscard]] ServerSign probeServer(pg_conn *session, std::optional<int> process);

} // namespace ShelfHelp::Sql
