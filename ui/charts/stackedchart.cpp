// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stackedchart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

/// Narrower bars would be all frame.
constexpr double framedBar = 6;
constexpr float veilOpacity = 0.5F;

} // namespace

bool StackedChart::hasData() const
{
    for (int i = 0; i < grid().count(); ++i) {
        if (total(i) > 0) {
            return true;
        }
    }
    return false;
}

qint64 StackedChart::total(int bucket) const
{
    qint64 sum = 0;
    for (const Layer &layer : layers()) {
        sum += bucket < layer.counts.size() ? layer.counts[bucket] : 0;
    }
    return sum;
}

QList<LegendEntry> StackedChart::legend() const
{
    QList<LegendEntry> entries;
    for (const Layer &layer : layers()) {
        const qint64 n = std::accumulate(layer.counts.cbegin(), layer.counts.cend(), qint64(0));
        entries.append(
            {.text = layer.name,
             .color = layer.color,
             .pattern = layer.pattern,
             .series = layer.machineName,
             .isFixed = true, // shares of what is left would be other figures
             .rows = rowsOfRange(rowKind(), layer.name,
                                 withField(question().filter, layer.step.field, layer.step.filter), n)});
    }
    return entries;
}

ChartTable StackedChart::table() const
{
    const QList<Layer> all = layers();
    ChartTable table{.columns = {{tr("Period"), u"start"_qs}}, .rows = {}};
    for (const Layer &layer : all) {
        table.columns.append({layer.name, layer.machineName});
    }
    for (int i = 0; i < grid().count(); ++i) {
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i))};
        for (const Layer &layer : all) {
            row.append(countCell(layer.counts[i], locale()));
        }
        table.rows.append(row);
    }
    return table;
}

QList<int> StackedChart::occupied(int bucket) const
{
    const QList<Layer> all = layers();
    QList<int> found;
    for (int i = 0; i < all.size(); ++i) {
        if (all[i].counts[bucket] > 0) {
            found.append(i);
        }
    }
    return found;
}

QList<RowsBehind> StackedChart::rowsBehind(int mark) const
{
    const QList<Layer> all = layers();
    QList<RowsBehind> rows;
    for (const int i : occupied(mark)) {
        const Layer &layer = all[i];
        rows.append(rowsOf(mark, rowKind(), layer.name,
                           withField(question().filter, layer.step.field, layer.step.filter),
                           layer.counts[mark]));
    }
    return rows;
}

int StackedChart::partAt(int mark, const QPointF &position) const
{
    const QList<Layer> all = layers();
    const QList<int> parts = occupied(mark);
    const QRectF plot = plotArea();
    const Ticks axis = valueAxis();
    double below = 0;
    for (int part = 0; part < parts.size(); ++part) {
        below += double(all[parts[part]].counts[mark]) / wholeOf(mark);
        if (position.y() >= axisY(below, axis, AxisScale::Linear, plot)) {
            return part;
        }
    }
    return std::max(0, int(parts.size()) - 1);
}

std::optional<FilterStep> StackedChart::filterStep(int mark, int part) const
{
    const QList<int> parts = occupied(mark);
    return part < parts.size() ? std::optional(layers()[parts[part]].step) : std::nullopt;
}

double StackedChart::wholeOf(int bucket) const
{
    return isShare() ? double(std::max<qint64>(1, total(bucket))) : 1;
}

Ticks StackedChart::valueTicks(int wanted) const
{
    if (isShare()) {
        return shareTicks(wanted, locale());
    }
    qint64 largest = 0;
    for (int i = 0; i < grid().count(); ++i) {
        largest = std::max(largest, total(i));
    }
    return countTicks(double(largest), wanted, locale());
}

TooltipText StackedChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .rows = {}};
    const qint64 all = total(mark);
    for (const Layer &layer : layers()) {
        text.rows.append(
            {layer.name, tr("%1 of %2, %3")
                             .arg(countText(layer.counts[mark], locale()), countText(all, locale()),
                                  percentText(shareOf(layer.counts[mark], all), locale()))});
    }
    return text;
}

void StackedChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const QList<Layer> all = layers();
    const Ticks axis = valueAxis();
    const auto y = [&](double value) { return axisY(value, axis, AxisScale::Linear, plot); };
    QList<double> below(grid().count(), 0);
    for (const Layer &layer : all) {
        QList<QRectF> areas;
        for (int i = 0; i < grid().count(); ++i) {
            const double height = double(layer.counts[i]) / wholeOf(i);
            if (layer.counts[i] > 0 && isDrawn(layer.machineName)) {
                areas.append(barRect(painter, i, y(below[i]), y(below[i] + height)));
            }
            below[i] += height;
        }
        paintFilled(painter, areas, layer.color, layer.pattern, theme(), scale());
    }
    for (int i = 0; i < grid().count(); ++i) {
        if (grid().isPartial(i) && below[i] > 0) {
            markPartial(painter, barRect(painter, i, plot.bottom(), y(below[i])));
        }
    }
}

/// Patterns already mean kinds here, so a bucket that is not over is veiled and framed with dashes.
void StackedChart::markPartial(QPainter &painter, const QRectF &bar) const
{
    QColor veil = theme().card;
    veil.setAlphaF(veilOpacity);
    painter.fillRect(bar, veil);
    if (bar.width() >= scale()(framedBar)) {
        painter.setPen(QPen(theme().text, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

} // namespace ShelfHelp::Ui
