// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chartlines.h"
#include "timechart.h"

#include <sql/analytics/durationfigures.h>
#include <ui/models/figure.h>

#include <array>

namespace ShelfHelp::Ui {

/// Which medium is slow (D5)? Durations of library checks per bucket: p50 of Libby with circles and of
/// physical copies with squares, p95 of both as thin lines, grey where it is of too few checks. The axis is
/// logarithmic.
class CheckDurationChart final : public TimeChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckDurationChart)

public:
    using Data = Compared<QList<Sql::CheckDurationBucket>>;

    explicit CheckDurationChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] Ticks valueTicks(int wanted) const override;

    [[nodiscard]] AxisScale axisScale() const override { return AxisScale::Logarithmic; }

    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintMarks(QPainter &painter, const QRectF &plot) override;

private:
    static constexpr std::array media{Sql::Medium::Libby, Sql::Medium::Physical};

    /// What is drawn of one medium; nothing where there were no checks.
    struct Lines
    {
        BucketValues median;
        BucketValues high;
        BucketValues sureHigh; ///< of enough checks
        BucketValues medianBefore;
    };

    [[nodiscard]] const Lines &lines(Sql::Medium medium) const { return m_lines[std::size_t(medium)]; }

    [[nodiscard]] QColor colorOf(Sql::Medium medium) const;
    [[nodiscard]] bool isMediumShown(Sql::Medium medium) const;
    [[nodiscard]] qint64 total(Sql::Medium medium) const;
    [[nodiscard]] Sql::Filter filterOf(Sql::Medium medium) const;
    [[nodiscard]] std::optional<RowsBehind> rowsOfMedium(Sql::Medium medium) const;
    /// The media that have rows in a bucket, as rowsBehind() has them.
    [[nodiscard]] QList<Sql::Medium> occupied(int mark) const;
    void addSeries(QtPlot &plot, Sql::Medium medium) const;
    void paintMarkers(QPainter &painter, Sql::Medium medium, const QRectF &plot, const Ticks &axis) const;

    QList<Sql::CheckDurationBucket> m_buckets;
    QList<Sql::CheckDurationBucket> m_before; ///< empty without a comparison
    std::array<Lines, media.size()> m_lines;
};

} // namespace ShelfHelp::Ui
