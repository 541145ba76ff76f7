// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "timechart.h"

namespace ShelfHelp::Ui {

/// Kinds of events per bucket, stacked: to 100 %, or as counts (the second variant). Buckets without events
/// stay empty. Painted by us, because Qt Charts' hatches blur at other device pixel ratios.
class StackedChart : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StackedChart)

public:
    using TimeChart::TimeChart;

    [[nodiscard]] bool hasData() const override;

    [[nodiscard]] QStringList variants() const override { return {tr("Share"), tr("Count")}; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;

protected:
    /// One kind, from the bottom of the stack up.
    struct Layer
    {
        QString name;
        QString machineName;
        QColor color;
        Pattern pattern = Pattern::Solid;
        QList<qint64> counts; ///< one per bucket
        FilterStep step = {}; ///< what it is restricted to
    };

    [[nodiscard]] virtual QList<Layer> layers() const = 0;
    [[nodiscard]] virtual RowKind rowKind() const = 0;
    /// What is counted: "shelf searches".
    [[nodiscard]] virtual QString countedName() const = 0;

    [[nodiscard]] qint64 total(int bucket) const;

    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

    /// Whether all bars are of one height.
    [[nodiscard]] virtual bool isShare() const { return variant() == 0; }

private:
    /// What fills the height of the bar of a bucket.
    [[nodiscard]] double wholeOf(int bucket) const;
    /// The layers that have rows in a bucket, as rowsBehind() has them.
    [[nodiscard]] QList<int> occupied(int bucket) const;
    void markPartial(QPainter &painter, const QRectF &bar) const;
};

} // namespace ShelfHelp::Ui
