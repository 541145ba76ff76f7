// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commoncolumns.h"
#include "figuretables.h"

#include <sql/analytics/activityfigures.h>
#include <sql/analytics/pieces.h>

namespace ShelfHelp::App {

namespace {

constexpr int hoursPerDay = 24;

Result<FigureTable> weekHoursTable(const FigureRequest &request)
{
    return tableOf(Sql::weekHours(request.snapshot, request.context, request.filter),
                   QStringList{u"weekday"_qs, u"hour"_qs, u"occurrences"_qs, u"shelf_searches"_qs,
                               u"library_checks"_qs} +
                       grouped(u"outcomes"_qs, outcomeColumns()),
                   [](const Sql::WeekHour &hour) {
                       return Row{hour.weekday, hour.hour, hour.occurrences, hour.shelfSearches,
                                  hour.libraryChecks} +
                              outcomeCells(hour.outcomes);
                   });
}

Result<FigureTable> weekHourDurationsTable(const FigureRequest &request)
{
    const auto hours = Sql::weekHourDurations(request.snapshot, request.context, request.filter);
    if (!hours.ok()) {
        return hours.error();
    }
    FigureTable table{.columns = QStringList{u"weekday"_qs, u"hour"_qs} + durationColumns(), .rows = {}};
    for (qsizetype i = 0; i < hours.value().size(); ++i) {
        table.rows.append(Row{1 + i / hoursPerDay, i % hoursPerDay} + durationCells(hours.value()[i]));
    }
    return table;
}

} // namespace

TableMakers activityTables()
{
    return {{u"week_hours"_qs, weekHoursTable}, {u"week_hour_durations"_qs, weekHourDurationsTable}};
}

} // namespace ShelfHelp::App
