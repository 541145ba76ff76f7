// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "columnmenu.h"

#include <ui/charts/cardframe.h>
#include <ui/charts/theme.h>
#include <ui/charts/typography.h>

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

namespace ShelfHelp::Ui {

ColumnMenu::ColumnMenu(QTableView *table)
    : QObject(table)
    , m_table(table)
    , m_button(new QPushButton(tr("Colu&mns ▾"), table->parentWidget()))
{
    m_button->setObjectName(u"columns"_qs);
    m_button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_button->setToolTip(tr("Which columns the table shows"));
    QHeaderView *header = table->horizontalHeader();
    header->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        auto *action = new QAction(table->model()->headerData(column, Qt::Horizontal).toString(), header);
        action->setObjectName(u"column%1"_qs.arg(column));
        action->setCheckable(true);
        action->setChecked(true);
        header->addAction(action);
        connect(action, &QAction::toggled, this,
                [this, action, column](bool shown) { show(action, column, shown); });
    }
    auto *menu = new QMenu(m_button);
    menu->addActions(header->actions());
    m_button->setMenu(menu);
}

void ColumnMenu::applyTheme(const Theme &theme)
{
    m_button->setStyleSheet(buttonStyle(theme, Scale(m_button->font())) +
                            u"QPushButton::menu-indicator { image: none; width: 0; }");
}

void ColumnMenu::show(QAction *action, int column, bool shown)
{
    const QHeaderView *header = m_table->horizontalHeader();
    if (!shown && !header->isSectionHidden(column) && header->hiddenSectionCount() + 1 >= header->count()) {
        action->setChecked(true);
        return;
    }
    m_table->setColumnHidden(column, !shown);
    Q_EMIT changed();
}

void ColumnMenu::setShown(int column, bool shown)
{
    m_table->horizontalHeader()->actions()[column]->setChecked(shown);
}

QByteArray ColumnMenu::state() const
{
    return m_table->horizontalHeader()->saveState();
}

bool ColumnMenu::restore(const QByteArray &state)
{
    QHeaderView *header = m_table->horizontalHeader();
    const int sorted = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    const int columns = header->count();
    if (state.isEmpty() || !header->restoreState(state)) {
        return false;
    }
    // One of a program with other columns would leave sections without a column.
    if (header->count() != columns) {
        header->reset();
    }
    header->setSortIndicator(sorted, order);
    for (QAction *action : header->actions()) {
        action->setChecked(!header->isSectionHidden(int(header->actions().indexOf(action))));
    }
    return true;
}

} // namespace ShelfHelp::Ui
