// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace ShelfHelp::Ingest::Simulation {

/// How the scraper of a physical catalogue words what it found.
enum class CatalogueStyle {
    Libby,
    BranchList,    ///< AVAILABLE: ['Main Library', 'East Branch']
    CopyCount,     ///< AVAILABLE: 2 copies are local out of 5 …
    LocalAndOther, ///< AVAILABLE - Locally: 2 out of 5 copies
    ButtonStatus,  ///< IN USE - Click button to see where
};

/// One place that a reader can ask.
struct Catalogue
{
    QByteArray libraryId;
    CatalogueStyle style = CatalogueStyle::Libby;
    qint64 availablePermille = 0; ///< the chance that a book can be had
    bool breaksForAWhile = false; ///< its web page changes once, and the scraper needs weeks to follow

    [[nodiscard]] bool isLibby() const { return style == CatalogueStyle::Libby; }
};

/// All libraries, most used first, and the few whose physical catalogue can be searched.
class Libraries final
{
public:
    Libraries();

    /// What a reader's card is good for: the same two catalogues whenever they come back.
    [[nodiscard]] const Catalogue &libbyOf(quint64 seed, quint64 reader, bool flatPopularity) const;
    [[nodiscard]] const Catalogue &physicalOf(quint64 seed, quint64 reader) const;

private:
    QList<Catalogue> m_libby;
    QList<Catalogue> m_physical;
};

} // namespace ShelfHelp::Ingest::Simulation
