// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "snapshot.h"

#include <sql/result.h>
#include <sql/timecontext.h>

#include <QHash>
#include <QList>

namespace ShelfHelp::Sql {

/// How often a book was checked.
struct BookChecks
{
    qint64 checks = 0;    ///< of whatever outcome
    qint64 available = 0; ///< that found it

    friend bool operator==(const BookChecks &, const BookChecks &) = default;
};

/// How often each of the books was checked in the context's range, as far as a filter lets the checks
/// through; those that were not may be missing. Where the filter restricts no checks it comes from the heads
/// of quarters of months and days, and from the rows of what is left and of those stretches whose
/// heads do not tell a book; else from all rows of the range.
[[nodiscard]] Result<QHash<qint64, BookChecks>> checksOfBooks(Snapshot &snapshot, const TimeContext &context,
                                                              const Filter &filter,
                                                              const QList<qint64> &books);

} // namespace ShelfHelp::Sql
