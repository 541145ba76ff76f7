// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace ShelfHelp::Sql {

enum class Purpose;

/// How long what is set stays.
enum class SettingScope {
    Session,     ///< only where the session is ours: see keepsSession()
    Transaction, ///< gone with the transaction, whoever is served next
};

/// How long the server lets a statement of this purpose run; none: as long as it takes.
[[nodiscard]] std::optional<std::chrono::milliseconds> statementLimit(Purpose purpose);

/// One statement that sets what a session of this purpose works with: limits of time, zone, read-only.
[[nodiscard]] QString settingsStatement(Purpose purpose, SettingScope scope);

} // namespace ShelfHelp::Sql
