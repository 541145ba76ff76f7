// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>

class QAction;
class QPushButton;
class QTableView;

namespace ShelfHelp::Ui {

struct Theme;

/// Which columns a table shows: a switch for each, in the context menu of the header and behind a button. The
/// last column that is left cannot go.
class ColumnMenu final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnMenu)

public:
    /// `table` has its model and is the parent; the button is its neighbour.
    explicit ColumnMenu(QTableView *table);

    /// Opens the switches: the header is out of the keyboard's reach.
    [[nodiscard]] QPushButton *button() const { return m_button; }

    void applyTheme(const Theme &theme);

    /// The columns' order, widths and which of them are hidden.
    [[nodiscard]] QByteArray state() const;
    /// The order of the rows stays what it is. False for what is no state of such a table.
    bool restore(const QByteArray &state);

    /// As the reader would.
    void setShown(int column, bool shown);

Q_SIGNALS:
    void changed();

private:
    void show(QAction *action, int column, bool shown);

    QTableView *m_table;
    QPushButton *m_button;
};

} // namespace ShelfHelp::Ui
