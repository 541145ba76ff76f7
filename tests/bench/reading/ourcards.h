// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "reader.h"

#include <sql/analytics/snapshot.h>

namespace ShelfHelp::Bench {

/// A card by our functions, in the words of the plain SQL.
struct OurCard
{
    QString name;
    Answer (*read)(Sql::Snapshot &, const Sql::TimeContext &);
};

[[nodiscard]] const QList<OurCard> &ourCards();

} // namespace ShelfHelp::Bench
