// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace ShelfHelp::Ingest::Simulation {

/// An invented book as the backend describes it. Texts are UTF-8.
struct SimulatedBook
{
    QByteArray title;
    QByteArray searchableTitle; ///< the title without its series
    QByteArray author;
    QByteArray isbn; ///< often empty, as on Goodreads
    QByteArray goodreadsId;
    QByteArray imageLink;
    qint64 ratingHundredths = 0;
};

/// Book `index` of the simulated world, the same whenever it is asked for.
[[nodiscard]] SimulatedBook simulatedBook(quint64 seed, quint64 index);

} // namespace ShelfHelp::Ingest::Simulation
