// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationchart.h"

#include <ui/format/dates.h>
#include <ui/format/deltas.h>
#include <ui/format/durationticks.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double edgeWidth = 1;
constexpr double markRadius = 3;

const QString medianSeries = u"median"_qs;
const QString highSeries = u"high"_qs;
const QString warmSeries = u"warm"_qs;

/// A logarithmic axis has no place for zero: Qt Charts would not draw the whole series.
std::optional<double> floored(std::optional<double> milliseconds)
{
    return milliseconds ? std::optional(std::max(*milliseconds, durationFloorMs)) : std::nullopt;
}

using Part = Sql::DurationSummary Sql::DurationBucket::*;
using Percentile = std::optional<double> Sql::DurationSummary::*;

BucketValues valuesOf(const QList<Sql::DurationBucket> &buckets, Part part, Percentile percentile)
{
    BucketValues values;
    for (const Sql::DurationBucket &bucket : buckets) {
        values.append(floored((bucket.*part).*percentile));
    }
    return values;
}

Sampled sampled(const Sql::DurationSummary &summary, Percentile percentile)
{
    return {.value = summary.*percentile, .n = summary.n};
}

} // namespace

DurationChart::DurationChart(QWidget *parent)
    : TimeChart(u"durationsChart"_qs, tr("Shelf search duration"), parent)
{
    hideAtFirst(warmSeries);
}

void DurationChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures.now);
    m_before = alignedBefore(figures.before);
    m_coldMedian = valuesOf(m_buckets, &Sql::DurationBucket::cold, &Sql::DurationSummary::p50Ms);
    m_coldHigh = valuesOf(m_buckets, &Sql::DurationBucket::cold, &Sql::DurationSummary::p95Ms);
    m_warmMedian = valuesOf(m_buckets, &Sql::DurationBucket::warm, &Sql::DurationSummary::p50Ms);
    m_warmHigh = valuesOf(m_buckets, &Sql::DurationBucket::warm, &Sql::DurationSummary::p95Ms);
    m_coldMedianBefore = valuesOf(m_before, &Sql::DurationBucket::cold, &Sql::DurationSummary::p50Ms);
    dataChanged();
}

bool DurationChart::hasData() const
{
    return std::any_of(m_buckets.cbegin(), m_buckets.cend(), [](const Sql::DurationBucket &bucket) {
        return bucket.cold.n > 0 || bucket.warm.n > 0;
    });
}

QString DurationChart::subtitle() const
{
    const QString per = perBucketText(grid().bucket());
    return showsWarm() ? tr("log scale · cold = fetched, warm = cached · %1").arg(per)
                       : tr("cold = fetched from Goodreads · %1").arg(per);
}

QString DurationChart::emptyText() const
{
    return tr("No shelf searches in this range.");
}

/// Also where there is nothing else to show.
bool DurationChart::showsWarm() const
{
    return isShown(warmSeries) ||
           std::none_of(m_coldMedian.cbegin(), m_coldMedian.cend(), [](const auto &value) { return value; });
}

QColor DurationChart::bandColor() const
{
    return mixed(theme().card, theme().text, theme().dark ? 0.20 : 0.13);
}

QList<LegendEntry> DurationChart::legend() const
{
    QList<LegendEntry> entries{{.text = tr("Cold p50"),
                                .color = theme().text,
                                .swatch = Swatch::SolidLine,
                                .series = medianSeries,
                                .isFixed = true,
                                .rows = rowsOfSeries(Sql::Temperature::Cold)},
                               {.text = tr("Cold p50–p95"),
                                .color = bandColor(),
                                .swatch = Swatch::Band,
                                .series = highSeries,
                                .isOff = !isShown(highSeries)},
                               {.text = tr("Warm p50, p95"),
                                .color = theme().skyBlue,
                                .swatch = Swatch::DashedLine,
                                .series = warmSeries,
                                .isOff = !showsWarm(),
                                .rows = rowsOfSeries(Sql::Temperature::Warm)}};
    appendComparison(entries, !m_before.isEmpty());
    return entries;
}

