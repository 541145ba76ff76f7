// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitychart.h"

#include <ui/format/deltas.h>
#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double markRadius = 2.6;
/// Markers closer together than this would hide the line.
constexpr double markedSlot = 9;

const QString searchesSeries = u"searches"_qs;
const QString checksSeries = u"checks"_qs;

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : TimeChart(u"activityChart"_qs, tr("Activity"), parent)
{
}

void ActivityChart::setData(const Data &figures)
{
    m_buckets = grid().aligned(figures.now);
    m_before = alignedBefore(figures.before);
    m_searches = m_checks = 0;
    for (const Sql::UsageBucket &bucket : std::as_const(m_buckets)) {
        m_searches += bucket.shelfSearches;
        m_checks += bucket.libraryChecks;
    }
    dataChanged();
}

QString ActivityChart::subtitle() const
{
    return tr("events %1").arg(bucketRemark(tr("incomplete hollow")));
}

QString ActivityChart::emptyText() const
{
    return tr("No searches in this range.");
}

QList<LegendEntry> ActivityChart::legend() const
{
    QList<LegendEntry> entries{
        {.text = tr("Shelf searches"),
         .color = theme().accent,
         .swatch = Swatch::SolidLine,
         .series = searchesSeries,
         .isOff = !isShown(searchesSeries),
         .rows = rowsOfRange(RowKind::ShelfSearches, tr("Shelf searches"), question().filter, m_searches)},
        {.text = tr("Library checks"),
         .color = theme().text,
         .swatch = Swatch::DashedLine,
         .series = checksSeries,
         .isOff = !isShown(checksSeries),
         .rows = rowsOfRange(RowKind::LibraryChecks, tr("Library checks"), question().filter, m_checks)}};
    appendComparison(entries, !m_before.isEmpty());
    return entries;
}

ChartTable ActivityChart::table() const
{
    ChartTable table{.columns = {{tr("Period"), u"start"_qs},
                                 {tr("Shelf searches"), u"shelf_searches"_qs},
                                 {tr("Library checks"), u"library_checks"_qs}},
                     .rows = {}};
    if (!m_before.isEmpty()) {
        table.columns.append({{tr("Shelf searches before"), u"shelf_searches_before"_qs},
                              {tr("Library checks before"), u"library_checks_before"_qs}});
    }
    for (int i = 0; i < m_buckets.size(); ++i) {
        QList<ChartCell> row{periodCell(grid().starts()[i], bucketName(i)),
                             countCell(m_buckets[i].shelfSearches, locale()),
                             countCell(m_buckets[i].libraryChecks, locale())};
        if (!m_before.isEmpty()) {
            row.append({countCell(m_before[i].shelfSearches, locale()),
                        countCell(m_before[i].libraryChecks, locale())});
        }
        table.rows.append(row);
    }
    return table;
}

QString ActivityChart::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    return tr("Shelf searches: %1. Library checks: %2.")
        .arg(totalText(&Sql::UsageBucket::shelfSearches), totalText(&Sql::UsageBucket::libraryChecks));
}

/// "412 in this range, most 31 (Tue 3 Sep 2024), +34, +9 % against the compared period".
QString ActivityChart::totalText(qint64 Sql::UsageBucket::*count) const
{
    const auto sumOf = [count](const QList<Sql::UsageBucket> &buckets) {
        return std::accumulate(
            buckets.begin(), buckets.end(), qint64(0),
            [count](qint64 sum, const Sql::UsageBucket &each) { return sum + each.*count; });
    };
    const qint64 sum = sumOf(m_buckets);
    QString text = tr("%1 in this range").arg(countText(sum, locale()));
    const auto peak = std::ranges::max_element(m_buckets, {}, count);
    if (sum > 0) {
        text = tr("%1, most %2 (%3)")
                   .arg(text, countText((*peak).*count, locale()), bucketName(int(peak - m_buckets.begin())));
    }
    return m_before.isEmpty() ? text
                              : tr("%1, %2 against the compared period")
                                    .arg(text, countDelta(sum, sumOf(m_before), locale()).text);
}

qint64 ActivityChart::largest() const
{
    qint64 largest = 0;
    for (const auto *buckets : {&m_buckets, &m_before}) {
        for (const Sql::UsageBucket &bucket : *buckets) {
            largest = std::max({largest, isShown(searchesSeries) ? bucket.shelfSearches : 0,
                                isShown(checksSeries) ? bucket.libraryChecks : 0});
        }
    }
    return largest;
}

