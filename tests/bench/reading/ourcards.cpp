// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ourcards.h"

#include <sql/analytics/bookfigures.h>
#include <sql/analytics/distribution.h>
#include <sql/analytics/overviewfigures.h>
#include <sql/analytics/rowsbehind.h>
#include <tests/bench/failure.h>

namespace ShelfHelp::Bench {

namespace {

using namespace Sql;

QString number(qint64 value)
{
    return QString::number(value);
}

QString dayOf(const QDateTime &start)
{
    return start.toUTC().date().toString(Qt::ISODate);
}

QStringList countsOf(const OutcomeCounts &outcomes)
{
    return {number(outcomes.available), number(outcomes.out), number(outcomes.notInCatalogue),
            number(outcomes.unknown)};
}

/// Plain SQL knows no line of what does not occur.
void appendIfAny(Answer &answer, const QStringList &keys, const OutcomeCounts &outcomes)
{
    if (outcomes.total() > 0) {
        answer.append(keys + countsOf(outcomes));
    }
}

Answer totalsWithComparison(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const auto &[name, range] :
         {std::pair{u"range"_qs, context.range},
          std::pair{u"comparison"_qs, context.comparison.value_or(TimeRange())}}) {
        const Totals of = need(totals(snapshot, context, range));
        answer.append(QStringList{name, number(of.shelfSearches), number(of.libraryChecks)} +
                      countsOf(of.outcomes));
    }
    return answer;
}

Answer distinctAndNew(Snapshot &snapshot, const TimeContext &context)
{
    const IdentityCounts active = need(activeShelves(snapshot, context.range));
    return {{number(active.urls), number(need(shelfTotals(snapshot, context)).fresh.urls)}};
}

Answer dailyDurations(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const DurationBucket &bucket : need(searchDurations(snapshot, context))) {
        if (const qint64 searches = bucket.cold.n + bucket.warm.n; searches > 0) {
            answer.append({dayOf(bucket.start), number(searches),
                           QString::number(bucket.cold.p50Ms.value_or(0)),
                           QString::number(bucket.cold.p95Ms.value_or(0))});
        }
    }
    return answer;
}

Answer newShelves(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const GrowthBucket &bucket : need(shelfGrowth(snapshot, context)).buckets) {
        if (bucket.fresh.urls > 0) {
            answer.append({dayOf(bucket.start), number(bucket.fresh.urls)});
        }
    }
    return answer;
}

Answer dailyOutcomes(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const OutcomeBucket &bucket : need(outcomes(snapshot, context))) {
        appendIfAny(answer, {dayOf(bucket.start), u"Libby"_qs}, bucket.libby);
        appendIfAny(answer, {dayOf(bucket.start), u"physical"_qs}, bucket.physical);
    }
    return answer;
}

Answer sizeByDuration(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const SizeDurationCell &cell : need(durationsBySize(snapshot, context)).cells) {
        answer.append({number(cell.sizeFrom), number(durationBin(cell.fromUs)), number(cell.n)});
    }
    return answer;
}

Answer matrixOfLibraries(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const LibraryMedia &library : need(libraryMatrix(snapshot, context))) {
        appendIfAny(answer, {library.libraryId, u"Libby"_qs}, library.libby.outcomes);
        appendIfAny(answer, {library.libraryId, u"physical"_qs}, library.physical.outcomes);
    }
    return answer;
}

Answer weekdayHour(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const WeekHour &hour : need(weekHours(snapshot, context))) {
        if (hour.shelfSearches > 0) {
            answer.append({number(hour.weekday), number(hour.hour), number(hour.shelfSearches)});
        }
    }
    return answer;
}

Answer durationHistogram(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const DurationBin &bin : need(searchDurationHistogram(snapshot, context))) {
        if (bin.first + bin.second > 0) {
            answer.append({number(durationBin(bin.fromUs)), number(bin.first + bin.second)});
        }
    }
    return answer;
}

Answer topBooks(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const ShownBook &book : need(mostShownBooks(snapshot, context))) {
        answer.append({number(book.book.id), number(book.shown), book.book.title, book.book.author});
    }
    return answer;
}

Answer latestRows(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const ShelfSearchRow &row : need(searchRows(snapshot, wholeRange(context.range)))) {
        answer.append({number(row.key.id), row.shelfUrl, number(row.size.value_or(-1))});
    }
    return answer;
}

Answer sizesOfShelves(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const SizeBin &bin : need(shelfSizes(snapshot, context))) {
        answer.append({number(bin.lower), number(bin.shelves)});
    }
    return answer;
}

} // namespace

const QList<OurCard> &ourCards()
{
    static const QList<OurCard> cards{
        {u"totals"_qs, totalsWithComparison},
        {u"distinct_and_new"_qs, distinctAndNew},
        {u"daily_durations"_qs, dailyDurations},
        {u"new_shelves"_qs, newShelves},
        {u"outcomes_by_medium"_qs, dailyOutcomes},
        {u"size_by_duration"_qs, sizeByDuration},
        {u"library_matrix"_qs, matrixOfLibraries},
        {u"weekday_hour"_qs, weekdayHour},
        {u"duration_histogram"_qs, durationHistogram},
        {u"top_books"_qs, topBooks},
        {u"latest_rows"_qs, latestRows},
        {u"shelf_sizes"_qs, sizesOfShelves},
    };
    return cards;
}

} // namespace ShelfHelp::Bench
