// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sparkline.h"

#include "theme.h"
#include "typography.h"

#include <QLinearGradient>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double lineWidth = 1.6;
constexpr int gradientAlpha = 70;
/// More points than this in a hundred pixels are noise; neighbours are averaged.
constexpr qsizetype mostPoints = 40;

using Values = QList<std::optional<double>>;

std::optional<double> mean(const Values &values, qsizetype first, qsizetype end)
{
    double sum = 0;
    int count = 0;
    for (qsizetype i = first; i < end; ++i) {
        sum += values[i].value_or(0);
        count += values[i].has_value() ? 1 : 0;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

Values thinned(const Values &values)
{
    if (values.size() <= mostPoints) {
        return values;
    }
    Values fewer;
    for (qsizetype i = 0; i < mostPoints; ++i) {
        fewer.append(mean(values, i * values.size() / mostPoints, (i + 1) * values.size() / mostPoints));
    }
    return fewer;
}

} // namespace

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"sparkline"_qs);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(const QList<std::optional<double>> &values)
{
    m_values = thinned(values);
    update();
}

bool Sparkline::hasLine() const
{
    return std::count_if(m_values.cbegin(), m_values.cend(),
                         [](const auto &value) { return value.has_value(); }) > 1;
}

QList<QList<QPointF>> Sparkline::runs() const
{
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const auto &value : m_values) {
        low = std::min(low, value.value_or(low));
        high = std::max(high, value.value_or(high));
    }
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    QList<QList<QPointF>> found{{}};
    for (qsizetype i = 0; i < m_values.size(); ++i) {
        if (!m_values[i]) {
            found.append(QList<QPointF>{});
            continue;
        }
        const double x =
            area.left() + area.width() * double(i) / double(std::max<qsizetype>(1, m_values.size() - 1));
        const double part = high > low ? (*m_values[i] - low) / (high - low) : 0.5;
        found.last().append(QPointF(x, area.bottom() - part * area.height()));
    }
    return found;
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (!hasLine()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(palette());
    QLinearGradient below(0, 0, 0, height());
    QColor tint = theme.accent;
    tint.setAlpha(gradientAlpha);
    below.setColorAt(0, tint);
    QColor even = tint;
    even.setAlpha(gradientAlpha / 2);
    tint.setAlpha(0);
    below.setColorAt(1, tint);
    for (const QList<QPointF> &run : runs()) {
        if (run.size() < 2) {
            continue;
        }
        QPainterPath line;
        line.addPolygon(QPolygonF(run));
        QPainterPath area = line;
        area.lineTo(run.last().x(), height());
        area.lineTo(run.first().x(), height());
        // A PDF would show the fading tint as a full one.
        const bool fades = painter.paintEngine()->type() != QPaintEngine::Pdf;
        painter.fillPath(area, fades ? QBrush(below) : QBrush(even));
        painter.strokePath(line, QPen(theme.accent, Scale(font())(lineWidth)));
    }
}

} // namespace ShelfHelp::Ui
