// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "activitychart.h"

#include <ui/format/numbers.h>

#include <QPainter>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 2;
constexpr double markRadius = 2.6;
/// Markers closer together than this would hide the line.
constexpr double markedSlot = 9;

} // namespace

ActivityChart::ActivityChart(QWidget *parent)
    : TimeChart(u"activityChart"_qs, tr("Activity"), parent)
{
}

void ActivityChart::setData(const BucketGrid &grid, const QList<Sql::ActivityBucket> &buckets)
{
    setGrid(grid);
    m_buckets = grid.aligned(buckets);
    m_searches = m_checks = m_largest = 0;
    for (const Sql::ActivityBucket &bucket : std::as_const(m_buckets)) {
        m_searches += bucket.shelfSearches;
        m_checks += bucket.libraryChecks;
        m_largest = std::max({m_largest, bucket.shelfSearches, bucket.libraryChecks});
    }
    dataChanged();
}

QList<LegendEntry> ActivityChart::legend() const
{
    return {{.text = tr("Shelf searches"), .color = theme().accent, .swatch = Swatch::SolidLine},
            {.text = tr("Library checks"), .color = theme().text, .swatch = Swatch::DashedLine}};
}

QList<QStringList> ActivityChart::tableText() const
{
    QList<QStringList> rows{{tr("Period"), tr("Shelf searches"), tr("Library checks")}};
    for (int i = 0; i < m_buckets.size(); ++i) {
        rows.append({bucketName(i), countText(m_buckets[i].shelfSearches, locale()),
                     countText(m_buckets[i].libraryChecks, locale())});
    }
    return rows;
}

QString ActivityChart::summary() const
{
    return tr("%1 shelf searches and %2 library checks in this range; at most %3 in one period.")
        .arg(countText(m_searches, locale()), countText(m_checks, locale()), countText(m_largest, locale()));
}

Ticks ActivityChart::valueTicks(int wanted) const
{
    return countTicks(static_cast<double>(m_largest), wanted, locale());
}

TooltipText ActivityChart::tooltip(int mark) const
{
    return {.title = bucketName(mark),
            .rows = {{tr("Shelf searches"), countText(m_buckets[mark].shelfSearches, locale())},
                     {tr("Library checks"), countText(m_buckets[mark].libraryChecks, locale())}}};
}

/// Of the buckets that are complete: a line to one that has only begun would look like a drop.
BucketValues ActivityChart::valuesOf(qint64 Sql::ActivityBucket::*count) const
{
    BucketValues values;
    for (int i = 0; i < m_buckets.size(); ++i) {
        values.append(grid().isPartial(i) ? std::nullopt
                                          : std::optional(static_cast<double>(m_buckets[i].*count)));
    }
    return values;
}

void ActivityChart::paintMarks(QPainter &painter, const QRectF &plot)
{
    const Ticks axis = valueTicks(wantedTicks());
    QtPlot lines(grid().count(), axis, AxisScale::Linear);
    QPen checks(theme().text, scale()(lineWidth), Qt::SolidLine, Qt::FlatCap);
    checks.setDashPattern({3, 1.5});
    addLines(lines, valuesOf(&Sql::ActivityBucket::libraryChecks), grid(), checks);
    addLines(lines, valuesOf(&Sql::ActivityBucket::shelfSearches), grid(),
             QPen(theme().accent, scale()(lineWidth)));
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
        setColor(theme().text);
        const QPointF corner(x - radius, y(m_buckets[i].libraryChecks) - radius);
        painter.drawRect(QRectF(corner, QSizeF(2 * radius, 2 * radius)));
        setColor(theme().accent);
        painter.drawEllipse(QPointF(x, y(m_buckets[i].shelfSearches)), radius, radius);
    }
}

} // namespace ShelfHelp::Ui
