// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowsbehind.h"

#include "checksums.h"
#include "searchsums.h"

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

/// How much further back each step looks than the one before it.
constexpr qint64 growth = 8;
/// No step is shorter: naive times and instants may be in another order where the clocks change.
constexpr qint64 shortestStep = 3'600'000; // ms

/// The two tables of facts, and their statements.
struct Source
{
    QString rows;   ///< a page
    QString newest; ///< the start of the n-th newest row
};

const Source searchSource{u"analytics/search_rows"_qs, u"analytics/nth_newest_search"_qs};
const Source checkSource{u"analytics/check_rows"_qs, u"analytics/nth_newest_check"_qs};

Parameter instant(qint64 microseconds)
{
    const std::vector<std::optional<std::int64_t>> one{microseconds};
    return Parameter::instants(one);
}

/// The parameters behind the facts': whether the slowest come first, the row to begin behind, and how many.
Parameters pageParameters(const RowPage &page, qsizetype limit)
{
    const bool bySlowness = page.order == RowOrder::SlowestFirst;
    const RowKey key = page.after.value_or(RowKey());
    constexpr qint64 unusable = -1; // sorts behind all durations
    return {bySlowness,
            page.after.has_value(),
            instant(key.startedUs),
            key.id,
            key.durationUs.value_or(unusable),
            qint64(limit),
            bySlowness ? page.skip : qint64(0)};
}

Pieces clipped(const Pieces &pieces, const TimeRange &range)
{
    Pieces kept;
    for (const Piece &piece : pieces.pieces) {
        kept.append({{std::max(piece.range.from, range.from), std::min(piece.range.to, range.to)}, 0});
    }
    return kept;
}

/// Reads a page back in time, a few rows at first and ever more where a filter lets few of them through, so
/// that the newest rows of a long history are found without reading all of it.
class NewestFirst final
{
public:
    NewestFirst(Snapshot &snapshot, const Source &source, const Pieces &pieces, const Parameters &filter,
                const RowPage &page)
        : m_snapshot(snapshot)
        , m_source(source)
        , m_pieces(pieces)
        , m_filter(filter)
        , m_page(page)
        , m_limit(std::clamp(page.limit, 1, mostRowsOfAPage))
        , m_step(m_limit)
    {
    }

    template <typename Row, typename Convert>
    [[nodiscard]] Result<QList<Row>> read(Convert convert)
    {
        QList<Row> found;
        TimeRange left{m_pieces.pieces.first().range.from, end()};
        while (found.size() < m_limit && !left.isEmpty()) {
            const Result<QDateTime> from = stepBack(left);
            if (!from.ok()) {
                return from.error();
            }
            const Pieces step = clipped(m_pieces, {from.value(), left.to});
            const Result<Rows> rows =
                m_snapshot.run(m_source.rows, step.parameters(m_snapshot.sourceZone()) + m_filter +
                                                  pageParameters(m_page, m_limit - found.size()));
            if (!rows.ok()) {
                return rows.error();
            }
            for (int row = 0; row < rows.value().size(); ++row) {
                found.append(convert(rows.value(), row));
            }
            left.to = from.value();
        }
        return found;
    }

private:
    /// The first instant that is too late for this page.
    [[nodiscard]] QDateTime end() const
    {
        const QDateTime last = m_pieces.pieces.last().range.to;
        if (!m_page.after) {
            return last;
        }
        const qint64 next = m_page.after->startedUs / 1000 + 1;
        return std::min(last, QDateTime::fromMSecsSinceEpoch(next, Qt::UTC));
    }

    /// An instant behind which there are about as many rows as the next step is to read.
    [[nodiscard]] Result<QDateTime> stepBack(const TimeRange &left)
    {
        const Result<Rows> rows =
            m_snapshot.run(m_source.newest,
                           {left.from, left.to, QString::fromUtf8(m_snapshot.sourceZone().id()), m_step - 1});
        if (!rows.ok()) {
            return rows.error();
        }
        m_step *= growth;
        const auto found = rows.value().size() > 0 ? rows.value().get<std::optional<QDateTime>>(0, 0)
                                                   : std::optional<QDateTime>();
        if (!found) {
            return left.from;
        }
        return std::max(left.from, std::min(*found, left.to.addMSecs(-shortestStep)));
    }

