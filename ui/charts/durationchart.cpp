// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationchart.h"

#include <ui/format/durationticks.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double edgeWidth = 1;
constexpr double markRadius = 3;

/// A logarithmic axis has no place for zero: Qt Charts would not draw the whole series.
std::optional<double> floored(std::optional<double> milliseconds)
{
    return milliseconds ? std::optional(std::max(*milliseconds, durationFloorMs)) : std::nullopt;
}

} // namespace

DurationChart::DurationChart(QWidget *parent)
    : TimeChart(u"durationsChart"_qs, tr("Shelf search duration"), parent)
{
}

void DurationChart::setData(const BucketGrid &grid, const QList<Sql::DurationBucket> &buckets)
{
    setGrid(grid);
    m_buckets = grid.aligned(buckets);
    m_coldMedian.clear();
    m_coldHigh.clear();
    m_warmMedian.clear();
    m_smallest = m_largest = 0;
    for (const Sql::DurationBucket &bucket : std::as_const(m_buckets)) {
        m_coldMedian.append(floored(bucket.cold.p50Ms));
        m_coldHigh.append(floored(bucket.cold.p95Ms));
        m_warmMedian.append(floored(bucket.warm.p50Ms));
        for (const auto &value : {m_coldMedian.last(), m_coldHigh.last(), m_warmMedian.last()}) {
            m_smallest = value && (m_smallest == 0 || *value < m_smallest) ? *value : m_smallest;
            m_largest = std::max(m_largest, value.value_or(0));
        }
    }
    dataChanged();
}

QColor DurationChart::bandColor() const
{
    return mixed(theme().card, theme().text, theme().dark ? 0.20 : 0.13);
}

QList<LegendEntry> DurationChart::legend() const
{
    return {{.text = tr("Cold p50"), .color = theme().text, .swatch = Swatch::SolidLine},
            {.text = tr("Cold p50–p95"), .color = bandColor(), .swatch = Swatch::Band},
            {.text = tr("Warm p50"), .color = theme().skyBlue, .swatch = Swatch::DashedLine}};
}

QList<QStringList> DurationChart::tableText() const
{
    QList<QStringList> rows{{tr("Period"), tr("Cold p50"), tr("Cold p95"), tr("Cold n"), tr("Warm p50"),
                             tr("Warm p95"), tr("Warm n")}};
    for (int i = 0; i < m_buckets.size(); ++i) {
        const Sql::DurationSummary &cold = m_buckets[i].cold;
        const Sql::DurationSummary &warm = m_buckets[i].warm;
        rows.append({bucketName(i), durationText(cold.p50Ms, locale()), durationText(cold.p95Ms, locale()),
                     countText(cold.n, locale()), durationText(warm.p50Ms, locale()),
                     durationText(warm.p95Ms, locale()), countText(warm.n, locale())});
    }
    return rows;
}

QString DurationChart::summary() const
{
    if (!hasData()) {
        return tr("No durations in this range.");
    }
    qint64 cold = 0;
    qint64 warm = 0;
    for (const Sql::DurationBucket &bucket : m_buckets) {
        cold += bucket.cold.n;
        warm += bucket.warm.n;
    }
    return tr("Durations of %1 cold and %2 warm shelf searches, from %3 to %4.")
        .arg(countText(cold, locale()), countText(warm, locale()), durationText(m_smallest, locale()),
             durationText(m_largest, locale()));
}

Ticks DurationChart::valueTicks(int wanted) const
{
    return durationTicks(m_smallest, m_largest, wanted, locale());
}

TooltipText DurationChart::tooltip(int mark) const
{
    const Sql::DurationSummary &cold = m_buckets[mark].cold;
    const Sql::DurationSummary &warm = m_buckets[mark].warm;
    TooltipText text{.title = bucketName(mark),
                     .rows = {{tr("Cold p50"), durationText(cold.p50Ms, locale())},
                              {tr("Cold p95"), durationText(cold.p95Ms, locale())},
                              {tr("Cold n"), countText(cold.n, locale())},
                              {tr("Warm p50"), durationText(warm.p50Ms, locale())},
                              {tr("Warm n"), countText(warm.n, locale())}}};
    if (cold.n > 0 && cold.n < smallestSample) {
        text.remark = tr("n too small for a reliable p95");
    }
    return text;
}

void DurationChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueTicks(wantedTicks());
    QtPlot drawing(grid().count(), axis, AxisScale::Logarithmic);
    addBand(drawing);
    QPen warm(theme().outlineOf(theme().skyBlue), scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
    warm.setDashPattern({3, 2});
    addLines(drawing, m_warmMedian, grid(), warm);
    addLines(drawing, m_coldHigh, grid(), QPen(theme().muted, scale()(edgeWidth)));
    addLines(drawing, m_coldMedian, grid(), QPen(theme().text, scale()(lineWidth)));
    drawing.paint(painter, plot);
    paintLoneMarks(painter, plot, axis);
}

void DurationChart::addBand(QtPlot &plot) const
{
    BucketValues lower;
    for (int i = 0; i < m_coldMedian.size(); ++i) {
        lower.append(m_coldHigh[i] ? m_coldMedian[i] : std::nullopt);
    }
    const auto lowerRuns = runsOf(lower);
    const auto upperRuns = runsOf(m_coldHigh);
    for (int i = 0; i < std::min(lowerRuns.size(), upperRuns.size()); ++i) {
        if (lowerRuns[i].size() > 1) {
            plot.addBand(lowerRuns[i], upperRuns[i], bandColor());
        }
    }
}

void DurationChart::paintLoneMarks(QPainter &painter, const QRectF &plot, const Ticks &axis) const
{
    const auto y = [&](double value) { return axisY(value, axis, AxisScale::Logarithmic, plot); };
    const double radius = scale()(markRadius);
    for (const int bucket : loneBuckets(m_coldMedian)) {
        const double x = markPosition(bucket);
        const double low = y(*m_coldMedian[bucket]);
        if (const auto high = m_coldHigh[bucket]) {
            painter.fillRect(QRectF(QPointF(x - radius, y(*high)), QPointF(x + radius, low)), bandColor());
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().text);
        painter.drawEllipse(QPointF(x, low), radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().outlineOf(theme().skyBlue), scale()(lineWidth)));
    for (const int bucket : loneBuckets(m_warmMedian)) {
        painter.drawEllipse(QPointF(markPosition(bucket), y(*m_warmMedian[bucket])), radius, radius);
    }
}

} // namespace ShelfHelp::Ui
