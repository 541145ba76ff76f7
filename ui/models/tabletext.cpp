// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tabletext.h"

#include "pagedtablemodel.h"

#include <QAbstractItemModel>
#include <QDateTime>

namespace ShelfHelp::Ui {

namespace {

/// A tab or line break would shift the columns, and a spreadsheet would run a payload's text that begins
/// like a formula: it gets the apostrophe that spreadsheets take for "this is text".
QString safeText(const QString &text)
{
    static const QString formulaStarts = u"=+-@"_qs;
    const QString line = text.simplified();
    return !line.isEmpty() && formulaStarts.contains(line.front()) ? QString(u'\'' + line) : line;
}

QString machineText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODateWithMs);
    case QMetaType::QString:
        return safeText(value.toString());
    default:
        return value.toString();
    }
}

} // namespace

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
