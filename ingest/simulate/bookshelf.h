// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "readers.h"

#include <QList>

#include <random>

namespace ShelfHelp::Ingest::Simulation {

/// A book on a reader's shelf.
struct ShelfEntry
{
    quint64 book = 0;   ///< index for simulatedBook()
    qint64 addedAt = 0; ///< when the reader put it there: seconds since 1970, UTC
};

/// What stands on the shelves: which books, and which of them a search shows.
class Bookshelves final
{
public:
    /// `firstDay` counts days since 1970-01-01; books come to their shelves in the years before it.
    Bookshelves(quint64 seed, quint64 bookCount, qint64 firstDay, bool flatPopularity);

    /// Up to `wanted` different books of a shelf that holds `size`; at least one.
    [[nodiscard]] QList<ShelfEntry> pick(std::mt19937_64 &random, const ShelfKey &key, qint64 size,
                                         qint64 wanted) const;

private:
    [[nodiscard]] ShelfEntry entryAt(const ShelfKey &key, qint64 position) const;

    quint64 m_seed;
    quint64 m_bookCount;
    qint64 m_firstDay;
    bool m_flatPopularity;
};

} // namespace ShelfHelp::Ingest::Simulation
