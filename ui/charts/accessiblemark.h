// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAccessibleActionInterface>
#include <QAccessibleInterface>
#include <QHash>
#include <QPointer>

namespace ShelfHelp::Ui {

class Chart;

/// What a screen reader says of a mark: "Mon 2 Sep 2024, Shelf searches 412, Library checks 20".
[[nodiscard]] QString markText(const Chart &chart, int mark);

/// A mark of a chart: a row of the cells of its table. Pressing it shows the rows behind it.
class AccessibleMark final : public QAccessibleInterface, public QAccessibleActionInterface
{
    Q_DISABLE_COPY_MOVE(AccessibleMark)

public:
    AccessibleMark(Chart *chart, int mark);
    ~AccessibleMark() override;

    [[nodiscard]] bool isValid() const override;

    [[nodiscard]] QObject *object() const override { return nullptr; }

    [[nodiscard]] QWindow *window() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int childCount() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;

    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override;

    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Row; }

    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] QStringList actionNames() const override;
    void doAction(const QString &name) override;

    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

    [[nodiscard]] int mark() const { return m_mark; }

    [[nodiscard]] bool isOf(const Chart *chart) const;

private:
    QPointer<Chart> m_chart;
    const int m_mark;
    mutable QHash<int, QAccessible::Id> m_cells;
};

/// One figure of a mark.
class AccessibleCell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
    Q_DISABLE_COPY_MOVE(AccessibleCell)

public:
    AccessibleCell(Chart *chart, int mark, int column);

    [[nodiscard]] bool isValid() const override;

    [[nodiscard]] QObject *object() const override { return nullptr; }

    [[nodiscard]] QWindow *window() const override;
    [[nodiscard]] QAccessibleInterface *parent() const override;

    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }

    [[nodiscard]] int childCount() const override { return 0; }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    [[nodiscard]] QString text(QAccessible::Text kind) const override;

    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Cell; }

    [[nodiscard]] QAccessible::State state() const override;
    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override;

    [[nodiscard]] bool isSelected() const override;

    [[nodiscard]] QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }

    [[nodiscard]] QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }

    [[nodiscard]] int columnIndex() const override { return m_column; }

    [[nodiscard]] int rowIndex() const override { return m_mark; }

    [[nodiscard]] int columnExtent() const override { return 1; }

    [[nodiscard]] int rowExtent() const override { return 1; }

    [[nodiscard]] QAccessibleInterface *table() const override;

    [[nodiscard]] bool isOf(const Chart *chart) const;

private:
    QPointer<Chart> m_chart;
    const int m_mark;
    const int m_column;
};

} // namespace ShelfHelp::Ui