    Snapshot &m_snapshot;
    const Source &m_source;
    const Pieces &m_pieces;
    const Parameters &m_filter;
    const RowPage &m_page;
    const qsizetype m_limit;
    qint64 m_step;
};

template <typename Row, typename Convert>
Result<QList<Row>> readPage(Snapshot &snapshot, const Source &source, const Pieces &pieces,
                            const Parameters &filter, const RowPage &page, Convert convert)
{
    if (pieces.isEmpty()) {
        return QList<Row>();
    }
    if (page.order == RowOrder::NewestFirst) {
        return NewestFirst(snapshot, source, pieces, filter, page).read<Row>(convert);
    }
    const Result<Rows> rows =
        snapshot.run(source.rows, pieces.parameters(snapshot.sourceZone()) + filter +
                                      pageParameters(page, std::clamp(page.limit, 1, mostRowsOfAPage)));
    if (!rows.ok()) {
        return rows.error();
    }
    QList<Row> found;
    for (int row = 0; row < rows.value().size(); ++row) {
        found.append(convert(rows.value(), row));
    }
    return found;
}

/// Id, start and duration in the first three columns.
RowKey keyOf(const Rows &rows, int row)
{
    return {.startedUs = rows.get<qint64>(row, 1),
            .id = rows.get<qint64>(row, 0),
            .durationUs = rows.get<std::optional<qint64>>(row, 2)};
}

Temperature temperatureOf(const std::optional<bool> &isCold)
{
    if (!isCold) {
        return Temperature::Invalid;
    }
    return *isCold ? Temperature::Cold : Temperature::Warm;
}

ShelfSearchRow searchRow(const Rows &rows, int row)
{
    return {.key = keyOf(rows, row),
            .shelfId = rows.get<std::optional<qint64>>(row, 4),
            .shelfUrl = rows.get<QString>(row, 5),
            .readerId = rows.get<QString>(row, 6),
            .shelfName = rows.get<QString>(row, 7),
            .started = rows.get<QDateTime>(row, 1),
            .ended = rows.get<std::optional<QDateTime>>(row, 3),
            .temperature = temperatureOf(rows.get<std::optional<bool>>(row, 8)),
            .byWindow = rows.get<bool>(row, 9),
            .byClock = rows.get<bool>(row, 10),
            .size = rows.get<std::optional<qint64>>(row, 11),
            .returned = rows.get<std::optional<qint64>>(row, 12),
            .bookIds = rows.bigints(row, 13),
            .searchType = rows.get<QString>(row, 14)};
}

LibraryCheckRow checkRow(const Rows &rows, int row)
{
    return {.key = keyOf(rows, row),
            .libraryId = rows.get<QString>(row, 4),
            .libraryName = rows.get<QString>(row, 5),
            .medium = rows.get<bool>(row, 6) ? Medium::Libby : Medium::Physical,
            .bookId = rows.get<std::optional<qint64>>(row, 7),
            .title = rows.get<QString>(row, 8),
            .author = rows.get<QString>(row, 9),
            .started = rows.get<QDateTime>(row, 1),
            .ended = rows.get<std::optional<QDateTime>>(row, 3),
            .outcome = rows.get<QString>(row, 10),
            .isSuspect = rows.get<bool>(row, 11),
            .available = rows.get<bool>(row, 12),
            .message = rows.get<QString>(row, 13)};
}

/// All pieces as one group: it is the sum that counts.
Pieces together(const Pieces &pieces)
{
    Pieces one;
    for (const Piece &piece : pieces.pieces) {
        one.append({piece.range, 0});
    }
    return one;
}

