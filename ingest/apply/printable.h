// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Ingest {

/// Whether a character can do no harm on a terminal or in a log: no control, no direction mark, no line end.
[[nodiscard]] bool isPrintable(char32_t character);

/// Text from a payload or a file name, fit for a terminal or a line of a log: what is not printable is
/// replaced by U+FFFD.
[[nodiscard]] QString printable(const QString &text);

/// What an input is called in messages: its path, fit for a terminal; "standard input" for "-".
[[nodiscard]] QString inputName(const QString &path);

} // namespace ShelfHelp::Ingest
