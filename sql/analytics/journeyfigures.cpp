// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journeyfigures.h"

#include "rawfacts.h"
#include "snapshot.h"

namespace ShelfHelp::Sql {

namespace {

/// The range as group 1 and the window behind it as group 2.
Pieces journeyPieces(const TimeContext &context, std::chrono::minutes window)
{
    const QDateTime &end = context.range.to;
    Pieces pieces;
    pieces.append({context.range, 1});
    pieces.append({{end, end.addSecs(std::chrono::seconds(window).count())}, 2});
    return pieces;
}

bool limitsSearches(const Filter &filter)
{
    return filter.bookId || filter.shelfId || filter.readerId || filter.searchTypes || filter.temperature ||
           filter.disagreement || !filter.shelfSize.isOpen() || !filter.searchDurationUs.isOpen();
}

/// The ids of the searches that the filter lets through, as bigint[]; NULL where it lets all of them through.
Result<Parameter> searchIds(Snapshot &snapshot, const TimeContext &context, const Filter &filter)
{
    if (!limitsSearches(filter)) {
        return Parameter(std::nullopt);
    }
    const Result<Rows> rows = snapshot.run(u"analytics/funnel_filter"_qs, searchParameters(context, filter));
    if (!rows.ok()) {
        return rows.error();
    }
    const QList<qint64> ids = rows.value().bigints(0, 0);
    return Parameter::bigints(std::vector<std::optional<std::int64_t>>(ids.begin(), ids.end()));
}

/// Runs a statement that includes facts/journey; `more` are the parameters from $18 on.
Result<Rows> runJourney(Snapshot &snapshot, const QString &statement, const TimeContext &context,
                        const Filter &filter, std::chrono::minutes window, const Parameters &more)
{
    Result<Parameter> ids = searchIds(snapshot, context, filter);
    if (!ids.ok()) {
        return ids.error();
    }
    Parameters parameters = journeyPieces(context, window).parameters(context.sourceZone);
    parameters.append(filter.checkParameters());
    parameters.append(std::chrono::microseconds(window).count());
    parameters.append(ids.value());
    parameters.append(more);
    return snapshot.run(statement, parameters);
}

Result<bool> areVisitsRecorded(Snapshot &snapshot)
{
    if (!snapshot.hasOwnSchema()) {
        return false;
    }
    const Result<Rows> rows = snapshot.run(u"analytics/visits_recorded"_qs, {});
    if (!rows.ok()) {
        return rows.error();
    }
    return rows.value().get<bool>(0, 0);
}

} // namespace

std::optional<double> Funnel::unattributedShare() const
{
    return checks == 0 ? std::nullopt : std::optional(double(unattributed) / double(checks));
}

Result<Funnel> funnel(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                      std::chrono::minutes window)
{
    const Result<bool> visits = areVisitsRecorded(snapshot);
    if (!visits.ok()) {
        return visits.error();
    }
    Funnel funnel{.visitsRecorded = visits.value()};
    if (context.range.isEmpty()) {
        return funnel;
    }
    const Result<Rows> rows = runJourney(snapshot, u"analytics/funnel"_qs, context, filter, window, {});
    if (!rows.ok()) {
        return rows.error();
    }
    for (int step = 0; step < funnelSteps; ++step) {
        funnel.searches[std::size_t(step)] = rows.value().get<qint64>(0, step);
        funnel.books[std::size_t(step)] = rows.value().get<qint64>(0, funnelSteps + step);
    }
    funnel.checks = rows.value().get<qint64>(0, 2 * funnelSteps);
    funnel.unattributed = rows.value().get<qint64>(0, 2 * funnelSteps + 1);
    return funnel;
}

Result<FunnelSearches> funnelSearches(Snapshot &snapshot, const TimeContext &context,
                                      const FunnelRequest &request, const Filter &filter,
                                      std::chrono::minutes window)
{
    if (context.range.isEmpty()) {
        return FunnelSearches();
    }
    const int step = int(request.step);
    const bool isReached = request.part == FunnelRequest::Part::Reached;
    const Result<Rows> rows = runJourney(
        snapshot, u"analytics/funnel_searches"_qs, context, filter, window,
        {isReached ? step : step - 1, isReached ? funnelSteps - 1 : step - 1, request.limit, request.offset});
    if (!rows.ok()) {
        return rows.error();
    }
    FunnelSearches searches{.ids = {}, .startsUs = {}, .total = rows.value().get<qint64>(0, 0)};
    for (int row = 0; row < rows.value().size(); ++row) {
        if (!rows.value().isNull(row, 1)) {
            searches.ids.append(rows.value().get<qint64>(row, 1));
            searches.startsUs.append(rows.value().get<qint64>(row, 2));
        }
    }
    return searches;
}

} // namespace ShelfHelp::Sql
