// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timechart.h"

#include <ui/format/dates.h>

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// Height of the chart per grid line, in heights of a label.
constexpr double linesPerTick = 2.6;
constexpr double wideSlot = 6;
constexpr double comparisonShare = 0.55; ///< of the colour beside it
constexpr double comparisonWidth = 1.3;

} // namespace

void TimeChart::setQuestion(const Question &question)
{
    Chart::setQuestion(question);
    m_grid = BucketGrid(question.time);
    const std::optional<Question> earlier = comparisonOf(question);
    m_before = earlier ? std::optional(BucketGrid(earlier->time)) : std::nullopt;
}

QString TimeChart::bucketRemark(const QString &partial) const
{
    const QString per = perBucketText(m_grid.bucket());
    return m_grid.hasPartial() ? QString(per + u" · " + partial) : per;
}

void TimeChart::appendComparison(QList<LegendEntry> &entries, bool hasComparison) const
{
    if (hasComparison) {
        entries.append(
            {.text = tr("Comparison period"), .color = theme().muted, .swatch = Swatch::DottedLine});
    }
}

QPen TimeChart::comparisonPen(const QColor &color) const
{
    QPen pen(mixed(theme().card, color, comparisonShare), scale()(comparisonWidth), Qt::SolidLine,
             Qt::FlatCap);
    pen.setDashPattern({1.5, 2.5});
    return pen;
}

QString TimeChart::comparisonName(int bucket) const
{
    return m_before && bucket < m_before->count()
               ? tr("compared with %1").arg(m_before->text(bucket, locale()))
               : QString();
}

std::optional<Sql::TimeRange> TimeChart::timeOf(int first, int last) const
{
    if (m_grid.count() == 0) {
        return std::nullopt;
    }
    const QList<QDateTime> &starts = m_grid.starts();
    const QDateTime end = bucketEnd(starts.last(), m_grid.bucket(), m_grid.zone());
    const qint64 length = starts.first().msecsTo(end) / m_grid.count();
    // Before the first and behind the last bucket it goes on as it was.
    const QDateTime from =
        first >= 0 ? starts[std::min(first, m_grid.count() - 1)] : starts.first().addMSecs(length * first);
    const QDateTime to = last < m_grid.count()
                             ? bucketEnd(starts[std::max(last, 0)], m_grid.bucket(), m_grid.zone())
                             : end.addMSecs(length * (last - m_grid.count() + 1));
    return Sql::TimeRange{from, to};
}

RowsBehind TimeChart::rowsOf(int bucket, RowKind kind, const QString &name, const Sql::Filter &filter,
                             qint64 n) const
{
    const Sql::TimeRange whole = question().time.range;
    const Sql::TimeRange time = *timeOf(bucket, bucket);
    return {.kind = kind,
            .name = tr("%1 of %2").arg(name, bucketName(bucket)),
            .pieces = Sql::wholeRange({std::max(time.from, whole.from), std::min(time.to, whole.to)}),
            .filter = filter,
            .n = n};
}

std::optional<Ticks> TimeChart::rightTicks(int) const
{
    return std::nullopt;
}

QFontMetricsF TimeChart::tickMetrics() const
{
    return QFontMetricsF(textFont(font(), TextRole::Tick));
}

int TimeChart::wantedTicks() const
{
    const double row = tickMetrics().height();
    return std::clamp(static_cast<int>((height() - 3 * row) / (linesPerTick * row)), 2, 5);
}

QRectF TimeChart::plotArea() const
{
    const QFontMetricsF metrics = tickMetrics();
    const double row = metrics.height();
    const double left = axisWidth(valueTicks(wantedTicks()), metrics);
    const std::optional<Ticks> right = rightTicks(wantedTicks());
    const double rightWidth = right ? axisWidth(*right, metrics) : scale()(4);
    const double bottom = 2.5 * row + scale()(2);
    return canvas().adjusted(left, std::ceil(row / 2), -rightWidth, -std::ceil(bottom));
}

double TimeChart::slotWidth() const
{
    return plotArea().width() / std::max(1, m_grid.count());
}

double TimeChart::markPosition(int mark) const
{
    const QRectF plot = plotArea();
    return plot.left() + (mark + 0.5) * plot.width() / std::max(1, m_grid.count());
}

double TimeChart::barRatio() const
{
    return slotWidth() >= scale()(wideSlot) ? 0.76 : 1.0;
}

QRectF TimeChart::barRect(const QPainter &painter, int bucket, double bottom, double top) const
{
    const QRectF plot = plotArea();
    const double slot = plot.width() / std::max(1, m_grid.count());
    const double width = slot * barRatio();
    const double left = plot.left() + bucket * slot + (slot - width) / 2;
    return snapped(painter, QRectF(QPointF(left, top), QPointF(left + width, bottom)));
}

void TimeChart::paintChart(QPainter &painter)
{
    const QRectF plot = plotArea();
    if (plot.width() <= 0 || plot.height() <= 0) {
        return;
    }
    const Ticks left = valueTicks(wantedTicks());
    paintGrid(painter, left, axisScale(), plot, theme());
    painter.save();
    paintMarks(painter, plot);
    painter.restore();
    paintValueLabels(painter, left, axisScale(), AxisSide::Left, plot, theme());
    if (const auto right = rightTicks(wantedTicks())) {
        paintValueLabels(painter, *right, AxisScale::Linear, AxisSide::Right, plot, theme());
    }
    const QFontMetricsF metrics = tickMetrics();
    const auto measure = [&metrics](const QString &text) { return metrics.horizontalAdvance(text); };
    const TimeTicks time =
        timeTicks(m_grid.starts(), m_grid.bucket(), m_grid.zone(), plot.width(), measure, locale());
    paintTimeLabels(painter, time, m_grid.count(), plot, theme());
}

} // namespace ShelfHelp::Ui
