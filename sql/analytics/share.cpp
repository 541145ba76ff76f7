// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "share.h"

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Sql {

std::optional<ShareInterval> wilsonInterval(qint64 hits, qint64 n)
{
    if (n <= 0) {
        return std::nullopt;
    }
    constexpr double z = 1.959964; // the 97.5 % quantile of the normal distribution
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double shrink = 1 + z * z / count;
    const double centre = (share + z * z / (2 * count)) / shrink;
    const double half = z * std::sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / shrink;
    return ShareInterval{std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

std::optional<double> shareOf(qint64 hits, qint64 n)
{
    return n > 0 ? std::optional(static_cast<double>(hits) / static_cast<double>(n)) : std::nullopt;
}

} // namespace ShelfHelp::Sql
