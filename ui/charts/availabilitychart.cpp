// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "availabilitychart.h"

#include <ui/format/dates.h>
#include <ui/format/deltas.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double mainWidth = 2.2;
constexpr double lineWidth = 1.6;
constexpr double uncertainWidth = 1.2;
constexpr double markRadius = 2.5;
/// Markers closer together than this would hide the line.
constexpr double markedSlot = 9;
constexpr double bandShare = 0.13;
constexpr double darkBandShare = 0.20;
constexpr double uncertainShare = 0.55; ///< of the colour beside it

const QStringList ownedOutcomes{u"available"_qs, u"out"_qs};

bool isSmall(const Sql::OutcomeCounts &counts)
{
    return counts.owned() < smallestSample;
}

Sampled sampled(const Sql::OutcomeCounts &counts)
{
    return {.value = counts.availability(), .n = counts.owned()};
}

QString fractionText(const Sql::OutcomeCounts &counts, const QLocale &locale)
{
    return counts.owned() == 0 ? absentText()
                               : QString(percentText(counts.availability(), locale) + u" (" +
                                         countText(counts.available, locale) + u'/' +
                                         countText(counts.owned(), locale) + u')');
}

BucketValues valuesOf(const QList<Sql::OutcomeCounts> &all)
{
    BucketValues values;
    for (const Sql::OutcomeCounts &counts : all) {
        values.append(counts.availability());
    }
    return values;
}

/// What is left of a line where only buckets that `keeps` lets through stay.
template <typename Keeps>
BucketValues keptOf(const QList<Sql::OutcomeCounts> &all, Keeps keeps)
{
    BucketValues values = valuesOf(all);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!keeps(i)) {
            values[i].reset();
        }
    }
    return values;
}

template <typename Lists>
void addBucket(Lists &lists, const Sql::OutcomeBucket &bucket)
{
    lists[0].append(bucket.libby);
    lists[1].append(bucket.physical);
    lists[2].append(bucket.libby);
    lists[2].last() += bucket.physical;
}

} // namespace

AvailabilityChart::AvailabilityChart(QWidget *parent)
    : TimeChart(u"availabilityChart"_qs, tr("Availability over time"), parent)
{
}

void AvailabilityChart::setData(const Data &figures)
{
    m_counts = m_before = {};
    for (const Sql::OutcomeBucket &bucket : grid().aligned(figures.now)) {
        addBucket(m_counts, bucket);
    }
    for (const Sql::OutcomeBucket &bucket : alignedBefore(figures.before)) {
        addBucket(m_before, bucket);
    }
    dataChanged();
}

AvailabilityChart::Style AvailabilityChart::style(Line line) const
{
    switch (line) {
    case Libby:
        return {tr("Libby"), u"libby"_qs, theme().libby, Marker::Circle};
    case Physical:
        return {tr("Physical"), u"physical"_qs, theme().physical, Marker::Square};
    case Both:
    case LineCount:
        break;
    }
    return {tr("Both"), u"both"_qs, theme().text, Marker::Diamond};
}

bool AvailabilityChart::hasData() const
{
    return std::any_of(m_counts[Both].cbegin(), m_counts[Both].cend(),
                       [](const Sql::OutcomeCounts &counts) { return counts.owned() > 0; });
}

QString AvailabilityChart::subtitle() const
{
    const QString small = countText(smallestSample, locale());
    return tr("available ÷ owned copies, %1 · %2")
        .arg(perBucketText(grid().bucket()), grid().hasPartial()
                                                 ? tr("hollow: n < %1 or incomplete").arg(small)
                                                 : tr("hollow: n < %1").arg(small));
}

QString AvailabilityChart::emptyText() const
{
    return tr("No check of this range met an owned copy.");
}

std::optional<AvailabilityChart::Line> AvailabilityChart::mainLine() const
{
    if (isVisible(Both)) {
        return Both;
    }
    if (isVisible(Libby) != isVisible(Physical)) {
        return isVisible(Libby) ? Libby : Physical;
    }
    return std::nullopt;
}

QList<LegendEntry> AvailabilityChart::legend() const
{
    QList<LegendEntry> entries;
    for (const Line line : {Libby, Physical, Both}) {
        const Style drawn = style(line);
        entries.append({.text = drawn.name,
                        .color = drawn.color,
                        .swatch = Swatch::SolidLine,
                        .series = drawn.series,
                        .isOff = !isShown(drawn.series),
                        .marker = drawn.marker,
                        .rows = rowsOfRange(RowKind::LibraryChecks, rowsName(line), filterOf(line),
                                            totalOf(line).owned())});
    }
    if (const auto main = mainLine()) {
        entries.append({.text = tr("95 % interval"), .color = bandColor(*main), .swatch = Swatch::Band});
    }
    appendComparison(entries, mainLine() && !m_before[Both].isEmpty());
    return entries;
}

