// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/activityfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// How much is it used (O3)? Shelf searches and library checks per bucket, as two lines told apart by dash
/// and marker as well; those of the comparison period paler and dashed.
class ActivityChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityChart)

public:
    using Data = Compared<QList<Sql::UsageBucket>>;

    explicit ActivityChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return m_searches + m_checks > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    using Count = qint64 Sql::UsageBucket::*;

    [[nodiscard]] QString totalText(qint64 Sql::UsageBucket::*count) const;
    [[nodiscard]] qint64 largest() const;
    void addSeries(QtPlot &lines, Count count, const QColor &color, bool isDashed) const;
    void paintMarkers(QPainter &painter, const QRectF &plot, const Ticks &axis) const;

    QList<Sql::UsageBucket> m_buckets;
    QList<Sql::UsageBucket> m_before; ///< empty without a comparison
    qint64 m_searches = 0;
    qint64 m_checks = 0;
};

} // namespace ShelfHelp::Ui
