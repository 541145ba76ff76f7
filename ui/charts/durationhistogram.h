// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"
#include "chartaxes.h"

#include <sql/analytics/distribution.h>
#include <sql/analytics/durationfigures.h>

#include <array>

namespace ShelfHelp::Ui {

/// How durations spread: a histogram over a logarithmic axis, eight bins for a factor of ten, of two kinds of
/// events. Both stand on the same line, solid bars behind and hatched ones that can be seen through before
/// them, so that both shapes can be read. Own painter.
class DurationHistogram : public Chart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DurationHistogram)

public:
    using Data = QList<Sql::DurationBin>;

    using Chart::Chart;

    void setData(const Data &bins);

    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    static constexpr int kindCount = 2;

    /// One of the two that are counted.
    struct Kind
    {
        QString name;
        QString machineName;
        QString eventsName; ///< "Cold searches"
        QColor color;
        FilterStep step; ///< what it is restricted to
    };

    [[nodiscard]] virtual std::array<Kind, kindCount> kinds() const = 0;
    [[nodiscard]] virtual RowKind rowKind() const = 0;
    /// To a bin, within what the question is restricted to.
    [[nodiscard]] virtual FilterStep durationStep(const Sql::NumberRange &microseconds) const = 0;

    /// A duration to mark with a line, in microseconds; 0: none. The axis reaches as far.
    [[nodiscard]] virtual qint64 limitUs() const { return 0; }

    [[nodiscard]] int markCount() const override { return int(m_bins.size()); }

    [[nodiscard]] QRectF plotArea() const override;
    [[nodiscard]] double markPosition(int mark) const override;
    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;
    void paintChart(QPainter &painter) override;

private:
    struct Bin
    {
        qint64 fromUs = 0;
        qint64 toUs = 0;
        std::array<qint64, kindCount> n{};
    };

    /// A label of the axis of durations.
    struct AxisLabel
    {
        QRectF box;
        QString text;
    };

    [[nodiscard]] QString seriesOf(int kind) const;
    [[nodiscard]] qint64 total(int kind) const;
    [[nodiscard]] int mostFrequent(int kind) const;
    [[nodiscard]] QString binText(int mark) const;
    /// The kinds that have rows in a bin, as rowsBehind() has them.
    [[nodiscard]] QList<int> occupied(int mark) const;
    [[nodiscard]] Ticks countAxis() const;
    [[nodiscard]] double xOf(double axisPosition, const QRectF &plot) const;
    void fitAxis();
    [[nodiscard]] QList<AxisLabel> durationLabels(int wanted) const;
    void paintDurationAxis(QPainter &painter) const;
    void paintBehind(QPainter &painter, int kind, const Ticks &axis) const;
    void paintBefore(QPainter &painter, int kind, const Ticks &axis) const;
    void paintLimit(QPainter &painter) const;
    [[nodiscard]] QRectF barOf(const QPainter &painter, int mark, int kind, const Ticks &axis) const;

    QList<Bin> m_bins; ///< ascending and without gaps
    int m_first = 0;   ///< number of the first bin, as of Sql::durationBin()
    int m_axisFrom = 0;
    int m_axisTo = 1;
};

} // namespace ShelfHelp::Ui
