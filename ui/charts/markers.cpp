// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "markers.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

// Shapes of equal width look unequally heavy: a square is more than a circle, a diamond less.
constexpr double squareShare = 0.88;
constexpr double pointedShare = 1.25;

void paintCross(QPainter &painter, const QPointF &centre, double radius, bool isUpright, const QPen &outline)
{
    QPen pen = outline;
    pen.setWidthF(std::max(1.6, outline.widthF()));
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    const QPointF one = isUpright ? QPointF(radius, 0) : QPointF(radius, radius) * 0.8;
    const QPointF other = isUpright ? QPointF(0, radius) : QPointF(radius, -radius) * 0.8;
    painter.drawLine(centre - one, centre + one);
    painter.drawLine(centre - other, centre + other);
}

QPolygonF polygonOf(Marker marker, const QPointF &centre, double radius)
{
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * radius; };
    switch (marker) {
    case Marker::Diamond:
        return QPolygonF({at(0, -1), at(1, 0), at(0, 1), at(-1, 0)});
    case Marker::Triangle:
        return QPolygonF({at(0, -1), at(0.95, 0.7), at(-0.95, 0.7)});
    case Marker::ReversedTriangle:
        return QPolygonF({at(0, 1), at(0.95, -0.7), at(-0.95, -0.7)});
    default:
        return {};
    }
}

} // namespace

void paintMarker(QPainter &painter, Marker marker, const QPointF &centre, double radius, const QBrush &fill,
                 const QPen &outline)
{
    painter.setPen(outline);
    painter.setBrush(marker == Marker::Ring ? QBrush(Qt::NoBrush) : fill);
    const double side = squareShare * radius;
    switch (marker) {
    case Marker::None:
        return;
    case Marker::Circle:
    case Marker::Ring:
        painter.drawEllipse(centre, radius, radius);
        return;
    case Marker::Square:
        painter.drawRect(QRectF(centre - QPointF(side, side), QSizeF(2 * side, 2 * side)));
        return;
    case Marker::Diamond:
    case Marker::Triangle:
    case Marker::ReversedTriangle:
        painter.drawPolygon(polygonOf(marker, centre, pointedShare * radius));
        return;
    case Marker::Cross:
        paintCross(painter, centre, radius, false, outline);
        return;
    case Marker::Plus:
        paintCross(painter, centre, pointedShare * radius, true, outline);
        return;
    }
}

int markerStep(double distance, double least)
{
    constexpr double sparse = 2.5;
    return distance >= least ? 1 : int(std::ceil(sparse * least / std::max(distance, 0.1)));
}

} // namespace ShelfHelp::Ui
