// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "groupedheader.h"

#include "tablebody.h"
#include "theme.h"
#include "typography.h"

#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double rowRatio = 1.45; ///< of the font's height
constexpr double markerRadius = 4;

/// The table's own palette is written into by its style sheet.
const Theme &themeOf(const QWidget &header)
{
    const QWidget *body = header.parentWidget() != nullptr ? header.parentWidget()->parentWidget() : nullptr;
    return Theme::of(body != nullptr ? body->palette() : header.palette());
}

QFont headerFont(const QWidget &header, QFont::Weight weight)
{
    QFont font = textFont(header.font(), TextRole::Tick);
    font.setWeight(weight);
    return font;
}

} // namespace

GroupedHeader::GroupedHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setMinimumSectionSize(1);
}

void GroupedHeader::setGroups(const QList<HeaderGroup> &groups)
{
    m_groups = groups;
    updateGeometry();
    viewport()->update();
}

double GroupedHeader::lineHeight() const
{
    return std::ceil(QFontMetricsF(headerFont(*this, QFont::Medium)).height() * rowRatio);
}

QSize GroupedHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), int(lineHeight()) * (m_groups.isEmpty() ? 1 : 2) + 1};
}

void GroupedHeader::paintEvent(QPaintEvent *event)
{
    QPainter background(viewport());
    background.fillRect(event->rect(), themeOf(*this).card);
    background.fillRect(QRect(0, height() - 1, width(), 1), themeOf(*this).border);
    background.end();
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    // Behind the last column the style has painted something of its own.
    const int end = length() - offset();
    painter.fillRect(QRect(end, 0, width() - end, height()), themeOf(*this).card);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const HeaderGroup &group : m_groups) {
        paintGroup(painter, group);
    }
}

void GroupedHeader::paintGroup(QPainter &painter, const HeaderGroup &group) const
{
    const Theme &theme = themeOf(*this);
    const Scale scale(font());
    const double left = sectionViewportPosition(group.first) + scale(TableBody::padding);
    const double right =
        sectionViewportPosition(group.last) + sectionSize(group.last) - scale(TableBody::padding);
    const QRectF line(left, 0, right - left, lineHeight());
    const double radius = scale(markerRadius);
    paintMarker(painter, group.marker, QPointF(left + radius, line.center().y()), radius, group.color,
                QPen(theme.outlineOf(group.color), 1));
    painter.setFont(headerFont(*this, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(line.adjusted(3 * radius, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, group.name);
    painter.fillRect(QRectF(left, line.bottom() - 1, line.width(), 1), theme.border);
}

void GroupedHeader::setRoomBefore(int column, double room)
{
    m_rooms.insert(column, room);
    viewport()->update();
}

void GroupedHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Theme &theme = themeOf(*this);
    const double padding = Scale(font())(TableBody::padding);
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == column;
    QString text = model()->headerData(column, Qt::Horizontal).toString();
    if (isSorted) {
        text = (sortIndicatorOrder() == Qt::AscendingOrder ? u"↑ " : u"↓ ") + text;
    }
    const auto side =
        model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
    QRectF line(rect);
    line.setTop(line.bottom() - lineHeight());
    painter->save();
    painter->setFont(headerFont(*this, isSorted ? QFont::DemiBold : QFont::Normal));
    painter->setPen(isSorted ? theme.text : theme.muted);
    painter->drawText(line.adjusted(padding + Scale(font())(m_rooms.value(column)), 0, -padding, 0),
                      int(side | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    painter->restore();
}

} // namespace ShelfHelp::Ui
