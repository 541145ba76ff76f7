// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/upkeep/maintenance.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// What will be done, with the lock and the room it takes: told before anything is locked.
[[nodiscard]] QString planText(const Sql::MaintenancePlan &plan);

/// What has been done; printable characters only.
[[nodiscard]] QString maintenanceText(const Sql::MaintenanceReport &report);
[[nodiscard]] QJsonObject maintenanceJson(const Sql::MaintenanceReport &report);

/// One line about how far it is.
[[nodiscard]] QString progressLine(const Sql::MaintenanceProgress &progress);

/// 12.3 MB, in powers of 1000.
[[nodiscard]] QString sizeText(qint64 bytes);

/// Text of several lines, each of which is fit for a terminal.
[[nodiscard]] QString printableLines(const QString &text);

} // namespace ShelfHelp::App
