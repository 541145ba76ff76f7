// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

#include <sql/analytics/journeyfigures.h>
#include <sql/analytics/share.h>

namespace ShelfHelp::App {

namespace {

const QStringList &stepNames()
{
    static const QStringList names{u"shown"_qs, u"checked"_qs, u"in_catalogue"_qs, u"available"_qs,
                                   u"visited"_qs};
    return names;
}

Row stepRow(const Sql::Funnel &funnel, std::size_t step)
{
    const std::size_t before = step == 0 ? 0 : step - 1;
    return Row{stepNames()[qsizetype(step)],
               funnel.searches[step],
               Sql::shareOf(funnel.searches[step], funnel.searches[0]),
               funnel.searches[before] - funnel.searches[step],
               funnel.books[step],
               Sql::shareOf(funnel.books[step], funnel.books[0]),
               funnel.books[before] - funnel.books[step]};
}

Result<FigureTable> funnelTable(const FigureRequest &request)
{
    const auto funnel = Sql::funnel(request.snapshot, request.context, request.filter, request.window);
    if (!funnel.ok()) {
        return funnel.error();
    }
    const QStringList counts{u"reached"_qs, u"of_first_ratio"_qs, u"dropped"_qs};
    FigureTable table{.columns = QStringList{u"step"_qs} + grouped(u"searches"_qs, counts) +
                                 grouped(u"books"_qs, counts),
                      .rows = {},
                      .notes = {{u"window_minutes"_qs, qint64(request.window.count())},
                                {u"checks"_qs, funnel.value().checks},
                                {u"unattributed_checks"_qs, funnel.value().unattributed},
                                {u"unattributed_ratio"_qs, funnel.value().unattributedShare()},
                                {u"visits_recorded"_qs, funnel.value().visitsRecorded}}};
    for (std::size_t step = 0; step < std::size_t(Sql::funnelSteps); ++step) {
        table.rows.append(stepRow(funnel.value(), step));
    }
    return table;
}

} // namespace

TableMakers journeyTables()
{
    return {{u"funnel"_qs, funnelTable}};
}

} // namespace ShelfHelp::App
