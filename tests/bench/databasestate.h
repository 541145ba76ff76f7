// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgres.h"

#include <QString>

namespace ShelfHelp::Bench {

/// What a database holds, by natural keys, without ids and moments of receipt: a line for each kind of row
/// with their number and a sum of hashes. Equal texts mean equal states, in any order, on any machine.
struct DatabaseState
{
    QString text;

    [[nodiscard]] QString digest() const; ///< short, to compare runs by eye

    friend bool operator==(const DatabaseState &, const DatabaseState &) = default;
};

[[nodiscard]] DatabaseState databaseState(const Sql::ConnectionSettings &settings);

/// Ends the benchmark when the states differ.
void requireEqual(const DatabaseState &ours, const DatabaseState &other, const QString &contender);

/// Changes whenever a row of the five tables is written, were it with the same values.
[[nodiscard]] QString rowVersions(const Sql::ConnectionSettings &settings);

} // namespace ShelfHelp::Bench
