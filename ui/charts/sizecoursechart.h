// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/sizefigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Do the sizes of the shelves change (S3)? The median of each bucket's searches as a line, up to the 95th
/// percentile as a band, and a line where larger shelves are cut off.
class SizeCourseChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SizeCourseChart)

public:
    using Data = Compared<QList<Sql::SizeBucket>>;

    explicit SizeCourseChart(QWidget *parent = nullptr);

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
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    [[nodiscard]] QColor bandColor() const;
    void paintBand(QPainter &painter, const QRectF &plot) const;
    void paintLines(QPainter &painter, const QRectF &plot) const;
    void paintMarkers(QPainter &painter, const QRectF &plot) const;
    [[nodiscard]] double capY(const QRectF &plot) const;
    void paintCap(QPainter &painter, const QRectF &plot) const;

    QList<Sql::SizeBucket> m_buckets; ///< one per bucket
    QList<Sql::SizeBucket> m_before;  ///< empty without a comparison
};

} // namespace ShelfHelp::Ui
