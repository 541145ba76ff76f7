// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outcomes.h"
#include "timechart.h"

namespace ShelfHelp::Ui {

/// What the library checks of each bucket found: four outcomes stacked to 100 %. Buckets without checks
/// stay empty. Painted by us, because Qt Charts' hatches blur at other device pixel ratios.
class OutcomeChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeChart)

public:
    explicit OutcomeChart(QWidget *parent = nullptr);

    void setData(const BucketGrid &grid, const QList<Sql::OutcomeBucket> &buckets);

    [[nodiscard]] bool hasData() const override { return m_all.total() > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override { return outcomeLegend(theme()); }

    [[nodiscard]] QList<QStringList> tableText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    /// The bar of one outcome in one bucket: above those stacked before it.
    [[nodiscard]] QRectF segment(const QPainter &painter, int bucket, qint64 below, qint64 count) const;

    void markPartial(QPainter &painter, const QRectF &bar) const;

    QList<Sql::OutcomeCounts> m_counts;
    Sql::OutcomeCounts m_all;
};

} // namespace ShelfHelp::Ui
