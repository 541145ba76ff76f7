// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cardtable.h"

#include "tablestyle.h"
#include "theme.h"

#include <QHeaderView>

namespace ShelfHelp::Ui {

CardTable::CardTable(QWidget *parent)
    : QTableWidget(parent)
{
    setObjectName(u"cardTable"_qs);
    setAccessibleName(tr("Figures of the card"));
    setUpTableView(this);
}

void CardTable::setTable(const ChartTable &table)
{
    const int row = currentRow();
    QStringList header;
    for (const ChartColumn &column : table.columns) {
        header.append(column.name);
    }
    clear();
    setColumnCount(int(header.size()));
    setHorizontalHeaderLabels(header);
    setRowCount(int(table.rows.size()));
    for (int line = 0; line < rowCount(); ++line) {
        for (int column = 0; column < columnCount(); ++column) {
            const ChartCell &cell = table.rows[line][column];
            auto *item = new QTableWidgetItem(cell.text);
            const bool isText = column == 0 || cell.raw.typeId() == QMetaType::QString;
            item->setTextAlignment((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            setItem(line, column, item);
        }
    }
    for (int column = 0; column < columnCount(); ++column) {
        const bool isText =
            column == 0 || (rowCount() > 0 && !(item(0, column)->textAlignment() & Qt::AlignRight));
        horizontalHeaderItem(column)->setTextAlignment((isText ? Qt::AlignLeft : Qt::AlignRight) |
                                                       Qt::AlignVCenter);
    }
    resizeColumnsToContents();
    if (row >= 0 && row < rowCount()) {
        setCurrentCell(row, 0); // among new figures the reader stays where he was
    }
}

void CardTable::applyTheme(const Theme &theme)
{
    styleTableView(this, theme);
}

} // namespace ShelfHelp::Ui
