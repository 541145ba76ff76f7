// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

namespace ShelfHelp::Sql {

/// Fails with ErrorKind::Blocked, and their number, while somebody is connected to the embedded server whose
/// socket is in `socketDirectory`: psql and the like register nowhere.
[[nodiscard]] Outcome requireNoSessions(const QString &socketDirectory);

} // namespace ShelfHelp::Sql
