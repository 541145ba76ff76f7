// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fills.h"
#include "tablebody.h"

#include <ui/models/rankedmodel.h>

namespace ShelfHelp::Ui {

/// A table of the first rows of something: texts and numbers, one of which may have a bar. The first column
/// has the room that the others leave; a click on it filters, where it stands for a filter.
class RankedTable : public TableBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RankedTable)

public:
    /// A stretch of a bar.
    struct BarPart
    {
        qint64 n = 0;
        QColor color;
        Pattern pattern = Pattern::Solid;
    };

    [[nodiscard]] bool hasData() const final { return m_model->rowCount() > 0; }

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] ChartTable table() const final { return m_model->table(); }

    [[nodiscard]] QList<RowsBehind> rowsBehind(const QModelIndex &cell) const final;
    [[nodiscard]] std::optional<FilterStep> filterStep(const QModelIndex &cell) const final;

    [[nodiscard]] int barColumn() const { return m_barColumn; }

    /// Of the row as it was set; empty: no bar.
    [[nodiscard]] virtual QList<BarPart> bar(int row) const;

    [[nodiscard]] qint64 longestBar() const { return m_longestBar; }

    /// Which of the rows as they were set stands in a row of the view.
    [[nodiscard]] int source(int row) const { return m_model->source(row); }

protected:
    /// `barColumn` may be −1.
    RankedTable(const QString &objectName, const QString &title, const QList<ChartColumn> &columns,
                int barColumn, QWidget *parent);

    void setRows(const QList<QList<ChartCell>> &rows);

    // All of these of a row as it was set.
    [[nodiscard]] virtual std::optional<RowsBehind> rowsOf(int row) const = 0;
    [[nodiscard]] virtual std::optional<FilterStep> stepOf(int row, int column) const = 0;
    [[nodiscard]] virtual QString keyOf(int row) const = 0;
    [[nodiscard]] virtual QString nameOf(int row) const = 0;
    [[nodiscard]] virtual TooltipText tooltipOf(int row) const = 0;

    [[nodiscard]] QString rowKey(int row) const final { return keyOf(source(row)); }

    [[nodiscard]] TooltipText tooltip(const QModelIndex &cell) const final;
    [[nodiscard]] QString cellName(const QModelIndex &cell) const final;
    [[nodiscard]] bool filtersByClick(const QModelIndex &cell) const final;
    [[nodiscard]] QList<int> columnWidths(int width) const final;

private:
    RankedModel *m_model;
    int m_barColumn;
    qint64 m_longestBar = 0;
};

} // namespace ShelfHelp::Ui
