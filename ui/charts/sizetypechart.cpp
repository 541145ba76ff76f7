// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizetypechart.h"

#include "searchtypes.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/narrowing.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ShelfHelp::Ui {

namespace {

/// No shelf larger than this can be recorded; the axis is the same in every range.
constexpr int axisEnd = 800;
constexpr double barShare = 0.76; ///< of the room of a bin
constexpr double linesPerTick = 2.6;
constexpr double nameGap = 8; ///< between the name of the numbers and the first of them

constexpr int beyond = axisEnd / Sql::typeSizeBinWidth; ///< the bin of what a broken payload says beyond it

void addType(QList<Sql::TypeCount> &types, const Sql::TypeCount &added)
{
    const auto found = std::ranges::find(types, added.searchType, &Sql::TypeCount::searchType);
    if (found != types.end()) {
        found->n += added.n;
    } else {
        types.append(added);
    }
}

} // namespace

SizeTypeChart::SizeTypeChart(QWidget *parent)
    : Chart(u"sizeTypesChart"_qs, tr("Search types by shelf size"), parent)
{
}

void SizeTypeChart::setData(const Data &figures)
{
    m_bins.clear();
    m_types.clear();
    const bool goesBeyond =
        std::ranges::any_of(figures, [](const Sql::SizeTypeBin &bin) { return bin.sizeFrom >= axisEnd; });
    const int count = figures.isEmpty() ? 0 : goesBeyond ? beyond + 1 : beyond;
    for (int mark = 0; mark < count; ++mark) {
        const int from = mark * Sql::typeSizeBinWidth;
        m_bins.append({.sizeFrom = from, .sizeTo = from + Sql::typeSizeBinWidth, .types = {}});
    }
    for (const Sql::SizeTypeBin &bin : figures) {
        Sql::SizeTypeBin &into = m_bins[std::clamp(bin.sizeFrom / Sql::typeSizeBinWidth, 0, beyond)];
        for (const Sql::TypeCount &type : bin.types) {
            addType(into.types, type);
            if (!m_types.contains(type.searchType)) {
                m_types.append(type.searchType);
            }
        }
    }
    m_types = sortedSearchTypes(m_types);
    dataChanged();
}

QList<SizeTypeChart::Kind> SizeTypeChart::kinds() const
{
    QList<Kind> kinds;
    for (const QString &type : m_types) {
        if (kinds.size() == mostSearchTypes) {
            kinds.last().name = tr("other");
            kinds.last().machineName = u"other"_qs;
            kinds.last().types.append(type);
            continue;
        }
        const SearchTypeStyle style = searchTypeStyle(type, theme());
        kinds.append({.name = style.name,
                      .machineName = style.machineName,
                      .types = {type},
                      .color = style.color,
                      .pattern = style.pattern});
    }
    return kinds;
}

qint64 SizeTypeChart::count(int mark, const Kind &kind) const
{
    qint64 n = 0;
    for (const QString &type : kind.types) {
        n += countOfType(m_bins[mark].types, type);
    }
    return n;
}

qint64 SizeTypeChart::total(int mark) const
{
    qint64 n = 0;
    for (const Sql::TypeCount &type : m_bins[mark].types) {
        n += type.n;
    }
    return n;
}

QList<SizeTypeChart::Kind> SizeTypeChart::occupied(int mark) const
{
    QList<Kind> found = kinds();
    found.removeIf([&](const Kind &kind) { return count(mark, kind) == 0; });
    return found;
}

QString SizeTypeChart::binText(int mark) const
{
    const Sql::SizeTypeBin &bin = m_bins[mark];
    return mark == beyond
               ? tr("%1 books and more").arg(locale().toString(bin.sizeFrom))
               : tr("%1–%2 books").arg(locale().toString(bin.sizeFrom), locale().toString(bin.sizeTo - 1));
}

QString SizeTypeChart::subtitle() const
{
    return tr("share of the searches of shelves of that many books · 800 and more are recorded as 600");
}

QString SizeTypeChart::emptyText() const
{
    return tr("No search of this range told the size of its shelf.");
}

bool SizeTypeChart::hasData() const
{
    return !m_bins.isEmpty();
}

