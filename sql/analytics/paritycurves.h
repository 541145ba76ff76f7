// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "parityfigures.h"

#include <QDate>

namespace ShelfHelp::Sql {

/// Some shelves that were added on one day.
struct AddedShelves
{
    enum class Era { Undated, Older, Dated, Newer };

    Era era = Era::Dated; ///< Older than the year 2000, or newer than 2099
    QDate stored;         ///< of dated ones, as the stored time has it
    QDate ours;           ///< … and as the reporting zone has it
    qint64 n = 0;
};

/// The three curves of shelves as the existing dashboard has them: every day of the last 91, or every week or
/// month from the one before the first shelf, up to `today`. Bucket::Hour there is none of.
[[nodiscard]] QList<ParityRow> parityCurve(Bucket unit, const QList<AddedShelves> &shelves,
                                           const QDate &today);

} // namespace ShelfHelp::Sql
