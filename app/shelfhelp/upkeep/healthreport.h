// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/upkeep/health.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// For a terminal: the figures, then the findings, the worst first; printable characters only.
[[nodiscard]] QString healthText(const Sql::HealthReport &report);
[[nodiscard]] QJsonObject healthJson(const Sql::HealthReport &report);

} // namespace ShelfHelp::App
