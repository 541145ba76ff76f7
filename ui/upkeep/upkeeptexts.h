// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "upkeepservices.h"

#include <QLocale>
#include <QString>

namespace ShelfHelp::Ui {

/// 3.2 MB, in steps of thousand, as plans and disks are measured.
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale &locale);

/// Of PostgreSQL: 15.18.
[[nodiscard]] QString serverVersionText(int version);

/// Why this role may not change the database's tables here; empty where it may. `access`: absent while nobody
/// has answered.
[[nodiscard]] QString reasonAgainstUpkeep(const std::optional<Sql::Access> &access);
/// … and why nothing can be stored in it.
[[nodiscard]] QString reasonAgainstFilling(const std::optional<Sql::Access> &access);

/// What a maintenance is good for, in a sentence.
[[nodiscard]] QString purposeText(Sql::MaintenanceKind kind);
[[nodiscard]] QString maintenanceTitle(Sql::MaintenanceKind kind);
/// Which tables, the lock, the room.
[[nodiscard]] QString planText(const Sql::MaintenancePlan &plan, const QLocale &locale);
/// Sizes before and after, a line for each table.
[[nodiscard]] QString maintenanceText(const Sql::MaintenanceReport &report, const QLocale &locale);

/// Rows by table, a line for each.
[[nodiscard]] QString contentsText(const Sql::TableContents &contents, const QLocale &locale);
[[nodiscard]] QString restoreText(const Sql::Restore &restored, const QLocale &locale);
[[nodiscard]] QString transferText(const Sql::Transfer &transferred, const QLocale &locale);

} // namespace ShelfHelp::Ui