qint64 countOf(const SearchSum &sum, const std::optional<Temperature> &temperature)
{
    if (!temperature) {
        return sum.total();
    }
    switch (*temperature) {
    case Temperature::Cold:
        return sum.cold;
    case Temperature::Warm:
        return sum.warm;
    case Temperature::Invalid:
        break;
    }
    return sum.invalid;
}

} // namespace

Result<QList<ShelfSearchRow>> searchRows(Snapshot &snapshot, const Pieces &pieces, const Filter &filter,
                                         const RowPage &page)
{
    return readPage<ShelfSearchRow>(snapshot, searchSource, pieces, filter.searchParameters(), page,
                                    searchRow);
}

Result<QList<ShelfSearchRow>> listedSearchRows(Snapshot &snapshot, const QList<RowKey> &listed,
                                               RowOrder order, qint64 offset, int limit)
{
    // The newest of a list are known beforehand, the slowest are not.
    const bool isByTime = order == RowOrder::NewestFirst;
    const QList<RowKey> keys = isByTime ? listed.mid(offset, limit) : listed;
    if (keys.isEmpty()) {
        return QList<ShelfSearchRow>();
    }
    std::vector<std::optional<std::int64_t>> ids;
    for (const RowKey &key : keys) {
        ids.emplace_back(key.id);
    }
    const auto instantAt = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    const qint64 first = keys.last().startedUs;
    const TimeRange range{instantAt(first / 1000 - (first % 1000 < 0 ? 1 : 0)),
                          instantAt(keys.first().startedUs / 1000 + 1)};
    const Parameters which{Parameter::bigints(ids), !isByTime, qint64(limit), isByTime ? qint64(0) : offset};
    const Result<Rows> rows =
        snapshot.run(u"analytics/listed_search_rows"_qs, wholeRange(range).parameters(snapshot.sourceZone()) +
                                                             Filter().searchParameters() + which);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<ShelfSearchRow> found;
    for (int row = 0; row < rows.value().size(); ++row) {
        found.append(searchRow(rows.value(), row));
    }
    return found;
}

Result<QList<LibraryCheckRow>> checkRows(Snapshot &snapshot, const Pieces &pieces, const Filter &filter,
                                         const RowPage &page)
{
    return readPage<LibraryCheckRow>(snapshot, checkSource, pieces, filter.checkParameters(), page, checkRow);
}

Result<QList<qint64>> countSearchRowsByGroup(Snapshot &snapshot, const Pieces &pieces, int groups,
                                             const Filter &filter)
{
    // The sums have a column for each temperature.
    Filter anyTemperature = filter;
    anyTemperature.temperature = {};
    const auto sums = searchSums(snapshot, pieces, anyTemperature);
    if (!sums.ok()) {
        return sums.error();
    }
    QList<qint64> counts(groups, 0);
    for (const SearchSum &sum : sums.value()) {
        counts[sum.group] += countOf(sum, filter.temperature);
    }
    return counts;
}

Result<QList<qint64>> countCheckRowsByGroup(Snapshot &snapshot, const Pieces &pieces, int groups,
                                            const Filter &filter)
{
    const auto sums = checkSums(snapshot, pieces, filter);
    if (!sums.ok()) {
        return sums.error();
    }
    QList<qint64> counts(groups, 0);
    for (const CheckSum &sum : sums.value()) {
        counts[sum.group] += sum.outcomes.total();
    }
    return counts;
}

Result<qint64> countSearchRows(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const auto counts = countSearchRowsByGroup(snapshot, together(pieces), 1, filter);
    return counts.ok() ? Result<qint64>(counts.value().first()) : counts.error();
}

Result<qint64> countCheckRows(Snapshot &snapshot, const Pieces &pieces, const Filter &filter)
{
    const auto counts = countCheckRowsByGroup(snapshot, together(pieces), 1, filter);
    return counts.ok() ? Result<qint64>(counts.value().first()) : counts.error();
}

} // namespace ShelfHelp::Sql
