// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "happening.h"

#include <sql/result.h>

#include <QByteArray>
#include <QDate>

#include <memory>
#include <optional>

namespace ShelfHelp::Ingest {

/// What to simulate. The same options make the same bytes on every machine, in every locale and time zone.
struct SimulationOptions
{
    qint64 events = 0; ///< notifications, redelivered ones included: the number of lines; at most 10^8
    quint64 seed = 1;  ///< another seed, other readers and books
    int days = 730;    ///< 1 … 3660
    QDate lastDay = QDate(2026, 10, 31); ///< of the searches, in UTC; all days within 2000 … 2099
    bool flatPopularity =
        false; ///< all readers, books and libraries equally likely: the worst case for top lists
    bool goodreadsVisits = false; ///< readers follow links of books that they have checked; besides `events`
};

/// Says what is wrong with the options, as a usage error.
[[nodiscard]] Outcome checkOptions(const SimulationOptions &options);

/// Plausible notifications of a service in use: readers who come back, growing shelves, cached and slow
/// searches, library checks with every known wording, a few notifications delivered twice.
///
/// Pulled line by line; memory follows the traffic of an hour, not the number of events. Not thread-safe.
class Simulator final
{
public:
    /// The options must have passed checkOptions().
    explicit Simulator(const SimulationOptions &options);
    ~Simulator();
    Q_DISABLE_COPY_MOVE(Simulator)

    /// The next SNS notification as one line of UTF-8 JSON without its end, in the order of publishing;
    /// empty after the last one.
    [[nodiscard]] std::optional<QByteArray> next();

    /// What the next notification is about, each thing once, however often it is delivered. Many times
    /// faster than next(), for those who need no text; use one or the other.
    [[nodiscard]] std::optional<Simulation::Happening> nextHappening();

private:
    class World;
    std::unique_ptr<World> m_world;
};

} // namespace ShelfHelp::Ingest
