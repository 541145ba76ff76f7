// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>
#include <ui/charts/tile.h>

#include <QLocale>

namespace ShelfHelp::Ui {

class BucketGrid;

/// The tiles of the Overview page, in the order in which they stand.
enum class OverviewTile {
    Shelves,
    ShelfSearches,
    LibraryChecks,
    Availability,
    ColdDuration,
    ShelfSize,
};

inline constexpr int overviewTileCount = 6;

/// The object name, the heading and the definition of a tile.
struct TileHeading
{
    QString objectName;
    QString name;
    QString explanation;
};

[[nodiscard]] TileHeading tileHeading(OverviewTile tile);

/// What a tile says about the totals of the range, compared with `before` where there is one.
[[nodiscard]] TileContent tileContent(OverviewTile tile, const Sql::Totals &now,
                                      const std::optional<Sql::Totals> &before, const QLocale &locale);

/// The course of a tile's figure over the buckets; empty for tiles without one.
[[nodiscard]] QList<std::optional<double>> tileTrend(OverviewTile tile, const Sql::OverviewFigures &figures,
                                                     const BucketGrid &grid);

} // namespace ShelfHelp::Ui
