// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "celldelegate.h"

#include "tablebody.h"

#include <QPainter>

namespace ShelfHelp::Ui {

namespace {

constexpr double dimmedOpacity = 0.6;
constexpr double chosenTint = 0.14;
/// Longer texts than any cell shows are not measured to their end.
constexpr qsizetype mostCharacters = 400;

} // namespace

CellDelegate::CellDelegate(TableBody *body)
    : QStyledItemDelegate(body)
    , m_body(body)
{
}

const Theme &CellDelegate::theme() const
{
    // The table's own palette is written into by its style sheet.
    return Theme::of(m_body->palette());
}

Scale CellDelegate::scale() const
{
    return Scale(m_body->font());
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setFont(option.font);
    const QRectF cell(option.rect);
    painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), theme().grid);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(cell, mixed(theme().card, theme().accent, chosenTint));
    }
    painter->setOpacity(m_body->isDimmed() ? dimmedOpacity : 1);
    paintCell(*painter, cell, index);
    painter->setOpacity(1);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme().accent, scale()(1.5)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell.adjusted(1, 1, -1, -2), scale()(3), scale()(3));
    }
    painter->restore();
}

void CellDelegate::paintLine(QPainter &painter, const QRectF &box, Qt::Alignment side, const QColor &color,
                             const QString &text, Qt::TextElideMode elide) const
{
    const QFontMetricsF metrics(painter.font());
    const QString some = elide == Qt::ElideRight ? text.left(mostCharacters) : text;
    painter.setPen(color);
    painter.drawText(box, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                     metrics.elidedText(some, elide, box.width()));
}

} // namespace ShelfHelp::Ui
