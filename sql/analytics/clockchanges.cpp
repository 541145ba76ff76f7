// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clockchanges.h"

namespace ShelfHelp::Sql {

namespace {

constexpr std::int64_t perSecond = 1'000'000;

void add(ClockChanges::Stretches &stretches, std::int64_t atSecond, int fromOffset, int toOffset)
{
    stretches.firsts.push_back((atSecond + fromOffset) * perSecond);
    stretches.ends.push_back((atSecond + toOffset) * perSecond);
}

} // namespace

ClockChanges clockChanges(const QTimeZone &zone, const TimeRange &range)
{
    ClockChanges changes;
    const QTimeZone::OffsetDataList transitions =
        zone.transitions(range.from.addDays(-1), range.to.addDays(1));
    for (const QTimeZone::OffsetData &transition : transitions) {
        const int before = zone.offsetFromUtc(transition.atUtc.addSecs(-1));
        const int after = transition.offsetFromUtc;
        const std::int64_t at = transition.atUtc.toSecsSinceEpoch();
        if (after < before) {
            add(changes.twice, at, after, before);
        } else if (after > before) {
            add(changes.never, at, before, after);
        }
    }
    return changes;
}

} // namespace ShelfHelp::Sql