qint64 DurationChart::total(Sql::Temperature temperature) const
{
    qint64 n = 0;
    for (const Sql::DurationBucket &bucket : m_buckets) {
        n += temperature == Sql::Temperature::Cold ? bucket.cold.n : bucket.warm.n;
    }
    return n;
}

std::optional<RowsBehind> DurationChart::rowsOfSeries(Sql::Temperature temperature) const
{
    const bool isCold = temperature == Sql::Temperature::Cold;
    const FilterStep step = temperatureStep(temperature);
    auto rows = rowsOfRange(RowKind::ShelfSearches, isCold ? tr("Cold searches") : tr("Warm searches"),
                            withField(question().filter, step.field, step.filter), total(temperature));
    if (rows) {
        rows->order = Sql::RowOrder::SlowestFirst;
    }
    return rows;
}

ChartTable DurationChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Cold p50"), u"cold_p50_ms"_qs},
                                 {tr("Cold p95"), u"cold_p95_ms"_qs},
                                 {tr("Cold slowest"), u"cold_slowest_ms"_qs},
                                 {tr("Cold n"), u"cold_n"_qs},
                                 {tr("Warm p50"), u"warm_p50_ms"_qs},
                                 {tr("Warm p95"), u"warm_p95_ms"_qs},
                                 {tr("Warm n"), u"warm_n"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_buckets.size(); ++i) {
        const Sql::DurationSummary &cold = m_buckets[i].cold;
        const Sql::DurationSummary &warm = m_buckets[i].warm;
        table.rows.append({periodCell(grid().starts()[i], bucketName(i)), durationCell(cold.p50Ms, locale()),
                           durationCell(cold.p95Ms, locale()), durationCell(cold.slowestMs, locale()),
                           countCell(cold.n, locale()), durationCell(warm.p50Ms, locale()),
                           durationCell(warm.p95Ms, locale()), countCell(warm.n, locale())});
    }
    return table;
}

QString DurationChart::summary() const
{
    if (!hasData()) {
        return tr("No durations in this range.");
    }
    const Extent drawn = extent();
    return tr("Durations of %1 cold and %2 warm shelf searches, from %3 to %4.")
        .arg(countText(total(Sql::Temperature::Cold), locale()),
             countText(total(Sql::Temperature::Warm), locale()), durationText(drawn.smallest, locale()),
             durationText(drawn.largest, locale()));
}

QList<RowsBehind> DurationChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    const auto add = [&](const QString &name, Sql::Temperature temperature, qint64 n) {
        if (n > 0) {
            const FilterStep step = temperatureStep(temperature);
            RowsBehind behind = rowsOf(mark, RowKind::ShelfSearches, name,
                                       withField(question().filter, step.field, step.filter), n);
            behind.order = Sql::RowOrder::SlowestFirst;
            rows.append(behind);
        }
    };
    add(tr("Cold searches"), Sql::Temperature::Cold, m_buckets[mark].cold.n);
    add(tr("Warm searches"), Sql::Temperature::Warm, m_buckets[mark].warm.n);
    return rows;
}

DurationChart::Extent DurationChart::extent() const
{
    Extent extent;
    const auto include = [&extent](const BucketValues &values) {
        for (const auto &value : values) {
            if (value) {
                extent.smallest = extent.smallest == 0 ? *value : std::min(extent.smallest, *value);
                extent.largest = std::max(extent.largest, *value);
            }
        }
    };
    include(m_coldMedian);
    include(m_coldMedianBefore);
    if (isShown(highSeries)) {
        include(m_coldHigh);
    }
    if (showsWarm()) {
        include(m_warmMedian);
        include(m_warmHigh);
    }
    for (const Sql::AlertRule &rule : limits()) {
        // Far above everything a line would only press the figures down.
        if (rule.value <= 2 * extent.largest) {
            extent.largest = std::max(extent.largest, rule.value);
        }
    }
    return extent;
}

