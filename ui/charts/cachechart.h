// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/durationfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Does the cache work (D4)? The share of warm searches per bucket as a line in its Wilson 95 % interval, and
/// as squares the share of searches of which the two rules for warm ones disagree.
class CacheChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CacheChart)

public:
    using Data = Compared<QList<Sql::CacheBucket>>;

    explicit CacheChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;

    [[nodiscard]] bool hasData() const override { return m_warm + m_cold > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    /// What a bucket leads to.
    struct Part
    {
        QString name;
        FilterStep step;
        qint64 n = 0;
    };

    [[nodiscard]] QList<Sql::AlertMetric> limitedMetrics() const override
    {
        return {Sql::AlertMetric::CacheHits};
    }

    [[nodiscard]] QList<Part> parts(int mark) const;
    [[nodiscard]] FilterStep disagreement() const;
    [[nodiscard]] std::optional<RowsBehind> rowsOf(const FilterStep &step, const QString &name,
                                                   qint64 n) const;
    [[nodiscard]] double yOf(double share) const;
    [[nodiscard]] QColor lineColor() const;
    [[nodiscard]] QColor bandColor() const;
    void addBand(QtPlot &plot) const;
    void paintLoneMarks(QPainter &painter) const;
    void paintDisagreements(QPainter &painter) const;

    QList<Sql::CacheBucket> m_buckets;
    QList<Sql::CacheBucket> m_before; ///< empty without a comparison
    BucketValues m_shares;
    BucketValues m_sharesBefore;
    qint64 m_warm = 0;
    qint64 m_cold = 0;
    qint64 m_disagreements = 0;
};

} // namespace ShelfHelp::Ui
