// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "history.h"

#include <sql/timecontext.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Bench {

/// A stretch of time that all readers are asked for, and the one to compare it with.
struct ReadRange
{
    QString name;
    Sql::TimeRange range;
    Sql::TimeRange comparison;

    /// The four edges as PostgreSQL and DuckDB read them: naive, in UTC.
    [[nodiscard]] QStringList edges() const;
};

/// The last `days` whole days of a history, or all of it.
[[nodiscard]] ReadRange lastDays(const History &history, int days);

/// Ranges within a history, the same for the same seed: whole days by turns with edges at odd minutes.
[[nodiscard]] QList<ReadRange> randomRanges(const History &history, quint64 seed, int count);

} // namespace ShelfHelp::Bench
