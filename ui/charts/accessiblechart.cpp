// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessiblechart.h"

#include "accessiblemark.h"
#include "chart.h"

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Accessible
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Accessible)
};

/// Asked for each class of an object, the most derived first.
QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *chart = className == QLatin1StringView(Chart::staticMetaObject.className())
                      ? qobject_cast<Chart *>(object)
                      : nullptr;
    return chart != nullptr ? new AccessibleChart(chart) : nullptr;
}

} // namespace

void AccessibleChart::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(isInstalled);
}

AccessibleChart::AccessibleChart(Chart *chart)
    : QAccessibleWidget(chart, QAccessible::Chart)
{
}

AccessibleChart::~AccessibleChart()
{
    for (const QAccessible::Id id : std::as_const(m_marks)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

Chart *AccessibleChart::chart() const
{
    return qobject_cast<Chart *>(widget());
}

void *AccessibleChart::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QString AccessibleChart::text(QAccessible::Text kind) const
{
    const Chart *shown = chart();
    if (shown == nullptr) {
        return {};
    }
    switch (kind) {
    case QAccessible::Description:
        return shown->summary();
    case QAccessible::Value:
        return markText(*shown, shown->currentMark());
    case QAccessible::Help:
        return Accessible::tr(
            "The arrow keys go from mark to mark, Enter shows the rows behind one, Escape leaves them.");
    default:
        return QAccessibleWidget::text(kind);
    }
}

int AccessibleChart::rowCount() const
{
    const Chart *shown = chart();
    return shown != nullptr && shown->hasData() ? int(shown->shownTable().rows.size()) : 0;
}

int AccessibleChart::columnCount() const
{
    const Chart *shown = chart();
    return shown != nullptr && shown->hasData() ? int(shown->shownTable().columns.size()) : 0;
}

int AccessibleChart::childCount() const
{
    return rowCount();
}

QAccessibleInterface *AccessibleChart::child(int index) const
{
    if (index < 0 || index >= rowCount()) {
        return nullptr;
    }
    if (!m_marks.contains(index)) {
        m_marks.insert(index, QAccessible::registerAccessibleInterface(new AccessibleMark(chart(), index)));
    }
    return QAccessible::accessibleInterface(m_marks.value(index));
}

int AccessibleChart::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *mark = dynamic_cast<const AccessibleMark *>(child);
    return mark != nullptr && mark->isOf(chart()) && mark->isValid() ? mark->mark() : -1;
}

QAccessibleInterface *AccessibleChart::childAt(int x, int y) const
{
    const Chart *shown = chart();
    for (int mark = 0; shown != nullptr && mark < rowCount(); ++mark) {
        if (shown->markArea(mark).contains(shown->mapFromGlobal(QPointF(x, y)))) {
            return child(mark);
        }
    }
    return nullptr;
}

QAccessibleInterface *AccessibleChart::focusChild() const
{
    const Chart *shown = chart();
    return shown != nullptr && shown->hasFocus() ? child(shown->currentMark()) : nullptr;
}

QAccessibleInterface *AccessibleChart::cellAt(int row, int column) const
{
    const QAccessibleInterface *mark = child(row);
    return mark != nullptr ? mark->child(column) : nullptr;
}

QString AccessibleChart::columnDescription(int column) const
{
    return column >= 0 && column < columnCount() ? chart()->shownTable().columns[column].name : QString();
}

QString AccessibleChart::rowDescription(int row) const
{
    return row >= 0 && row < rowCount() ? chart()->shownTable().rows[row].first().text : QString();
}

QList<int> AccessibleChart::selectedRows() const
{
    const Chart *shown = chart();
    return shown != nullptr && shown->currentMark() >= 0 ? QList<int>{shown->currentMark()} : QList<int>();
}

int AccessibleChart::selectedCellCount() const
{
    return selectedRowCount() * columnCount();
}

QList<QAccessibleInterface *> AccessibleChart::selectedCells() const
{
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columnCount(); ++column) {
            cells.append(cellAt(row, column));
        }
    }
    return cells;
}

bool AccessibleChart::selectRow(int row)
{
    if (row < 0 || row >= rowCount()) {
        return false;
    }
    chart()->showMark(row);
    return true;
}

bool AccessibleChart::unselectRow(int row)
{
    if (!isRowSelected(row)) {
        return false;
    }
    chart()->showMark(-1);
    return true;
}

} // namespace ShelfHelp::Ui
