// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "responsivegrid.h"

#include "typography.h"

#include <QChildEvent>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr double designedGap = 16;
constexpr double wideRowHeight = 1.45;
constexpr double tallRowHeight = 2.1;

} // namespace

ResponsiveGrid::ResponsiveGrid(QSize cell, int most, QWidget *parent)
    : QWidget(parent)
    , m_cell(cell)
    , m_most(most)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ResponsiveGrid::add(QWidget *cell, Width width)
{
    cell->setParent(this);
    m_cells.append({cell, width});
    arrange();
    updateGeometry();
}

int ResponsiveGrid::columns() const
{
    qsizetype most = 1;
    for (const QList<QWidget *> &row : m_rows) {
        most = std::max(most, row.size());
    }
    return int(most);
}

QSize ResponsiveGrid::minimumSizeHint() const
{
    const Scale scale(font());
    const int lines = std::max(1, int(m_rows.size()));
    return {scale.px(m_cell.width()), int(allHeights() * scale.px(m_cell.height())) + (lines - 1) * gap()};
}

double ResponsiveGrid::heightOf(const QList<QWidget *> &row) const
{
    for (const Cell &cell : m_cells) {
        if (cell.widget == row.first() && cell.width != Width::Narrow) {
            return cell.width == Width::Wide ? wideRowHeight : tallRowHeight;
        }
    }
    return 1;
}

double ResponsiveGrid::allHeights() const
{
    double all = 0;
    for (const QList<QWidget *> &row : m_rows) {
        all += heightOf(row);
    }
    return std::max(1.0, all);
}

int ResponsiveGrid::gap() const
{
    return Scale(font()).px(designedGap);
}

int ResponsiveGrid::columnsFor(qsizetype cells, int width) const
{
    const int cell = Scale(font()).px(m_cell.width());
    const int fitting = std::clamp((width + gap()) / (cell + gap()), 1, m_most);
    // Full rows, where they do not leave much of the width unused.
    for (int columns = fitting; columns >= std::max(2, fitting - 1); --columns) {
        if (cells % columns == 0) {
            return columns;
        }
    }
    return std::min<int>(fitting, int(cells));
}

QList<QList<QWidget *>> ResponsiveGrid::rowsFor(int width) const
{
    QList<QList<QWidget *>> rows;
    QList<QWidget *> run;
    const auto finishRun = [&] {
        const int columns = columnsFor(run.size(), width);
        const qsizetype lines = (run.size() + columns - 1) / std::max(1, columns);
        for (qsizetype line = 0, taken = 0; line < lines; ++line) {
            const qsizetype length = (run.size() - taken + lines - line - 1) / (lines - line); // rows alike
            rows.append(run.mid(taken, length));
            taken += length;
        }
        run.clear();
    };
    for (const Cell &cell : m_cells) {
        if (cell.width == Width::Narrow) {
            run.append(cell.widget);
            continue;
        }
        finishRun();
        rows.append(QList<QWidget *>{cell.widget});
    }
    finishRun();
    return rows;
}

void ResponsiveGrid::arrange()
{
    const QList<QList<QWidget *>> rows = rowsFor(width());
    if (rows.size() != m_rows.size()) {
        m_rows = rows;
        updateGeometry();
    }
    m_rows = rows;
    // Edges are computed, not summed up: no column is a pixel off.
    const auto edge = [this](int length, qsizetype parts, qsizetype index) {
        return int((length + gap()) * index / parts);
    };
    const double perHeight = double(height() - (m_rows.size() - 1) * gap()) / allHeights();
    double top = 0;
    for (const QList<QWidget *> &row : std::as_const(m_rows)) {
        const double bottom = top + heightOf(row) * perHeight;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const int left = edge(width(), row.size(), column);
            row[column]->setGeometry(left, qRound(top), edge(width(), row.size(), column + 1) - gap() - left,
                                     qRound(bottom) - qRound(top));
        }
        top = bottom + gap();
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
        arrange();
        updateGeometry();
    }
}

void ResponsiveGrid::childEvent(QChildEvent *event)
{
    QWidget::childEvent(event);
    if (event->removed()) {
        m_cells.removeIf([event](const Cell &cell) { return cell.widget == event->child(); });
        m_rows.clear(); // made anew with the next size
    }
}

} // namespace ShelfHelp::Ui
