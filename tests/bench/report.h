// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rounds.h"

#include <QStringList>

namespace ShelfHelp::Bench {

/// A Markdown table; numbers are aligned to the right.
[[nodiscard]] QString markdownTable(const QStringList &header, const QList<QStringList> &rows);

/// A speed (events per second) that others are compared with: a column of the table.
struct Yardstick
{
    QString title;
    qsizetype series = 0; ///< its index
};

/// One line per contender: times, speed, and its speed as a multiple of each yardstick's, by the medians,
/// with the smallest and largest multiple of a round.
[[nodiscard]] QString comparisonTable(const QList<Series> &all, const QList<Yardstick> &yardsticks);

} // namespace ShelfHelp::Bench
