// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bucketgrid.h"
#include "chart.h"
#include "chartaxes.h"

#include <QPen>

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

    [[nodiscard]] QString axisRemark() const override;

    /// Limits of the figures that the chart shows become lines, notes marks on the lower edge.
    void setAnnotations(const Annotations &annotations) override;

    /// Makes the grids of the range and of its comparison.
    void setQuestion(const Question &question) override;

    [[nodiscard]] const BucketGrid &grid() const { return m_grid; }

protected:
    /// One figure per bucket of the comparison, by place: the third bucket is compared with the third. Empty
    /// without a comparison.
    template <typename Figure>
    [[nodiscard]] QList<Figure> alignedBefore(const std::optional<QList<Figure>> &figures) const
    {
        if (!figures || !m_before) {
            return {};
        }
        QList<Figure> aligned = m_before->aligned(*figures);
        aligned.resize(m_grid.count());
        return aligned;
    }

    /// "per week · incomplete hatched": what a bucket is, and why the last one looks different.
    [[nodiscard]] QString bucketRemark(const QString &partial) const;
    /// Adds the entry of the dashed lines, where there are some.
    void appendComparison(QList<LegendEntry> &entries, bool hasComparison) const;
    /// The line of the comparison period beside one of `color`.
    [[nodiscard]] QPen comparisonPen(const QColor &color) const;
    /// "compared with Mon 5 Aug 2024"; empty without a comparison.
    [[nodiscard]] QString comparisonName(int bucket) const;
    /// A bucket's rows, from its start or the range's to its end or the range's.
    [[nodiscard]] RowsBehind rowsOf(int bucket, RowKind kind, const QString &name, const Sql::Filter &filter,
                                    qint64 n) const;
    [[nodiscard]] std::optional<Sql::TimeRange> timeOf(int first, int last) const override;

    /// The left axis for about `wanted` ticks, from all that is shown.
    [[nodiscard]] virtual Ticks valueTicks(int wanted) const = 0;
    /// The left axis as it is drawn: enlarged with Shift and the wheel, its lower end stays.
    [[nodiscard]] Ticks valueAxis() const;

    /// The metrics that the left axis measures; their limits are drawn.
    [[nodiscard]] virtual QList<Sql::AlertMetric> limitedMetrics() const { return {}; }

    /// Those limits, for the reach of the axis.
    [[nodiscard]] QList<Sql::AlertRule> limits() const;

    [[nodiscard]] QList<Note> notesAt(int mark) const override;
    void wheelEvent(QWheelEvent *event) override;

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
    void paintLimits(QPainter &painter, const QRectF &plot, const Ticks &axis) const;
    void paintLimitNames(QPainter &painter, const QRectF &plot, const Ticks &axis) const;
    void paintNotes(QPainter &painter, const QRectF &plot) const;
    /// The buckets that a note belongs to, first and last; −1 when the range has none of its time.
    [[nodiscard]] std::pair<int, int> bucketsOf(const Note &note) const;

    BucketGrid m_grid;
    std::optional<BucketGrid> m_before;
    Annotations m_annotations;
    double m_enlargement = 1; ///< of the left axis
};

} // namespace ShelfHelp::Ui
