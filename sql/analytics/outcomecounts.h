// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace ShelfHelp::Sql {

/// How the library checks of some group ended (docs/figures.md, "Outcomes"). The four add up to all.
struct OutcomeCounts
{
    qint64 available = 0;
    qint64 out = 0; ///< owned, on hold or checked out
    qint64 notInCatalogue = 0;
    qint64 unknown = 0; ///< a text no rule knows: a new or broken scraper

    [[nodiscard]] qint64 total() const { return available + out + notInCatalogue + unknown; }

    [[nodiscard]] qint64 owned() const { return available + out; }

    /// Availability of owned copies, 0 … 1; nothing when no owned copy was checked.
    [[nodiscard]] std::optional<double> availability() const;
    /// Catalogue coverage, 0 … 1: owned ÷ (owned + not in catalogue).
    [[nodiscard]] std::optional<double> coverage() const;
    /// Unknown ÷ all.
    [[nodiscard]] std::optional<double> unknownShare() const;

    OutcomeCounts &operator+=(const OutcomeCounts &other);
    friend bool operator==(const OutcomeCounts &, const OutcomeCounts &) = default;
};

} // namespace ShelfHelp::Sql
