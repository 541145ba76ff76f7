// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "alertrule.h"

#include <sql/analytics/snapshot.h>
#include <sql/result.h>

namespace ShelfHelp::Sql {

enum class AlertState {
    Quiet,
    Fires,
    TooFew, ///< fewer rows than the rule wants: nothing is said
    Empty,  ///< there is no figure: no cold search has no median
};

/// What became of a rule at one moment.
struct AlertFinding
{
    AlertRule rule;
    AlertState state = AlertState::Quiet;
    std::optional<double> value; ///< in the metric's unit
    qint64 n = 0;                ///< rows it is made of
    TimeRange range;

    friend bool operator==(const AlertFinding &, const AlertFinding &) = default;
};

/// Compares every rule with its figure. Zones and the present are those of the context, its range is not
/// used; `span` matters to rules about all time.
[[nodiscard]] Result<QList<AlertFinding>> checkAlerts(Snapshot &snapshot, const TimeContext &context,
                                                      const DataSpan &span, const QList<AlertRule> &rules);

} // namespace ShelfHelp::Sql
