// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewtiles.h"

#include <ui/charts/bucketgrid.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <QCoreApplication>

namespace ShelfHelp::Ui {

namespace {

struct Tiles
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Tiles)
};

using Before = std::optional<Sql::Totals>;

QString before(const QString &value)
{
    return Tiles::tr("before: %1").arg(value);
}

TileContent countContent(qint64 now, std::optional<qint64> then, const QLocale &locale)
{
    TileContent content{
        .value = tileCountText(now, locale), .polarity = Polarity::UpIsGood, .exact = countText(now, locale)};
    if (then) {
        content.delta = countDelta(now, *then, locale);
        content.comparison = before(countText(*then, locale));
    }
    return content;
}

/// The delta of a stock is what came into it; shelves never leave.
TileContent shelvesContent(const Sql::Totals &now, const Before &then, const QLocale &locale)
{
    TileContent content{.value = tileCountText(now.known.urls, locale), .polarity = Polarity::UpIsGood};
    content.exact = countText(now.known.urls, locale);
    const Direction direction = now.fresh.urls > 0 ? Direction::Up : Direction::Unchanged;
    content.delta =
        Delta{.text = Tiles::tr("+%1 new").arg(countText(now.fresh.urls, locale)), .direction = direction};
    if (then) {
        content.comparison = before(Tiles::tr("+%1 new").arg(countText(then->fresh.urls, locale)));
    }
    return content;
}

TileContent availabilityContent(const Sql::Totals &now, const Before &then, const QLocale &locale)
{
    const auto sampled = [](const Sql::OutcomeCounts &counts) {
        return Sampled{.value = shareOf(counts.available, counts.owned()), .n = counts.owned()};
    };
    const Sampled share = sampled(now.outcomes);
    TileContent content{.value = percentText(share.value, locale),
                        .secondary = Tiles::tr("n = %1").arg(countText(share.n, locale)),
                        .polarity = Polarity::UpIsGood};
    content.comparison =
        Tiles::tr("interval %1").arg(intervalText(wilsonInterval(now.outcomes.available, share.n), locale));
    content.exact = countText(now.outcomes.available, locale) + u'/' + countText(share.n, locale);
    if (then) {
        content.delta = rateDelta(share, sampled(then->outcomes), locale);
    }
    return content;
}

TileContent durationContent(const Sql::Totals &now, const Before &then, const QLocale &locale)
{
    const auto sampled = [](const Sql::DurationSummary &cold) {
        return Sampled{.value = cold.p50Ms, .n = cold.n};
    };
    TileContent content{.value = durationText(now.cold.p50Ms, locale),
                        .secondary = Tiles::tr("p95 %1").arg(durationText(now.cold.p95Ms, locale)),
                        .polarity = Polarity::UpIsBad};
    content.comparison = Tiles::tr("n = %1").arg(countText(now.cold.n, locale));
    content.exact = content.secondary + u" · " + content.comparison;
    if (then) {
        content.delta = durationDelta(sampled(now.cold), sampled(then->cold), locale);
        content.comparison = before(durationText(then->cold.p50Ms, locale));
    }
    return content;
}

TileContent sizeContent(const Sql::Totals &now, const Before &then, const QLocale &locale)
{
    const auto sampled = [](const Sql::Totals &totals) {
        return Sampled{.value = totals.medianShelfSize, .n = totals.sizedShelves};
    };
    TileContent content{.value = numberText(now.medianShelfSize, locale), .secondary = Tiles::tr("books")};
    content.comparison =
        Tiles::tr("%1 at the 600 cap").arg(percentText(shareOf(now.shelvesAtCap, now.sizedShelves), locale));
    if (then) {
        content.delta = numberDelta(sampled(now), sampled(*then), locale);
    }
    return content;
}

template <typename Figure, typename Value>
QList<std::optional<double>> course(const Result<QList<Figure>> &figures, const BucketGrid &grid, Value value)
{
    QList<std::optional<double>> values;
    if (!figures.ok()) {
        return values;
    }
    const QList<Figure> aligned = grid.aligned(figures.value());
    for (int i = 0; i < aligned.size(); ++i) {
        // A bucket that is not over would look like a drop, and here nothing can say so.
        if (!grid.isPartial(i)) {
            values.append(value(aligned[i]));
        }
    }
    return values;
}

