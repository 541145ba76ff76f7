// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ourcards.h"

#include <sql/analytics/checksums.h>
#include <sql/analytics/searchsums.h>
#include <tests/bench/failure.h>

namespace ShelfHelp::Bench {

namespace {

using namespace Sql;

QString number(qint64 value)
{
    return QString::number(value);
}

Answer histogramOf(const Distribution &distribution)
{
    Answer answer;
    for (const auto &[value, count] : distribution.counts()) {
        answer.append({number(value), number(count)});
    }
    return answer;
}

QString mediumName(Medium medium)
{
    return medium == Medium::Libby ? u"Libby"_qs : u"physical"_qs;
}

QStringList countsOf(const OutcomeCounts &outcomes)
{
    return {number(outcomes.available), number(outcomes.out), number(outcomes.notInCatalogue),
            number(outcomes.unknown)};
}

QString dayOf(const TimeContext &context, int bucket)
{
    return context.range.from.toTimeZone(context.reportingZone).date().addDays(bucket).toString(Qt::ISODate);
}

Answer outcomesByMedium(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const CheckSum &sum : need(checkSums(snapshot, bucketPieces(context)))) {
        answer.append(QStringList{dayOf(context, sum.group), mediumName(sum.medium)} + countsOf(sum.outcomes));
    }
    return answer;
}

Answer libraryMatrix(Snapshot &snapshot, const TimeContext &context)
{
    Answer answer;
    for (const LibrarySum &sum : need(librarySums(snapshot, wholeRange(context.range)))) {
        answer.append(QStringList{sum.libraryId, mediumName(sum.medium)} + countsOf(sum.outcomes));
    }
    return answer;
}

Answer sizeByDuration(Snapshot &snapshot, const TimeContext &context)
{
    QMap<std::pair<int, qint64>, qint64> cells;
    for (const SizeDurations &each : need(sizeDurations(snapshot, wholeRange(context.range)))) {
        for (const auto &[bin, count] : each.bins.counts()) {
            cells[{each.sizeBin / 50 * 50, bin}] += count;
        }
    }
    Answer answer;
    for (auto cell = cells.cbegin(); cell != cells.cend(); ++cell) {
        answer.append({number(cell.key().first), number(cell.key().second), number(*cell)});
    }
    return answer;
}

Answer weekdayHour(Snapshot &snapshot, const TimeContext &context)
{
    QMap<int, qint64> searches;
    for (const SearchSum &sum :
         need(searchSums(snapshot, weekHourPieces(context.range, context.reportingZone)))) {
        searches[sum.group] += sum.total();
    }
    Answer answer;
    for (auto hour = searches.cbegin(); hour != searches.cend(); ++hour) {
        answer.append({number(hour.key() / 24 + 1), number(hour.key() % 24), number(*hour)});
    }
    return answer;
}

Answer durationHistogram(Snapshot &snapshot, const TimeContext &context)
{
    Distribution bins;
    for (const SearchDurations &each : need(searchDurations(snapshot, wholeRange(context.range)))) {
        bins += each.bins;
    }
    return histogramOf(bins);
}

} // namespace

const QList<OurCard> &ourCards()
{
    static const QList<OurCard> cards{
        {u"outcomes_by_medium"_qs, outcomesByMedium},
        {u"size_by_duration"_qs, sizeByDuration},
        {u"library_matrix"_qs, libraryMatrix},
        {u"weekday_hour"_qs, weekdayHour},
        {u"duration_histogram"_qs, durationHistogram},
    };
    return cards;
}

} // namespace ShelfHelp::Bench
