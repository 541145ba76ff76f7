// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"
#include "typography.h"

#include <QLineF>
#include <QList>
#include <QRectF>

class QPainter;

namespace ShelfHelp::Ui {

/// The second channel of a filled mark, beside its colour.
enum class Pattern { Solid, Diagonal, Dots, CrossHatch };

enum class Slope { Rising, Falling };

/// Diagonal lines `pitch` apart that end at the edges of the box. They hang on the painter's origin, moved by
/// `offset`: those of neighbours continue each other.
[[nodiscard]] QList<QLineF> diagonals(const QRectF &box, Slope slope, double pitch, double offset = 0);

/// Fills rectangles with a colour and cuts the pattern out of it. The pattern hangs on the painter's
/// origin, so it runs on from one bar to the next and stays legible on narrow ones.
void paintFilled(QPainter &painter, const QList<QRectF> &areas, const QColor &fill, Pattern pattern,
                 const Theme &theme, const Scale &scale);

/// An outline with thin diagonal lines inside: a bucket that is not over yet.
void paintUnfinished(QPainter &painter, const QRectF &area, const QColor &color, const Scale &scale);

/// `rect` moved to whole device pixels, so that its edges are sharp.
[[nodiscard]] QRectF snapped(const QPainter &painter, const QRectF &rect);

} // namespace ShelfHelp::Ui
