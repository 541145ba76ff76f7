// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBrush>
#include <QPen>
#include <QPointF>

class QPainter;

namespace ShelfHelp::Ui {

/// The second channel of a line, beside its colour.
enum class Marker { None, Circle, Square, Diamond, Triangle, ReversedTriangle, Cross, Plus, Ring };

/// A marker as wide as `radius` twice; all of them look about as heavy. Crosses have no inside and are drawn
/// with the outline alone.
void paintMarker(QPainter &painter, Marker marker, const QPointF &centre, double radius, const QBrush &fill,
                 const QPen &outline);

/// Every how many-th point of a line has its marker, where points are `distance` apart and markers nearer to
/// each other than `least` would hide the line: all, or so few that the line is seen between them.
[[nodiscard]] int markerStep(double distance, double least);

} // namespace ShelfHelp::Ui