AxisScale DurationChart::axisScale() const
{
    return showsWarm() ? AxisScale::Logarithmic : AxisScale::Linear;
}

Ticks DurationChart::valueTicks(int wanted) const
{
    const Extent drawn = extent();
    return showsWarm() ? durationTicks(drawn.smallest, drawn.largest, wanted, locale())
                       : linearDurationTicks(drawn.largest, wanted, locale());
}

TooltipText DurationChart::tooltip(int mark) const
{
    const Sql::DurationBucket &now = m_buckets[mark];
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    const auto add = [&](const QString &name, Part part, Percentile percentile) {
        TooltipText::Row row{.name = name, .value = durationText((now.*part).*percentile, locale())};
        if (!text.comparison.isEmpty() && !m_before.isEmpty()) {
            const Sql::DurationSummary &before = m_before[mark].*part;
            row.before = durationText(before.*percentile, locale());
            row.change =
                durationDelta(sampled(now.*part, percentile), sampled(before, percentile), locale()).text;
        }
        text.rows.append(row);
    };
    add(tr("Cold p50"), &Sql::DurationBucket::cold, &Sql::DurationSummary::p50Ms);
    add(tr("Cold p95"), &Sql::DurationBucket::cold, &Sql::DurationSummary::p95Ms);
    add(tr("Cold slowest"), &Sql::DurationBucket::cold, &Sql::DurationSummary::slowestMs);
    text.rows.append({tr("Cold n"), countText(now.cold.n, locale())});
    if (showsWarm()) {
        add(tr("Warm p50"), &Sql::DurationBucket::warm, &Sql::DurationSummary::p50Ms);
        add(tr("Warm p95"), &Sql::DurationBucket::warm, &Sql::DurationSummary::p95Ms);
        text.rows.append({tr("Warm n"), countText(now.warm.n, locale())});
    }
    if (now.cold.n > 0 && now.cold.n < smallestSample) {
        text.remark = tr("n too small for a reliable p95");
    }
    return text;
}

void DurationChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueAxis();
    QtPlot drawing(grid().count(), axis, axisScale());
    addPlainLines(drawing, m_coldMedianBefore, comparisonPen(theme().text));
    if (isDrawn(highSeries)) {
        addBand(drawing);
        addLines(drawing, m_coldHigh, grid(), QPen(theme().muted, scale()(edgeWidth)));
    }
    if (showsWarm() && (isDrawn(warmSeries) || !isShown(warmSeries))) {
        QPen warm(theme().outlineOf(theme().skyBlue), scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
        warm.setDashPattern({3, 2});
        addLines(drawing, m_warmMedian, grid(), warm);
        warm.setWidthF(scale()(edgeWidth));
        addLines(drawing, m_warmHigh, grid(), warm);
    }
    if (isDrawn(medianSeries)) {
        addLines(drawing, m_coldMedian, grid(), QPen(theme().text, scale()(lineWidth)));
    }
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
    const auto y = [&](double value) { return axisY(value, axis, axisScale(), plot); };
    const double radius = scale()(markRadius);
    for (const int bucket : loneBuckets(m_coldMedian)) {
        const double x = markPosition(bucket);
        const double low = y(*m_coldMedian[bucket]);
        if (const auto high = m_coldHigh[bucket]; high && isShown(highSeries)) {
            painter.fillRect(QRectF(QPointF(x - radius, y(*high)), QPointF(x + radius, low)), bandColor());
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().text);
        painter.drawEllipse(QPointF(x, low), radius, radius);
    }
    if (!showsWarm()) {
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().outlineOf(theme().skyBlue), scale()(lineWidth)));
    for (const int bucket : loneBuckets(m_warmMedian)) {
        painter.drawEllipse(QPointF(markPosition(bucket), y(*m_warmMedian[bucket])), radius, radius);
    }
}

} // namespace ShelfHelp::Ui
