// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcounts.h"

#include <sql/analytics/activityfigures.h>

namespace ShelfHelp::Ui {

Result<Figure> readRowCounts(Sql::Snapshot &snapshot, const Question &question)
{
    const Result<QList<Sql::UsageBucket>> usage = Sql::usage(snapshot, question.time, question.filter);
    if (!usage.ok()) {
        return usage.error();
    }
    RowCounts counts;
    for (const Sql::UsageBucket &bucket : usage.value()) {
        counts.shelfSearches += bucket.shelfSearches;
        counts.libraryChecks += bucket.libraryChecks;
    }
    return Figure::of(counts);
}

} // namespace ShelfHelp::Ui
