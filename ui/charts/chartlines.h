// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bucketgrid.h"
#include "qtplot.h"

#include <optional>

namespace ShelfHelp::Ui {

/// One value per bucket; nothing where a rate or duration has no observations.
using BucketValues = QList<std::optional<double>>;

/// The values as points (bucket, value), split where values are missing: Qt Charts would draw across.
[[nodiscard]] QList<QList<QPointF>> runsOf(const BucketValues &values);

/// Adds a line to the plot, one series per run. Segments that touch an incomplete bucket are dotted.
void addLines(QtPlot &plot, const BucketValues &values, const BucketGrid &grid, const QPen &pen);

/// Adds a line to the plot, one series per run, all alike: of a period that is over.
void addPlainLines(QtPlot &plot, const BucketValues &values, const QPen &pen);

/// Runs of a single value, which a line cannot show: the numbers of their buckets.
[[nodiscard]] QList<int> loneBuckets(const BucketValues &values);

} // namespace ShelfHelp::Ui
