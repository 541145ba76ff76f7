// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "responsivegrid.h"

#include "typography.h"

#include <QEvent>

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr double designedGap = 16;

} // namespace

ResponsiveGrid::ResponsiveGrid(QSize cell, int most, QWidget *parent)
    : QWidget(parent)
    , m_cell(cell)
    , m_most(most)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ResponsiveGrid::add(QWidget *cell)
{
    cell->setParent(this);
    m_cells.append(cell);
    updateGeometry();
    arrange();
}

QSize ResponsiveGrid::minimumSizeHint() const
{
    const Scale scale(font());
    const int lines = rows();
    return {scale.px(m_cell.width()), lines * scale.px(m_cell.height()) + (lines - 1) * gap()};
}

int ResponsiveGrid::gap() const
{
    return Scale(font()).px(designedGap);
}

int ResponsiveGrid::rows() const
{
    return (static_cast<int>(m_cells.size()) + m_columns - 1) / m_columns;
}

int ResponsiveGrid::columnsFor(int width) const
{
    const int cell = Scale(font()).px(m_cell.width());
    const int fitting = std::clamp((width + gap()) / (cell + gap()), 1, m_most);
    for (int columns = fitting; columns > 1; --columns) {
        if (m_cells.size() % columns == 0) {
            return columns;
        }
    }
    return 1;
}

void ResponsiveGrid::arrange()
{
    const int columns = columnsFor(width());
    if (columns != m_columns) {
        m_columns = columns;
        updateGeometry();
    }
    const int lines = std::max(1, rows());
    // Edges are computed, not summed up: no column is a pixel off.
    const auto edge = [this](int length, int parts, int index) { return (length + gap()) * index / parts; };
    for (int i = 0; i < m_cells.size(); ++i) {
        const int column = i % m_columns;
        const int line = i / m_columns;
        const int left = edge(width(), m_columns, column);
        const int top = edge(height(), lines, line);
        m_cells[i]->setGeometry(left, top, edge(width(), m_columns, column + 1) - gap() - left,
                                edge(height(), lines, line + 1) - gap() - top);
    }
}

void ResponsiveGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ResponsiveGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        arrange();
    }
}

} // namespace ShelfHelp::Ui
