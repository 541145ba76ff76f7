// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "parityfigures.h"

namespace ShelfHelp::Sql {

/// Library checks that are alike in all that matters here.
struct CheckGroup
{
    bool isLibby = false;
    bool isAvailable = false; ///< by the flag; NULL is not
    QString outcome;          ///< by the text
    bool isDated = false;
    qint64 n = 0;
};

/// Shelf searches that are alike in all that matters here.
struct SearchGroup
{
    std::optional<QString> type;
    std::optional<int> storedHour;
    bool isDated = false;
    int ourHour = 0; ///< of dated ones
    qint64 n = 0;
};

/// All shelves, as URLs, as shelves of readers and by their readers (docs/figures.md).
struct ShelfCounts
{
    qint64 urls = 0;
    qint64 shelves = 0;
    qint64 readers = 0;
};

/// Of the views with one row, of which `total_unique_shelves` comes three times.
[[nodiscard]] QList<ParityRow> uniqueShelfRows(const ShelfCounts &counts);
[[nodiscard]] ParityRow shelfSearchRow(const QList<SearchGroup> &searches);
[[nodiscard]] ParityRow libraryCheckRow(const QList<CheckGroup> &checks);
[[nodiscard]] ParityRow availabilityRow(const QList<CheckGroup> &checks);

/// Of the views with a row per medium, hour and search type.
[[nodiscard]] QList<ParityRow> mediumRows(const QList<CheckGroup> &checks);
[[nodiscard]] QList<ParityRow> hourRows(const QList<SearchGroup> &searches);
[[nodiscard]] QList<ParityRow> typeRows(const QList<SearchGroup> &searches);

} // namespace ShelfHelp::Sql