QList<LegendEntry> SizeTypeChart::legend() const
{
    QList<LegendEntry> entries;
    for (const Kind &kind : kinds()) {
        entries.append(
            {.text = kind.name, .color = kind.color, .pattern = kind.pattern, .rows = rowsOfAll(kind)});
    }
    return entries;
}

ChartTable SizeTypeChart::table() const
{
    const QList<Kind> all = kinds();
    ChartTable table{.columns = {{tr("Size"), u"size_from"_qs}}, .rows = {}};
    for (const Kind &kind : all) {
        table.columns.append({kind.name, kind.machineName});
    }
    table.columns.append({tr("n"), u"n"_qs});
    for (int mark = 0; mark < m_bins.size(); ++mark) {
        QList<ChartCell> row{{.text = binText(mark), .raw = m_bins[mark].sizeFrom}};
        for (const Kind &kind : all) {
            row.append(countCell(count(mark, kind), locale()));
        }
        row.append(countCell(total(mark), locale()));
        table.rows.append(row);
    }
    return table;
}

QString SizeTypeChart::summary() const
{
    QStringList parts;
    for (const Kind &kind : kinds()) {
        qint64 n = 0;
        for (int mark = 0; mark < m_bins.size(); ++mark) {
            n += count(mark, kind);
        }
        parts.append(tr("%1: %2").arg(kind.name, countText(n, locale())));
    }
    return tr("Search types by the size of the shelf. %1.").arg(parts.join(u", "_qs));
}

/// The first and the last take what lies outside of the axis, too.
Sql::NumberRange SizeTypeChart::binRange(int mark) const
{
    Sql::NumberRange range{.from = m_bins[mark].sizeFrom, .to = m_bins[mark].sizeTo};
    if (mark == 0) {
        range.from = std::numeric_limits<qint32>::min();
    } else if (mark == beyond) {
        range.to.reset();
    }
    return range;
}

/// Those that told a size, of whatever size.
std::optional<RowsBehind> SizeTypeChart::rowsOfAll(const Kind &kind) const
{
    RowsBehind rows{.kind = RowKind::ShelfSearches,
                    .name = tr("%1, with a shelf size", "search type").arg(kind.name),
                    .pieces = Sql::wholeRange(question().time.range),
                    .filter = question().filter};
    for (int mark = 0; mark < m_bins.size(); ++mark) {
        rows.n += count(mark, kind);
    }
    const Sql::NumberRange any{.from = std::numeric_limits<qint32>::min(), .to = {}};
    rows.filter.shelfSize = narrowed(any, question().filter.shelfSize);
    rows.filter.searchTypes = Sql::Selection{.values = kind.types};
    return rows.n > 0 ? std::optional(rows) : std::nullopt;
}

QList<RowsBehind> SizeTypeChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    if (mark < 0 || mark >= m_bins.size()) {
        return rows;
    }
    const Sql::NumberRange sizes = binRange(mark);
    for (const Kind &kind : occupied(mark)) {
        RowsBehind part{.kind = RowKind::ShelfSearches,
                        .name = tr("%1, shelves of %2", "search type").arg(kind.name, binText(mark)),
                        .pieces = Sql::wholeRange(question().time.range),
                        .filter = question().filter,
                        .n = count(mark, kind)};
        part.filter.shelfSize = narrowed(sizes, question().filter.shelfSize);
        part.filter.searchTypes = Sql::Selection{.values = kind.types};
        rows.append(part);
    }
    return rows;
}

std::optional<FilterStep> SizeTypeChart::filterStep(int mark, int part) const
{
    const QList<Kind> parts = occupied(mark);
    if (part < 0 || part >= parts.size()) {
        return std::nullopt;
    }
    FilterStep step = searchTypeStep({});
    step.filter.searchTypes->values = parts[part].types;
    return step;
}

Ticks SizeTypeChart::valueTicks() const
{
    const double row = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    return shareTicks(std::clamp(static_cast<int>((height() - 3 * row) / (linesPerTick * row)), 2, 5),
                      locale());
}

QRectF SizeTypeChart::plotArea() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double row = metrics.height();
    const double right = metrics.horizontalAdvance(locale().toString(axisEnd)) / 2;
    return canvas().adjusted(axisWidth(valueTicks(), metrics), std::ceil(row / 2), -std::ceil(right),
                             -std::ceil(2.5 * row + scale()(2)));
}

