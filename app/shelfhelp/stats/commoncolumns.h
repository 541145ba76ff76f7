// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figuretable.h"

#include <sql/analytics/durationsummary.h>
#include <sql/analytics/outcomecounts.h>

namespace ShelfHelp::App {

// Columns that several figures have, each with the cells that belong to them.

[[nodiscard]] QStringList durationColumns();
[[nodiscard]] Row durationCells(const Sql::DurationSummary &summary);

/// Counts, and the shares that are made of them; the availability with both ends of its Wilson 95 % interval.
[[nodiscard]] QStringList outcomeColumns();
[[nodiscard]] Row outcomeCells(const Sql::OutcomeCounts &counts);

/// `libby` or `physical`, as the command line has them.
[[nodiscard]] QString mediumName(bool isLibby);

} // namespace ShelfHelp::App
