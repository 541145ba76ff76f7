// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartaxes.h"

#include <QList>
#include <QPen>
#include <QPointF>

#include <memory>

class QPainter;

namespace ShelfHelp::Ui {

/// Lines, bands and bars drawn by Qt Charts into any painter: the only place of the program that knows
/// Qt Charts, which is deprecated upstream and may have to be replaced.
///
/// The chart lives in a scene without a view. x is the number of a bucket; grid, labels, crosshair and
/// tooltip are not its business. Built anew whenever the data or the theme change.
class QtPlot final
{
    Q_DISABLE_COPY_MOVE(QtPlot)

public:
    QtPlot(int bucketCount, const Ticks &values, AxisScale kind);
    ~QtPlot();

    /// One run of points; a gap in the data is two runs.
    void addLine(const QList<QPointF> &points, const QPen &pen);
    /// The area between two lines over the same x.
    void addBand(const QList<QPointF> &lower, const QList<QPointF> &upper, const QColor &fill);
    /// One bar per bucket from zero, `ratio` of its slot wide.
    void addBars(const QList<double> &heights, const QColor &fill, const QColor &outline, double ratio);

    void paint(QPainter &painter, const QRectF &plot);

private:
    void paintBars(QPainter &painter, const QRectF &plot) const;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ShelfHelp::Ui
