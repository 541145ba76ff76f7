// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "checkdurationchart.h"

#include <ui/format/deltas.h>
#include <ui/format/durationticks.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double thinWidth = 1;
constexpr double markRadius = 2.8;
/// Markers closer together than this would hide the line.
constexpr double markedSlot = 9;

const QString highSeries = u"high"_qs;

using Percentile = std::optional<double> Sql::DurationSummary::*;

const Sql::DurationSummary &summaryOf(const Sql::CheckDurationBucket &bucket, Sql::Medium medium)
{
    return medium == Sql::Medium::Libby ? bucket.libby : bucket.physical;
}

QString seriesOf(Sql::Medium medium)
{
    return medium == Sql::Medium::Libby ? u"libby"_qs : u"physical"_qs;
}

/// Of those of at least `least` checks. A logarithmic axis has no place for zero.
BucketValues valuesOf(const QList<Sql::CheckDurationBucket> &buckets, Sql::Medium medium,
                      Percentile percentile, qint64 least = 0)
{
    BucketValues values;
    for (const Sql::CheckDurationBucket &bucket : buckets) {
        const Sql::DurationSummary &summary = summaryOf(bucket, medium);
        const std::optional<double> ms = summary.*percentile;
        values.append(ms && summary.n >= least ? std::optional(std::max(*ms, durationFloorMs))
                                               : std::nullopt);
    }
    return values;
}

Sampled sampled(const Sql::DurationSummary &summary, Percentile percentile)
{
    return {.value = summary.*percentile, .n = summary.n};
}

} // namespace

CheckDurationChart::CheckDurationChart(QWidget *parent)
    : TimeChart(u"checkDurationsChart"_qs, tr("Library check duration"), parent)
{
}

void CheckDurationChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures.now);
    m_before = alignedBefore(figures.before);
    for (const Sql::Medium medium : media) {
        m_lines[std::size_t(medium)] = {
            .median = valuesOf(m_buckets, medium, &Sql::DurationSummary::p50Ms),
            .high = valuesOf(m_buckets, medium, &Sql::DurationSummary::p95Ms),
            .sureHigh = valuesOf(m_buckets, medium, &Sql::DurationSummary::p95Ms, smallestSample),
            .medianBefore = valuesOf(m_before, medium, &Sql::DurationSummary::p50Ms)};
    }
    dataChanged();
}

qint64 CheckDurationChart::total(Sql::Medium medium) const
{
    qint64 sum = 0;
    for (const Sql::CheckDurationBucket &bucket : m_buckets) {
        sum += summaryOf(bucket, medium).n;
    }
    return sum;
}

bool CheckDurationChart::hasData() const
{
    return total(Sql::Medium::Libby) + total(Sql::Medium::Physical) > 0;
}

QString CheckDurationChart::subtitle() const
{
    return tr("log scale %1 · grey: n < %2")
        .arg(bucketRemark(tr("incomplete dotted")), locale().toString(smallestSample));
}

QString CheckDurationChart::emptyText() const
{
    return tr("No library checks in this range.");
}

QColor CheckDurationChart::colorOf(Sql::Medium medium) const
{
    return theme().outlineOf(medium == Sql::Medium::Libby ? theme().libby : theme().physical);
}

bool CheckDurationChart::isMediumShown(Sql::Medium medium) const
{
    return isShown(seriesOf(medium));
}

QList<LegendEntry> CheckDurationChart::legend() const
{
    QList<LegendEntry> entries;
    for (const Sql::Medium medium : media) {
        entries.append({.text = tr("%1 p50").arg(mediumText(medium)),
                        .color = colorOf(medium),
                        .swatch = medium == Sql::Medium::Libby ? Swatch::Circle : Swatch::Square,
                        .series = seriesOf(medium),
                        .isOff = !isMediumShown(medium),
                        .rows = rowsOfMedium(medium)});
    }
    entries.append({.text = tr("p95, thin"),
                    .color = theme().muted,
                    .swatch = Swatch::SolidLine,
                    .series = highSeries,
                    .isOff = !isShown(highSeries)});
    appendComparison(entries, !m_before.isEmpty());
    return entries;
}

