// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// How tables are written for spreadsheets: here, because everybody may include sql/.
namespace ShelfHelp::Sql {

/// A text that a spreadsheet might take for a formula, with the apostrophe in front that spreadsheets take
/// for "this is text"; any other as it is. A formula begins with = + - @ or a full-width form of those, also
/// behind blanks and characters that are not seen, and also in a later line of the text. Texts that begin
/// with a tab or the end of a line get the apostrophe, too. Numbers are not for this function: -1 would
/// become a text.
[[nodiscard]] QString spreadsheetText(const QString &text);

/// A field of CSV (RFC 4180): quoted where it has to be.
[[nodiscard]] QString csvField(QString text);

} // namespace ShelfHelp::Sql
