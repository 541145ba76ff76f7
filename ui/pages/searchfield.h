// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QEvent;
class QLineEdit;
class QString;
class QWidget;

namespace ShelfHelp::Ui {

struct Theme;

/// Of the room of its row: nearly all, until it is as wide as it may be.
inline constexpr int searchShare = 100;

/// The field above a table in which its rows are searched.
[[nodiscard]] QLineEdit *makeSearchField(const QString &placeholder, QWidget *parent);

void styleSearchField(QLineEdit *field, const Theme &theme);

/// Whether a key in the field leads to the table: Down, and Escape, which empties the field.
[[nodiscard]] bool filterSearchKey(QEvent *event, QLineEdit *field);

} // namespace ShelfHelp::Ui
