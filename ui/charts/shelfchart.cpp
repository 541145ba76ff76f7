// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelfchart.h"

#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double markRadius = 3;
/// Narrower bars are all outline, so they take the outline's colour and need none.
constexpr double outlinedBar = 5;
/// Bars without a gap overlap a little: rounding to pixels would leave seams between some of them.
constexpr double touchingBars = 1.08;

} // namespace

ShelfChart::ShelfChart(QWidget *parent)
    : TimeChart(u"shelvesChart"_qs, tr("New and cumulative shelves"), parent)
{
}

void ShelfChart::setData(const BucketGrid &grid, const QList<Sql::ActivityBucket> &buckets)
{
    setGrid(grid);
    m_buckets = grid.aligned(buckets);
    m_new = m_largestNew = m_largestTotal = 0;
    qint64 known = 0;
    for (Sql::ActivityBucket &bucket : m_buckets) {
        // A bucket nothing is stored for adds no shelf, and loses none.
        known = bucket.cumulativeShelves = std::max(known, bucket.cumulativeShelves);
        m_new += bucket.newShelves;
        m_largestNew = std::max(m_largestNew, bucket.newShelves);
        m_largestTotal = std::max(m_largestTotal, bucket.cumulativeShelves);
    }
    dataChanged();
}

QList<LegendEntry> ShelfChart::legend() const
{
    return {{.text = tr("New (left axis)"), .color = theme().skyBlue, .swatch = Swatch::Area},
            {.text = tr("Cumulative (right axis)"), .color = theme().text, .swatch = Swatch::SolidLine}};
}

QList<QStringList> ShelfChart::tableText() const
{
    QList<QStringList> rows{{tr("Period"), tr("New shelves"), tr("Cumulative shelves")}};
    for (int i = 0; i < m_buckets.size(); ++i) {
        rows.append({bucketName(i), countText(m_buckets[i].newShelves, locale()),
                     countText(m_buckets[i].cumulativeShelves, locale())});
    }
    return rows;
}

QString ShelfChart::summary() const
{
    return tr("%1 new shelves in this range, %2 in total.")
        .arg(countText(m_new, locale()), countText(m_largestTotal, locale()));
}

Ticks ShelfChart::valueTicks(int wanted) const
{
    return countTicks(static_cast<double>(m_largestNew), wanted, locale());
}

std::optional<Ticks> ShelfChart::rightTicks(int wanted) const
{
    return countTicksLike(valueTicks(wanted), static_cast<double>(m_largestTotal), locale());
}

TooltipText ShelfChart::tooltip(int mark) const
{
    return {.title = bucketName(mark),
            .rows = {{tr("New shelves"), countText(m_buckets[mark].newShelves, locale())},
                     {tr("Cumulative"), countText(m_buckets[mark].cumulativeShelves, locale())}}};
}

void ShelfChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    paintBars(painter, plot);
    paintTotals(painter, plot);
}

void ShelfChart::paintBars(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = valueTicks(wantedTicks());
    const QColor outline = theme().outlineOf(theme().skyBlue);
    const bool wide = slotWidth() * barRatio() >= scale()(outlinedBar);
    QList<double> heights;
    for (int i = 0; i < m_buckets.size(); ++i) {
        heights.append(grid().isPartial(i) ? 0.0 : static_cast<double>(m_buckets[i].newShelves));
    }
    QtPlot bars(grid().count(), axis, AxisScale::Linear);
    bars.addBars(heights, wide ? theme().skyBlue : outline, outline, wide ? barRatio() : touchingBars);
    painter.setRenderHint(QPainter::Antialiasing, false); // bars with sharp edges
    bars.paint(painter, plot);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (int i = 0; i < m_buckets.size(); ++i) {
        if (grid().isPartial(i)) {
            const double top =
                axisY(static_cast<double>(m_buckets[i].newShelves), axis, AxisScale::Linear, plot);
            paintUnfinished(painter, barRect(painter, i, plot.bottom(), top), outline, scale());
        }
    }
}

void ShelfChart::paintTotals(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = *rightTicks(wantedTicks());
    BucketValues totals;
    for (const Sql::ActivityBucket &bucket : m_buckets) {
        totals.append(static_cast<double>(bucket.cumulativeShelves));
    }
    QtPlot line(grid().count(), axis, AxisScale::Linear);
    addLines(line, totals, grid(), QPen(theme().text, scale()(lineWidth)));
    line.paint(painter, plot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().text);
    for (const int bucket : loneBuckets(totals)) {
        const QPointF centre(markPosition(bucket), axisY(*totals[bucket], axis, AxisScale::Linear, plot));
        painter.drawEllipse(centre, scale()(markRadius), scale()(markRadius));
    }
}

} // namespace ShelfHelp::Ui
