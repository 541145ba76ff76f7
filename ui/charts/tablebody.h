// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "chart.h"

#include <QPersistentModelIndex>

#include <functional>

class QAbstractItemModel;
class QTableView;

namespace ShelfHelp::Ui {

class CellDelegate;
class GroupedHeader;

/// A card that is filled with a table: its cells lead to rows and filters as the marks of a Chart do. The
/// arrow keys go from cell to cell, Enter shows the rows, Space sorts by the column, Tab leaves. GUI thread
/// only.
class TableBody : public CardBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableBody)

public:
    /// Room at the sides of a cell, designed for a 13-pixel base font: as much as the table reaches beyond
    /// the card's texts, so that its first column is in line with them.
    static constexpr double padding = Chart::focusRoom;

    TableBody(const QString &objectName, const QString &title, QWidget *parent);
    ~TableBody() override;

    /// The rows behind a cell; the first is what Enter opens.
    [[nodiscard]] virtual QList<RowsBehind> rowsBehind(const QModelIndex &cell) const = 0;
    /// The filter that a cell offers in its menu.
    [[nodiscard]] virtual std::optional<FilterStep> filterStep(const QModelIndex &cell) const = 0;

    bool dismissTooltip() override;
    void setDimmed(bool dimmed) override;

    [[nodiscard]] bool isDimmed() const { return m_dimmed; }

    [[nodiscard]] QTableView *view() const { return m_view; }

    [[nodiscard]] int rowCount() const;
    /// How high the body is with the header and this many rows, and nothing to scroll.
    [[nodiscard]] int heightOfRows(int rows) const;
    /// Puts this row at the top, where the body is as high as heightOfRows() says.
    void showFrom(int row);
    /// By column and direction, as a click on the column's name would; −1 for the order of the figures.
    void setOrder(int column, Qt::SortOrder order);

    [[nodiscard]] int sortColumn() const { return m_sortColumn; }

    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

    void showTooltip(const QModelIndex &cell);
    /// What the visible tooltip says, as plain text; empty without one.
    [[nodiscard]] QString tooltipPlainText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Once, in the constructor. The model is the body's child; it sorts by the columns that have a
    /// Qt::InitialSortOrderRole.
    void setUp(QAbstractItemModel *model, CellDelegate *delegate, GroupedHeader *header, double rowHeight);
    /// New figures, which `change` gives to the model: the reader stays at the row of the same key, and the
    /// table where it was scrolled to.
    void replaceFigures(const std::function<void()> &change);
    void redraw() override;

    /// By which a row is known again among new figures.
    [[nodiscard]] virtual QString rowKey(int row) const = 0;
    [[nodiscard]] virtual TooltipText tooltip(const QModelIndex &cell) const = 0;
    /// What the menu calls a cell.
    [[nodiscard]] virtual QString cellName(const QModelIndex &cell) const = 0;
    /// Whether a single click on the cell filters.
    [[nodiscard]] virtual bool filtersByClick(const QModelIndex &cell) const = 0;

    /// Widths in pixels for a table as wide as `width`.
    [[nodiscard]] virtual QList<int> columnWidths(int width) const = 0;

    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectView();
    void applyTheme();
    void applyWidths();
    void goTo(const QString &key, int column);
    void applyClick();
    void hideTooltip();
    void openRows(const QModelIndex &cell);
    [[nodiscard]] std::optional<Qt::SortOrder> firstOrder(int column) const;
    /// As a click on the column's name would.
    void sortBy(int column);
    void applyOrder(int column, Qt::SortOrder order);
    void openMenu(const QContextMenuEvent &event, bool isInCells);
    [[nodiscard]] bool takesKey(const QKeyEvent &event);

    QTableView *m_view;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QTimer m_click; ///< a click waits a moment: it may become a double click
    QPersistentModelIndex m_clicked;
    QPointer<Tooltip> m_tooltip;
    double m_rowHeight = 0;
    bool m_dimmed = false;
    bool m_movedByKey = false; ///< a key is being handled that may move to another cell
};

} // namespace ShelfHelp::Ui
