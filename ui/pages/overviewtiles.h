// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/overviewfigures.h>
#include <ui/charts/tile.h>
#include <ui/models/figure.h>
#include <ui/models/rowsbehind.h>

#include <QLocale>

#include <optional>

namespace ShelfHelp::Ui {

class BucketGrid;

/// The tiles of the Overview page (O1), in the order in which they stand.
enum class OverviewTile {
    Shelves,
    Readers,
    ShelfSearches,
    LibraryChecks,
    DeadLetters,
    Availability,
    Coverage,
    ColdDuration,
    CacheHits,
    ShelfSize,
};

inline constexpr int overviewTileCount = 10;

/// Everything the tiles show.
struct TileFigures
{
    Sql::Totals now;
    std::optional<Sql::Totals> before; ///< nothing without a comparison
    qint64 openRejections = 0;
    Sql::ShelfGrowth growth;
    QList<Sql::UsageBucket> usage;
    QList<Sql::OutcomeBucket> outcomes;
    QList<Sql::DurationBucket> durations;
    QList<Sql::CacheBucket> cache;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readTiles(Sql::Snapshot &snapshot, const Question &question);

/// The object name, the heading and the definition of a tile.
struct TileHeading
{
    QString objectName;
    QString name;
    QString explanation;
};

[[nodiscard]] TileHeading tileHeading(OverviewTile tile);

/// What a tile says about the range, compared with the one before where there is one.
[[nodiscard]] TileContent tileContent(OverviewTile tile, const TileFigures &figures, const BucketGrid &grid,
                                      const QLocale &locale);

/// The rows that a tile counts; nothing for those that count no rows.
[[nodiscard]] std::optional<RowsBehind> tileRows(OverviewTile tile, const TileFigures &figures,
                                                 const Question &question);

} // namespace ShelfHelp::Ui
