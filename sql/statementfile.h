// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Sql {

/// The text of sql/statements/`name`.sql, which is compiled in. Thread-safe. A name that does not exist is a
/// programmer's error and ends the program in a debug build; a test runs every name.
[[nodiscard]] QString statementText(const QString &name);

} // namespace ShelfHelp::Sql
