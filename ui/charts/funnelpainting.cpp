// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How the funnel is drawn.

#include "funnelchart.h"

#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double tallestBar = 64;
constexpr double gapShare = 0.8; ///< of a bar, between two of them at least
constexpr double cornerRadius = 3;
constexpr double columnGap = 12;
constexpr double shareInset = 9;

} // namespace

double FunnelChart::nameWidth() const
{
    const QFontMetricsF metrics(textFont(font(), TextRole::Tooltip));
    double widest = 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        widest = std::max(widest, metrics.horizontalAdvance(stepName(mark)));
    }
    return std::ceil(widest) + scale()(columnGap);
}

double FunnelChart::numberWidth() const
{
    return std::ceil(QFontMetricsF(textFont(font(), TextRole::TooltipTitle))
                         .horizontalAdvance(countText(countAt(0), locale()))) +
           scale()(columnGap);
}

QRectF FunnelChart::plotArea() const
{
    const double line = QFontMetricsF(textFont(font(), TextRole::Tick)).height();
    return canvas().adjusted(nameWidth(), 0, -numberWidth(), -std::ceil(1.6 * line));
}

/// The first bar begins at the top, the last one ends at the bottom: nobody stopped before the first.
QRectF FunnelChart::track(int mark) const
{
    const QRectF plot = plotArea();
    const int gaps = markCount() - 1;
    const double height = std::min(scale()(tallestBar), plot.height() / (markCount() + gaps * gapShare));
    const double pitch = (plot.height() - height) / gaps;
    return {plot.left(), plot.top() + mark * pitch, plot.width(), height};
}

QRectF FunnelChart::gapAbove(int mark) const
{
    const QRectF bar = track(mark);
    const double top = mark > 0 ? track(mark - 1).bottom() : bar.top();
    return {bar.left(), top, bar.width(), bar.top() - top};
}

QRectF FunnelChart::markArea(int mark) const
{
    return track(mark).united(gapAbove(mark));
}

double FunnelChart::markPosition(int mark) const
{
    return track(mark).center().y();
}

/// The line above the bar is about those who stopped.
int FunnelChart::partAt(int mark, const QPointF &position) const
{
    return position.y() < track(mark).top() ? int(rowsBehind(mark).size()) - 1 : 0;
}

QPointF FunnelChart::tooltipAnchor(int mark) const
{
    const QRectF bar = track(mark);
    return {bar.left() + bar.width() * shareOfFirst(m_data.now, mark).value_or(0), bar.top()};
}

void FunnelChart::paintChart(QPainter &painter)
{
    for (int mark = 0; mark < markCount(); ++mark) {
        paintStep(painter, mark);
        paintDropped(painter, mark);
    }
    const double line = QFontMetricsF(painter.font()).height();
    painter.setPen(theme().muted);
    const QRectF foot(plotArea().left(), canvas().bottom() - line, canvas().right() - plotArea().left(),
                      line);
    painter.drawText(
        foot, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(attributionText(), Qt::ElideRight, foot.width()));
}

void FunnelChart::paintStep(QPainter &painter, int mark) const
{
    const QRectF area = track(mark);
    const QFont small = painter.font();
    painter.setFont(textFont(font(), TextRole::Tooltip));
    painter.setPen(theme().text);
    painter.drawText(QRectF(canvas().left(), area.top(), nameWidth() - scale()(columnGap), area.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, stepName(mark));
    if (!isRecorded(mark)) {
        paintUnrecorded(painter, area);
        painter.setFont(small);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().grid);
    painter.drawRoundedRect(area, scale()(cornerRadius), scale()(cornerRadius));
    const double share = shareOfFirst(m_data.now, mark).value_or(0);
    QRectF bar = area;
    bar.setWidth(countAt(mark) > 0 ? std::max(scale()(2), area.width() * share) : 0);
    painter.setBrush(theme().accent);
    painter.drawRoundedRect(bar, scale()(cornerRadius), scale()(cornerRadius));
    paintBefore(painter, mark, area);
    painter.setFont(textFont(font(), TextRole::TooltipTitle));
    paintShare(painter, mark, bar);
    painter.setPen(theme().text);
    painter.drawText(QRectF(area.right(), area.top(), canvas().right() - area.right(), area.height()),
                     Qt::AlignRight | Qt::AlignVCenter, countText(countAt(mark), locale()));
    painter.setFont(small);
}

/// On the bar where it has room, else behind it.
void FunnelChart::paintShare(QPainter &painter, int mark, const QRectF &bar) const
{
    const QString text = percentText(shareOfFirst(m_data.now, mark), locale());
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + scale()(2 * shareInset);
    const bool isInside = bar.width() > width;
    painter.setPen(isInside ? theme().onAccent : theme().text);
    painter.drawText(
        QRectF((isInside ? bar.left() : bar.right()) + scale()(shareInset), bar.top(), width, bar.height()),
        Qt::AlignLeft | Qt::AlignVCenter, text);
}

void FunnelChart::paintUnrecorded(QPainter &painter, const QRectF &track) const
{
    QPen pen(theme().muted, scale()(1));
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), scale()(cornerRadius),
                            scale()(cornerRadius));
    painter.setPen(theme().muted);
    const QRectF text = track.adjusted(scale()(8), 0, -scale()(8), 0);
    const QFontMetricsF metrics(painter.font());
    painter.drawText(
        text, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        metrics.elidedText(tr("Not recorded yet: no visit has ever arrived"), Qt::ElideRight, text.width()));
}

/// Where the bar of the period compared with would end.
void FunnelChart::paintBefore(QPainter &painter, int mark, const QRectF &track) const
{
    const auto share = m_data.before ? shareOfFirst(*m_data.before, mark) : std::nullopt;
    if (!share || mark == 0) {
        return;
    }
    const double x = std::floor(track.left() + track.width() * *share) + 0.5;
    const QLineF line(x, track.top() - scale()(3), x, track.bottom() + scale()(3));
    painter.setPen(QPen(theme().card, scale()(4)));
    painter.drawLine(line);
    QPen pen(theme().muted, scale()(1.6), Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({2.5, 1.5});
    painter.setPen(pen);
    painter.drawLine(line);
}

void FunnelChart::paintDropped(QPainter &painter, int mark) const
{
    if (mark == 0 || !isRecorded(mark)) {
        return;
    }
    const QRectF place = gapAbove(mark);
    if (place.height() < QFontMetricsF(painter.font()).height()) {
        return;
    }
    const auto stopped = shareOf(dropped(mark), countAt(mark - 1));
    painter.setPen(theme().muted);
    painter.drawText(
        place, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        tr("↓ %1 stopped here (%2)").arg(countText(dropped(mark), locale()), percentText(stopped, locale())));
}

void FunnelChart::paintCrosshair(QPainter &painter, int mark) const
{
    const QRectF bar = track(mark);
    painter.setPen(QPen(theme().text, scale()(1.5)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(bar.adjusted(-1.5, -1.5, 1.5, 1.5), scale()(cornerRadius + 1.5),
                            scale()(cornerRadius + 1.5));
}

} // namespace ShelfHelp::Ui