std::optional<double> bucketAvailability(const Sql::OutcomeBucket &bucket)
{
    return shareOf(bucket.libby.available + bucket.physical.available,
                   bucket.libby.owned() + bucket.physical.owned());
}

} // namespace

TileHeading tileHeading(OverviewTile tile)
{
    switch (tile) {
    case OverviewTile::Shelves:
        return {u"shelvesTile"_qs, Tiles::tr("Unique shelves"),
                Tiles::tr("Distinct shelf URLs first seen up to the end of the range.")};
    case OverviewTile::ShelfSearches:
        return {u"shelfSearchesTile"_qs, Tiles::tr("Shelf searches"),
                Tiles::tr("Shelf searches in the range.")};
    case OverviewTile::LibraryChecks:
        return {u"libraryChecksTile"_qs, Tiles::tr("Library checks"),
                Tiles::tr("Searches for one book at one library in the range.")};
    case OverviewTile::Availability:
        return {u"availabilityTile"_qs, Tiles::tr("Available of owned"),
                Tiles::tr(
                    "Available ÷ (available + out); books not in the catalogue and unknown outcomes are left "
                    "out. With the Wilson 95 % interval.")};
    case OverviewTile::ColdDuration:
        return {u"coldDurationTile"_qs, Tiles::tr("Cold search p50"),
                Tiles::tr(
                    "Median and 95th percentile of the shelf searches that fetched the shelf from Goodreads; "
                    "answers from the cache are left out.")};
    case OverviewTile::ShelfSize:
        break;
    }
    return {
        u"shelfSizeTile"_qs, Tiles::tr("Median shelf size"),
        Tiles::tr("Of the latest size of each shelf searched in the range. Shelves of 800 and more books are "
                  "recorded as 600.")};
}

TileContent tileContent(OverviewTile tile, const Sql::Totals &now, const Before &then, const QLocale &locale)
{
    const auto earlier = [&then](qint64 Sql::Totals::*count) {
        return then ? std::optional((*then).*count) : std::nullopt;
    };
    switch (tile) {
    case OverviewTile::Shelves:
        return shelvesContent(now, then, locale);
    case OverviewTile::ShelfSearches:
        return countContent(now.shelfSearches, earlier(&Sql::Totals::shelfSearches), locale);
    case OverviewTile::LibraryChecks:
        return countContent(now.libraryChecks, earlier(&Sql::Totals::libraryChecks), locale);
    case OverviewTile::Availability:
        return availabilityContent(now, then, locale);
    case OverviewTile::ColdDuration:
        return durationContent(now, then, locale);
    case OverviewTile::ShelfSize:
        break;
    }
    return sizeContent(now, then, locale);
}

QList<std::optional<double>> tileTrend(OverviewTile tile, const Sql::OverviewFigures &figures,
                                       const BucketGrid &grid)
{
    const auto count = [&](qint64 Sql::ActivityBucket::*member) {
        return course(figures.activity, grid, [member](const Sql::ActivityBucket &bucket) {
            return std::optional(static_cast<double>(bucket.*member));
        });
    };
    switch (tile) {
    case OverviewTile::Shelves:
        return count(&Sql::ActivityBucket::cumulativeShelves);
    case OverviewTile::ShelfSearches:
        return count(&Sql::ActivityBucket::shelfSearches);
    case OverviewTile::LibraryChecks:
        return count(&Sql::ActivityBucket::libraryChecks);
    case OverviewTile::Availability:
        return course(figures.outcomes, grid, bucketAvailability);
    case OverviewTile::ColdDuration:
        return course(figures.durations, grid,
                      [](const Sql::DurationBucket &bucket) { return bucket.cold.p50Ms; });
    case OverviewTile::ShelfSize:
        break;
    }
    return {};
}

} // namespace ShelfHelp::Ui
