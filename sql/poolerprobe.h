// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "pooling.h"

struct pg_conn;

namespace ShelfHelp::Sql {

/// Finds out how the pooler treats its clients, by a second session beside `first`, which is idle: in session
/// mode the server process of the first belongs to it, in transaction mode the second may be given it.
///
/// Changes nothing in either session. Blocks for some round trips, and no longer than 3 s for an answer: a
/// pool that is used up lets the second session wait, and then it is Pooling::Unknown. Never None.
[[nodiscard]] Pooling probePooler(pg_conn *first);

} // namespace ShelfHelp::Sql
