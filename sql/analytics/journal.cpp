// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal.h"

#include "snapshot.h"

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 longestByHour = 92 * 24; ///< hours

/// The range in hours, or in days where it is long.
QList<QDateTime> edgesOf(const TimeRange &range)
{
    constexpr qint64 hour = 3600;
    const qint64 step = range.from.secsTo(range.to) / hour > longestByHour ? 24 * hour : hour;
    QList<QDateTime> edges;
    for (QDateTime edge = range.from; edge < range.to; edge = edge.addSecs(step)) {
        edges.append(edge);
    }
    edges.append(range.to);
    return edges;
}

Parameter startsParameter(const QList<QDateTime> &edges)
{
    std::vector<std::optional<std::int64_t>> starts;
    for (qsizetype i = 0; i + 1 < edges.size(); ++i) {
        starts.emplace_back(edges[i].toMSecsSinceEpoch() * 1000);
    }
    return Parameter::instants(starts);
}

} // namespace

Result<JournalIndex> JournalIndex::make(Snapshot &snapshot, const TimeRange &range,
                                        const JournalFilter &filter)
{
    JournalIndex index;
    if (!snapshot.hasOwnSchema() || range.isEmpty()) {
        return index;
    }
    index.m_edges = edgesOf(range);
    const Result<Rows> rows =
        snapshot.run(u"analytics/journal_counts"_qs,
                     journalFilterParameters(range, filter) + Parameters{startsParameter(index.m_edges)});
    if (!rows.ok()) {
        return rows.error();
    }
    index.m_counts.fill(0, index.m_edges.size() - 1);
    for (int row = 0; row < rows.value().size(); ++row) {
        index.m_counts[rows.value().get<int>(row, 0)] = rows.value().get<qint64>(row, 1);
        index.m_total += rows.value().get<qint64>(row, 1);
    }
    return index;
}

JournalIndex::Place JournalIndex::placeOf(qint64 row, int limit) const
{
    qsizetype last = m_counts.size() - 1;
    while (last > 0 && row >= m_counts[last]) {
        row -= m_counts[last];
        --last;
    }
    // Back in time until there are enough.
    qsizetype first = last;
    qint64 found = (m_counts.isEmpty() ? 0 : m_counts[last]) - row;
    while (first > 0 && found < limit) {
        --first;
        found += m_counts[first];
    }
    return {.range = m_counts.isEmpty() ? TimeRange() : TimeRange{m_edges[first], m_edges[last + 1]},
            .skip = row};
}

Result<QList<JournalEntry>> journalRowsAt(Snapshot &snapshot, const TimeContext &context,
                                          const JournalIndex &index, const JournalFilter &filter,
                                          qint64 offset, int limit)
{
    if (offset >= index.total()) {
        return QList<JournalEntry>();
    }
    const JournalIndex::Place place = index.placeOf(offset, limit);
    TimeContext narrow = context;
    narrow.range = place.range;
    const auto page = eventJournal(snapshot, narrow, {.filter = filter, .limit = limit, .skip = place.skip});
    if (!page.ok()) {
        return page.error();
    }
    return page.value() ? page.value()->entries : QList<JournalEntry>();
}

Result<std::optional<JournalDetail>> journalDetail(Snapshot &snapshot, const JournalKey &key)
{
    using Found = std::optional<JournalDetail>;
    if (!snapshot.hasOwnSchema()) {
        return Found();
    }
    const Result<Rows> answer =
        snapshot.run(u"analytics/journal_detail"_qs,
                     {key.topicId, key.notificationId, QString::fromUtf8(snapshot.sourceZone().id())});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    if (rows.size() == 0) {
        return Found();
    }
    return Found(JournalDetail{.topicArn = rows.get<QString>(0, 0),
                               .contentHash = rows.get<QString>(0, 1),
                               .sequenceNumber = rows.get<QString>(0, 2),
                               .program = rows.get<QString>(0, 3),
                               .runStarted = rows.get<std::optional<QDateTime>>(0, 4),
                               .started = rows.get<std::optional<QDateTime>>(0, 5),
                               .shelfUrl = rows.get<QString>(0, 6),
                               .searchType = rows.get<QString>(0, 7),
                               .books = rows.get<std::optional<qint64>>(0, 8),
                               .libraryId = rows.get<QString>(0, 9),
                               .isLibby = rows.get<std::optional<bool>>(0, 10),
                               .title = rows.get<QString>(0, 11),
                               .author = rows.get<QString>(0, 12),
                               .availabilityMessage = rows.get<QString>(0, 13)});
}

} // namespace ShelfHelp::Sql
