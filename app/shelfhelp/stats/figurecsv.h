// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figuretable.h"

#include <QTimeZone>

namespace ShelfHelp::App {

/// The table as RFC 4180 has it: a line of names, then the rows, each ended by CRLF; absent values are empty.
/// A text that a spreadsheet would take for a formula gets a ' in front; numbers stay numbers. Characters
/// that steer a terminal are replaced by U+FFFD.
[[nodiscard]] QString figureCsv(const FigureTable &table, const QTimeZone &zone);

} // namespace ShelfHelp::App
