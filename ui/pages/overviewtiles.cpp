// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "overviewtiles.h"

#include <ui/charts/bucketgrid.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>
#include <ui/models/filterterms.h>

#include <QCoreApplication>

#include <limits>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

struct Tiles
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Tiles)
};

using Before = std::optional<Sql::Totals>;
using IdentityCount = qint64 Sql::IdentityCounts::*;

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
TileContent stockContent(IdentityCount count, const Sql::Totals &now, const Before &then,
                         const QLocale &locale)
{
    TileContent content{.value = tileCountText(now.known.*count, locale), .polarity = Polarity::UpIsGood};
    const qint64 fresh = now.fresh.*count;
    content.exact = Tiles::tr("%1 URLs = %2 shelves = %3 readers")
                        .arg(countText(now.known.urls, locale), countText(now.known.shelves, locale),
                             countText(now.known.readers, locale));
    content.delta = Delta{.text = Tiles::tr("+%1 new").arg(countText(fresh, locale)),
                          .direction = fresh > 0 ? Direction::Up : Direction::Unchanged};
    if (then) {
        content.comparison = before(Tiles::tr("+%1 new").arg(countText(then->fresh.*count, locale)));
    }
    return content;
}

/// A share of `hits` in `n` with its interval.
TileContent shareContent(std::pair<qint64, qint64> now, std::optional<std::pair<qint64, qint64>> then,
                         const QLocale &locale)
{
    const auto sampled = [](const std::pair<qint64, qint64> &counts) {
        return Sampled{.value = shareOf(counts.first, counts.second), .n = counts.second};
    };
    TileContent content{.value = percentText(sampled(now).value, locale),
                        .secondary = Tiles::tr("n = %1").arg(countText(now.second, locale)),
                        .polarity = Polarity::UpIsGood};
    content.comparison =
        Tiles::tr("interval %1").arg(intervalText(wilsonInterval(now.first, now.second), locale));
    content.exact = countText(now.first, locale) + u'/' + countText(now.second, locale);
    if (then) {
        content.delta = rateDelta(sampled(now), sampled(*then), locale);
        content.exact += u" · " + before(percentText(sampled(*then).value, locale));
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

TileContent deadContent(qint64 open, const QLocale &locale)
{
    return {.value = tileCountText(open, locale),
            .delta = Delta{.text = open > 0 ? Tiles::tr("waiting for you") : Tiles::tr("none is waiting"),
                           .direction = open > 0 ? Direction::Up : Direction::Unchanged},
            .polarity = Polarity::UpIsBad,
            .exact = countText(open, locale)};
}

template <typename Bucket, typename Value>
QList<std::optional<double>> course(const QList<Bucket> &figures, const BucketGrid &grid, Value value)
{
    QList<std::optional<double>> values;
    const QList<Bucket> aligned = grid.aligned(figures);
    for (int i = 0; i < aligned.size(); ++i) {
        // A bucket that is not over would look like a drop, and here nothing can say so.
        if (!grid.isPartial(i)) {
            values.append(value(aligned[i]));
        }
    }
    return values;
}

Sql::OutcomeCounts together(const Sql::OutcomeBucket &bucket)
{
    Sql::OutcomeCounts counts = bucket.libby;
    return counts += bucket.physical;
}

std::pair<qint64, qint64> availabilityOf(const Sql::OutcomeCounts &counts)
{
    return {counts.available, counts.owned()};
}

std::pair<qint64, qint64> coverageOf(const Sql::OutcomeCounts &counts)
{
    return {counts.owned(), counts.owned() + counts.notInCatalogue};
}

std::pair<qint64, qint64> hitsOf(const Sql::Totals &totals)
{
    return {totals.warm.n, totals.warm.n + totals.cold.n};
}

QList<std::optional<double>> growthCourse(const TileFigures &figures, const BucketGrid &grid,
                                          IdentityCount count)
{
    qint64 known = figures.growth.before.*count;
    return course(figures.growth.buckets, grid, [&known, count](const Sql::GrowthBucket &bucket) {
        known += bucket.fresh.*count;
        return std::optional(double(known));
    });
}

QList<std::optional<double>> trendOf(OverviewTile tile, const TileFigures &figures, const BucketGrid &grid)
{
    using enum OverviewTile;
    switch (tile) {
    case Shelves:
        return growthCourse(figures, grid, &Sql::IdentityCounts::urls);
    case Readers:
        return growthCourse(figures, grid, &Sql::IdentityCounts::readers);
    case ShelfSearches:
        return course(figures.usage, grid, [](const Sql::UsageBucket &bucket) {
            return std::optional(double(bucket.shelfSearches));
        });
    case LibraryChecks:
        return course(figures.usage, grid, [](const Sql::UsageBucket &bucket) {
            return std::optional(double(bucket.libraryChecks));
        });
    case Availability:
        return course(figures.outcomes, grid,
                      [](const Sql::OutcomeBucket &bucket) { return together(bucket).availability(); });
    case Coverage:
        return course(figures.outcomes, grid,
                      [](const Sql::OutcomeBucket &bucket) { return together(bucket).coverage(); });
    case ColdDuration:
        return course(figures.durations, grid,
                      [](const Sql::DurationBucket &bucket) { return bucket.cold.p50Ms; });
    case CacheHits:
        return course(figures.cache, grid, [](const Sql::CacheBucket &bucket) { return bucket.hitRate(); });
    case ShelfSize:
    case DeadLetters:
        break;
    }
    return {};
}

TileContent contentOf(OverviewTile tile, const TileFigures &figures, const QLocale &locale)
{
    using enum OverviewTile;
    const Sql::Totals &now = figures.now;
    const Before &then = figures.before;
    const auto earlier = [&then](auto value) { return then ? std::optional(value(*then)) : std::nullopt; };
    switch (tile) {
    case Shelves:
        return stockContent(&Sql::IdentityCounts::urls, now, then, locale);
    case Readers:
        return stockContent(&Sql::IdentityCounts::readers, now, then, locale);
    case ShelfSearches:
        return countContent(now.shelfSearches, earlier([](auto &t) { return t.shelfSearches; }), locale);
    case LibraryChecks:
        return countContent(now.libraryChecks, earlier([](auto &t) { return t.libraryChecks; }), locale);
    case Availability:
        return shareContent(availabilityOf(now.outcomes),
                            earlier([](auto &t) { return availabilityOf(t.outcomes); }), locale);
    case Coverage:
        return shareContent(coverageOf(now.outcomes), earlier([](auto &t) { return coverageOf(t.outcomes); }),
                            locale);
    case ColdDuration:
        return durationContent(now, then, locale);
    case CacheHits: {
        TileContent content = shareContent(hitsOf(now), earlier([](auto &t) { return hitsOf(t); }), locale);
        content.polarity = Polarity::Neutral;
        return content;
    }
    case ShelfSize:
        return sizeContent(now, then, locale);
    case DeadLetters:
        break;
    }
    return deadContent(figures.openRejections, locale);
}

/// Keeps the first error of several figures.
class Gathering final
{
public:
    template <typename Data>
    void into(Data &target, Result<Data> figure)
    {
        if (figure.ok()) {
            target = std::move(figure).value();
        } else if (!m_error) {
            m_error = figure.error();
        }
    }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

/// Those that were searched for the first time up to the end of the range, whenever that was: of several that
/// are the same the first one.
RowsBehind shelvesUntilNow(RowsBehind rows, const Question &question, qint64 n, Sql::Identity identity)
{
    const QDateTime first = QDate(2000, 1, 1).startOfDay(question.time.reportingZone).toUTC();
    rows.kind = RowKind::Shelves;
    rows.pieces = Sql::wholeRange({first, question.time.range.to});
    rows.shelves.newBy = identity;
    rows.n = n;
    return rows;
}

} // namespace

Result<Figure> readTiles(Sql::Snapshot &snapshot, const Question &question)
{
    const Sql::TimeContext &time = question.time;
    const Sql::Filter &filter = question.filter;
    TileFigures figures;
    Gathering gathering;
    gathering.into(figures.now, Sql::totals(snapshot, time, time.range, filter));
    if (time.comparison) {
        gathering.into(figures.before.emplace(), Sql::totals(snapshot, time, *time.comparison, filter));
    }
    gathering.into(figures.openRejections, Sql::openRejections(snapshot));
    // The cards of the page ask the same: one moment answers once.
    gathering.into(figures.growth, Sql::shelfGrowth(snapshot, time, filter));
    gathering.into(figures.usage, Sql::usage(snapshot, time, filter));
    gathering.into(figures.outcomes, Sql::outcomes(snapshot, time, filter));
    gathering.into(figures.durations, Sql::searchDurations(snapshot, time, filter));
    gathering.into(figures.cache, Sql::cacheHits(snapshot, time, filter));
    return gathering.error() ? Result<Figure>(*gathering.error()) : Figure::of(std::move(figures));
}

TileHeading tileHeading(OverviewTile tile)
{
    using enum OverviewTile;
    switch (tile) {
    case Shelves:
        return {
            u"shelvesTile"_qs, Tiles::tr("Unique shelves"),
            Tiles::tr("Distinct shelf URLs first searched before the end of the range. One person may have "
                      "several.")};
    case Readers:
        return {
            u"readersTile"_qs, Tiles::tr("Readers"),
            Tiles::tr("Distinct Goodreads readers whose shelves were first searched before the end of the "
                      "range.")};
    case ShelfSearches:
        return {u"shelfSearchesTile"_qs, Tiles::tr("Shelf searches"),
                Tiles::tr("Searches of a Goodreads shelf in the range.")};
    case LibraryChecks:
        return {u"libraryChecksTile"_qs, Tiles::tr("Library checks"),
                Tiles::tr("Searches for one book at one library in the range.")};
    case Availability:
        return {u"availabilityTile"_qs, Tiles::tr("Available of owned"),
                Tiles::tr(
                    "Available ÷ (available + out); books not in the catalogue and unknown outcomes are left "
                    "out. With the Wilson 95 % interval.")};
    case Coverage:
        return {
            u"coverageTile"_qs, Tiles::tr("Catalogue coverage"),
            Tiles::tr("Owned ÷ (owned + not in the catalogue), of the library checks in the range. With the "
                      "Wilson 95 % interval.")};
    case ColdDuration:
        return {u"coldDurationTile"_qs, Tiles::tr("Cold search p50"),
                Tiles::tr(
                    "Median and 95th percentile of the shelf searches that fetched the shelf from Goodreads; "
                    "answers from the cache are left out.")};
    case CacheHits:
        return {
            u"cacheHitsTile"_qs, Tiles::tr("Cache-hit rate"),
            Tiles::tr("Shelf searches that the backend's half-hour copy of the shelf answered ÷ all with a "
                      "usable duration.")};
    case ShelfSize:
        return {
            u"shelfSizeTile"_qs, Tiles::tr("Median shelf size"),
            Tiles::tr("Of the latest size of each shelf searched in the range. Shelves of 800 and more books "
                      "are recorded as 600.")};
    case DeadLetters:
        break;
    }
    return {u"deadLettersTile"_qs, Tiles::tr("Dead letters"),
            Tiles::tr("Rejected notifications that nobody has dealt with, whatever the range: see “shelfhelp "
                      "rejected list”.")};
}

TileContent tileContent(OverviewTile tile, const TileFigures &figures, const BucketGrid &grid,
                        const QLocale &locale)
{
    TileContent content = contentOf(tile, figures, locale);
    content.trend = trendOf(tile, figures, grid);
    return content;
}

std::optional<RowsBehind> tileRows(OverviewTile tile, const TileFigures &figures, const Question &question)
{
    using enum OverviewTile;
    const Sql::Totals &now = figures.now;
    RowsBehind rows{.name = tileHeading(tile).name,
                    .pieces = Sql::wholeRange(question.time.range),
                    .filter = question.filter};
    const auto checks = [&rows](const QStringList &outcomes, qint64 n) {
        rows.kind = RowKind::LibraryChecks;
        rows.filter = withOutcomesOf(rows.filter, outcomes);
        rows.n = n;
        return rows;
    };
    switch (tile) {
    case ShelfSearches:
        rows.n = now.shelfSearches;
        return rows;
    case LibraryChecks:
        rows.kind = RowKind::LibraryChecks;
        rows.n = now.libraryChecks;
        return rows;
    case Availability:
        return checks({u"available"_qs, u"out"_qs}, now.outcomes.owned());
    case Coverage:
        return checks({u"absent"_qs}, now.outcomes.notInCatalogue);
    case ColdDuration:
        rows.filter.temperature = Sql::Temperature::Cold;
        rows.order = Sql::RowOrder::SlowestFirst;
        rows.n = now.cold.n;
        return rows;
    case CacheHits:
        rows.filter.temperature = Sql::Temperature::Warm;
        rows.n = now.warm.n;
        return rows;
    case DeadLetters:
        return RowsBehind{.kind = RowKind::DeadLetters,
                          .name = Tiles::tr("Open dead letters"),
                          .rejections = {.state = Sql::RejectionState::Open},
                          .n = figures.openRejections};
    case Shelves:
        return shelvesUntilNow(rows, question, now.known.urls, Sql::Identity::Url);
    case Readers:
        return shelvesUntilNow(rows, question, now.known.readers, Sql::Identity::Reader);
    case ShelfSize:
        rows.kind = RowKind::Shelves;
        rows.shelves.latestSize.from = std::numeric_limits<qint32>::min(); // all that told one
        rows.shelves.sort = Sql::ShelfSort::LatestSize;
        rows.n = now.sizedShelves;
        return rows;
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Ui
