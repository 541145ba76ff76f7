// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizecoursechart.h"

#include "markers.h"

#include <sql/analytics/durationfigures.h>
#include <ui/format/deltas.h>
#include <ui/format/numbers.h>
#include <ui/models/narrowing.h>

#include <QPainter>

#include <algorithm>
#include <limits>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double highWidth = 1.3;
constexpr double markRadius = 3;
constexpr double bandShare = 0.16;
constexpr double darkBandShare = 0.3;
constexpr double markedSlot = 14; ///< a median every so many pixels has a marker

using Percentile = std::optional<double> Sql::SizeBucket::*;

BucketValues valuesOf(const QList<Sql::SizeBucket> &buckets, Percentile percentile)
{
    BucketValues values;
    for (const Sql::SizeBucket &bucket : buckets) {
        values.append(bucket.*percentile);
    }
    return values;
}

Sampled sampled(const Sql::SizeBucket &bucket, Percentile percentile)
{
    return {.value = bucket.*percentile, .n = bucket.n};
}

} // namespace

SizeCourseChart::SizeCourseChart(QWidget *parent)
    : TimeChart(u"sizeCourseChart"_qs, tr("Shelf size over time"), parent)
{
}

void SizeCourseChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures.now);
    m_before = alignedBefore(figures.before);
    dataChanged();
}

QString SizeCourseChart::subtitle() const
{
    return tr("books of the shelves that were searched, %1").arg(bucketRemark(tr("hollow: incomplete")));
}

QString SizeCourseChart::emptyText() const
{
    return tr("No search of this range told the size of its shelf.");
}

bool SizeCourseChart::hasData() const
{
    return std::any_of(m_buckets.cbegin(), m_buckets.cend(),
                       [](const Sql::SizeBucket &bucket) { return bucket.n > 0; });
}

QList<LegendEntry> SizeCourseChart::legend() const
{
    QList<LegendEntry> entries{
        {.text = tr("Median"), .color = theme().text, .swatch = Swatch::SolidLine, .marker = Marker::Circle},
        {.text = tr("up to p95"), .color = bandColor(), .swatch = Swatch::Band}};
    appendComparison(entries, !m_before.isEmpty());
    return entries;
}

ChartTable SizeCourseChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Median"), u"p50"_qs},
                                 {tr("p95"), u"p95"_qs},
                                 {tr("n"), u"n"_qs},
                                 {tr("At the cap"), u"at_cap"_qs}},
                     .rows = {}};
    if (!m_before.isEmpty()) {
        table.columns.append({tr("Median before"), u"p50_before"_qs});
    }
    for (int i = 0; i < grid().count(); ++i) {
        const Sql::SizeBucket &bucket = m_buckets[i];
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i)), numberCell(bucket.p50, locale()),
                             numberCell(bucket.p95, locale()), countCell(bucket.n, locale()),
                             countCell(bucket.atCap, locale())};
        if (!m_before.isEmpty()) {
            row.append(numberCell(m_before[i].p50, locale()));
        }
        table.rows.append(row);
    }
    return table;
}

QString SizeCourseChart::summary() const
{
    std::optional<double> least;
    std::optional<double> most;
    qint64 n = 0;
    for (const Sql::SizeBucket &bucket : m_buckets) {
        n += bucket.n;
        if (bucket.p50) {
            least = std::min(least.value_or(*bucket.p50), *bucket.p50);
            most = std::max(most.value_or(*bucket.p50), *bucket.p50);
        }
    }
    return tr("Sizes of the shelves of %1 searches: medians from %2 to %3 books.")
        .arg(countText(n, locale()), numberText(least, locale()), numberText(most, locale()));
}

/// Those of the bucket that told a size.
QList<RowsBehind> SizeCourseChart::rowsBehind(int mark) const
{
    if (mark < 0 || mark >= m_buckets.size() || m_buckets[mark].n == 0) {
        return {};
    }
    Sql::Filter filter = question().filter;
    if (filter.shelfSize.isOpen()) {
        filter.shelfSize.from = std::numeric_limits<qint32>::min();
    }
    return {
        rowsOf(mark, RowKind::ShelfSearches, tr("Searches with a shelf size"), filter, m_buckets[mark].n)};
}

Ticks SizeCourseChart::valueTicks(int wanted) const
{
    double largest = Sql::shelfSizeCap; // its line is always there
    for (const Sql::SizeBucket &bucket : m_buckets) {
        largest = std::max(largest, bucket.p95.value_or(0));
    }
    return countTicks(largest, wanted, locale());
}

