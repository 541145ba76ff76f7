// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/models/charttable.h>

#include <QString>

namespace ShelfHelp::Ui {

/// Without the characters that XML 1.0 does not know: most control characters, halves of pairs, U+FFFE,
/// U+FFFF.
[[nodiscard]] QString xmlText(const QString &text);

/// A text from anywhere as content or attribute of an element: never markup.
[[nodiscard]] QString escaped(const QString &text);

/// As people read it; numbers to the right, and the first column as names of the rows.
[[nodiscard]] QString htmlTable(const ChartTable &table, const QString &caption);

} // namespace ShelfHelp::Ui