QList<RowsBehind> ActivityChart::rowsBehind(int mark) const
{
    const Sql::UsageBucket &bucket = m_buckets[mark];
    QList<RowsBehind> rows;
    if (bucket.shelfSearches > 0) {
        rows.append(rowsOf(mark, RowKind::ShelfSearches, tr("Shelf searches"), question().filter,
                           bucket.shelfSearches));
    }
    if (bucket.libraryChecks > 0) {
        rows.append(rowsOf(mark, RowKind::LibraryChecks, tr("Library checks"), question().filter,
                           bucket.libraryChecks));
    }
    return rows;
}

/// The line that is nearer.
int ActivityChart::partAt(int mark, const QPointF &position) const
{
    const Sql::UsageBucket &bucket = m_buckets[mark];
    const Ticks axis = valueAxis();
    const auto distance = [&](qint64 count) {
        return std::abs(axisY(double(count), axis, AxisScale::Linear, plotArea()) - position.y());
    };
    const bool hasBoth = bucket.shelfSearches > 0 && bucket.libraryChecks > 0;
    return hasBoth && distance(bucket.libraryChecks) < distance(bucket.shelfSearches) ? 1 : 0;
}

Ticks ActivityChart::valueTicks(int wanted) const
{
    return countTicks(static_cast<double>(largest()), wanted, locale());
}

TooltipText ActivityChart::tooltip(int mark) const
{
    TooltipText text{.title = bucketName(mark), .comparison = comparisonName(mark), .rows = {}};
    const auto add = [&](const QString &name, Count count) {
        TooltipText::Row row{.name = name, .value = countText(m_buckets[mark].*count, locale())};
        if (!text.comparison.isEmpty() && !m_before.isEmpty()) {
            row.before = countText(m_before[mark].*count, locale());
            row.change = countDelta(m_buckets[mark].*count, m_before[mark].*count, locale()).text;
        }
        text.rows.append(row);
    };
    add(tr("Shelf searches"), &Sql::UsageBucket::shelfSearches);
    add(tr("Library checks"), &Sql::UsageBucket::libraryChecks);
    return text;
}

void ActivityChart::addSeries(QtPlot &lines, Count count, const QColor &color, bool isDashed) const
{
    BucketValues before;
    for (const Sql::UsageBucket &bucket : m_before) {
        before.append(double(bucket.*count));
    }
    addPlainLines(lines, before, comparisonPen(color));
    // Only of the buckets that are complete: a line to one that has only begun would look like a drop.
    BucketValues values;
    for (int i = 0; i < m_buckets.size(); ++i) {
        values.append(grid().isPartial(i) ? std::nullopt : std::optional(double(m_buckets[i].*count)));
    }
    QPen pen(color, scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
    if (isDashed) {
        pen.setDashPattern({3, 1.5});
    }
    addLines(lines, values, grid(), pen);
}

void ActivityChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueAxis();
    QtPlot lines(grid().count(), axis, AxisScale::Linear);
    if (isDrawn(checksSeries)) {
        addSeries(lines, &Sql::UsageBucket::libraryChecks, theme().text, true);
    }
    if (isDrawn(searchesSeries)) {
        addSeries(lines, &Sql::UsageBucket::shelfSearches, theme().accent, false);
    }
    lines.paint(painter, plot);
    paintMarkers(painter, plot, axis);
}

void ActivityChart::paintMarkers(QPainter &painter, const QRectF &plot, const Ticks &axis) const
{
    const double radius = scale()(markRadius);
    const bool isWide = slotWidth() >= scale()(markedSlot);
    for (int i = 0; i < m_buckets.size(); ++i) {
        const bool isPartial = grid().isPartial(i);
        if (!isWide && !isPartial) {
            continue;
        }
        const double x = markPosition(i);
        const auto y = [&](qint64 count) {
            return axisY(static_cast<double>(count), axis, AxisScale::Linear, plot);
        };
        const auto setColor = [&](const QColor &color) {
            painter.setPen(isPartial ? QPen(color, scale()(1)) : QPen(Qt::NoPen));
            painter.setBrush(isPartial ? QBrush(Qt::NoBrush) : QBrush(color)); // hollow: not over yet
        };
        if (isDrawn(checksSeries)) {
            setColor(theme().text);
            const QPointF corner(x - radius, y(m_buckets[i].libraryChecks) - radius);
            painter.drawRect(QRectF(corner, QSizeF(2 * radius, 2 * radius)));
        }
        if (isDrawn(searchesSeries)) {
            setColor(theme().accent);
            painter.drawEllipse(QPointF(x, y(m_buckets[i].shelfSearches)), radius, radius);
        }
    }
}

} // namespace ShelfHelp::Ui
