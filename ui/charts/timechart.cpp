// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timechart.h"

#include <ui/format/dates.h>
#include <ui/models/limittexts.h>

#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// Height of the chart per grid line, in heights of a label.
constexpr double linesPerTick = 2.6;
constexpr double wideSlot = 6;
constexpr double comparisonShare = 0.55; ///< of the colour beside it
constexpr double comparisonWidth = 1.3;
constexpr double largestEnlargement = 64;
constexpr float breachOpacity = 0.07F;
constexpr double noteSize = 5;

} // namespace

void TimeChart::setQuestion(const Question &question)
{
    Chart::setQuestion(question);
    m_grid = BucketGrid(question.time);
    const std::optional<Question> earlier = comparisonOf(question);
    m_before = earlier ? std::optional(BucketGrid(earlier->time)) : std::nullopt;
}

void TimeChart::setAnnotations(const Annotations &annotations)
{
    if (m_annotations != annotations) {
        m_annotations = annotations;
        redraw();
    }
}

QString TimeChart::axisRemark() const
{
    return m_enlargement > 1 ? tr("axis enlarged %1×").arg(locale().toString(m_enlargement)) : QString();
}

QList<Sql::AlertRule> TimeChart::limits() const
{
    const QList<Sql::AlertMetric> metrics = limitedMetrics();
    QList<Sql::AlertRule> found;
    for (const Sql::AlertRule &rule : m_annotations.rules) {
        if (metrics.contains(rule.metric)) {
            found.append(rule);
        }
    }
    return found;
}

std::pair<int, int> TimeChart::bucketsOf(const Note &note) const
{
    const QList<QDateTime> &starts = m_grid.starts();
    if (starts.isEmpty()) {
        return {-1, -1};
    }
    const QDateTime end = bucketEnd(starts.last(), m_grid.bucket(), m_grid.zone());
    const QDateTime last = note.note.to ? note.note.to->addMSecs(-1) : note.note.from;
    if (last < starts.first() || note.note.from >= end) {
        return {-1, -1};
    }
    const auto bucketOf = [&starts](const QDateTime &instant) {
        const auto after = std::upper_bound(starts.cbegin(), starts.cend(), instant);
        return std::max(0, int(after - starts.cbegin()) - 1);
    };
    return {bucketOf(note.note.from), bucketOf(last)};
}

QList<Note> TimeChart::notesAt(int mark) const
{
    QList<Note> found;
    for (const Note &note : m_annotations.notes) {
        const auto [first, last] = bucketsOf(note);
        if (first >= 0 && mark >= first && mark <= last) {
            found.append(note);
        }
    }
    return found;
}

Ticks TimeChart::valueAxis() const
{
    if (m_enlargement <= 1) {
        return valueTicks(wantedTicks());
    }
    // More ticks, of which the lower part is left.
    Ticks axis = valueTicks(int(std::ceil(wantedTicks() * m_enlargement)));
    if (axisScale() == AxisScale::Logarithmic) {
        axis.maximum = axis.minimum * std::pow(axis.maximum / axis.minimum, 1 / m_enlargement);
    } else {
        axis.maximum = axis.minimum + (axis.maximum - axis.minimum) / m_enlargement;
    }
    axis.ticks.removeIf([&axis](const Tick &tick) { return tick.value > axis.maximum; });
    return axis;
}

/// Shift and the wheel enlarge the lower part of the left axis, and bring the whole of it back.
void TimeChart::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ShiftModifier) || !hasData()) {
        Chart::wheelEvent(event);
        return;
    }
    event->accept();
    const int turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    m_enlargement = std::clamp(turned > 0 ? m_enlargement * 2 : m_enlargement / 2, 1.0, largestEnlargement);
    redraw();
    Q_EMIT appearanceChanged();
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
    const double left = axisWidth(valueAxis(), metrics);
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
    const Ticks left = valueAxis();
    paintGrid(painter, left, axisScale(), plot, theme());
    painter.save();
    if (m_enlargement > 1) {
        painter.setClipRect(plot, Qt::IntersectClip);
    }
    paintLimits(painter, plot, left);
    paintMarks(painter, plot);
    paintLimitNames(painter, plot, left);
    painter.restore();
    paintNotes(painter, plot);
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

/// A line at the limit, and a veil over what is beyond it.
void TimeChart::paintLimits(QPainter &painter, const QRectF &plot, const Ticks &axis) const
{
    for (const Sql::AlertRule &rule : limits()) {
        const double y = axisY(rule.value, axis, axisScale(), plot);
        const bool isAbove = rule.condition == Sql::AlertCondition::Above;
        if (y < plot.top() || y > plot.bottom()) {
            continue;
        }
        QColor veil = theme().warning;
        veil.setAlphaF(breachOpacity);
        painter.fillRect(isAbove ? QRectF(plot.topLeft(), QPointF(plot.right(), y))
                                 : QRectF(QPointF(plot.left(), y), plot.bottomRight()),
                         veil);
        QPen pen(theme().warning, scale()(1.3), Qt::DashDotLine);
        painter.setPen(pen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void TimeChart::paintLimitNames(QPainter &painter, const QRectF &plot, const Ticks &axis) const
{
    painter.setFont(textFont(font(), TextRole::Tick));
    for (const Sql::AlertRule &rule : limits()) {
        const double y = axisY(rule.value, axis, axisScale(), plot);
        if (y >= plot.top() && y <= plot.bottom()) {
            paintLineName(painter, limitText(rule, locale()), y, plot, theme().warning, theme());
        }
    }
}

/// Flags on the lower edge; a stretch of time has a bar from one to the other end.
void TimeChart::paintNotes(QPainter &painter, const QRectF &plot) const
{
    const double size = scale()(noteSize);
    const double half = slotWidth() / 2;
    for (const Note &note : m_annotations.notes) {
        const auto [first, last] = bucketsOf(note);
        if (first < 0) {
            continue;
        }
        const double x = markPosition(first);
        painter.setPen(QPen(theme().card, 1));
        painter.setBrush(theme().warning);
        if (note.note.to) {
            const double left = x - half;
            painter.fillRect(QRectF(QPointF(left, plot.bottom() - scale()(2)),
                                    QPointF(markPosition(last) + half, plot.bottom() + scale()(1))),
                             theme().warning);
        }
        painter.drawPolygon(
            QPolygonF{{QPointF(x - size, plot.bottom() + 1), QPointF(x + size, plot.bottom() + 1),
                       QPointF(x, plot.bottom() - 1.6 * size)}});
    }
}

} // namespace ShelfHelp::Ui
