// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "books.h"

#include "draw.h"

#include <array>

namespace ShelfHelp::Ingest::Simulation {

namespace {

constexpr std::array<QByteArrayView, 20> adjectives{
    "Clockwork", "Silent",    "Borrowed", "Crooked", "Paper",   "Salt-Worn", "Forgotten",
    "Luminous",  "Second",    "Hollow",   "Distant", "Patient", "Unwritten", "Amber",
    "Wayward",   "Invisible", "Northern", "Tender",  "Broken",  "Last",
};

constexpr std::array<QByteArrayView, 24> nouns{
    "Orchard", "Lighthouse", "Cartographer", "Archive", "River",    "Beekeeper", "Compass", "Winter",
    "Letter",  "Garden",     "Locksmith",    "Harbour", "Alphabet", "Orbit",     "Kingdom", "Daughter",
    "Café",    "Museum",     "Understudy",   "Tide",    "Ferryman", "Machine",   "Promise", "Atlas",
};

constexpr std::array<QByteArrayView, 12> places{
    "Marrow Bay", "Ashgrove",   "the Seventh Ward", "Łąkowo",   "Saint-Éloi",      "Tallow Street",
    "Vesper",     "Kingsmouth", "the Low Country",  "Øresholm", "Nueva Esperanza", "Dunmarrow",
};

constexpr std::array<QByteArrayView, 6> subtitles{
    "A Novel",
    "A Memoir in Nine Objects",
    "The Untold Story of the People Who Measured the Sea",
    "What a Thousand Small Libraries Can Teach Us about Patience, Memory, and the Art of Getting Lost on "
    "Purpose",
    "Essays",
    "An Unreliable History of the Town That Was Moved Three Times and Never Once Arrived Where It Was "
    "Expected, "
    "with Maps, Recipes, and a New Afterword by the Author's Sceptical Sister",
};

/// Titles that no template makes: other scripts and directions, combining marks, an emoji.
constexpr std::array<QByteArrayView, 10> foreignTitles{
    "La forêt des échos", "Der gläserne Garten", "Žlutý vlak",       "Η σκιά του φάρου", "灯台の影",
    "Тихий берег",        "حديقة المرايا",       "El último jardín", "Notes on the 🌙",   "Cafe\u0301 Noir",
};

constexpr std::array<QByteArrayView, 20> firstNames{
    "Ada",  "Tobias", "Marguerite", "Ximena", "J. K.", "Åsa",    "Žofie",  "Kwame",  "Ines",  "Rowan",
    "Yuna", "Lucian", "Siobhán",    "Priya",  "T. M.", "Dragan", "Hollis", "Nkechi", "Émile", "Beatrix",
};

constexpr std::array<QByteArrayView, 20> lastNames{
    "Nightingale",  "Fennimore", "O'Darragh",          "Lindqvist",  "Novotná",
    "Okonjo-Reyes", "Valcourt",  "Wrenfield",          "Tamori",     "Ashdown",
    "Brackwell",    "Çelikkan",  "de la Fuente-Marsh", "Quillon",    "Hartigan",
    "Iveson",       "Żurawska",  "Mbeki-Hall",         "Søndergard", "Pell",
};

template <size_t Size>
QByteArrayView oneOf(TraitStream &traits, const std::array<QByteArrayView, Size> &words)
{
    return words[below(traits, Size)];
}

QByteArray joined(std::initializer_list<QByteArrayView> parts)
{
    QByteArray text;
    for (const QByteArrayView part : parts) {
        text.append(part);
    }
    return text;
}

QByteArray plainTitle(TraitStream &traits)
{
    const QByteArrayView adjective = oneOf(traits, adjectives);
    const QByteArrayView noun = oneOf(traits, nouns);
    const QByteArrayView place = oneOf(traits, places);
    switch (below(traits, 7)) {
    case 0:
        return joined({"The ", adjective, " ", noun});
    case 1:
        return joined({"The ", noun, " of ", place});
    case 2:
        return joined({adjective, " ", noun, ": ", oneOf(traits, subtitles)});
    case 3:
        return joined({"\"", adjective, " ", noun, "\" and Other Stories"});
    case 4:
        return joined({"The ", noun, "'s ", oneOf(traits, nouns)});
    case 5:
        return joined({"“", adjective, "” – A Year in ", place, ": ", oneOf(traits, subtitles)});
    default:
        return joined({oneOf(traits, nouns), " & ", noun});
    }
}

QByteArray seriesSuffix(TraitStream &traits)
{
    return joined({" (", oneOf(traits, adjectives), " ", oneOf(traits, nouns), ", #",
                   QByteArray::number(between(traits, 1, 9)), ")"});
}

/// A ten-digit ISBN with its check digit, which may be X.
QByteArray isbn(TraitStream &traits)
{
    QByteArray digits;
    qint64 weighted = 0;
    for (int weight = 10; weight >= 2; --weight) {
        const qint64 digit = between(traits, 0, 9);
        weighted += digit * weight;
        digits.append(static_cast<char>('0' + digit));
    }
    const qint64 check = (11 - weighted % 11) % 11;
    return digits.append(check == 10 ? 'X' : static_cast<char>('0' + check));
}

QByteArray imageLink(TraitStream &traits, const QByteArray &goodreadsId)
{
    return joined({"https://i.gr-assets.com/images/S/compressed.photo.goodreads.com/books/",
                   QByteArray::number(between(traits, 1'300'000'000, 1'700'000'000)), "l/", goodreadsId,
                   "._SY475_.jpg"});
}

} // namespace

SimulatedBook simulatedBook(quint64 seed, quint64 index)
{
    constexpr quint64 firstId = 900'000'001;
    TraitStream traits{seed, keyOf(Trait::Book), index};
    SimulatedBook book;
    book.searchableTitle = percent(traits, 5) ? joined({oneOf(traits, foreignTitles)}) : plainTitle(traits);
    book.title = book.searchableTitle;
    if (percent(traits, 20)) {
        book.title += seriesSuffix(traits);
    }
    book.author = joined({oneOf(traits, firstNames), " ", oneOf(traits, lastNames)});
    book.goodreadsId = QByteArray::number(firstId + index);
    if (percent(traits, 45)) {
        book.isbn = isbn(traits);
    }
    book.imageLink = imageLink(traits, book.goodreadsId);
    book.ratingHundredths = between(traits, 280, 480);
    return book;
}

} // namespace ShelfHelp::Ingest::Simulation
