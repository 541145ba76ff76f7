// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablebody.h"

#include <ui/models/librarymatrixmodel.h>

namespace ShelfHelp::Ui {

/// Which library serves, which is broken (L3)? One row for each library with checks, and for Libby and
/// physical copies its availability with interval, checks, durations and course. A click on its name filters
/// by the library.
class LibraryMatrix final : public TableBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryMatrix)

public:
    using Data = LibraryFigures;

    explicit LibraryMatrix(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] const LibraryMatrixModel &model() const { return *m_model; }

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    /// In the order that is shown.
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// All checks of the library on the medium; of the name those of both, then of each.
    [[nodiscard]] QList<RowsBehind> rowsBehind(const QModelIndex &cell) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(const QModelIndex &cell) const override;

protected:
    [[nodiscard]] QString rowKey(int row) const override;
    [[nodiscard]] TooltipText tooltip(const QModelIndex &cell) const override;
    [[nodiscard]] QString cellName(const QModelIndex &cell) const override;
    [[nodiscard]] bool filtersByClick(const QModelIndex &cell) const override;
    [[nodiscard]] QList<int> columnWidths(int width) const override;
    void changeEvent(QEvent *event) override;

private:
    void nameGroups();
    void measureNumbers();
    [[nodiscard]] QString nameOf(const LibraryMatrixModel::Row &row) const;
    [[nodiscard]] RowsBehind rowsOf(const LibraryMatrixModel::Row &row,
                                    std::optional<Sql::Medium> medium) const;

    LibraryMatrixModel *m_model;
    GroupedHeader *m_header;
    QList<int> m_numberWidths; ///< of the widest number of each column that has some: measured once
};

} // namespace ShelfHelp::Ui
