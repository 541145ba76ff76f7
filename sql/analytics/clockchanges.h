// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <cstdint>
#include <vector>

namespace ShelfHelp::Sql {

/// The naive times of a zone that came twice or never, because its clocks were put back or on. Half-open
/// stretches in microseconds since 1970-01-01T00:00:00, ascending.
struct ClockChanges
{
    struct Stretches
    {
        std::vector<std::int64_t> firsts;
        std::vector<std::int64_t> ends;
    };

    Stretches twice;
    Stretches never;
};

/// Those of the changes in a range, widened by a day.
[[nodiscard]] ClockChanges clockChanges(const QTimeZone &zone, const TimeRange &range);

} // namespace ShelfHelp::Sql