ChartTable AvailabilityChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs}}, .rows = {}};
    const bool isCompared = !m_before[Both].isEmpty();
    for (const Line line : {Both, Libby, Physical}) {
        const Style drawn = style(line);
        table.columns.append({{tr("%1: availability").arg(drawn.name), drawn.series + u"_availability"},
                              {tr("from"), drawn.series + u"_availability_low"},
                              {tr("to"), drawn.series + u"_availability_high"},
                              {tr("available"), drawn.series + u"_available"},
                              {tr("owned"), drawn.series + u"_owned"}});
        if (isCompared) {
            table.columns.append({tr("before"), drawn.series + u"_availability_before"});
        }
    }
    for (int i = 0; i < grid().count(); ++i) {
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i))};
        for (const Line line : {Both, Libby, Physical}) {
            const Sql::OutcomeCounts &counts = m_counts[line][i];
            const auto interval = wilsonInterval(counts.available, counts.owned());
            row.append({shareCell(counts.availability(), locale()),
                        shareCell(interval ? std::optional(interval->low) : std::nullopt, locale()),
                        shareCell(interval ? std::optional(interval->high) : std::nullopt, locale()),
                        countCell(counts.available, locale()), countCell(counts.owned(), locale())});
            if (isCompared) {
                row.append(shareCell(m_before[line][i].availability(), locale()));
            }
        }
        table.rows.append(row);
    }
    return table;
}

QString AvailabilityChart::summary() const
{
    const std::array all{totalOf(Libby), totalOf(Physical), totalOf(Both)};
    return tr("Of the owned copies %1 were available, with a 95 % interval of %2; Libby %3, physical %4.")
        .arg(fractionText(all[Both], locale()),
             intervalText(wilsonInterval(all[Both].available, all[Both].owned()), locale()),
             fractionText(all[Libby], locale()), fractionText(all[Physical], locale()));
}

QList<AvailabilityChart::Line> AvailabilityChart::linesIn(int bucket) const
{
    QList<Line> found;
    for (const Line line : {Both, Libby, Physical}) {
        if (m_counts[line][bucket].owned() > 0) {
            found.append(line);
        }
    }
    return found;
}

Sql::OutcomeCounts AvailabilityChart::totalOf(Line line) const
{
    Sql::OutcomeCounts all;
    for (const Sql::OutcomeCounts &counts : m_counts[line]) {
        all += counts;
    }
    return all;
}

QString AvailabilityChart::rowsName(Line line) const
{
    return line == Both ? tr("Owned copies") : tr("%1: owned copies").arg(style(line).name);
}

Sql::Filter AvailabilityChart::filterOf(Line line) const
{
    Sql::Filter filter = withOutcomesOf(question().filter, ownedOutcomes);
    if (line != Both) {
        filter.medium = line == Libby ? Sql::Medium::Libby : Sql::Medium::Physical;
    }
    return filter;
}

QList<RowsBehind> AvailabilityChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    for (const Line line : linesIn(mark)) {
        rows.append(rowsOf(mark, RowKind::LibraryChecks, rowsName(line), filterOf(line),
                           m_counts[line][mark].owned()));
    }
    return rows;
}

std::optional<FilterStep> AvailabilityChart::filterStep(int mark, int part) const
{
    const QList<Line> lines = linesIn(mark);
    if (part < 0 || part >= lines.size() || lines[part] == Both) {
        return std::nullopt;
    }
    return mediumStep(lines[part] == Libby ? Sql::Medium::Libby : Sql::Medium::Physical);
}

/// The nearest of the lines that are shown.
int AvailabilityChart::partAt(int mark, const QPointF &position) const
{
    const QList<Line> lines = linesIn(mark);
    const Ticks axis = valueAxis();
    const QRectF plot = plotArea();
    double least = plot.height() + position.y();
    int nearest = 0;
    for (int part = 0; part < lines.size(); ++part) {
        const double y = axisY(*m_counts[lines[part]][mark].availability(), axis, AxisScale::Linear, plot);
        const double distance = std::abs(y - position.y());
        if (isVisible(lines[part]) && distance < least) {
            least = distance;
            nearest = part;
        }
    }
    return nearest;
}

Ticks AvailabilityChart::valueTicks(int wanted) const
{
    return shareTicks(wanted, locale());
}

