// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizechart.h"

#include <sql/analytics/durationfigures.h>
#include <sql/analytics/searchsums.h>
#include <sql/analytics/shelffigures.h>
#include <sql/analytics/sizefigures.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/narrowing.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

/// No shelf larger than this can be recorded; the axis is the same in every range.
constexpr int axisEnd = 800;
constexpr int pageOfFeed = 200;
constexpr int capBin = Sql::shelfSizeCap / Sql::sizeBinWidth;
constexpr int beyond = axisEnd / Sql::sizeBinWidth; ///< the bin of what a broken payload says beyond the axis
constexpr double linesPerTick = 2.6;

} // namespace

SizeChart::SizeChart(QWidget *parent)
    : Chart(u"sizesChart"_qs, tr("Shelf sizes"), parent)
{
}

Result<Figure> readShelfSizes(Sql::Snapshot &snapshot, const Question &question)
{
    auto shelves = Sql::latestSizes(snapshot, question.time, question.filter);
    if (!shelves.ok()) {
        return shelves.error();
    }
    auto searches = Sql::searchSizes(snapshot, question.time, question.filter);
    if (!searches.ok()) {
        return searches.error();
    }
    return Figure::of(
        ShelfSizes{.shelves = std::move(shelves).value(), .searches = std::move(searches).value()});
}

void SizeChart::setData(const Data &sizes)
{
    m_data = sizes;
    variantChanged();
    dataChanged();
}

void SizeChart::variantChanged()
{
    const Sql::Distribution &sizes = countsShelves() ? m_data.shelves : m_data.searches;
    const QList<Sql::SizeBin> bins = Sql::sizeBins(sizes);
    const bool goesBeyond = !bins.isEmpty() && bins.last().lower >= axisEnd;
    m_counts = QList<qint64>(goesBeyond ? beyond + 1 : beyond, 0);
    m_all = m_largest = 0;
    for (const Sql::SizeBin &bin : bins) {
        qint64 &counted = m_counts[std::clamp(bin.lower / Sql::sizeBinWidth, 0, beyond)];
        counted += bin.shelves;
        m_all += bin.shelves;
        m_largest = std::max(m_largest, counted);
    }
    m_atCap = sizes.count(Sql::shelfSizeCap);
}

/// The first bin takes what a broken payload says of sizes below nothing, too.
Sql::NumberRange SizeChart::binRange(int bin) const
{
    const int lower = bin * Sql::sizeBinWidth;
    Sql::NumberRange range{.from = lower, .to = lower + Sql::sizeBinWidth};
    if (bin == 0) {
        range.from = std::numeric_limits<qint32>::min();
    } else if (bin == beyond) {
        range.to.reset();
    }
    return range;
}

QList<RowsBehind> SizeChart::rowsBehind(int mark) const
{
    if (mark < 0 || mark >= m_counts.size() || m_counts[mark] == 0) {
        return {};
    }
    RowsBehind rows{.kind = countsShelves() ? RowKind::Shelves : RowKind::ShelfSearches,
                    .name = countsShelves() ? tr("Shelves of %1").arg(binText(mark))
                                            : tr("Searches of shelves of %1").arg(binText(mark)),
                    .pieces = Sql::wholeRange(question().time.range),
                    .filter = question().filter,
                    .n = m_counts[mark]};
    if (countsShelves()) {
        rows.shelves.latestSize = binRange(mark);
        rows.shelves.sort = Sql::ShelfSort::LatestSize;
    } else {
        rows.filter.shelfSize = narrowed(binRange(mark), question().filter.shelfSize);
    }
    return {rows};
}

std::optional<FilterStep> SizeChart::filterStep(int mark, int) const
{
    Sql::NumberRange range = binRange(mark);
    range.from = std::max<qint64>(0, *range.from);
    return shelfSizeStep(range, question().filter);
}

QString SizeChart::binText(int bin) const
{
    const int lower = bin * Sql::sizeBinWidth;
    return bin == beyond
               ? tr("%1 books and more").arg(locale().toString(lower))
               : tr("%1–%2 books")
                     .arg(locale().toString(lower), locale().toString(lower + Sql::sizeBinWidth - 1));
}

QString SizeChart::subtitle() const
{
    const QString what =
        countsShelves() ? tr("shelves by books at their last search") : tr("searches by books of the shelf");
    return tr("%1 · 800 and more are recorded as 600 · %2 at the cap")
        .arg(what, percentText(shareOf(m_atCap, m_all), locale()));
}

QString SizeChart::emptyText() const
{
    return tr("No shelf was searched in this range.");
}

