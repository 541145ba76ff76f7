// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "legend.h"
#include "tooltip.h"

#include <sql/analytics/overviewfigures.h>

#include <array>

namespace ShelfHelp::Ui {

/// One of the four ends of a library check: its name, count, fixed colour and pattern.
struct OutcomeStyle
{
    QString name;
    qint64 Sql::OutcomeCounts::*count;
    QColor color;
    Pattern pattern;
};

/// The four outcomes from the best to the least known, in the order in which they are stacked.
[[nodiscard]] std::array<OutcomeStyle, 4> outcomeStyles(const Theme &theme);

[[nodiscard]] QList<LegendEntry> outcomeLegend(const Theme &theme);

/// "Available: 42 of 120, 35.0 %" for each outcome, and the availability of owned copies with its interval.
[[nodiscard]] QList<TooltipText::Row> outcomeRows(const Sql::OutcomeCounts &counts, const QLocale &locale);

} // namespace ShelfHelp::Ui
