// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace ShelfHelp::Ui {

class Chart;

/// A chart as assistive technology knows it: its name is the title, its description the figures in one
/// sentence. Its children are its marks, which are rows of cells, and it is the table of these cells: what
/// "View as table" shows. The mark under the crosshair has the focus.
class AccessibleChart final : public QAccessibleWidget, public QAccessibleTableInterface
{
    Q_DISABLE_COPY_MOVE(AccessibleChart)

public:
    /// Makes QAccessible know charts; once in the life of the program.
    static void install();

    explicit AccessibleChart(Chart *chart);
    ~AccessibleChart() override;

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

    [[nodiscard]] QAccessibleInterface *caption() const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface *summary() const override { return nullptr; }

    [[nodiscard]] QAccessibleInterface *cellAt(int row, int column) const override;
    [[nodiscard]] int rowCount() const override;
    [[nodiscard]] int columnCount() const override;
    [[nodiscard]] QString columnDescription(int column) const override;
    [[nodiscard]] QString rowDescription(int row) const override;
    [[nodiscard]] int selectedCellCount() const override;
    [[nodiscard]] QList<QAccessibleInterface *> selectedCells() const override;

    [[nodiscard]] int selectedColumnCount() const override { return 0; }

    [[nodiscard]] int selectedRowCount() const override { return int(selectedRows().size()); }

    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }

    [[nodiscard]] QList<int> selectedRows() const override;

    [[nodiscard]] bool isColumnSelected(int) const override { return false; }

    [[nodiscard]] bool isRowSelected(int row) const override { return selectedRows().contains(row); }

    /// Moves the crosshair there.
    bool selectRow(int row) override;

    bool selectColumn(int) override { return false; }

    bool unselectRow(int row) override;

    bool unselectColumn(int) override { return false; }

    void modelChange(QAccessibleTableModelChangeEvent *) override {}

private:
    [[nodiscard]] Chart *chart() const;

    mutable QHash<int, QAccessible::Id> m_marks; ///< those that were asked for
};

} // namespace ShelfHelp::Ui
