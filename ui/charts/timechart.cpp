// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timechart.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// Height of the chart per grid line, in heights of a label.
constexpr double linesPerTick = 2.6;
constexpr double wideSlot = 6;

} // namespace

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
