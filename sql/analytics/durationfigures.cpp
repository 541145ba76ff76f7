// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationfigures.h"

#include "checksums.h"
#include "searchsums.h"
#include "share.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

/// One zeroed entry for each bucket.
template <typename Row>
QList<Row> emptyBuckets(const TimeContext &context)
{
    QList<Row> buckets;
    for (const QDateTime &start : bucketStarts(context)) {
        buckets.append(Row{.start = start});
    }
    return buckets;
}

/// All bins from the first that occurs in either to the last.
QList<DurationBin> histogram(const Distribution &first, const Distribution &second)
{
    std::map<qint64, std::pair<qint64, qint64>> counted;
    for (const auto &[bin, n] : first.counts()) {
        counted[bin].first = n;
    }
    for (const auto &[bin, n] : second.counts()) {
        counted[bin].second = n;
    }
    QList<DurationBin> bins;
    if (counted.empty()) {
        return bins;
    }
    for (qint64 bin = counted.begin()->first; bin <= counted.rbegin()->first; ++bin) {
        bins.append({.fromUs = durationBinStart(bin),
                     .toUs = durationBinStart(bin + 1),
                     .first = counted[bin].first,
                     .second = counted[bin].second});
    }
    return bins;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double pagesOf(const SizeDurationBin &bin)
{
    return std::ceil((double(bin.sizeFrom) + bin.sizeTo) / 2 / booksPerPage);
}

} // namespace

std::optional<double> CacheBucket::hitRate() const
{
    return shareOf(warm, cold + warm);
}

Result<QList<DurationBucket>> searchDurations(Snapshot &snapshot, const TimeContext &context,
                                              const Filter &filter)
{
    const auto summaries = summarizeSearches(snapshot, bucketPieces(context), filter);
    if (!summaries.ok()) {
        return summaries.error();
    }
    auto buckets = emptyBuckets<DurationBucket>(context);
    for (int i = 0; i < buckets.size(); ++i) {
        buckets[i].cold = summaryIn(summaries.value(), i, Temperature::Cold);
        buckets[i].warm = summaryIn(summaries.value(), i, Temperature::Warm);
    }
    return buckets;
}

Result<QList<CacheBucket>> cacheHits(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const Result<QList<SearchSum>> sums = searchSums(snapshot, bucketPieces(context), filter);
    if (!sums.ok()) {
        return sums.error();
    }
    auto buckets = emptyBuckets<CacheBucket>(context);
    for (const SearchSum &sum : sums.value()) {
        CacheBucket &bucket = buckets[sum.group];
        bucket.cold += sum.cold;
        bucket.warm += sum.warm;
        bucket.byWindowOnly += sum.byWindowOnly;
        bucket.byClockOnly += sum.byClockOnly;
    }
    return buckets;
}

Result<QList<CheckDurationBucket>> checkDurations(Snapshot &snapshot, const TimeContext &context,
                                                  const Filter &filter)
{
    const auto summaries = summarizeChecks(snapshot, bucketPieces(context), filter);
    if (!summaries.ok()) {
        return summaries.error();
    }
    auto buckets = emptyBuckets<CheckDurationBucket>(context);
    for (int i = 0; i < buckets.size(); ++i) {
        buckets[i].libby = summaryIn(summaries.value(), i, Medium::Libby);
        buckets[i].physical = summaryIn(summaries.value(), i, Medium::Physical);
    }
    return buckets;
}

Result<QList<DurationBin>> searchDurationHistogram(Snapshot &snapshot, const TimeContext &context,
                                                   const Filter &filter)
{
    const auto parts = searchDurationParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    Distribution cold;
    Distribution warm;
    for (const SearchDurations &part : parts.value()) {
        (part.isCold ? cold : warm) += part.bins;
    }
    return histogram(cold, warm);
}

Result<QList<DurationBin>> checkDurationHistogram(Snapshot &snapshot, const TimeContext &context,
                                                  const Filter &filter)
{
    // Sums by library have no bins: such a filter reads the rows.
    const auto parts = checkDurationParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    Distribution libby;
    Distribution physical;
    for (const CheckDurations &part : parts.value()) {
        (part.medium == Medium::Libby ? libby : physical) += part.bins;
    }
    return histogram(libby, physical);
}

Result<DurationsBySize> durationsBySize(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    const auto parts = sizeDurationParts(snapshot, wholeRange(context.range), filter);
    if (!parts.ok()) {
        return parts.error();
    }
    std::map<int, Distribution> bySize;
    std::map<int, Distribution> byCell;
    for (const SizeDurations &part : parts.value()) {
        byCell[sizeBinOf(part.sizeBin, sizeBinWidth)] += part.bins;
        bySize[sizeBinOf(part.sizeBin, durationSizeBinWidth)] += part.buckets;
    }
    DurationsBySize figure;
    for (const auto &[size, buckets] : bySize) {
        figure.n += buckets.total();
        figure.bins.append(
            {.sizeFrom = size, .sizeTo = size + durationSizeBinWidth, .cold = summaryOf(buckets)});
    }
    for (const auto &[size, bins] : byCell) {
        for (const auto &[bin, n] : bins.counts()) {
            figure.cells.append({.sizeFrom = size,
                                 .sizeTo = size + sizeBinWidth,
                                 .fromUs = durationBinStart(bin),
                                 .toUs = durationBinStart(bin + 1),
                                 .n = n});
        }
    }
    figure.fit = fitPages(figure.bins);
    return figure;
}

std::optional<PageFit> fitPages(const QList<SizeDurationBin> &bins)
{
    std::vector<double> slopes;
    for (qsizetype i = 0; i < bins.size(); ++i) {
        for (qsizetype j = i + 1; j < bins.size(); ++j) {
            const double pages = pagesOf(bins[j]) - pagesOf(bins[i]);
            if (pages > 0 && bins[i].cold.p50Ms && bins[j].cold.p50Ms) {
                slopes.push_back((*bins[j].cold.p50Ms - *bins[i].cold.p50Ms) / pages);
            }
        }
    }
    if (slopes.empty()) {
        return std::nullopt;
    }
    PageFit fit{.perPageMs = median(std::move(slopes))};
    std::vector<double> rests;
    for (const SizeDurationBin &bin : bins) {
        if (bin.cold.p50Ms) {
            rests.push_back(*bin.cold.p50Ms - fit.perPageMs * pagesOf(bin));
        }
    }
    fit.baseMs = median(std::move(rests));
    return fit;
}

} // namespace ShelfHelp::Sql
