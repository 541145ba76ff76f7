// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "libraries.h"

#include "draw.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <utility>

namespace ShelfHelp::Ingest::Simulation {

namespace {

struct PhysicalCatalogue
{
    const char *libraryId;
    CatalogueStyle style;
};

/// The libraries with support for physical copies, most used first.
constexpr std::array<PhysicalCatalogue, 10> physicalCatalogues{{
    {"nashville", CatalogueStyle::BranchList},
    {"sfpl", CatalogueStyle::ButtonStatus},
    {"phoenix", CatalogueStyle::ButtonStatus},
    {"cincinnatilibrary", CatalogueStyle::CopyCount},
    {"mdpls", CatalogueStyle::BranchList},
    {"toledo", CatalogueStyle::ButtonStatus},
    {"clc", CatalogueStyle::LocalAndOther},
    {"onlib", CatalogueStyle::LocalAndOther},
    {"wplc", CatalogueStyle::CopyCount},
    {"newrichmondwisc", CatalogueStyle::LocalAndOther},
}};

constexpr QByteArrayView brokenCatalogue = "nashville";

/// Between 15 and 65 of 100 books, differently everywhere; fewer as e-books.
qint64 availableShare(qsizetype library, bool isLibby)
{
    const qint64 share = 150 + 500 * ((37 * library) % 80) / 80;
    return share * (isLibby ? 85 : 115) / 100;
}

/// The ids of the reference list. Ids are plain words, so the first comma ends them.
QList<QByteArray> readLibraryIds()
{
    QFile file(QStringLiteral(":/libraries.csv"));
    QList<QByteArray> ids;
    if (!file.open(QIODevice::ReadOnly)) {
        return ids;
    }
    file.readLine(); // the header
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        ids.append(line.left(line.indexOf(',')));
    }
    return ids;
}

bool hasPhysicalCatalogue(const QByteArray &id)
{
    return std::ranges::any_of(physicalCatalogues,
                               [&id](const PhysicalCatalogue &entry) { return id == entry.libraryId; });
}

/// Puts the alphabetical list into an order of popularity, the same for every seed: the libraries that the
/// service was first made for are the most used ones.
void orderByPopularity(QList<QByteArray> &ids)
{
    TraitStream traits{keyOf(Trait::Library)};
    for (qsizetype last = ids.size() - 1; last > 0; --last) {
        ids.swapItemsAt(last, between(traits, 0, last));
    }
    std::stable_partition(ids.begin(), ids.end(), hasPhysicalCatalogue);
}

} // namespace

Libraries::Libraries()
{
    QList<QByteArray> ids = readLibraryIds();
    orderByPopularity(ids);
    for (const QByteArray &id : std::as_const(ids)) {
        m_libby.append({.libraryId = id, .availablePermille = availableShare(m_libby.size(), true)});
    }
    for (const PhysicalCatalogue &entry : physicalCatalogues) {
        m_physical.append({.libraryId = entry.libraryId,
                           .style = entry.style,
                           .availablePermille = availableShare(m_physical.size() + 7, false),
                           .breaksForAWhile = entry.libraryId == brokenCatalogue});
    }
}

const Catalogue &Libraries::libbyOf(quint64 seed, quint64 reader, bool flatPopularity) const
{
    TraitStream traits{seed, keyOf(Trait::ReaderHome), reader};
    const auto count = static_cast<quint64>(m_libby.size());
    return m_libby.at(static_cast<qsizetype>(flatPopularity ? below(traits, count) : zipf(traits, count)));
}

const Catalogue &Libraries::physicalOf(quint64 seed, quint64 reader) const
{
    TraitStream traits{seed, keyOf(Trait::ReaderHome), reader, 1};
    return m_physical.at(static_cast<qsizetype>(zipf(traits, physicalCatalogues.size())));
}

} // namespace ShelfHelp::Ingest::Simulation
