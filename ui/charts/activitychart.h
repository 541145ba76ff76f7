// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/overviewfigures.h>

namespace ShelfHelp::Ui {

/// Shelf searches and library checks per bucket, as two lines told apart by dash and marker as well.
class ActivityChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActivityChart)

public:
    explicit ActivityChart(QWidget *parent = nullptr);

    void setData(const BucketGrid &grid, const QList<Sql::ActivityBucket> &buckets);

    [[nodiscard]] bool hasData() const override { return m_largest > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] QList<QStringList> tableText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    [[nodiscard]] BucketValues valuesOf(qint64 Sql::ActivityBucket::*count) const;
    void paintMarkers(QPainter &painter, const QRectF &plot, const Ticks &axis) const;

    QList<Sql::ActivityBucket> m_buckets;
    qint64 m_searches = 0;
    qint64 m_checks = 0;
    qint64 m_largest = 0;
};

} // namespace ShelfHelp::Ui
