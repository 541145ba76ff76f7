// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Sql {

/// Whether the database has the schema of ours, through whose views the shared tables are read, or only the
/// tables of the existing pipeline in `public`.
enum class SourceSchema { Shelfhelp, Public };

/// Whether a figure is made from the rows, from the sums by day, or from some of each.
enum class WhatIsRead { Rows, Sums, Both };

/// The text of sql/statements/`name`.sql, which is compiled in. Thread-safe. A name that does not exist is a
/// programmer's error and ends the program in a debug build; a test runs every name.
///
/// A line `-- @include facts/searches` stands for the text of that file. `@source.books` is the table in the
/// schema to read from. Lines from `-- @if shelfhelp` to `-- @end` are there for a schema of ours only, those
/// from `-- @if public` for the others; likewise `rows`, `sums` and `both`, `rows only` and `sums only` for
/// what is read.
[[nodiscard]] QString statementText(const QString &name, SourceSchema source = SourceSchema::Shelfhelp,
                                    WhatIsRead what = WhatIsRead::Rows);

} // namespace ShelfHelp::Sql
