// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablestyle.h"

#include "cardframe.h"
#include "theme.h"
#include "typography.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double rowHeightRatio = 1.8; ///< of the font's height
constexpr double chosenTint = 0.18;
constexpr int columnMargin = 30; ///< padding

} // namespace

void setUpTableView(QTableView *table)
{
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->horizontalHeader()->setHighlightSections(false);
    QHeaderView *rows = table->verticalHeader();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(int(table->fontMetrics().height() * rowHeightRatio));
    rows->hide();
}

void styleTableView(QTableView *table, const Theme &theme)
{
    const Scale scale(table->font());
    const QString colors = uR"(
        QTableView { background: %1; border: 1px solid %2; }
        QTableView::item { border: none; }
        QTableView::item:selected { background: %5; color: %3; }
        QTableView QTableCornerButton::section, QAbstractScrollArea::corner { background: transparent; border: none; }
        QHeaderView { background: %1; border: none; }
        QHeaderView::section { background: %1; color: %4; border: none; border-bottom: 1px solid %2; })"_qs
                               .arg(theme.card.name(), theme.border.name(), theme.text.name(),
                                    theme.muted.name(), mixed(theme.card, theme.accent, chosenTint).name());
    // The sort arrow has its place right of the header's text; the cells leave the same room, so that numbers
    // stand below their title.
    const QString spaces = uR"(
        QTableView { border-radius: %1px; }
        QTableView::item { padding: 0 %3px 0 %1px; }
        QHeaderView::section { padding: %2px %4px %2px %5px; }
        QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: padding;
            subcontrol-position: center right; width: %1px; height: %1px; right: %6px; })"_qs.arg(scale.px(8))
                               .arg(scale.px(6))
                               .arg(scale.px(12))
                               .arg(scale.px(15))
                               .arg(scale.px(10))
                               .arg(scale.px(4));
    // A style sheet changes the table's palette, and a table that follows its palette would style itself
    // again.
    if (const QString sheet = colors + spaces + slimScrollBar(theme, scale); sheet != table->styleSheet()) {
        table->setStyleSheet(sheet);
    }
}

void sizeColumns(QTableView *table, const QList<int> &characters)
{
    const QFontMetrics metrics = table->fontMetrics();
    table->horizontalHeader()->setSectionsMovable(true);
    for (int column = 0; column < characters.size(); ++column) {
        const QString title = table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const int width =
            std::max(metrics.averageCharWidth() * characters[column], metrics.horizontalAdvance(title));
        table->horizontalHeader()->resizeSection(column, width + Scale(table->font()).px(columnMargin));
    }
}

} // namespace ShelfHelp::Ui
