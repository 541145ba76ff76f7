// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sizefigures.h"

#include "durationfigures.h"
#include "searchsums.h"

#include <map>

namespace ShelfHelp::Sql {

QList<SizeBin> sizeBins(const Distribution &sizes)
{
    std::map<int, qint64> counted;
    for (const auto &[size, n] : sizes.counts()) {
        counted[sizeBinOf(size, sizeBinWidth)] += n;
    }
    QList<SizeBin> bins;
    for (const auto &[lower, n] : counted) {
        bins.append({.lower = lower, .shelves = n});
    }
    return bins;
}

Result<Distribution> searchSizes(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto parts = searchSizeParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    Distribution sizes;
    for (const SearchSizes &part : parts.value()) {
        sizes += part.sizes;
    }
    return sizes;
}

Result<QList<SizeBin>> searchSizeHistogram(Snapshot &snapshot, const TimeContext &context,
                                           const Filter &filter)
{
    const Result<Distribution> sizes = searchSizes(snapshot, context, filter);
    return sizes.ok() ? Result<QList<SizeBin>>(sizeBins(sizes.value())) : sizes.error();
}

Result<QList<SizeBucket>> sizesOverTime(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto parts = searchSizeParts(snapshot, bucketPieces(context), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    std::map<int, Distribution> groups;
    for (const SearchSizes &part : parts.value()) {
        groups[part.group] += part.sizes;
    }
    QList<SizeBucket> buckets;
    for (const QDateTime &start : bucketStarts(context)) {
        const Distribution &sizes = groups[int(buckets.size())];
        buckets.append({.start = start,
                        .n = sizes.total(),
                        .p50 = sizes.percentile(0.5),
                        .p95 = sizes.percentile(0.95),
                        .atCap = sizes.count(shelfSizeCap)});
    }
    return buckets;
}

Result<QList<SizeTypeBin>> typesBySize(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto parts = searchSizeParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    std::map<int, std::map<QString, qint64>> counted;
    for (const SearchSizes &part : parts.value()) {
        for (const auto &[size, n] : part.sizes.counts()) {
            counted[sizeBinOf(size, typeSizeBinWidth)][part.searchType] += n;
        }
    }
    QList<SizeTypeBin> bins;
    for (const auto &[size, types] : counted) {
        SizeTypeBin bin{.sizeFrom = size, .sizeTo = size + typeSizeBinWidth, .types = {}};
        for (const auto &[type, n] : types) {
            bin.types.append({.searchType = type, .n = n});
        }
        bins.append(bin);
    }
    return bins;
}

} // namespace ShelfHelp::Sql
