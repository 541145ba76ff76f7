// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "outcomes.h"

#include <array>

namespace ShelfHelp::Ui {

/// Which medium serves better: for Libby and for the physical libraries one lying bar of outcomes, and
/// below it the availability of owned copies with its 95 % interval. Own painter.
class MediumChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MediumChart)

public:
    using Data = Sql::OutcomeBucket; ///< of the whole range

    explicit MediumChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    /// The medium; over a part of the bar the outcome.
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;

    [[nodiscard]] int markCount() const override { return static_cast<int>(m_counts.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;

    [[nodiscard]] Qt::Orientation markAxis() const override { return Qt::Vertical; }

    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;
    void paintCrosshair(QPainter &painter, int mark) const override;

private:
    /// The stripe of one medium between the axis labels and its neighbour.
    [[nodiscard]] QRectF stripe(int mark) const;
    [[nodiscard]] QString name(int mark) const;
    [[nodiscard]] QColor color(int mark) const;
    /// The bar within the stripe.
    [[nodiscard]] QRectF barOf(int mark) const;
    void paintAxis(QPainter &painter) const;
    void paintHeadline(QPainter &painter, int mark, const QRectF &line) const;
    void paintBar(QPainter &painter, int mark, const QRectF &bar) const;
    void paintInterval(QPainter &painter, int mark, const QRectF &track) const;
    void paintMarker(QPainter &painter, int mark, const QPointF &centre) const;

    std::array<Sql::OutcomeCounts, 2> m_counts;
};

} // namespace ShelfHelp::Ui
