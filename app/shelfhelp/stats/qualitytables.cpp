// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figuretables.h"

#include <sql/analytics/dataquality.h>
#include <sql/analytics/parityfigures.h>

namespace ShelfHelp::App {

namespace {

Result<FigureTable> parityTable(const FigureRequest &request)
{
    return tableOf(
        Sql::parity(request.snapshot, request.context),
        {u"view"_qs, u"key"_qs, u"column"_qs, u"theirs"_qs, u"ours"_qs, u"difference"_qs, u"reason"_qs},
        [](const Sql::ParityRow &row) {
            return Row{row.view, row.key, row.column, row.theirs, row.ours, row.difference(), row.reason()};
        });
}

Result<FigureTable> qualityTable(const FigureRequest &request)
{
    const auto quality = Sql::dataQuality(request.snapshot, request.context);
    if (!quality.ok()) {
        return quality.error();
    }
    const Sql::DataQuality &found = quality.value();
    const auto row = [](const QString &name, bool isOfRange, const Cell &searches, const Cell &checks) {
        return Row{name, isOfRange ? u"range"_qs : u"ever"_qs, searches, checks};
    };
    const auto both = [&row, &found](const QString &name, bool isOfRange, qint64 Sql::RowQuality::*count) {
        return row(name, isOfRange, found.searches.*count, found.checks.*count);
    };
    FigureTable table{.columns = {u"finding"_qs, u"period"_qs, u"shelf_searches"_qs, u"library_checks"_qs},
                      .rows = {both(u"undated"_qs, false, &Sql::RowQuality::undated),
                               both(u"outside_years"_qs, false, &Sql::RowQuality::outsideYears),
                               both(u"ambiguous_hour"_qs, true, &Sql::RowQuality::ambiguous),
                               both(u"impossible_hour"_qs, true, &Sql::RowQuality::impossible),
                               both(u"without_end"_qs, true, &Sql::RowQuality::withoutEnd),
                               both(u"negative_duration"_qs, true, &Sql::RowQuality::negativeDuration),
                               row(u"oversized_shelf"_qs, true, found.oversizedShelves, {}),
                               row(u"negative_size"_qs, true, found.negativeSizes, {}),
                               row(u"suspect"_qs, true, {}, found.suspectChecks),
                               row(u"repeated"_qs, false, found.repeatedSearches, found.repeatedChecks)},
                      .notes = {{u"undated_shelves"_qs, found.undatedShelves},
                                {u"unrecognised_shelves"_qs, found.unrecognisedShelves}}};
    return table;
}

} // namespace

TableMakers qualityTables()
{
    return {{u"parity"_qs, parityTable}, {u"data_quality"_qs, qualityTable}};
}

} // namespace ShelfHelp::App
