// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationhistogram.h"

#include <ui/format/durationticks.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double microsecondsPerMillisecond = 1000;
constexpr double binsPerDecade = 8;
/// Everything quicker than durationFloorMs is one bin: nobody looks for shapes there, and a single 0 must not
/// stretch the axis by decades.
constexpr qint64 floorUs = 100;
constexpr int floorBin = 15; ///< the last one below floorUs
/// Two decades: a single bin does not fill the card.
constexpr int shortestAxis = 16;

constexpr double barRatio = 0.86;
constexpr double linesPerTick = 2.6;
constexpr double labelGap = 0.5; ///< below the plot, in heights of a label
constexpr double labelDistance = 1.1;
constexpr int mostTimeLabels = 12;
constexpr double hatchPitch = 6;
constexpr double hatchWidth = 2;
constexpr double frameWidth = 1;

double numberOf(double microseconds)
{
    return binsPerDecade * std::log10(microseconds);
}

/// The inverse of numberOf(), for axes.
double millisecondsAt(double number)
{
    return std::pow(10.0, number / binsPerDecade) / microsecondsPerMillisecond;
}

ChartCell edgeCell(qint64 us, const QLocale &locale)
{
    return {.text = exactDurationText(us, locale), .raw = double(us) / microsecondsPerMillisecond};
}

} // namespace

void DurationHistogram::setData(const Data &bins)
{
    m_bins.clear();
    for (const Sql::DurationBin &bin : bins) {
        const bool isFloor = bin.toUs <= floorUs;
        if (isFloor && m_bins.isEmpty()) {
            m_first = floorBin;
            m_bins.append({.fromUs = 0, .toUs = floorUs});
        } else if (!isFloor) {
            if (m_bins.isEmpty()) {
                m_first = Sql::durationBin(bin.fromUs);
            }
            m_bins.append({.fromUs = bin.fromUs, .toUs = bin.toUs});
        }
        m_bins.last().n[0] += bin.first;
        m_bins.last().n[1] += bin.second;
    }
    fitAxis();
    dataChanged();
}

void DurationHistogram::fitAxis()
{
    m_axisFrom = m_first;
    m_axisTo = m_first + int(m_bins.size());
    if (limitUs() > 0 && !m_bins.isEmpty()) {
        const double limit = numberOf(double(limitUs()));
        m_axisFrom = std::min(m_axisFrom, int(std::floor(limit - 1)));
        m_axisTo = std::max(m_axisTo, int(std::ceil(limit + 1)));
    }
    const int missing = std::max(0, shortestAxis - (m_axisTo - m_axisFrom));
    m_axisFrom = std::max(std::min(floorBin, m_axisFrom), m_axisFrom - missing / 2);
    m_axisTo = std::max(m_axisTo, m_axisFrom + shortestAxis);
}

qint64 DurationHistogram::total(int kind) const
{
    qint64 sum = 0;
    for (const Bin &bin : m_bins) {
        sum += bin.n[std::size_t(kind)];
    }
    return sum;
}

bool DurationHistogram::hasData() const
{
    return total(0) + total(1) > 0;
}

QString DurationHistogram::seriesOf(int kind) const
{
    return kinds()[std::size_t(kind)].machineName;
}

QList<LegendEntry> DurationHistogram::legend() const
{
    QList<LegendEntry> entries;
    const auto all = kinds();
    for (int i = 0; i < kindCount; ++i) {
        const Kind &kind = all[std::size_t(i)];
        Sql::Filter filter = withField(question().filter, kind.step.field, kind.step.filter);
        if (rowKind() == RowKind::LibraryChecks) {
            filter.lacksDuration = false; // the others are in no bin
        }
        entries.append({.text = kind.name,
                        .color = kind.color,
                        .pattern = i == 0 ? Pattern::Solid : Pattern::Diagonal,
                        .series = kind.machineName,
                        .isOff = !isShown(kind.machineName),
                        .rows = rowsOfRange(rowKind(), kind.eventsName, filter, total(i))});
    }
    return entries;
}

QString DurationHistogram::binText(int mark) const
{
    const Bin &bin = m_bins[mark];
    return tr("%1 to %2").arg(exactDurationText(bin.fromUs, locale()), exactDurationText(bin.toUs, locale()));
}

ChartTable DurationHistogram::table() const
{
    ChartTable table{.columns = {{tr("From"), u"duration_from_ms"_qs}, {tr("To"), u"duration_to_ms"_qs}},
                     .rows = {}};
    for (const Kind &kind : kinds()) {
        table.columns.append({{kind.name, kind.machineName},
                              {tr("%1 share").arg(kind.name), QString(kind.machineName + u"_share")}});
    }
    for (const Bin &bin : m_bins) {
        QList<ChartCell> row{edgeCell(bin.fromUs, locale()), edgeCell(bin.toUs, locale())};
        for (int i = 0; i < kindCount; ++i) {
            const qint64 n = bin.n[std::size_t(i)];
            row.append({countCell(n, locale()), shareCell(shareOf(n, total(i)), locale())});
        }
        table.rows.append(row);
    }
    return table;
}

