// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/filter.h>
#include <sql/analytics/journeyfigures.h>
#include <sql/analytics/snapshot.h>
#include <sql/timecontext.h>

namespace ShelfHelp::App {

/// What a table is made of: the moment that is read, the time, the filter, and how much of a long list.
struct FigureRequest
{
    Sql::Snapshot &snapshot;
    Sql::TimeContext context;
    Sql::Filter filter;
    int limit = 0;                                          ///< rows of lists that may be long; at least 1
    std::chrono::minutes window = Sql::defaultFunnelWindow; ///< of the funnel
};

} // namespace ShelfHelp::App
