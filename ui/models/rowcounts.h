// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "figure.h"

namespace ShelfHelp::Ui {

/// How many rows the range and the filters let through: what the figures of a page are made of.
struct RowCounts
{
    qint64 shelfSearches = 0;
    qint64 libraryChecks = 0;

    friend bool operator==(const RowCounts &, const RowCounts &) = default;
};

/// Reads them. On the database's thread; where a card of the page counts activity, it costs nothing more.
[[nodiscard]] Result<Figure> readRowCounts(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
