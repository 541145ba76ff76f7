// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "charttable.h"

#include <QAbstractTableModel>

namespace ShelfHelp::Ui {

/// Some rows of figures that are all in memory, sorted by what stands behind their texts; what has no value
/// is last.
class RankedModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RankedModel)

public:
    explicit RankedModel(const QList<ChartColumn> &columns, QObject *parent = nullptr);

    /// Numbers and instants stand at the right. The order that was chosen stays.
    void setRows(const QList<QList<ChartCell>> &rows);

    /// Which of the rows as they were set stands in a row.
    [[nodiscard]] int source(int row) const { return m_order[row]; }

    /// In the order that is shown.
    [[nodiscard]] ChartTable table() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::DescendingOrder) override;

private:
    [[nodiscard]] bool isText(int column) const;
    void applyOrder();

    QList<ChartColumn> m_columns;
    QList<QList<ChartCell>> m_rows;
    QList<int> m_order;
    int m_column = -1; ///< −1: as they were set
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace ShelfHelp::Ui
