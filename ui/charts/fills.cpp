// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fills.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double patternPitch = 7;
constexpr double dotRadius = 1.1;
constexpr double cutWidth = 1.3;
/// How much of the card shows through a cut: visible as a pattern, yet calm in a large area.
constexpr double cutStrength = 0.6;

enum class Slope { Rising, Falling };

QPainterPath pathOf(const QList<QRectF> &areas)
{
    QPainterPath path;
    for (const QRectF &area : areas) {
        path.addRect(area);
    }
    return path;
}

void paintDiagonals(QPainter &painter, const QRectF &box, Slope slope, double pitch)
{
    QList<QLineF> lines;
    const double height = box.height();
    // Anchored at multiples of the pitch, not at the box: neighbours continue each other's lines.
    const double offset = slope == Slope::Rising ? box.bottom() : -box.top();
    const double first = std::floor((box.left() - height + offset) / pitch) * pitch - offset;
    for (double x = first; x < box.right() + height; x += pitch) {
        if (slope == Slope::Rising) {
            lines.append(QLineF(x, box.bottom(), x + height, box.top()));
        } else {
            lines.append(QLineF(x, box.top(), x + height, box.bottom()));
        }
    }
    painter.drawLines(lines);
}

void paintDots(QPainter &painter, const QRectF &box, double pitch, double radius)
{
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    const double half = pitch / 2;
    for (int row = static_cast<int>(std::floor(box.top() / half)); row * half < box.bottom() + radius;
         ++row) {
        const double shift = row % 2 == 0 ? 0 : half;
        const double first = std::floor(box.left() / pitch) * pitch + shift;
        for (double x = first; x < box.right() + radius; x += pitch) {
            painter.drawEllipse(QPointF(x, row * half), radius, radius);
        }
    }
}

void paintPattern(QPainter &painter, const QRectF &box, Pattern pattern, const Scale &scale)
{
    const double pitch = scale(patternPitch);
    switch (pattern) {
    case Pattern::Solid:
        return;
    case Pattern::Diagonal:
        paintDiagonals(painter, box, Slope::Rising, pitch);
        return;
    case Pattern::Dots:
        paintDots(painter, box, pitch, scale(dotRadius));
        return;
    case Pattern::CrossHatch:
        paintDiagonals(painter, box, Slope::Rising, pitch);
        paintDiagonals(painter, box, Slope::Falling, pitch);
        return;
    }
}

} // namespace

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
    painter.setClipPath(path, Qt::IntersectClip);
    painter.setPen(QPen(mixed(fill, theme.card, cutStrength), scale(cutWidth)));
    paintPattern(painter, path.boundingRect(), pattern, scale);
    painter.restore();
}

void paintUnfinished(QPainter &painter, const QRectF &area, const QColor &color, const Scale &scale)
{
    if (area.isEmpty()) {
        return;
    }
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(color, scale(1.2)));
    paintDiagonals(painter, area, Slope::Rising, scale(4));
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
