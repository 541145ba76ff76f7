// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "libraries.h"

#include <QByteArray>

#include <random>

namespace ShelfHelp::Ingest::Simulation {

/// What a library check told the reader.
struct CheckResult
{
    bool available = false;
    QByteArray message;
};

/// Asks a catalogue for a book after `progress` thousandths of the simulated time. All wordings known from
/// production occur, with the scrapers' oddities: flags that contradict the text, unknown statuses, and one
/// scraper that is broken for a few weeks.
[[nodiscard]] CheckResult checkCatalogue(std::mt19937_64 &random, const Catalogue &catalogue,
                                         qint64 progress);

/// How long that takes, in microseconds.
[[nodiscard]] qint64 checkDuration(std::mt19937_64 &random, bool isLibby, qint64 progress);

} // namespace ShelfHelp::Ingest::Simulation
