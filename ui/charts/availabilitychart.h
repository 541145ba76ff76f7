// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/libraryfigures.h>
#include <ui/models/figure.h>

#include <array>

namespace ShelfHelp::Ui {

/// Better or worse (L2)? Availability of owned copies per bucket: Libby, physical copies and both together.
/// One of the lines has its Wilson 95 % interval as a band, because three of them would hide each other.
/// Buckets without an owned copy are gaps; those with few are pale.
class AvailabilityChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AvailabilityChart)

public:
    using Data = Compared<QList<Sql::OutcomeBucket>>;

    explicit AvailabilityChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// Available and out together: of both media, then of each.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    /// The medium of a line.
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    enum Line { Libby, Physical, Both, LineCount };

    using Counts = QList<Sql::OutcomeCounts>;

    /// How a line is called and drawn.
    struct Style
    {
        QString name;
        QString series;
        QColor color;
        Marker marker = Marker::None;
    };

    [[nodiscard]] Style style(Line line) const;

    [[nodiscard]] bool isVisible(Line line) const { return isShown(style(line).series); }

    /// The line with the band and the comparison: both together, or the only one that is shown.
    [[nodiscard]] std::optional<Line> mainLine() const;

    /// The lines that have owned copies in a bucket, as rowsBehind() has them.
    [[nodiscard]] QList<Sql::AlertMetric> limitedMetrics() const override
    {
        return {Sql::AlertMetric::Availability};
    }

    [[nodiscard]] QList<Line> linesIn(int bucket) const;
    [[nodiscard]] Sql::OutcomeCounts totalOf(Line line) const;
    [[nodiscard]] QString rowsName(Line line) const;
    [[nodiscard]] Sql::Filter filterOf(Line line) const;
    [[nodiscard]] QList<TooltipText::Row> tooltipRows(int bucket, Line line, bool isCompared) const;

    [[nodiscard]] QColor bandColor(Line line) const;
    void paintBand(QPainter &painter, const QRectF &plot, Line line) const;
    void addLine(QtPlot &lines, Line line) const;
    void paintMarkers(QPainter &painter, const QRectF &plot, Line line) const;

    std::array<Counts, LineCount> m_counts;
    std::array<Counts, LineCount> m_before; ///< empty without a comparison
};

} // namespace ShelfHelp::Ui
