// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>
#include <sql/result.h>

#include <QJsonObject>
#include <QString>

namespace ShelfHelp::App {

/// Every figure of the window, for machines: raw values, units in the names, instants with offset.
/// A figure that could not be read is the first error.
[[nodiscard]] Result<QJsonObject> statsJson(const Sql::OverviewFigures &figures,
                                            const Sql::TimeContext &context);

/// The figures of the tiles, a line each, for a terminal.
[[nodiscard]] Result<QString> statsText(const Sql::OverviewFigures &figures, const Sql::TimeContext &context);

} // namespace ShelfHelp::App
