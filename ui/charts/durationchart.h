// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/overviewfigures.h>

namespace ShelfHelp::Ui {

/// How long shelf searches took, per bucket: cold p50 as a line under its p50–p95 band, warm p50 dashed;
/// logarithmic, because cache hits take milliseconds and fetches seconds.
class DurationChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DurationChart)

public:
    explicit DurationChart(QWidget *parent = nullptr);

    void setData(const BucketGrid &grid, const QList<Sql::DurationBucket> &buckets);

    [[nodiscard]] bool hasData() const override { return m_smallest > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] QList<QStringList> tableText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;

    [[nodiscard]] AxisScale axisScale() const override { return AxisScale::Logarithmic; }

    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    void addBand(QtPlot &plot) const;
    void paintLoneMarks(QPainter &painter, const QRectF &plot, const Ticks &axis) const;
    [[nodiscard]] QColor bandColor() const;

    QList<Sql::DurationBucket> m_buckets;
    BucketValues m_coldMedian;
    BucketValues m_coldHigh;
    BucketValues m_warmMedian;
    double m_smallest = 0;
    double m_largest = 0;
};

} // namespace ShelfHelp::Ui
