// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/profiles/profile.h>
#include <sql/result.h>

#include <QString>

#include <optional>

namespace ShelfHelp::App {

/// Asks for a password on the terminal, without showing it. Nothing when there is no terminal, or Ctrl+C or
/// Ctrl+D was typed; `why` is told in any case.
[[nodiscard]] Result<std::optional<QString>> askForPassword(const Sql::ConnectionProfile &profile,
                                                            const QString &why);

} // namespace ShelfHelp::App
