// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "chartaxes.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// The gap between a label and the plot, in heights of the label's font.
constexpr double labelGap = 0.5;
/// From the line where a group of buckets begins to its name.
constexpr double groupIndent = 0.3;
/// From the name of a line to the end of the line, and the rim around its letters.
constexpr double nameGap = 0.25;
constexpr double rimWidth = 0.3;

double position(double value, const Ticks &axis, AxisScale kind)
{
    if (kind == AxisScale::Linear) {
        return (value - axis.minimum) / (axis.maximum - axis.minimum);
    }
    const double floor = std::log10(axis.minimum);
    return (std::log10(std::max(value, axis.minimum)) - floor) / (std::log10(axis.maximum) - floor);
}

} // namespace

double axisY(double value, const Ticks &axis, AxisScale kind, const QRectF &plot)
{
    return plot.bottom() - position(value, axis, kind) * plot.height();
}

double axisWidth(const Ticks &axis, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (const Tick &tick : axis.ticks) {
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    }
    return std::ceil(widest + labelGap * metrics.height());
}

void paintGrid(QPainter &painter, const Ticks &axis, AxisScale kind, const QRectF &plot, const Theme &theme)
{
    painter.setPen(QPen(theme.grid, 1));
    for (const Tick &tick : axis.ticks) {
        const double y = std::floor(axisY(tick.value, axis, kind, plot)) + 0.5;
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
}

void paintValueLabels(QPainter &painter, const Ticks &axis, AxisScale kind, AxisSide side, const QRectF &plot,
                      const Theme &theme)
{
    const QFontMetricsF metrics(painter.font());
    const double width = axisWidth(axis, metrics);
    const double gap = labelGap * metrics.height();
    painter.setPen(theme.muted);
    for (const Tick &tick : axis.ticks) {
        const double y = axisY(tick.value, axis, kind, plot);
        const double left = side == AxisSide::Left ? plot.left() - width : plot.right() + gap;
        const QRectF box(left, y - metrics.height() / 2, width - gap, metrics.height());
        const auto alignment = side == AxisSide::Left ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(box, alignment | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         tick.label);
    }
}

void paintLineName(QPainter &painter, const QString &name, double y, const QRectF &plot, const QColor &color,
                   const Theme &theme)
{
    const QFontMetricsF metrics(painter.font());
    const bool isAbove = y - metrics.height() > plot.top();
    const double baseline = isAbove ? y - metrics.descent() - 1 : y + metrics.ascent() + 1;
    const double left = plot.right() - metrics.horizontalAdvance(name) - nameGap * metrics.height();
    QPainterPath text;
    text.addText(QPointF(left, baseline), painter.font(), name);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(
        text, QPen(theme.card, rimWidth * metrics.height(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
    painter.setPen(color);
    painter.drawText(QPointF(left, baseline), name);
}

void paintTimeLabels(QPainter &painter, const TimeTicks &axis, qsizetype bucketCount, const QRectF &plot,
                     const Theme &theme)
{
    const QFontMetricsF metrics(painter.font());
    const double slot = plot.width() / static_cast<double>(bucketCount);
    const double row = metrics.height();
    const double top = plot.bottom() + labelGap * row;
    painter.setPen(theme.muted);
    for (const TimeTick &tick : axis.ticks) {
        const double half = metrics.horizontalAdvance(tick.label) / 2;
        const double centre = plot.left() + (tick.bucket + 0.5) * slot;
        painter.drawText(QPointF(centre - half, top + metrics.ascent()), tick.label);
    }
    for (const TimeGroup &group : axis.groups) {
        const double left = std::floor(plot.left() + group.first * slot) + 0.5;
        if (!group.label.isEmpty()) {
            painter.setPen(QPen(theme.border, 1));
            painter.drawLine(QPointF(left, top + 1.15 * row), QPointF(left, top + 2 * row));
        }
        painter.setPen(theme.muted);
        painter.drawText(QPointF(left + groupIndent * row, top + row + metrics.ascent()), group.label);
    }
}

} // namespace ShelfHelp::Ui
