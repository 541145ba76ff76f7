// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizechart.h"

#include <sql/analytics/durationfigures.h>
#include <sql/analytics/searchsums.h>
#include <sql/analytics/sizefigures.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// No shelf larger than this can be recorded; the axis is the same in every range.
constexpr int axisEnd = 800;
constexpr int pageOfFeed = 200;
constexpr int capBin = Sql::shelfSizeCap / Sql::sizeBinWidth;
constexpr double linesPerTick = 2.6;

} // namespace

SizeChart::SizeChart(QWidget *parent)
    : Chart(u"sizesChart"_qs, tr("Shelf sizes"), parent)
{
}

void SizeChart::setData(const Data &sizes)
{
    const QList<Sql::SizeBin> bins = Sql::sizeBins(sizes);
    const int last = bins.isEmpty() ? 0 : bins.last().lower / Sql::sizeBinWidth;
    m_shelves = QList<qint64>(std::max(axisEnd / Sql::sizeBinWidth, last + 1), 0);
    m_all = m_largest = 0;
    for (const Sql::SizeBin &bin : bins) {
        qint64 &shelves = m_shelves[bin.lower / Sql::sizeBinWidth];
        shelves += bin.shelves;
        m_all += bin.shelves;
        m_largest = std::max(m_largest, shelves);
    }
    m_atCap = sizes.count(Sql::shelfSizeCap);
    dataChanged();
}

QString SizeChart::binText(int bin) const
{
    const int lower = bin * Sql::sizeBinWidth;
    return tr("%1–%2 books").arg(locale().toString(lower), locale().toString(lower + Sql::sizeBinWidth - 1));
}

QString SizeChart::subtitle() const
{
    return tr("shelves by number of books at their last search · shelves of 800 and more are recorded as 600 "
              "· %1 "
              "at the cap")
        .arg(percentText(shareOf(m_atCap, m_all), locale()));
}

QString SizeChart::emptyText() const
{
    return tr("No shelf was searched in this range.");
}

ChartTable SizeChart::table() const
{
    ChartTable table{.columns = {{tr("Size"), u"size_from"_qs},
                                 {tr("Shelves"), u"shelves"_qs},
                                 {tr("Share"), u"share"_qs}},
                     .rows = {}};
    for (int i = 0; i < m_shelves.size(); ++i) {
        table.rows.append({{.text = binText(i), .raw = i * Sql::sizeBinWidth},
                           countCell(m_shelves[i], locale()),
                           shareCell(shareOf(m_shelves[i], m_all), locale())});
    }
    return table;
}

QString SizeChart::summary() const
{
    return tr("Sizes of %1 shelves; %2 of them are recorded as %3, which stands for every shelf of %4 and "
              "more.")
        .arg(countText(m_all, locale()), countText(m_atCap, locale()), locale().toString(Sql::shelfSizeCap),
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
    return plot.left() + plot.width() * size / static_cast<double>(m_shelves.size() * Sql::sizeBinWidth);
}

double SizeChart::markPosition(int mark) const
{
    return (xOf(mark * Sql::sizeBinWidth) + xOf((mark + 1) * Sql::sizeBinWidth)) / 2;
}

TooltipText SizeChart::tooltip(int mark) const
{
    TooltipText text{.title = binText(mark),
                     .rows = {{tr("Shelves"), countText(m_shelves[mark], locale())},
                              {tr("Share"), percentText(shareOf(m_shelves[mark], m_all), locale())},
                              {tr("All shelves"), countText(m_all, locale())}}};
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
    for (int size = 0; size <= m_shelves.size() * Sql::sizeBinWidth; size += pageOfFeed) {
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
    for (int i = 0; i < m_shelves.size(); ++i) {
        const double top = axisY(static_cast<double>(m_shelves[i]), axis, AxisScale::Linear, plot);
        const QRectF bar(QPointF(xOf(i * Sql::sizeBinWidth), top),
                         QPointF(xOf((i + 1) * Sql::sizeBinWidth) - gap, plot.bottom()));
        const Pattern pattern = i == capBin ? Pattern::Diagonal : Pattern::Solid;
        if (m_shelves[i] > 0) {
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
    if (m_shelves[capBin] == 0 || x < plot.left()) {
        return;
    }
    painter.setPen(theme().muted);
    painter.drawText(QPointF(x, plot.top() + metrics.ascent()), note);
}

} // namespace ShelfHelp::Ui
