// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"

#include <ui/format/timeticks.h>
#include <ui/format/valueticks.h>

#include <QFontMetricsF>
#include <QRectF>

class QPainter;

namespace ShelfHelp::Ui {

/// Which side of the plot a value axis is labelled on.
enum class AxisSide { Left, Right };

enum class AxisScale { Linear, Logarithmic };

/// Where `value` lies on a vertical axis that fills `plot` from its bottom to its top.
[[nodiscard]] double axisY(double value, const Ticks &axis, AxisScale kind, const QRectF &plot);

/// The room the labels of a value axis need beside the plot, gap included.
[[nodiscard]] double axisWidth(const Ticks &axis, const QFontMetricsF &metrics);

/// Horizontal grid lines at the ticks.
void paintGrid(QPainter &painter, const Ticks &axis, AxisScale kind, const QRectF &plot, const Theme &theme);

void paintValueLabels(QPainter &painter, const Ticks &axis, AxisScale kind, AxisSide side, const QRectF &plot,
                      const Theme &theme);

/// The name of a horizontal line at `y`, at the right end of it and above it if there is room. Has a rim of
/// the card's colour, so that it can be read over marks: to be painted after them.
void paintLineName(QPainter &painter, const QString &name, double y, const QRectF &plot, const QColor &color,
                   const Theme &theme);

/// Both rows of a time axis below the plot, whose `bucketCount` buckets are equally wide.
void paintTimeLabels(QPainter &painter, const TimeTicks &axis, qsizetype bucketCount, const QRectF &plot,
                     const Theme &theme);

} // namespace ShelfHelp::Ui
