// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/eventfigures.h>

#include <array>

namespace ShelfHelp::Ui {

/// Is the pipeline behind (E2)? The p95 of both lags per bucket: from the end of an event to its publication
/// with circles, and from there to being stored with squares. The axis is logarithmic. Buckets whose clocks
/// disagree (lags negative beyond a second) have a triangle on the time axis.
class LagChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LagChart)

public:
    /// Nothing where there is no ledger.
    using Data = std::optional<QList<Sql::LagBucket>>;

    explicit LagChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// Those of the bucket that have a queue lag are counted by their state: the ledger's rows.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;

    [[nodiscard]] AxisScale axisScale() const override { return AxisScale::Logarithmic; }

    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    enum Series { Publish, Queue, SeriesCount };

    [[nodiscard]] const Sql::LagSummary &summaryOf(int bucket, Series series) const;
    [[nodiscard]] QColor colorOf(Series series) const;
    [[nodiscard]] qint64 skewed() const;
    void paintMarkers(QPainter &painter, Series series, const QRectF &plot, const Ticks &axis) const;
    void paintSkew(QPainter &painter, const QRectF &plot) const;

    bool m_isRecorded = true;
    QList<Sql::LagBucket> m_buckets;
    std::array<BucketValues, SeriesCount> m_values;
};

} // namespace ShelfHelp::Ui
