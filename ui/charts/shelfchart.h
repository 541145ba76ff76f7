// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/shelffigures.h>
#include <sql/analytics/shelftable.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Is the audience growing (O2, S1)? New shelves as bars on the left axis and all known so far as a line on
/// the right one; counted as URLs, as canonical shelves, or as readers.
class ShelfChart : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShelfChart)

public:
    using Data = Compared<Sql::ShelfGrowth>;

    explicit ShelfChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return !m_total.isEmpty() && m_total.last() > 0; }

    [[nodiscard]] QStringList variants() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// The shelves that are new by what the variant counts.
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;

protected:
    /// What the variant counts by.
    [[nodiscard]] Sql::Identity identity() const;

    [[nodiscard]] qint64 newCount(int bucket) const { return m_new[bucket]; }

    void variantChanged() override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] std::optional<Ticks> rightTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    void paintBars(QPainter &painter, const QRectF &plot) const;
    void paintTotals(QPainter &painter, const QRectF &plot) const;

    Data m_data;
    // Of the variant, one per bucket.
    QList<qint64> m_new;
    QList<qint64> m_total;
    QList<qint64> m_newBefore; ///< empty without a comparison
    QList<qint64> m_totalBefore;
};

} // namespace ShelfHelp::Ui
