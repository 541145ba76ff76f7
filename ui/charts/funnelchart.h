// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"

#include <sql/analytics/journeyfigures.h>
#include <ui/models/figure.h>

#include <array>
#include <chrono>

namespace ShelfHelp::Ui {

class FunnelControls;

/// Where do readers stop (J1)? From the shelf search to the visit on Goodreads a lying bar for each step, of
/// searches or of the books they showed, and between the bars how many came no further. Marks are the steps.
/// Own painter.
class FunnelChart final : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FunnelChart)

public:
    using Data = Compared<Sql::Funnel>;

    explicit FunnelChart(QWidget *parent = nullptr);

    void setQuestion(const Question &question) override;
    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] QStringList variants() const override;
    [[nodiscard]] CardControls *controls() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// The searches that reached a step, then those that came to the one before and no further.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] QRectF markArea(int mark) const override;

Q_SIGNALS:
    void windowRequested(std::chrono::minutes window);

protected:
    [[nodiscard]] int markCount() const override { return Sql::funnelSteps; }

    [[nodiscard]] Qt::Orientation markAxis() const override { return Qt::Vertical; }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] QPointF tooltipAnchor(int mark) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;
    void paintCrosshair(QPainter &painter, int mark) const override;

private:
    using Counts = std::array<qint64, Sql::funnelSteps>;

    [[nodiscard]] const Counts &countsOf(const Sql::Funnel &funnel) const;
    /// Whether a step can be counted: visits only once one was recorded.
    [[nodiscard]] bool isRecorded(int mark) const;
    [[nodiscard]] qint64 countAt(int mark) const;
    /// Of those of the step before; the first step has none.
    [[nodiscard]] qint64 dropped(int mark) const;
    [[nodiscard]] std::optional<double> shareOfFirst(const Sql::Funnel &funnel, int mark) const;
    [[nodiscard]] std::optional<double> shareOfPrevious(int mark) const;
    [[nodiscard]] QString stepName(int mark) const;
    [[nodiscard]] QString windowText() const;
    [[nodiscard]] QString attributionText() const;
    /// Which period the one before is; empty without one.
    [[nodiscard]] QString comparisonText() const;

    /// All that the bar of a step may fill.
    [[nodiscard]] QRectF track(int mark) const;
    /// Where it is said how many stopped before the step.
    [[nodiscard]] QRectF gapAbove(int mark) const;
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] double numberWidth() const;
    void paintStep(QPainter &painter, int mark) const;
    void paintShare(QPainter &painter, int mark, const QRectF &bar) const;
    void paintUnrecorded(QPainter &painter, const QRectF &track) const;
    void paintBefore(QPainter &painter, int mark, const QRectF &track) const;
    void paintDropped(QPainter &painter, int mark) const;

    Data m_data;
    FunnelControls *m_controls;
};

/// Reads it, and that of the comparison, with the question's window. On the database's thread.
[[nodiscard]] Result<Figure> readFunnel(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