double SizeTypeChart::markPosition(int mark) const
{
    const QRectF plot = plotArea();
    return plot.left() + (mark + 0.5) * plot.width() / double(std::max<qsizetype>(1, m_bins.size()));
}

QRectF SizeTypeChart::barOf(int mark) const
{
    const QRectF plot = plotArea();
    const double width = barShare * plot.width() / double(std::max<qsizetype>(1, m_bins.size()));
    return {markPosition(mark) - width / 2, plot.top(), width, plot.height()};
}

int SizeTypeChart::partAt(int mark, const QPointF &position) const
{
    const QList<Kind> parts = occupied(mark);
    const Ticks axis = valueTicks();
    qint64 below = 0;
    for (int part = 0; part < parts.size(); ++part) {
        below += count(mark, parts[part]);
        const double share = double(below) / double(total(mark));
        if (position.y() >= axisY(share, axis, AxisScale::Linear, plotArea())) {
            return part;
        }
    }
    return std::max(0, int(parts.size()) - 1);
}

TooltipText SizeTypeChart::tooltip(int mark) const
{
    TooltipText text{.title = binText(mark), .rows = {}};
    const qint64 all = total(mark);
    for (const Kind &kind : kinds()) {
        const qint64 n = count(mark, kind);
        text.rows.append({kind.name, tr("%1 of %2, %3")
                                         .arg(countText(n, locale()), countText(all, locale()),
                                              percentText(shareOf(n, all), locale()))});
    }
    text.rows.append({tr("n"), countText(all, locale())});
    return text;
}

void SizeTypeChart::paintChart(QPainter &painter)
{
    const QRectF plot = plotArea();
    if (plot.width() <= 0 || plot.height() <= 0) {
        return;
    }
    paintGrid(painter, valueTicks(), AxisScale::Linear, plot, theme());
    paintBars(painter);
    paintSizes(painter);
    paintValueLabels(painter, valueTicks(), AxisScale::Linear, AxisSide::Left, plot, theme());
}

void SizeTypeChart::paintBars(QPainter &painter) const
{
    const Ticks axis = valueTicks();
    const QRectF plot = plotArea();
    const auto y = [&](double share) { return axisY(share, axis, AxisScale::Linear, plot); };
    QList<double> below(m_bins.size(), 0);
    for (const Kind &kind : kinds()) {
        QList<QRectF> areas;
        for (int mark = 0; mark < m_bins.size(); ++mark) {
            const qint64 n = count(mark, kind);
            if (n == 0) {
                continue;
            }
            const double share = double(n) / double(total(mark));
            QRectF area = barOf(mark);
            area.setBottom(y(below[mark]));
            area.setTop(y(below[mark] + share));
            below[mark] += share;
            areas.append(snapped(painter, area));
        }
        paintFilled(painter, areas, kind.color, kind.pattern, theme(), scale());
    }
}

/// The edges of the bins, and how many searches each has.
void SizeTypeChart::paintSizes(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    const double first = plot.bottom() + 0.3 * metrics.height() + metrics.ascent();
    painter.setPen(theme().muted);
    const auto centred = [&](double x, double y, const QString &text) {
        painter.drawText(QPointF(x - metrics.horizontalAdvance(text) / 2, y), text);
    };
    const double step = plot.width() / double(std::max<qsizetype>(1, m_bins.size()));
    for (int edge = 0; edge <= std::min<int>(beyond, int(m_bins.size())); ++edge) {
        centred(plot.left() + edge * step, first, locale().toString(edge * Sql::typeSizeBinWidth));
    }
    const double second = first + metrics.height();
    double free = plot.left(); // how far the numbers before reach: one without room is left out
    for (int mark = 0; mark < m_bins.size(); ++mark) {
        const QString n = shortCountText(double(total(mark)), locale());
        const double left = markPosition(mark) - metrics.horizontalAdvance(n) / 2;
        if (left >= free) {
            painter.drawText(QPointF(left, second), n);
            free = left + metrics.horizontalAdvance(n + u' ');
        }
    }
    const QString name = tr("n");
    painter.drawText(QPointF(plot.left() - metrics.horizontalAdvance(name) - scale()(nameGap), second), name);
}

} // namespace ShelfHelp::Ui
