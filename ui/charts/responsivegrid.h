// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// Cells in as many columns as fit, and wide ones that have a row of their own. Where it can be, every row is
/// full: 6, 3, 2 or 1 of six; else the cells of the last row share its width. It asks for the height its rows
/// need and shares out what it gets beyond that.
class ResponsiveGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponsiveGrid)

public:
    enum class Width {
        Narrow, ///< beside others
        Wide,   ///< a row of its own, higher than the others
        Tall,   ///< the same, twice as high as the others
    };

    /// `cell` is the smallest cell, `most` the largest number of columns; lengths are designed for a
    /// 13-pixel base font.
    ResponsiveGrid(QSize cell, int most, QWidget *parent = nullptr);

    /// Appends a cell; the grid becomes the widget's parent.
    void add(QWidget *cell, Width width = Width::Narrow);

    /// Of the row with most cells.
    [[nodiscard]] int columns() const;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    /// A cell that went elsewhere is none any more.
    void childEvent(QChildEvent *event) override;

private:
    struct Cell
    {
        QWidget *widget;
        Width width;
    };

    /// The cells row by row, at a width of the grid.
    [[nodiscard]] QList<QList<QWidget *>> rowsFor(int width) const;
    [[nodiscard]] int columnsFor(qsizetype cells, int width) const;
    [[nodiscard]] int gap() const;
    /// How high a row is, in heights of a narrow one: tables in wide ones need more.
    [[nodiscard]] double heightOf(const QList<QWidget *> &row) const;
    [[nodiscard]] double allHeights() const;
    void arrange();

    QList<Cell> m_cells;
    QSize m_cell;
    int m_most;
    QList<QList<QWidget *>> m_rows;
};

} // namespace ShelfHelp::Ui
