// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tabletext.h"

#include "charttable.h"
#include "pagedtablemodel.h"

#include <QAbstractItemModel>

namespace ShelfHelp::Ui {

QString tabSeparatedRows(const QAbstractItemModel &model, const QList<int> &rows)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(model.headerData(column, Qt::Horizontal, PagedTableModel::SortRole).toString());
    }
    QStringList lines{cells.join(u'\t')};
    for (const int row : rows) {
        if (model.index(row, 0).data(PagedTableModel::PlaceholderRole).toBool()) {
            continue;
        }
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column) {
            cells.append(machineText(model.index(row, column).data(PagedTableModel::SortRole)));
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace ShelfHelp::Ui
