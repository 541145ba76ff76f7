// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outcomecounts.h"

#include "share.h"

namespace ShelfHelp::Sql {

std::optional<double> OutcomeCounts::availability() const
{
    return shareOf(available, owned());
}

std::optional<double> OutcomeCounts::coverage() const
{
    return shareOf(owned(), owned() + notInCatalogue);
}

std::optional<double> OutcomeCounts::unknownShare() const
{
    return shareOf(unknown, total());
}

OutcomeCounts &OutcomeCounts::operator+=(const OutcomeCounts &other)
{
    available += other.available;
    out += other.out;
    notInCatalogue += other.notInCatalogue;
    unknown += other.unknown;
    return *this;
}

} // namespace ShelfHelp::Sql
