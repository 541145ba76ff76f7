// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace ShelfHelp::Ingest::Simulation {

/// One shelf of one reader, both counted from 0.
struct ShelfKey
{
    quint64 reader = 0;
    quint64 shelf = 0;

    friend bool operator==(const ShelfKey &, const ShelfKey &) = default;
};

/// How many ways of writing the URL of one shelf occur.
inline constexpr quint64 spellingCount = 5;

/// 1 … 4.
[[nodiscard]] quint64 shelfCount(quint64 seed, quint64 reader);

/// The spelling that a reader uses when nothing made them paste another one.
[[nodiscard]] quint64 usualSpelling(quint64 seed, quint64 reader);

/// The URL as pasted into the search form. Different spellings of one shelf are different texts.
[[nodiscard]] QByteArray shelfUrl(quint64 seed, const ShelfKey &key, quint64 spelling);

/// The number of books that a search records after `progress` thousandths of the simulated time: shelves
/// grow by up to a fifth, and the feed reader gives up before page four, so 800 and more count as 600.
[[nodiscard]] qint64 recordedShelfSize(quint64 seed, const ShelfKey &key, qint64 progress);

} // namespace ShelfHelp::Ingest::Simulation
