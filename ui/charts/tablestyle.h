// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QTableView;

namespace ShelfHelp::Ui {

struct Theme;

/// What all tables have in common: whole rows are selected, nothing is edited, Tab leaves the table, rows
/// have one height. (Measuring the height of 20,000 rows takes a second.)
void setUpTableView(QTableView *table);

/// Colours and spacing of a table; to be called again when the theme changes. (The table's own palette is no
/// guide to the theme: the style sheet writes into it.)
void styleTableView(QTableView *table, const Theme &theme);

/// Columns as wide as so many characters, or as their titles; they can be moved. The model must be set.
void sizeColumns(QTableView *table, const QList<int> &characters);

} // namespace ShelfHelp::Ui
