// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/durationfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Is it getting slower (D1)? Durations of shelf searches per bucket: cold p50 as a line under its p50–p95
/// band, and, when asked for, warm p50 and p95 dashed. The axis is linear from zero; logarithmic with warm
/// searches, because cache hits take milliseconds and fetches seconds.
class DurationChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DurationChart)

public:
    using Data = Compared<QList<Sql::DurationBucket>>;

    explicit DurationChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] AxisScale axisScale() const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    struct Extent
    {
        double smallest = 0; ///< 0: nothing is drawn
        double largest = 0;
    };

    [[nodiscard]] Extent extent() const;
    [[nodiscard]] bool showsWarm() const;
    void addBand(QtPlot &plot) const;
    void paintLoneMarks(QPainter &painter, const QRectF &plot, const Ticks &axis) const;

    [[nodiscard]] QList<Sql::AlertMetric> limitedMetrics() const override
    {
        return {Sql::AlertMetric::ColdMedian, Sql::AlertMetric::ColdHigh};
    }

    [[nodiscard]] QColor bandColor() const;
    [[nodiscard]] qint64 total(Sql::Temperature temperature) const;
    [[nodiscard]] std::optional<RowsBehind> rowsOfSeries(Sql::Temperature temperature) const;

    QList<Sql::DurationBucket> m_buckets;
    QList<Sql::DurationBucket> m_before; ///< empty without a comparison
    BucketValues m_coldMedian;
    BucketValues m_coldHigh;
    BucketValues m_warmMedian;
    BucketValues m_warmHigh;
    BucketValues m_coldMedianBefore;
};

} // namespace ShelfHelp::Ui
