// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "result.h"

#include <QStringList>

namespace ShelfHelp::Sql {

/// Lets the web dashboard read its ten views in `public`: gives the API roles of a hosted database (`anon`,
/// `authenticated`) SELECT on them. They show totals and no row to whoever may read them, so no migration
/// does this by itself. A hosted project made since May 2026 gives new objects no right of its own.
///
/// Returns the roles that may read now. Fails where the server has none of them, a view is missing, or the
/// connection's role does not own the views.
[[nodiscard]] Result<QStringList> publishWebViews(Connection &connection);

/// Takes it back: afterwards the API roles have no right on the ten views. Returns the roles.
[[nodiscard]] Result<QStringList> withdrawWebViews(Connection &connection);

} // namespace ShelfHelp::Sql
