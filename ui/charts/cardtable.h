// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/charttable.h>

#include <QTableWidget>

namespace ShelfHelp::Ui {

struct Theme;

/// The figures of a card as a table: "View as table".
class CardTable final : public QTableWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardTable)

public:
    explicit CardTable(QWidget *parent = nullptr);

    void setTable(const ChartTable &table);
    /// By the card, whose palette it is: the style sheet writes into the table's own.
    void applyTheme(const Theme &theme);
};

} // namespace ShelfHelp::Ui
