// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figuretable.h"

#include <QTimeZone>

namespace ShelfHelp::App {

/// An instant with its offset in ISO 8601; milliseconds only where there are some.
[[nodiscard]] QString instantText(const QDateTime &instant, const QTimeZone &zone);

/// Raw and in the C locale; nothing for an absent one.
[[nodiscard]] QString cellText(const Cell &cell, const QTimeZone &zone);

/// The table as aligned columns for a terminal: printable characters only, absent values as `-`.
[[nodiscard]] QString figureText(const FigureTable &table, const QTimeZone &zone);

} // namespace ShelfHelp::App