TooltipText SizeCourseChart::tooltip(int mark) const
{
    const Sql::SizeBucket &now = m_buckets[mark];
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    const auto add = [&](const QString &name, Percentile percentile) {
        TooltipText::Row row{.name = name, .value = numberText(now.*percentile, locale())};
        if (!text.comparison.isEmpty() && mark < m_before.size()) {
            row.before = numberText(m_before[mark].*percentile, locale());
            row.change =
                numberDelta(sampled(now, percentile), sampled(m_before[mark], percentile), locale()).text;
        }
        text.rows.append(row);
    };
    add(tr("p50"), &Sql::SizeBucket::p50);
    add(tr("p95"), &Sql::SizeBucket::p95);
    text.rows.append({tr("n"), countText(now.n, locale())});
    text.rows.append({tr("At the cap"), countText(now.atCap, locale())});
    if (now.atCap > 0) {
        text.remark = tr("Shelves of 800 and more are recorded as 600");
    } else if (now.n > 0 && now.n < smallestSample) {
        text.remark = tr("n too small for a reliable p95");
    }
    return text;
}

QColor SizeCourseChart::bandColor() const
{
    return mixed(theme().card, theme().accent, theme().dark ? darkBandShare : bandShare);
}

void SizeCourseChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    paintBand(painter, plot);
    paintCap(painter, plot);
    paintLines(painter, plot);
    paintMarkers(painter, plot);
    painter.setFont(textFont(font(), TextRole::Tick));
    paintLineName(painter, tr("600 or 800+"), capY(plot), plot, theme().muted, theme());
}

void SizeCourseChart::paintBand(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = valueAxis();
    const auto y = [&](double size) { return axisY(size, axis, AxisScale::Linear, plot); };
    for (const QList<QPointF> &run : runsOf(valuesOf(m_buckets, &Sql::SizeBucket::p50))) {
        QPolygonF band;
        for (const QPointF &point : run) {
            const int bucket = qRound(point.x());
            const double x = markPosition(bucket);
            // From the upper edge of the last bucket the lower one leads back to the first.
            band.insert(band.size() / 2, QPointF(x, y(*m_buckets[bucket].p95)));
            band.insert(band.size() / 2 + 1, QPointF(x, y(*m_buckets[bucket].p50)));
        }
        if (run.size() == 1) {
            painter.setPen(QPen(bandColor(), scale()(2 * markRadius), Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(band[0], band[1]);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(bandColor());
        painter.drawPolygon(band);
    }
    painter.setBrush(Qt::NoBrush); // Qt Charts would fill its lines with it
}

void SizeCourseChart::paintLines(QPainter &painter, const QRectF &plot) const
{
    QtPlot lines(grid().count(), valueAxis(), AxisScale::Linear);
    addPlainLines(lines, valuesOf(m_before, &Sql::SizeBucket::p50), comparisonPen(theme().text));
    QPen high(theme().accent, scale()(highWidth), Qt::SolidLine, Qt::FlatCap);
    high.setDashPattern({4, 2});
    addPlainLines(lines, valuesOf(m_buckets, &Sql::SizeBucket::p95), high);
    addLines(lines, valuesOf(m_buckets, &Sql::SizeBucket::p50), grid(),
             QPen(theme().text, scale()(lineWidth)));
    lines.paint(painter, plot);
}

void SizeCourseChart::paintMarkers(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = valueAxis();
    const int step = markerStep(slotWidth(), scale()(markedSlot));
    const QList<int> lone = loneBuckets(valuesOf(m_buckets, &Sql::SizeBucket::p50));
    for (int i = 0; i < m_buckets.size(); ++i) {
        if (!m_buckets[i].p50 || !(i % step == 0 || grid().isPartial(i) || lone.contains(i))) {
            continue;
        }
        const QPointF centre(markPosition(i), axisY(*m_buckets[i].p50, axis, AxisScale::Linear, plot));
        paintMarker(painter, Marker::Circle, centre, scale()(markRadius),
                    grid().isPartial(i) ? theme().card : theme().text, QPen(theme().text, scale()(1)));
    }
}

double SizeCourseChart::capY(const QRectF &plot) const
{
    return std::floor(axisY(Sql::shelfSizeCap, valueAxis(), AxisScale::Linear, plot)) + 0.5;
}

void SizeCourseChart::paintCap(QPainter &painter, const QRectF &plot) const
{
    const double y = capY(plot);
    QPen pen(theme().muted, scale()(1), Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({2, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
}

} // namespace ShelfHelp::Ui