ChartTable CheckDurationChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs}}, .rows = {}};
    for (const Sql::Medium medium : media) {
        const QString name = mediumText(medium);
        const QString machine = seriesOf(medium);
        table.columns.append({{tr("%1 p50").arg(name), QString(machine + u"_p50_ms")},
                              {tr("%1 p95").arg(name), QString(machine + u"_p95_ms")},
                              {tr("%1 n").arg(name), QString(machine + u"_n")}});
        if (!m_before.isEmpty()) {
            table.columns.append({tr("%1 p50 before").arg(name), QString(machine + u"_p50_before_ms")});
        }
    }
    for (int i = 0; i < m_buckets.size(); ++i) {
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i))};
        for (const Sql::Medium medium : media) {
            const Sql::DurationSummary &summary = summaryOf(m_buckets[i], medium);
            row.append({durationCell(summary.p50Ms, locale()), durationCell(summary.p95Ms, locale()),
                        countCell(summary.n, locale())});
            if (!m_before.isEmpty()) {
                row.append(durationCell(summaryOf(m_before[i], medium).p50Ms, locale()));
            }
        }
        table.rows.append(row);
    }
    return table;
}

QString CheckDurationChart::summary() const
{
    QStringList sentences;
    for (const Sql::Medium medium : media) {
        double slowest = 0;
        for (const auto &ms : lines(medium).median) {
            slowest = std::max(slowest, ms.value_or(0));
        }
        if (const qint64 n = total(medium); n > 0) {
            sentences.append(
                tr("%1: %2 checks, the median at most %3.")
                    .arg(mediumText(medium), countText(n, locale()), durationText(slowest, locale())));
        }
    }
    return sentences.isEmpty() ? tr("No durations in this range.") : sentences.join(u' ');
}

QList<Sql::Medium> CheckDurationChart::occupied(int mark) const
{
    QList<Sql::Medium> found;
    for (const Sql::Medium medium : media) {
        if (summaryOf(m_buckets[mark], medium).n > 0) {
            found.append(medium);
        }
    }
    return found;
}

Sql::Filter CheckDurationChart::filterOf(Sql::Medium medium) const
{
    const FilterStep step = mediumStep(medium);
    Sql::Filter filter = withField(question().filter, step.field, step.filter);
    filter.lacksDuration = false; // the others are in no percentile, and n does not count them
    return filter;
}

std::optional<RowsBehind> CheckDurationChart::rowsOfMedium(Sql::Medium medium) const
{
    auto rows = rowsOfRange(RowKind::LibraryChecks, tr("%1 checks").arg(mediumText(medium)), filterOf(medium),
                            total(medium));
    if (rows) {
        rows->order = Sql::RowOrder::SlowestFirst;
    }
    return rows;
}

QList<RowsBehind> CheckDurationChart::rowsBehind(int mark) const
{
    QList<RowsBehind> rows;
    for (const Sql::Medium medium : occupied(mark)) {
        RowsBehind behind = rowsOf(mark, RowKind::LibraryChecks, tr("%1 checks").arg(mediumText(medium)),
                                   filterOf(medium), summaryOf(m_buckets[mark], medium).n);
        behind.order = Sql::RowOrder::SlowestFirst;
        rows.append(behind);
    }
    return rows;
}

std::optional<FilterStep> CheckDurationChart::filterStep(int mark, int part) const
{
    const QList<Sql::Medium> found = occupied(mark);
    return part < found.size() ? std::optional(mediumStep(found[part])) : std::nullopt;
}

/// The medium whose line is nearest.
int CheckDurationChart::partAt(int mark, const QPointF &position) const
{
    const QList<Sql::Medium> found = occupied(mark);
    const Ticks axis = valueAxis();
    int nearest = 0;
    double least = std::numeric_limits<double>::max();
    for (int part = 0; part < found.size(); ++part) {
        const Lines &drawn = lines(found[part]);
        for (const auto &values : {&drawn.median, &drawn.high}) {
            const bool isDrawn =
                isMediumShown(found[part]) && (values == &drawn.median || isShown(highSeries));
            const double y = axisY((*values)[mark].value_or(axis.minimum), axis, axisScale(), plotArea());
            if (isDrawn && std::abs(y - position.y()) < least) {
                least = std::abs(y - position.y());
                nearest = part;
            }
        }
    }
    return nearest;
}

Ticks CheckDurationChart::valueTicks(int wanted) const
{
    double smallest = 0;
    double largest = 0;
    const auto include = [&](const BucketValues &values) {
        for (const auto &value : values) {
            if (value) {
                smallest = smallest == 0 ? *value : std::min(smallest, *value);
                largest = std::max(largest, *value);
            }
        }
    };
    for (const Sql::Medium medium : media) {
        if (isMediumShown(medium)) {
            include(lines(medium).median);
            include(lines(medium).medianBefore);
            include(isShown(highSeries) ? lines(medium).high : BucketValues());
        }
    }
    return durationTicks(smallest, largest, wanted, locale());
}

