// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readers.h"

#include "draw.h"

#include <array>

namespace ShelfHelp::Ingest::Simulation {

namespace {

constexpr std::array<QByteArrayView, 16> displayNames{
    "marnie-holloway", "quill",          "tobias-fennimore", "the-99-pages",    "ines-valcourt",
    "b-okonjo",        "sunniva",        "rafael-ortuz",     "hazel-wrenfield", "mo",
    "dalia-k",         "bookish-badger", "yuna-tamori",      "petra-lindow",    "an-owl-in-daylight",
    "cormac-d",
};

/// The empty name stands for a URL without `shelf`: all books of the reader.
constexpr std::array<QByteArrayView, 8> shelfNames{
    "to-read", "sci-fi", "currently-reading", "favorites", "read", "book-club", "", "owned-but-unread",
};

/// Later readers joined Goodreads later; the gaps keep the ids apart whatever is drawn.
constexpr quint64 firstReaderId = 20'000'000;
constexpr quint64 readerIdGap = 53;

struct ReaderName
{
    QByteArray id;
    QByteArrayView displayName;
    bool isVanity = false; ///< a profile address without a number: not recognisable as a reader
};

ReaderName readerName(quint64 seed, quint64 reader)
{
    TraitStream traits{seed, keyOf(Trait::ReaderName), reader};
    ReaderName name;
    name.id = QByteArray::number(firstReaderId + reader * readerIdGap + below(traits, readerIdGap));
    name.displayName = displayNames[below(traits, displayNames.size())];
    name.isVanity = permille(traits, 12);
    return name;
}

QByteArray vanityUrl(const ReaderName &name, QByteArrayView shelf)
{
    QByteArray url = "https://www.goodreads.com/review/list/";
    return url.append(name.displayName).append("?shelf=").append(shelf);
}

/// The path with the reader in it, up to the question mark.
QByteArray listPath(const ReaderName &name, bool withHostAlias, bool withDisplayName)
{
    QByteArray url =
        withHostAlias ? "https://goodreads.com/review/list/" : "https://www.goodreads.com/review/list/";
    url += name.id;
    if (withDisplayName) {
        url.append('-').append(name.displayName);
    }
    return url;
}

/// A shelf of 800 or more is recorded as 600, or a few less where equal titles collapse.
qint64 capped(qint64 size, TraitStream &traits)
{
    constexpr qint64 unreachable = 800;
    constexpr qint64 lastWholePage = 600;
    if (size < unreachable) {
        return size;
    }
    return percent(traits, 85) ? lastWholePage : lastWholePage - between(traits, 1, 4);
}

} // namespace

quint64 shelfCount(quint64 seed, quint64 reader)
{
    TraitStream traits{seed, keyOf(Trait::ShelfName), reader};
    return percent(traits, 60) ? 1 : 2 + below(traits, 3);
}

quint64 usualSpelling(quint64 seed, quint64 reader)
{
    TraitStream traits{seed, keyOf(Trait::ShelfName), reader, 1};
    return percent(traits, 75) ? 0 : below(traits, spellingCount);
}

QByteArray shelfUrl(quint64 seed, const ShelfKey &key, quint64 spelling)
{
    TraitStream traits{seed, keyOf(Trait::ShelfName), key.reader, 2};
    const quint64 firstName = percent(traits, 75) ? 0 : below(traits, shelfNames.size());
    const QByteArrayView shelf = shelfNames[(firstName + key.shelf) % shelfNames.size()];
    const ReaderName name = readerName(seed, key.reader);
    if (name.isVanity) {
        return vanityUrl(name, shelf);
    }
    QByteArray url = listPath(name, spelling == 4, spelling != 3);
    url.append(spelling == 2 ? "?page=2&shelf=" : "?shelf=").append(shelf);
    if (spelling == 1) {
        url.append("&sort=date_added&order=d");
    }
    return url;
}

qint64 recordedShelfSize(quint64 seed, const ShelfKey &key, qint64 progress)
{
    constexpr qint64 medianSize = 90;
    constexpr qint64 sigmaPermille = 1100;
    constexpr qint64 largestGrowthPermille = 200;
    TraitStream traits{seed, keyOf(Trait::ShelfSize), key.reader, key.shelf};
    const qint64 atFirst = qMax<qint64>(1, logNormal(traits, medianSize, sigmaPermille));
    const qint64 growth = between(traits, 0, largestGrowthPermille) * progress / 1000;
    return capped(atFirst + atFirst * growth / 1000, traits);
}

} // namespace ShelfHelp::Ingest::Simulation
