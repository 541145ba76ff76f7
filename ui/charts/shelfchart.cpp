// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelfchart.h"

#include <ui/format/deltas.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <array>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double markRadius = 3;
/// Narrower bars are all outline, so they take the outline's colour and need none.
constexpr double outlinedBar = 5;
/// Bars without a gap overlap a little: rounding to pixels would leave seams between some of them.
constexpr double touchingBars = 1.08;

using Count = qint64 Sql::IdentityCounts::*;
constexpr std::array<Count, 3> counts{&Sql::IdentityCounts::urls, &Sql::IdentityCounts::shelves,
                                      &Sql::IdentityCounts::readers};

/// Bucket by bucket what was known by its end.
QList<qint64> totalsOf(qint64 before, const QList<qint64> &fresh)
{
    QList<qint64> totals;
    for (const qint64 count : fresh) {
        before += count;
        totals.append(before);
    }
    return totals;
}

QList<qint64> countsOf(const QList<Sql::GrowthBucket> &buckets, Count count)
{
    QList<qint64> found;
    for (const Sql::GrowthBucket &bucket : buckets) {
        found.append(bucket.fresh.*count);
    }
    return found;
}

} // namespace

ShelfChart::ShelfChart(QWidget *parent)
    : TimeChart(u"shelvesChart"_qs, tr("New and cumulative shelves"), parent)
{
}

void ShelfChart::setData(const Data &figures)
{
    m_data = figures;
    variantChanged();
    dataChanged();
}

void ShelfChart::variantChanged()
{
    const Count count = counts[static_cast<std::size_t>(variant())];
    m_new = countsOf(grid().aligned(m_data.now.buckets), count);
    m_total = totalsOf(m_data.now.before.*count, m_new);
    const auto before = m_data.before ? std::optional(m_data.before->buckets) : std::nullopt;
    m_newBefore = countsOf(alignedBefore(before), count);
    m_totalBefore = m_data.before ? totalsOf(m_data.before->before.*count, m_newBefore) : QList<qint64>();
}

QStringList ShelfChart::variants() const
{
    return {tr("URLs"), tr("Shelves"), tr("Readers")};
}

QString ShelfChart::subtitle() const
{
    const std::array names{tr("distinct shelf URLs"), tr("distinct shelves, several URLs may show one"),
                           tr("distinct Goodreads readers")};
    return tr("%1 %2").arg(names[static_cast<std::size_t>(variant())],
                           bucketRemark(tr("incomplete hatched")));
}

QString ShelfChart::emptyText() const
{
    return tr("No shelf up to the end of this range.");
}

QList<LegendEntry> ShelfChart::legend() const
{
    QList<LegendEntry> entries{
        {.text = tr("New (left axis)"), .color = theme().skyBlue, .swatch = Swatch::Area},
        {.text = tr("Cumulative (right axis)"), .color = theme().text, .swatch = Swatch::SolidLine}};
    return entries;
}

ChartTable ShelfChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("New"), u"new"_qs},
                                 {tr("Cumulative"), u"cumulative"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_new.size(); ++i) {
        table.rows.append({periodCell(grid().starts()[i], bucketName(i)), countCell(m_new[i], locale()),
                           countCell(m_total[i], locale())});
    }
    return table;
}

QString ShelfChart::summary() const
{
    const qint64 fresh = std::accumulate(m_new.cbegin(), m_new.cend(), qint64(0));
    return tr("%1: %2 new in this range, %3 in total.")
        .arg(variants().value(variant()), countText(fresh, locale()),
             countText(m_total.isEmpty() ? 0 : m_total.last(), locale()));
}

Sql::Identity ShelfChart::identity() const
{
    constexpr std::array identities{Sql::Identity::Url, Sql::Identity::Shelf, Sql::Identity::Reader};
    return identities[static_cast<std::size_t>(variant())];
}

QList<RowsBehind> ShelfChart::rowsBehind(int mark) const
{
    if (mark < 0 || mark >= m_new.size() || m_new[mark] == 0) {
        return {};
    }
    const std::array names{tr("Shelf URLs first seen"), tr("Shelves first seen"),
                           tr("First shelves of readers")};
    RowsBehind rows = rowsOf(mark, RowKind::Shelves, names[static_cast<std::size_t>(variant())],
                             question().filter, m_new[mark]);
    rows.shelves.newBy = identity();
    return {rows};
}

Ticks ShelfChart::valueTicks(int wanted) const
{
    const qint64 largest = m_new.isEmpty() ? 0 : *std::max_element(m_new.cbegin(), m_new.cend());
    return countTicks(static_cast<double>(largest), wanted, locale());
}

std::optional<Ticks> ShelfChart::rightTicks(int wanted) const
{
    const qint64 largest = m_total.isEmpty() ? 0 : m_total.last();
    return countTicksLike(valueTicks(wanted), static_cast<double>(largest), locale());
}

TooltipText ShelfChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    const auto add = [&](const QString &name, const QList<qint64> &now, const QList<qint64> &before) {
        TooltipText::Row row{.name = name, .value = countText(now[mark], locale())};
        if (!text.comparison.isEmpty() && mark < before.size()) {
            row.before = countText(before[mark], locale());
            row.change = countDelta(now[mark], before[mark], locale()).text;
        }
        text.rows.append(row);
    };
    add(tr("New"), m_new, m_newBefore);
    add(tr("Cumulative"), m_total, m_totalBefore);
    return text;
}

void ShelfChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    paintBars(painter, plot);
    paintTotals(painter, plot);
}

void ShelfChart::paintBars(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = valueAxis();
    const QColor outline = theme().outlineOf(theme().skyBlue);
    const bool wide = slotWidth() * barRatio() >= scale()(outlinedBar);
    QList<double> heights;
    for (int i = 0; i < m_new.size(); ++i) {
        heights.append(grid().isPartial(i) ? 0.0 : static_cast<double>(m_new[i]));
    }
    QtPlot bars(grid().count(), axis, AxisScale::Linear);
    bars.addBars(heights, wide ? theme().skyBlue : outline, outline, wide ? barRatio() : touchingBars);
    painter.setRenderHint(QPainter::Antialiasing, false); // bars with sharp edges
    bars.paint(painter, plot);
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (int i = 0; i < m_new.size(); ++i) {
        if (grid().isPartial(i)) {
            const double top = axisY(static_cast<double>(m_new[i]), axis, AxisScale::Linear, plot);
            paintUnfinished(painter, barRect(painter, i, plot.bottom(), top), outline, scale());
        }
    }
}

void ShelfChart::paintTotals(QPainter &painter, const QRectF &plot) const
{
    const Ticks axis = *rightTicks(wantedTicks());
    BucketValues totals;
    for (const qint64 total : m_total) {
        totals.append(static_cast<double>(total));
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