TooltipText CheckDurationChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    bool isSmall = false;
    for (const Sql::Medium medium : media) {
        const Sql::DurationSummary &now = summaryOf(m_buckets[mark], medium);
        const auto add = [&](const QString &name, Percentile percentile) {
            TooltipText::Row row{.name = name.arg(mediumText(medium)),
                                 .value = durationText(now.*percentile, locale())};
            if (!text.comparison.isEmpty() && !m_before.isEmpty()) {
                const Sql::DurationSummary &before = summaryOf(m_before[mark], medium);
                row.before = durationText(before.*percentile, locale());
                row.change =
                    durationDelta(sampled(now, percentile), sampled(before, percentile), locale()).text;
            }
            text.rows.append(row);
        };
        add(tr("%1 p50"), &Sql::DurationSummary::p50Ms);
        add(tr("%1 p95"), &Sql::DurationSummary::p95Ms);
        text.rows.append({tr("%1 n").arg(mediumText(medium)), countText(now.n, locale())});
        isSmall = isSmall || (now.n > 0 && now.n < smallestSample);
    }
    if (isSmall) {
        text.remark = tr("n below %1: too small for a reliable p95").arg(locale().toString(smallestSample));
    }
    return text;
}

void CheckDurationChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueAxis();
    QtPlot drawing(grid().count(), axis, axisScale());
    for (const Sql::Medium medium : media) {
        if (isMediumShown(medium) && (isDrawn(seriesOf(medium)) || isDrawn(highSeries))) {
            addSeries(drawing, medium);
        }
    }
    drawing.paint(painter, plot);
    for (const Sql::Medium medium : media) {
        if (isDrawn(seriesOf(medium))) {
            paintMarkers(painter, medium, plot, axis);
        }
    }
}

void CheckDurationChart::addSeries(QtPlot &plot, Sql::Medium medium) const
{
    const Lines &drawn = lines(medium);
    const QColor color = colorOf(medium);
    addPlainLines(plot, drawn.medianBefore, comparisonPen(color));
    if (isDrawn(highSeries) || (isDrawn(seriesOf(medium)) && isShown(highSeries))) {
        // All in grey, then those that are sure over it.
        addLines(plot, drawn.high, grid(), QPen(theme().muted, scale()(thinWidth)));
        addLines(plot, drawn.sureHigh, grid(), QPen(color, scale()(thinWidth)));
    }
    if (isDrawn(seriesOf(medium))) {
        addLines(plot, drawn.median, grid(), QPen(color, scale()(lineWidth)));
    }
}

/// Circles and squares tell the media apart without colours; those of a bucket that is not over are hollow.
void CheckDurationChart::paintMarkers(QPainter &painter, Sql::Medium medium, const QRectF &plot,
                                      const Ticks &axis) const
{
    const double radius = scale()(markRadius);
    const QColor color = colorOf(medium);
    const BucketValues &median = lines(medium).median;
    const BucketValues &high = lines(medium).high;
    const QList<int> loneMedians = loneBuckets(median);
    const QList<int> loneHighs = isShown(highSeries) ? loneBuckets(high) : QList<int>();
    const auto paint = [&](int bucket, double ms, double size, const QColor &markColor, bool isHollow) {
        painter.setPen(QPen(markColor, scale()(thinWidth)));
        painter.setBrush(isHollow ? QBrush(theme().card) : QBrush(markColor));
        const QPointF centre(markPosition(bucket), axisY(ms, axis, axisScale(), plot));
        if (medium == Sql::Medium::Libby) {
            painter.drawEllipse(centre, size, size);
        } else {
            painter.drawRect(QRectF(centre - QPointF(size, size), QSizeF(2 * size, 2 * size)));
        }
    };
    for (int i = 0; i < median.size(); ++i) {
        const bool isMarked =
            slotWidth() >= scale()(markedSlot) || loneMedians.contains(i) || grid().isPartial(i);
        if (median[i] && isMarked) {
            paint(i, *median[i], radius, color, grid().isPartial(i));
        }
        if (high[i] && loneHighs.contains(i)) {
            const bool isSure = lines(medium).sureHigh[i].has_value();
            paint(i, *high[i], radius * 0.6, isSure ? color : theme().muted, true);
        }
    }
}

} // namespace ShelfHelp::Ui
