// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rankedmodel.h"

#include <algorithm>
#include <numeric>

namespace ShelfHelp::Ui {

namespace {

bool isLess(const QVariant &a, const QVariant &b)
{
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

} // namespace

RankedModel::RankedModel(const QList<ChartColumn> &columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
{
}

void RankedModel::setRows(const QList<QList<ChartCell>> &rows)
{
    beginResetModel();
    m_rows = rows;
    applyOrder();
    endResetModel();
}

ChartTable RankedModel::table() const
{
    ChartTable table{.columns = m_columns, .rows = {}};
    for (const int row : m_order) {
        table.rows.append(m_rows[row]);
    }
    return table;
}

int RankedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RankedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

bool RankedModel::isText(int column) const
{
    return std::ranges::all_of(m_rows, [column](const QList<ChartCell> &row) {
        return row[column].raw.typeId() == QMetaType::QString;
    });
}

QVariant RankedModel::data(const QModelIndex &index, int role) const
{
    const bool isShown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return index.isValid() && isShown ? m_rows[m_order[index.row()]][index.column()].text : QVariant();
}

QVariant RankedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return m_columns[section].name;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(isText(section) ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::InitialSortOrderRole:
        return int(isText(section) ? Qt::AscendingOrder : Qt::DescendingOrder);
    default:
        return {};
    }
}

void RankedModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_column = column;
    m_sortOrder = order;
    applyOrder();
    endResetModel();
}

void RankedModel::applyOrder()
{
    m_order.resize(m_rows.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_column < 0) {
        return;
    }
    std::ranges::stable_sort(m_order, [this](int one, int other) {
        const QVariant &a = m_rows[one][m_column].raw;
        const QVariant &b = m_rows[other][m_column].raw;
        if (!a.isValid() || !b.isValid()) {
            return a.isValid() && !b.isValid();
        }
        return m_sortOrder == Qt::AscendingOrder ? isLess(a, b) : isLess(b, a);
    });
}

} // namespace ShelfHelp::Ui
