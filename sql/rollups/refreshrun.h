// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "refresher.h"

#include <sql/transaction.h>

namespace ShelfHelp::Sql {

/// Refreshes inside the caller's transaction, which has to be of Transaction::Kind::Refresh.
[[nodiscard]] Result<Refreshed> refreshWithin(Connection &connection, const RefreshOptions &options);

/// Whether an error only says that another refresher is at work, or was a moment ago.
[[nodiscard]] bool isBusy(const Error &error);

} // namespace ShelfHelp::Sql
