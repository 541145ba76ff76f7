// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblemark.h"

#include "chart.h"

namespace ShelfHelp::Ui {

namespace {

/// The figures of a mark, or nothing where there is no such mark any more.
const QList<ChartCell> *cellsOf(const Chart *chart, int mark)
{
    if (chart == nullptr || mark < 0 || mark >= chart->shownTable().rows.size()) {
        return nullptr;
    }
    return &chart->shownTable().rows[mark];
}

QRect screenRect(const Chart &chart, int mark)
{
    const QRect area = chart.markArea(mark).toAlignedRect().intersected(chart.rect());
    return {chart.mapToGlobal(area.topLeft()), area.size()};
}

QAccessible::State stateOf(const Chart *chart, int mark)
{
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    state.readOnly = true;
    state.invisible = chart == nullptr || !chart->isVisible();
    state.selected = chart != nullptr && chart->currentMark() == mark;
    return state;
}

QWindow *windowOf(const Chart *chart)
{
    return chart != nullptr ? chart->window()->windowHandle() : nullptr;
}

} // namespace

QString markText(const Chart &chart, int mark)
{
    const QList<ChartCell> *cells = cellsOf(&chart, mark);
    if (cells == nullptr) {
        return {};
    }
    QStringList texts{cells->first().text};
    for (qsizetype column = 1; column < cells->size(); ++column) {
        texts.append(chart.shownTable().columns[column].name + u' ' + (*cells)[column].text);
    }
    return texts.join(u", "_qs);
}

AccessibleMark::AccessibleMark(Chart *chart, int mark)
    : m_chart(chart)
    , m_mark(mark)
{
}

AccessibleMark::~AccessibleMark()
{
    for (const QAccessible::Id id : std::as_const(m_cells)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

bool AccessibleMark::isOf(const Chart *chart) const
{
    return m_chart == chart;
}

bool AccessibleMark::isValid() const
{
    return cellsOf(m_chart, m_mark) != nullptr;
}

QWindow *AccessibleMark::window() const
{
    return windowOf(m_chart);
}

QAccessibleInterface *AccessibleMark::parent() const
{
    return QAccessible::queryAccessibleInterface(m_chart);
}

int AccessibleMark::childCount() const
{
    const QList<ChartCell> *cells = cellsOf(m_chart, m_mark);
    return cells != nullptr ? int(cells->size()) : 0;
}

QAccessibleInterface *AccessibleMark::child(int index) const
{
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    if (!m_cells.contains(index)) {
        m_cells.insert(index,
                       QAccessible::registerAccessibleInterface(new AccessibleCell(m_chart, m_mark, index)));
    }
    return QAccessible::accessibleInterface(m_cells.value(index));
}

int AccessibleMark::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *cell = dynamic_cast<const AccessibleCell *>(child);
    return cell != nullptr && cell->isOf(m_chart) && cell->rowIndex() == m_mark ? cell->columnIndex() : -1;
}

QString AccessibleMark::text(QAccessible::Text kind) const
{
    return m_chart != nullptr && kind == QAccessible::Name ? markText(*m_chart, m_mark) : QString();
}

QRect AccessibleMark::rect() const
{
    return isValid() ? screenRect(*m_chart, m_mark) : QRect();
}

QAccessible::State AccessibleMark::state() const
{
    QAccessible::State state = stateOf(m_chart, m_mark);
    state.focused = state.selected && m_chart->hasFocus();
    return state;
}

void *AccessibleMark::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList AccessibleMark::actionNames() const
{
    const bool leads = isValid() && !m_chart->rowsBehind(m_mark).isEmpty();
    return leads ? QStringList{QAccessibleActionInterface::pressAction()} : QStringList();
}

void AccessibleMark::doAction(const QString &name)
{
    if (actionNames().contains(name)) {
        Q_EMIT m_chart->rowsRequested(m_chart->rowsBehind(m_mark).first());
    }
}

AccessibleCell::AccessibleCell(Chart *chart, int mark, int column)
    : m_chart(chart)
    , m_mark(mark)
    , m_column(column)
{
}

bool AccessibleCell::isOf(const Chart *chart) const
{
    return m_chart == chart;
}

bool AccessibleCell::isValid() const
{
    const QList<ChartCell> *cells = cellsOf(m_chart, m_mark);
    return cells != nullptr && m_column < cells->size();
}

QWindow *AccessibleCell::window() const
{
    return windowOf(m_chart);
}

QAccessibleInterface *AccessibleCell::parent() const
{
    QAccessibleInterface *chart = table();
    return chart != nullptr ? chart->child(m_mark) : nullptr;
}

QAccessibleInterface *AccessibleCell::table() const
{
    return QAccessible::queryAccessibleInterface(m_chart);
}

QString AccessibleCell::text(QAccessible::Text kind) const
{
    if (!isValid()) {
        return {};
    }
    return kind == QAccessible::Name          ? (*cellsOf(m_chart, m_mark))[m_column].text
           : kind == QAccessible::Description ? m_chart->shownTable().columns[m_column].name
                                              : QString();
}

QRect AccessibleCell::rect() const
{
    return isValid() ? screenRect(*m_chart, m_mark) : QRect();
}

QAccessible::State AccessibleCell::state() const
{
    return stateOf(m_chart, m_mark);
}

void *AccessibleCell::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this)
                                                   : nullptr;
}

bool AccessibleCell::isSelected() const
{
    return isValid() && m_chart->currentMark() == m_mark;
}

} // namespace ShelfHelp::Ui