ChartTable SizeChart::table() const
{
    ChartTable table{.columns = {{tr("Size"), u"size_from"_qs},
                                 {countedName(), countsShelves() ? u"shelves"_qs : u"searches"_qs},
                                 {tr("Share"), u"share"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_counts.size(); ++i) {
        table.rows.append({{.text = binText(i), .raw = i * Sql::sizeBinWidth},
                           countCell(m_counts[i], locale()),
                           shareCell(shareOf(m_counts[i], m_all), locale())});
    }
    return table;
}

QString SizeChart::summary() const
{
    const QString what =
        countsShelves() ? tr("%n shelves", nullptr, int(m_all)) : tr("%n searches", nullptr, int(m_all));
    return tr("Sizes of %1; %2 of them are recorded as %3, which stands for every shelf of %4 and more.")
        .arg(what, countText(m_atCap, locale()), locale().toString(Sql::shelfSizeCap),
             locale().toString(axisEnd));
}

QRectF SizeChart::plotArea() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double row = metrics.height();
    const double left = axisWidth(valueTicks(), metrics);
    const double right = metrics.horizontalAdvance(locale().toString(axisEnd)) / 2;
    return canvas().adjusted(left, std::ceil(row / 2), -std::ceil(right), -std::ceil(1.5 * row));
}

Ticks SizeChart::valueTicks() const
{
    const double row = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    const int wanted = std::clamp(static_cast<int>((height() - 2 * row) / (linesPerTick * row)), 2, 5);
    return countTicks(static_cast<double>(m_largest), wanted, locale());
}

double SizeChart::xOf(int size) const
{
    const QRectF plot = plotArea();
    return plot.left() + plot.width() * size / static_cast<double>(m_counts.size() * Sql::sizeBinWidth);
}

double SizeChart::markPosition(int mark) const
{
    return (xOf(mark * Sql::sizeBinWidth) + xOf((mark + 1) * Sql::sizeBinWidth)) / 2;
}

TooltipText SizeChart::tooltip(int mark) const
{
    TooltipText text{.title = binText(mark),
                     .rows = {{countedName(), countText(m_counts[mark], locale())},
                              {tr("Share"), percentText(shareOf(m_counts[mark], m_all), locale())},
                              {tr("n"), countText(m_all, locale())},
                              {tr("At the cap"), percentText(shareOf(m_atCap, m_all), locale())}}};
    if (mark == capBin) {
        text.rows.append(
            {tr("Exactly %1").arg(locale().toString(Sql::shelfSizeCap)), countText(m_atCap, locale())});
        text.remark = tr("Shelves of 800 and more are recorded as 600");
    }
    return text;
}

void SizeChart::paintChart(QPainter &painter)
{
    const Ticks axis = valueTicks();
    paintGrid(painter, axis, AxisScale::Linear, plotArea(), theme());
    paintSizeAxis(painter);
    paintBins(painter, axis);
    paintCapNote(painter);
    paintValueLabels(painter, axis, AxisScale::Linear, AxisSide::Left, plotArea(), theme());
}

void SizeChart::paintSizeAxis(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    QPen pageLine(mixed(theme().grid, theme().muted, 0.45), 1);
    pageLine.setDashPattern({3, 3});
    for (int size = 0; size <= m_counts.size() * Sql::sizeBinWidth; size += pageOfFeed) {
        const double x = xOf(size);
        if (size > 0 && size < axisEnd) {
            painter.setPen(pageLine);
            painter.drawLine(QPointF(std::floor(x) + 0.5, plot.top()),
                             QPointF(std::floor(x) + 0.5, plot.bottom()));
        }
        const QString label = locale().toString(size);
        painter.setPen(theme().muted);
        painter.drawText(QPointF(x - metrics.horizontalAdvance(label) / 2,
                                 plot.bottom() + 0.4 * metrics.height() + metrics.ascent()),
                         label);
    }
}

void SizeChart::paintBins(QPainter &painter, const Ticks &axis) const
{
    const QRectF plot = plotArea();
    const double gap = std::max(1.0, (xOf(Sql::sizeBinWidth) - xOf(0)) * 0.12);
    for (int i = 0; i < m_counts.size(); ++i) {
        const double top = axisY(static_cast<double>(m_counts[i]), axis, AxisScale::Linear, plot);
        const QRectF bar(QPointF(xOf(i * Sql::sizeBinWidth), top),
                         QPointF(xOf((i + 1) * Sql::sizeBinWidth) - gap, plot.bottom()));
        const Pattern pattern = i == capBin ? Pattern::Diagonal : Pattern::Solid;
        if (m_counts[i] > 0) {
            paintFilled(painter, {snapped(painter, bar)}, theme().accent, pattern, theme(), scale());
        }
    }
}

void SizeChart::paintCapNote(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    const QString note = tr("600 or 800+");
    const double x = xOf(Sql::shelfSizeCap) - scale()(4) - metrics.horizontalAdvance(note);
    if (m_counts[capBin] == 0 || x < plot.left()) {
        return;
    }
    painter.setPen(theme().muted);
    painter.drawText(QPointF(x, plot.top() + metrics.ascent()), note);
}

} // namespace ShelfHelp::Ui