int DurationHistogram::mostFrequent(int kind) const
{
    const auto k = std::size_t(kind);
    const auto most = std::max_element(m_bins.cbegin(), m_bins.cend(),
                                       [k](const Bin &a, const Bin &b) { return a.n[k] < b.n[k]; });
    return int(most - m_bins.cbegin());
}

QString DurationHistogram::summary() const
{
    QStringList sentences;
    const auto all = kinds();
    for (int i = 0; i < kindCount; ++i) {
        if (const qint64 n = total(i); n > 0) {
            sentences.append(
                tr("%1: %2, most often %3.")
                    .arg(all[std::size_t(i)].eventsName, countText(n, locale()), binText(mostFrequent(i))));
        }
    }
    return sentences.isEmpty() ? tr("No durations in this range.") : sentences.join(u' ');
}

QList<int> DurationHistogram::occupied(int mark) const
{
    QList<int> found;
    for (int i = 0; i < kindCount; ++i) {
        if (m_bins[mark].n[std::size_t(i)] > 0) {
            found.append(i);
        }
    }
    return found;
}

QList<RowsBehind> DurationHistogram::rowsBehind(int mark) const
{
    const auto all = kinds();
    const Bin &bin = m_bins[mark];
    const FilterStep durations = durationStep({bin.fromUs, bin.toUs});
    QList<RowsBehind> rows;
    for (const int i : occupied(mark)) {
        const Kind &kind = all[std::size_t(i)];
        const Sql::Filter filter = withField(question().filter, kind.step.field, kind.step.filter);
        rows.append({.kind = rowKind(),
                     .name = tr("%1 of %2").arg(kind.eventsName, binText(mark)),
                     .pieces = Sql::wholeRange(question().time.range),
                     .filter = withField(filter, durations.field, durations.filter),
                     .n = bin.n[std::size_t(i)]});
    }
    return rows;
}

std::optional<FilterStep> DurationHistogram::filterStep(int mark, int) const
{
    return occupied(mark).isEmpty() ? std::nullopt
                                    : std::optional(durationStep({m_bins[mark].fromUs, m_bins[mark].toUs}));
}

/// The shortest bar that reaches up to the point; above all of them the longest.
int DurationHistogram::partAt(int mark, const QPointF &position) const
{
    const QList<int> parts = occupied(mark);
    const Ticks axis = countAxis();
    const double pointed = axis.maximum * (plotArea().bottom() - position.y()) / plotArea().height();
    int found = -1;
    double foundHeight = 0;
    for (int part = 0; part < parts.size(); ++part) {
        const auto height = double(m_bins[mark].n[std::size_t(parts[part])]);
        const bool isBetter =
            foundHeight < pointed ? height > foundHeight : height >= pointed && height < foundHeight;
        if (isShown(seriesOf(parts[part])) && (found < 0 || isBetter)) {
            found = part;
            foundHeight = height;
        }
    }
    return std::max(0, found);
}

Ticks DurationHistogram::countAxis() const
{
    const double row = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    const int wanted = std::clamp(static_cast<int>((height() - 3 * row) / (linesPerTick * row)), 2, 5);
    qint64 largest = 0;
    for (int i = 0; i < kindCount; ++i) {
        const bool isDrawn = isShown(seriesOf(i));
        for (const Bin &bin : m_bins) {
            largest = std::max(largest, isDrawn ? bin.n[std::size_t(i)] : 0);
        }
    }
    return countTicks(static_cast<double>(largest), wanted, locale());
}

QRectF DurationHistogram::plotArea() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double row = metrics.height();
    const double left = axisWidth(countAxis(), metrics);
    // The name of the limit stands above the bars.
    const double top = limitUs() > 0 ? 1.2 * row : row / 2;
    return canvas().adjusted(left, std::ceil(top), -scale()(4), -std::ceil(1.5 * row));
}

double DurationHistogram::xOf(double axisPosition, const QRectF &plot) const
{
    return plot.left() + plot.width() * (axisPosition - m_axisFrom) / (m_axisTo - m_axisFrom);
}

double DurationHistogram::markPosition(int mark) const
{
    return xOf(m_first + mark + 0.5, plotArea());
}

TooltipText DurationHistogram::tooltip(int mark) const
{
    TooltipText text{.title = binText(mark), .rows = {}};
    const auto all = kinds();
    for (int i = 0; i < kindCount; ++i) {
        const qint64 n = m_bins[mark].n[std::size_t(i)];
        text.rows.append(
            {all[std::size_t(i)].name, tr("%1 of %2, %3")
                                           .arg(countText(n, locale()), countText(total(i), locale()),
                                                percentText(shareOf(n, total(i)), locale()))});
    }
    return text;
}

void DurationHistogram::paintChart(QPainter &painter)
{
    const QRectF plot = plotArea();
    if (plot.width() <= 0 || plot.height() <= 0) {
        return;
    }
    const Ticks axis = countAxis();
    paintGrid(painter, axis, AxisScale::Linear, plot, theme());
    paintDurationAxis(painter);
    if (isDrawn(seriesOf(0))) {
        paintBehind(painter, 0, axis);
    }
    if (isDrawn(seriesOf(1))) {
        paintBefore(painter, 1, axis);
    }
    paintLimit(painter);
    paintValueLabels(painter, axis, AxisScale::Linear, AxisSide::Left, plot, theme());
}

