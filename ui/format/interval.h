// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/share.h>

#include <QLocale>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

using Sql::ShareInterval;
using Sql::shareOf;
using Sql::wilsonInterval;

/// 38.2–45.3 %, or a dash.
[[nodiscard]] QString intervalText(std::optional<ShareInterval> interval, const QLocale &locale);

} // namespace ShelfHelp::Ui
