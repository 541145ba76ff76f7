// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "pieces.h"

namespace ShelfHelp::Sql {

/// $1 … $16 of a statement that includes facts/searches, over the context's range as one group.
[[nodiscard]] inline Parameters searchParameters(const TimeContext &context, const Filter &filter)
{
    return wholeRange(context.range).parameters(context.sourceZone) + filter.searchParameters();
}

/// $1 … $15 of a statement that includes facts/checks, over the context's range as one group.
[[nodiscard]] inline Parameters checkParameters(const TimeContext &context, const Filter &filter)
{
    return wholeRange(context.range).parameters(context.sourceZone) + filter.checkParameters();
}

} // namespace ShelfHelp::Sql