/// About `wanted` labels below the plot; one that the edge of the chart would cut is left out.
QList<DurationHistogram::AxisLabel> DurationHistogram::durationLabels(int wanted) const
{
    const QRectF plot = plotArea();
    const QRectF room = canvas();
    const QFontMetricsF metrics(textFont(font(), TextRole::Tick));
    const double top = plot.bottom() + labelGap * metrics.height();
    const Ticks axis = durationTicks(millisecondsAt(m_axisFrom), millisecondsAt(m_axisTo), wanted, locale());
    QList<AxisLabel> labels;
    for (const Tick &tick : axis.ticks) {
        const double x = xOf(numberOf(tick.value * microsecondsPerMillisecond), plot);
        const double width = metrics.horizontalAdvance(tick.label);
        const QRectF box(x - width / 2, top, width, metrics.height());
        const bool isInside = x >= plot.left() - 0.5 && x <= plot.right() + 0.5;
        if (isInside && box.left() >= room.left() && box.right() <= room.right()) {
            labels.append({.box = box, .text = tick.label});
        }
    }
    return labels;
}

/// As many labels as do not touch.
void DurationHistogram::paintDurationAxis(QPainter &painter) const
{
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    const auto isTight = [&metrics](const AxisLabel &left, const AxisLabel &right) {
        return right.box.left() < left.box.right() + labelDistance * metrics.height();
    };
    QList<AxisLabel> labels;
    for (int wanted = mostTimeLabels; wanted > 0; --wanted) {
        labels = durationLabels(wanted);
        if (std::adjacent_find(labels.cbegin(), labels.cend(), isTight) == labels.cend()) {
            break;
        }
    }
    for (const AxisLabel &label : std::as_const(labels)) {
        const double x = std::floor(label.box.center().x()) + 0.5;
        painter.setPen(QPen(theme().grid, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(theme().muted);
        painter.drawText(
            QPointF(label.box.left(), label.box.top() + metrics.ascent() - 0.1 * metrics.height()),
            label.text);
    }
}

QRectF DurationHistogram::barOf(const QPainter &painter, int mark, int kind, const Ticks &axis) const
{
    const QRectF plot = plotArea();
    const double slot = xOf(1, plot) - xOf(0, plot);
    const double width = std::max(1.0, slot * barRatio);
    const double left = xOf(m_first + mark, plot) + (slot - width) / 2;
    const double n = double(m_bins[mark].n[std::size_t(kind)]);
    QRectF bar(QPointF(left, axisY(n, axis, AxisScale::Linear, plot)), QPointF(left + width, plot.bottom()));
    // One event among thousands is seen as well.
    bar.setTop(std::min(bar.top(), plot.bottom() - 1));
    return snapped(painter, bar);
}

void DurationHistogram::paintBehind(QPainter &painter, int kind, const Ticks &axis) const
{
    QList<QRectF> bars;
    for (int i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i].n[std::size_t(kind)] > 0) {
            bars.append(barOf(painter, i, kind, axis));
        }
    }
    paintFilled(painter, bars, kinds()[std::size_t(kind)].color, Pattern::Solid, theme(), scale());
}

/// Frames and stripes, through which the bars behind are seen. A blend of both colours would be a third one.
void DurationHistogram::paintBefore(QPainter &painter, int kind, const Ticks &axis) const
{
    const QColor color = kinds()[std::size_t(kind)].color;
    const QPen hatch(color, scale()(hatchWidth), Qt::SolidLine, Qt::FlatCap);
    const QPen frame(theme().outlineOf(color), scale()(frameWidth), Qt::SolidLine, Qt::FlatCap,
                     Qt::MiterJoin);
    const double inside = scale()(frameWidth) / 2;
    painter.save();
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < m_bins.size(); ++i) {
        if (m_bins[i].n[std::size_t(kind)] == 0) {
            continue;
        }
        const QRectF bar = barOf(painter, i, kind, axis);
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(hatch);
        painter.drawLines(diagonals(bar, Slope::Rising, scale()(hatchPitch)));
        painter.setPen(frame);
        painter.drawRect(bar.adjusted(inside, inside, -inside, -inside));
    }
    painter.restore();
}

void DurationHistogram::paintLimit(QPainter &painter) const
{
    if (limitUs() <= 0) {
        return;
    }
    const QRectF plot = plotArea();
    const QFontMetricsF metrics(painter.font());
    const double x = std::floor(xOf(numberOf(double(limitUs())), plot)) + 0.5;
    const double top = plot.top() - 1.2 * metrics.height();
    QPen pen(theme().muted, scale()(1.3));
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, top + 0.2 * metrics.height()), QPointF(x, plot.bottom()));
    const QString name = durationText(double(limitUs()) / microsecondsPerMillisecond, locale());
    painter.setPen(theme().muted);
    painter.drawText(QPointF(x + scale()(5), top + metrics.ascent()), name);
}

} // namespace ShelfHelp::Ui
