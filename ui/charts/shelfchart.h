// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/overviewfigures.h>

namespace ShelfHelp::Ui {

/// New shelves as bars on the left axis and all shelves known so far as a line on the right one.
class ShelfChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShelfChart)

public:
    explicit ShelfChart(QWidget *parent = nullptr);

    void setData(const BucketGrid &grid, const QList<Sql::ActivityBucket> &buckets);

    [[nodiscard]] bool hasData() const override { return m_largestTotal > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] QList<QStringList> tableText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] std::optional<Ticks> rightTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    void paintBars(QPainter &painter, const QRectF &plot) const;
    void paintTotals(QPainter &painter, const QRectF &plot) const;

    QList<Sql::ActivityBucket> m_buckets;
    qint64 m_new = 0;
    qint64 m_largestNew = 0;
    qint64 m_largestTotal = 0;
};

} // namespace ShelfHelp::Ui
