// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "availability.h"

#include "draw.h"

#include <array>

namespace ShelfHelp::Ingest::Simulation {

namespace {

/// When the broken scraper breaks and is mended, in thousandths of the simulated time (three weeks of two
/// years).
constexpr qint64 breakage = 600;
constexpr qint64 repair = 630;

template <size_t Size>
QByteArrayView oneOf(std::mt19937_64 &random, const std::array<QByteArrayView, Size> &texts)
{
    return texts[below(random, Size)];
}

/// As Python prints a list: single quotes, but double ones around an apostrophe.
QByteArray branches(std::mt19937_64 &random)
{
    constexpr std::array<QByteArrayView, 6> names{
        "'Main Library'",  "'East Branch'",    "'Bellevue'",
        "\"O'Neal Park\"", "'Edmondson Pike'", "'Biblioteca São João'",
    };
    const quint64 first = below(random, names.size());
    const quint64 count = 1 + below(random, 3);
    QByteArray list = "[";
    for (quint64 i = 0; i < count; ++i) {
        list.append(i == 0 ? "" : ", ").append(names[(first + i) % names.size()]);
    }
    return list + ']';
}

/// "2 … 5" with a word between, the first not above the second.
QByteArray copies(std::mt19937_64 &random, qint64 least, QByteArrayView separator)
{
    const qint64 here = between(random, least, least == 0 ? 0 : 4);
    return QByteArray::number(here).append(separator).append(
        QByteArray::number(here + between(random, 1, 6)));
}

QByteArray localAndOtherText(std::mt19937_64 &random)
{
    if (percent(random, 5)) {
        // The scraper tests the total instead of the copies that are in.
        return "AVAILABLE - Locally: " + copies(random, 0, " out of ") + " copies";
    }
    QByteArray text = percent(random, 70) ? "AVAILABLE - Locally: " : "AVAILABLE - Other Libraries: ";
    return text.append(copies(random, 1, " out of ")).append(" copies");
}

QByteArray availableText(std::mt19937_64 &random, CatalogueStyle style)
{
    switch (style) {
    case CatalogueStyle::Libby:
        return "AVAILABLE: Check link for more";
    case CatalogueStyle::BranchList:
        return "AVAILABLE: " + branches(random);
    case CatalogueStyle::CopyCount:
        return "AVAILABLE: " + copies(random, 1, " copies are local out of ") + " in the whole system";
    case CatalogueStyle::LocalAndOther:
        return localAndOtherText(random);
    case CatalogueStyle::ButtonStatus:
        break;
    }
    return percent(random, 92) ? "AVAILABLE - Click button to see where"
                               : "AVAILABLE BUT NOT HOLDABLE - Click button to see where";
}

QByteArray outText(std::mt19937_64 &random, CatalogueStyle style)
{
    constexpr std::array<QByteArrayView, 4> statuses{"Checked out", "On the hold shelf", "In transit",
                                                     "Missing"};
    constexpr std::array<QByteArrayView, 5> buttonTexts{
        "IN USE - Click button to see where",
        "ON ORDER - Click button to see where",
        "LIBRARY USE ONLY - Open search to see where",
        "AVAILABLE BUT NOT HOLDABLE - Open search to see where",
        "UNAVAILABLE",
    };
    switch (style) {
    case CatalogueStyle::Libby:
        return "UNAVAILABLE: Place a hold with the link";
    case CatalogueStyle::BranchList:
    case CatalogueStyle::LocalAndOther:
        return QByteArray("UNAVAILABLE: ").append(oneOf(random, statuses));
    case CatalogueStyle::CopyCount:
        return "CHECKED OUT";
    case CatalogueStyle::ButtonStatus:
        break;
    }
    return oneOf(random, buttonTexts).toByteArray();
}

/// Nothing that the outcome rules know, but for the one catalogue that reports its own ignorance.
QByteArray unknownText(std::mt19937_64 &random, CatalogueStyle style)
{
    constexpr std::array<QByteArrayView, 3> statuses{"Recently returned", "On display", "Ask at desk"};
    constexpr std::array<QByteArrayView, 3> oddities{"", "Please try again later", "SEE LIBRARIAN"};
    if (style == CatalogueStyle::LocalAndOther) {
        return QByteArray("UNKNOWN STATUS: ").append(oneOf(random, statuses));
    }
    return oneOf(random, oddities).toByteArray();
}

/// Held but out, not held, or not understood.
QByteArray failureText(std::mt19937_64 &random, const Catalogue &catalogue)
{
    const quint64 share = below(random, 1000);
    const quint64 unknownPermille = catalogue.isLibby() ? 5 : 50;
    if (share < unknownPermille) {
        return unknownText(random, catalogue.style);
    }
    if (share < 200) {
        return catalogue.isLibby() ? "Item Not Found" : "Book Not Found";
    }
    return outText(random, catalogue.style);
}

} // namespace

CheckResult checkCatalogue(std::mt19937_64 &random, const Catalogue &catalogue, qint64 progress)
{
    if (catalogue.breaksForAWhile && progress >= breakage && progress < repair) {
        return {.available = false, .message = "'NoneType' object has no attribute 'text'"};
    }
    constexpr quint64 contradictionPermille = 4;
    const bool available = permille(random, static_cast<quint64>(catalogue.availablePermille));
    const QByteArray message =
        available ? availableText(random, catalogue.style) : failureText(random, catalogue);
    return {.available = available != permille(random, contradictionPermille), .message = message};
}

qint64 checkDuration(std::mt19937_64 &random, bool isLibby, qint64 progress)
{
    // Libby's answers got faster over the simulated time, the scraped catalogues slower.
    const qint64 median = isLibby ? 680'000 - 120 * progress : 1'050'000 + 200 * progress;
    return logNormal(random, median, isLibby ? 350 : 450);
}

} // namespace ShelfHelp::Ingest::Simulation
