// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/durationfigures.h>

namespace ShelfHelp::Ui {

/// Why is a search slow (D2)? Durations of cold searches over the size of the shelf: how many there are of
/// each size and duration as colour, or as dots while there are few; p50 and p95 as steps of 50 books; and
/// the line through the medians that rises with each page of 200 books. Marks are the steps. Own painter.
class SizeDurationChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SizeDurationChart)

public:
    using Data = Sql::DurationsBySize;

    explicit SizeDurationChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return m_data.n > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int markCount() const override { return int(m_data.bins.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;

private:
    /// A level stretch of a line: from one size to another.
    struct Step
    {
        double from = 0;
        double to = 0;
        double ms = 0;
        bool isSure = true; ///< else of too few searches
    };

    void measureDurations();
    [[nodiscard]] bool isDense() const;
    [[nodiscard]] QString binText(int mark) const;
    [[nodiscard]] QString fitText() const;
    [[nodiscard]] QRectF binArea(int mark) const;
    [[nodiscard]] Ticks durationAxis() const;
    [[nodiscard]] double xOf(double size, const QRectF &plot) const;
    [[nodiscard]] double yOf(double ms, const Ticks &axis, const QRectF &plot) const;
    [[nodiscard]] QList<Step> percentileSteps(std::optional<double> Sql::DurationSummary::*percentile) const;
    [[nodiscard]] QList<Step> fitSteps() const;
    void paintSizeAxis(QPainter &painter) const;
    void paintDensity(QPainter &painter, const Ticks &axis) const;
    void paintDots(QPainter &painter, const Ticks &axis) const;
    [[nodiscard]] double dotRadius(qint64 n) const;
    void paintScale(QPainter &painter) const;
    void paintColorScale(QPainter &painter, QPointF right) const;
    void paintDotScale(QPainter &painter, QPointF right) const;
    void paintSteps(QPainter &painter, const QList<Step> &steps, const QPen &pen, const Ticks &axis) const;
    void paintCrosshair(QPainter &painter, int mark) const override;

    Data m_data;
    qint64 m_largestCell = 0;
    double m_smallestMs = 0;
    double m_largestMs = 0;
    int m_axisFrom = 0;
    int m_axisTo = 1;
};

} // namespace ShelfHelp::Ui
