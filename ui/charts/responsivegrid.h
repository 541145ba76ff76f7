// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

namespace ShelfHelp::Ui {

/// Equal cells in as many columns as fit: 6, 3, 2 or 1 of six, so that every row is full. It asks for
/// the height its rows need and shares out what it gets beyond that.
class ResponsiveGrid final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponsiveGrid)

public:
    /// `cell` is the smallest cell, `most` the largest number of columns; lengths are designed for a
    /// 13-pixel base font.
    ResponsiveGrid(QSize cell, int most, QWidget *parent = nullptr);

    /// Appends a cell; the grid becomes the widget's parent.
    void add(QWidget *cell);

    [[nodiscard]] int columns() const { return m_columns; }

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] int gap() const;
    void arrange();

    QList<QWidget *> m_cells;
    QSize m_cell;
    int m_most;
    int m_columns = 1;
};

} // namespace ShelfHelp::Ui
