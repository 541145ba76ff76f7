// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fills.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double patternPitch = 7;
constexpr double dotRadius = 1.1;
constexpr double cutWidth = 1.3;
/// How much of the card shows through a cut: visible as a pattern, yet calm in a large area.
constexpr double cutStrength = 0.6;

QPainterPath pathOf(const QList<QRectF> &areas)
{
    QPainterPath path;
    for (const QRectF &area : areas) {
        path.addRect(area);
    }
    return path;
}

/// Whether a clip within a clip works, and is gone after it: SVG knows none, and a PDF keeps the inner one.
/// There patterns have to end at the edge by themselves.
bool canClip(const QPainter &painter)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster;
}

void paintDot(QPainter &painter, const QRectF &box, QPointF center, double radius)
{
    const QRectF dot(center - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    if (canClip(painter) || box.contains(dot)) {
        painter.drawEllipse(dot);
        return;
    }
    QPainterPath round;
    round.addEllipse(dot);
    QPainterPath edge;
    edge.addRect(box);
    painter.drawPath(round.intersected(edge));
}

void paintDots(QPainter &painter, const QRectF &box, double pitch, double radius)
{
    painter.save();
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    const double half = pitch / 2;
    for (int row = static_cast<int>(std::floor(box.top() / half)); row * half < box.bottom() + radius;
         ++row) {
        const double shift = row % 2 == 0 ? 0 : half;
        const double first = std::floor(box.left() / pitch) * pitch + shift;
        for (double x = first; x < box.right() + radius; x += pitch) {
            paintDot(painter, box, {x, row * half}, radius);
        }
    }
    painter.restore();
}

QPen hatchPen(const QColor &color, double width)
{
    return QPen(color, width, Qt::SolidLine, Qt::FlatCap);
}

void paintPattern(QPainter &painter, const QRectF &box, Pattern pattern, const Scale &scale)
{
    const double pitch = scale(patternPitch);
    switch (pattern) {
    case Pattern::Solid:
        return;
    case Pattern::Diagonal:
        painter.drawLines(diagonals(box, Slope::Rising, pitch));
        return;
    case Pattern::Dots:
        paintDots(painter, box, pitch, scale(dotRadius));
        return;
    case Pattern::CrossHatch:
        painter.drawLines(diagonals(box, Slope::Rising, pitch));
        painter.drawLines(diagonals(box, Slope::Falling, pitch));
        return;
    }
}

} // namespace

QList<QLineF> diagonals(const QRectF &box, Slope slope, double pitch, double offset)
{
    QList<QLineF> lines;
    // A rising line is where x + y is a multiple of the pitch, a falling one where x − y is.
    const double sign = slope == Slope::Rising ? 1 : -1;
    const auto [low, high] = std::minmax({sign * box.top(), sign * box.bottom()}); // copies, not references
    const double first = std::ceil((box.left() + low - offset) / pitch) * pitch + offset;
    for (double sum = first; sum < box.right() + high; sum += pitch) {
        const double from = std::max(box.left(), sum - high);
        const double to = std::min(box.right(), sum - low);
        if (from < to) {
            lines.append(QLineF(from, sign * (sum - from), to, sign * (sum - to)));
        }
    }
    return lines;
}

void paintFilled(QPainter &painter, const QList<QRectF> &areas, const QColor &fill, Pattern pattern,
                 const Theme &theme, const Scale &scale)
{
    if (areas.isEmpty()) {
        return;
    }
    const QPainterPath path = pathOf(areas);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillPath(path, fill);
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (canClip(painter)) {
        painter.setClipPath(path, Qt::IntersectClip);
    }
    painter.setPen(hatchPen(mixed(fill, theme.card, cutStrength), scale(cutWidth)));
    for (const QRectF &area : areas) {
        paintPattern(painter, area, pattern, scale);
    }
    painter.restore();
}

void paintUnfinished(QPainter &painter, const QRectF &area, const QColor &color, const Scale &scale)
{
    if (area.isEmpty()) {
        return;
    }
    painter.save();
    if (canClip(painter)) {
        painter.setClipRect(area, Qt::IntersectClip);
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(hatchPen(color, scale(1.2)));
    painter.drawLines(diagonals(area, Slope::Rising, scale(4)));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(color, 0));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    painter.restore();
}

QRectF snapped(const QPainter &painter, const QRectF &rect)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const auto snap = [ratio](double position) { return std::round(position * ratio) / ratio; };
    return {QPointF(snap(rect.left()), snap(rect.top())), QPointF(snap(rect.right()), snap(rect.bottom()))};
}

} // namespace ShelfHelp::Ui
