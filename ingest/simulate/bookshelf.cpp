// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookshelf.h"

#include "draw.h"

#include <algorithm>

namespace ShelfHelp::Ingest::Simulation {

namespace {

bool holds(const QList<ShelfEntry> &entries, quint64 book)
{
    return std::any_of(entries.begin(), entries.end(),
                       [book](const ShelfEntry &entry) { return entry.book == book; });
}

} // namespace

Bookshelves::Bookshelves(quint64 seed, quint64 bookCount, qint64 firstDay, bool flatPopularity)
    : m_seed(seed)
    , m_bookCount(bookCount)
    , m_firstDay(firstDay)
    , m_flatPopularity(flatPopularity)
{
}

ShelfEntry Bookshelves::entryAt(const ShelfKey &key, qint64 position) const
{
    constexpr qint64 secondsPerDay = 86'400;
    constexpr qint64 oldestDays = 3000;
    TraitStream traits{m_seed, keyOf(Trait::ShelfEntry), key.reader, key.shelf,
                       static_cast<quint64>(position)};
    const bool isBestseller = percent(traits, 50) && !m_flatPopularity;
    const quint64 book = isBestseller ? zipf(traits, m_bookCount) : below(traits, m_bookCount);
    const qint64 age = between(traits, 1, oldestDays * secondsPerDay);
    return {.book = book, .addedAt = m_firstDay * secondsPerDay - age};
}

QList<ShelfEntry> Bookshelves::pick(std::mt19937_64 &random, const ShelfKey &key, qint64 size,
                                    qint64 wanted) const
{
    QList<ShelfEntry> picked;
    // A shelf may hold hardly more different books than wanted: some tries, then fewer books.
    for (qint64 tries = 3 * wanted; tries > 0 && picked.size() < std::min(size, wanted); --tries) {
        const ShelfEntry entry = entryAt(key, between(random, 0, size - 1));
        if (!holds(picked, entry.book)) {
            picked.append(entry);
        }
    }
    return picked;
}

} // namespace ShelfHelp::Ingest::Simulation
