// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowdelegate.h"

#include <ui/models/pagedtablemodel.h>

namespace ShelfHelp::Ui {

namespace {

constexpr double staleOpacity = 0.6;

bool isStale(const QModelIndex &index)
{
    const auto *model = qobject_cast<const PagedTableModel *>(index.model());
    return model != nullptr && model->state() == PagedTableModel::State::Loading;
}

} // namespace

void RowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isStale(index) || index.data(PagedTableModel::PlaceholderRole).toBool()) {
        QColor text = option->palette.color(QPalette::Text);
        text.setAlphaF(float(staleOpacity));
        option->palette.setColor(QPalette::Text, text);
    }
}

} // namespace ShelfHelp::Ui
