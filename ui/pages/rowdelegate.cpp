// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowdelegate.h"

#include <ui/charts/theme.h>
#include <ui/charts/typography.h>
#include <ui/models/pagedtablemodel.h>

#include <QGuiApplication>
#include <QPainter>

namespace ShelfHelp::Ui {

namespace {

constexpr double staleOpacity = 0.6;
constexpr int cellPadding = 10; ///< of the style sheet (tablestyle.cpp), and what the style adds
constexpr int markGap = 10;

bool isStale(const QModelIndex &index)
{
    const auto *model = qobject_cast<const PagedTableModel *>(index.model());
    return model != nullptr && model->state() == PagedTableModel::State::Loading;
}

QFont markFont(QFont font)
{
    font.setItalic(true);
    return font;
}

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString mark = index.data(PagedTableModel::MarkRole).toString();
    if (mark.isEmpty()) {
        return;
    }
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, index);
    const Scale scale(option.font);
    const int start = scale.px(cellPadding + markGap) + option.fontMetrics.horizontalAdvance(shown.text);
    painter->save();
    painter->setFont(markFont(option.font));
    painter->setPen(Theme::of(QGuiApplication::palette()).muted);
    painter->drawText(option.rect.adjusted(start, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, mark);
    painter->restore();
}

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (const QString mark = index.data(PagedTableModel::MarkRole).toString(); !mark.isEmpty()) {
        const int room = option->rect.width() - QFontMetrics(markFont(option->font)).horizontalAdvance(mark) -
                         Scale(option->font).px(2 * cellPadding + markGap);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, room);
    }
    if (isStale(index) || index.data(PagedTableModel::PlaceholderRole).toBool()) {
        QColor text = option->palette.color(QPalette::Text);
        text.setAlphaF(float(staleOpacity));
        option->palette.setColor(QPalette::Text, text);
    }
}

} // namespace ShelfHelp::Ui