QList<TooltipText::Row> AvailabilityChart::tooltipRows(int bucket, Line line, bool isCompared) const
{
    const Sql::OutcomeCounts &now = m_counts[line][bucket];
    TooltipText::Row share{.name = style(line).name, .value = fractionText(now, locale())};
    if (isCompared) {
        const Sql::OutcomeCounts &before = m_before[line][bucket];
        share.before = fractionText(before, locale());
        share.change = rateDelta(sampled(now), sampled(before), locale()).text;
    }
    const QString interval = intervalText(wilsonInterval(now.available, now.owned()), locale());
    return {share, {.name = tr("95 % interval"), .value = interval}};
}

TooltipText AvailabilityChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    const bool isCompared = !text.comparison.isEmpty() && !m_before[Both].isEmpty();
    for (const Line line : {Both, Libby, Physical}) {
        text.rows.append(tooltipRows(mark, line, isCompared));
    }
    return text;
}

QColor AvailabilityChart::bandColor(Line line) const
{
    return mixed(theme().card, style(line).color, theme().dark ? darkBandShare : bandShare);
}

void AvailabilityChart::paintBand(QPainter &painter, const QRectF &plot, Line line) const
{
    const Ticks axis = valueAxis();
    const auto y = [&](double share) { return axisY(share, axis, AxisScale::Linear, plot); };
    const QColor color = bandColor(line);
    for (const QList<QPointF> &run : runsOf(valuesOf(m_counts[line]))) {
        QPolygonF band;
        for (const QPointF &point : run) {
            const Sql::OutcomeCounts &counts = m_counts[line][qRound(point.x())];
            const ShareInterval interval = *wilsonInterval(counts.available, counts.owned());
            const double x = markPosition(qRound(point.x()));
            // From the upper edge of the last bucket the lower one leads back to the first.
            band.insert(band.size() / 2, QPointF(x, y(interval.high)));
            band.insert(band.size() / 2 + 1, QPointF(x, y(interval.low)));
        }
        if (run.size() == 1) {
            painter.setPen(QPen(color, scale()(2 * markRadius), Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(band[0], band[1]);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(band);
    }
    painter.setBrush(Qt::NoBrush); // Qt Charts would fill its lines with it
}

void AvailabilityChart::addLine(QtPlot &lines, Line line) const
{
    const Counts &counts = m_counts[line];
    const QColor color = theme().outlineOf(style(line).color);
    const auto isCertain = [&counts](qsizetype i) {
        return i >= 0 && i < counts.size() && !isSmall(counts[i]);
    };
    // Pale wherever a neighbour is: over it goes the line of the buckets that have enough copies.
    const auto touchesSmall = [&](qsizetype i) {
        return !isCertain(i) || !isCertain(i - 1) || !isCertain(i + 1);
    };
    addLines(lines, keptOf(counts, touchesSmall), grid(),
             QPen(mixed(theme().card, color, uncertainShare), scale()(uncertainWidth), Qt::SolidLine,
                  Qt::RoundCap));
    addLines(lines, keptOf(counts, isCertain), grid(),
             QPen(color, scale()(line == mainLine() ? mainWidth : lineWidth), Qt::SolidLine, Qt::RoundCap));
}

void AvailabilityChart::paintMarkers(QPainter &painter, const QRectF &plot, Line line) const
{
    const Ticks axis = valueAxis();
    const Style drawn = style(line);
    const int step = markerStep(slotWidth(), scale()(markedSlot));
    const int first = line * step / LineCount; // those of the lines stand beside each other
    const QList<int> lone = loneBuckets(valuesOf(m_counts[line]));
    for (int i = 0; i < m_counts[line].size(); ++i) {
        const Sql::OutcomeCounts &counts = m_counts[line][i];
        if (counts.owned() == 0 || !(i % step == first || grid().isPartial(i) || lone.contains(i))) {
            continue;
        }
        const bool isHollow = isSmall(counts) || grid().isPartial(i);
        const QPointF centre(markPosition(i), axisY(*counts.availability(), axis, AxisScale::Linear, plot));
        paintMarker(painter, drawn.marker, centre, scale()(markRadius), isHollow ? theme().card : drawn.color,
                    QPen(theme().outlineOf(drawn.color), scale()(1)));
    }
}

void AvailabilityChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const std::optional<Line> main = mainLine();
    QtPlot lines(grid().count(), valueAxis(), AxisScale::Linear);
    if (main) {
        paintBand(painter, plot, *main);
        addPlainLines(lines, valuesOf(m_before[*main]), comparisonPen(theme().outlineOf(style(*main).color)));
    }
    for (const Line line : {Physical, Libby, Both}) {
        if (isDrawn(style(line).series)) {
            addLine(lines, line);
        }
    }
    lines.paint(painter, plot);
    for (const Line line : {Physical, Libby, Both}) {
        if (isDrawn(style(line).series)) {
            paintMarkers(painter, plot, line);
        }
    }
}

} // namespace ShelfHelp::Ui
