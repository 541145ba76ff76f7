// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/alerts/alertcheck.h>

#include <QJsonObject>

namespace ShelfHelp::App {

[[nodiscard]] bool anyFires(const QList<Sql::AlertFinding> &findings);

/// A line per rule: its id, what it says, and what became of it.
[[nodiscard]] QString alertsText(const QList<Sql::AlertFinding> &findings);
/// {"alerts": […], "fires": …}; durations in ms, shares from 0 to 1.
[[nodiscard]] QJsonObject alertsJson(const QList<Sql::AlertFinding> &findings, const QTimeZone &zone);

/// "cold-p95 above 20000 ms, 7d, from 50 rows".
[[nodiscard]] QString ruleText(const Sql::AlertRule &rule);
[[nodiscard]] QJsonObject ruleJson(const Sql::AlertRule &rule);

} // namespace ShelfHelp::App
