// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "alertrule.h"

#include <sql/result.h>

namespace ShelfHelp::Sql {

class Connection;

/// The rules of this database, in the order in which they were made; empty where there is no schema of ours.
/// Rules of a newer program, with metrics or ranges that this one does not know, are left out.
[[nodiscard]] Result<QList<AlertRule>> alertRules(Connection &connection);
/// Writes a rule, a new one when it has no id; gives its id. Needs the rights of shelfhelp_admin.
[[nodiscard]] Result<qint64> writeAlertRule(Connection &connection, const AlertRule &rule);
/// Whether there was one.
[[nodiscard]] Result<bool> removeAlertRule(Connection &connection, qint64 id);

} // namespace ShelfHelp::Sql
