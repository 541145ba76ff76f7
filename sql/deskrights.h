// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "result.h"

namespace ShelfHelp::Sql {

class Connection;

/// What this role may do on this server beside reading.
struct DeskRights
{
    bool isStandby = false;  ///< the server only replays what another one writes
    bool isReadOnly = false; ///< … or all its transactions are read-only
    bool hasSchema = false;  ///< of ours: else nothing of this is there
    bool canIngest = false;
    bool canSettle = false; ///< retry, discard and bring back rejected notifications
    bool canUndo = false;

    friend bool operator==(const DeskRights &, const DeskRights &) = default;
};

/// Asks the server; never fails for want of a right.
[[nodiscard]] Result<DeskRights> deskRights(Connection &connection);

} // namespace ShelfHelp::Sql
