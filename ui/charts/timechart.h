// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bucketgrid.h"
#include "chart.h"
#include "chartaxes.h"

#include <optional>

namespace ShelfHelp::Ui {

/// A chart over time buckets: both time rows, one or two value axes and the crosshair. What stands
/// between the axes is the subclass's.
class TimeChart : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeChart)

public:
    using Chart::Chart;

    [[nodiscard]] const BucketGrid &grid() const { return m_grid; }

protected:
    void setGrid(const BucketGrid &grid) { m_grid = grid; }

    /// The left axis for about `wanted` ticks.
    [[nodiscard]] virtual Ticks valueTicks(int wanted) const = 0;
    [[nodiscard]] virtual std::optional<Ticks> rightTicks(int wanted) const;

    [[nodiscard]] virtual AxisScale axisScale() const { return AxisScale::Linear; }

    virtual void paintMarks(QPainter &painter, const QRectF &plot) = 0;

    [[nodiscard]] int markCount() const override { return m_grid.count(); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    void paintChart(QPainter &painter) override;

    /// As many ticks as the height has room for.
    [[nodiscard]] int wantedTicks() const;
    [[nodiscard]] double slotWidth() const;
    /// The bar of one bucket from `bottom` to `top` (pixels), on whole device pixels.
    [[nodiscard]] QRectF barRect(const QPainter &painter, int bucket, double bottom, double top) const;
    /// The part of a slot that its bar fills.
    [[nodiscard]] double barRatio() const;

    [[nodiscard]] QString bucketName(int bucket) const { return m_grid.text(bucket, locale()); }

private:
    [[nodiscard]] QFontMetricsF tickMetrics() const;

    BucketGrid m_grid;
};

} // namespace ShelfHelp::Ui
