// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "definitions.h"

#include <ui/charts/activitychart.h>
#include <ui/charts/availabilitychart.h>
#include <ui/charts/cachechart.h>
#include <ui/charts/cataloguetexts.h>
#include <ui/charts/checkdurationchart.h>
#include <ui/charts/checkhistogram.h>
#include <ui/charts/deadlettercauses.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/eventcountchart.h>
#include <ui/charts/funnelchart.h>
#include <ui/charts/lagchart.h>
#include <ui/charts/librarymatrix.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/newshelfchart.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/paritytable.h>
#include <ui/charts/parserhealthchart.h>
#include <ui/charts/searchhistogram.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/shelvestable.h>
#include <ui/charts/shownbookschart.h>
#include <ui/charts/sizechart.h>
#include <ui/charts/sizecoursechart.h>
#include <ui/charts/sizedurationchart.h>
#include <ui/charts/sizetypechart.h>
#include <ui/charts/typechart.h>
#include <ui/charts/unavailablebooks.h>
#include <ui/charts/uncheckedbooks.h>
#include <ui/charts/weekhourchart.h>

namespace ShelfHelp::Ui {

QList<PanelDefinition> overviewPanels()
{
    return {
        panel<ActivityChart>(u"activity"_qs, {u"activity"_qs}, readingCompared(&Sql::usage)),
        panel<ShelfChart>(u"shelves"_qs, {u"shelf_growth"_qs}, readingCompared(&Sql::shelfGrowth)),
        panel<DurationChart>(u"durations"_qs, {u"search_durations"_qs},
                             readingCompared(&Sql::searchDurations)),
        panel<MediumChart>(u"medium"_qs, {u"outcomes_by_medium"_qs}, reading(&Sql::outcomesByMedium)),
        panel<TypeChart>(u"types"_qs, {u"search_types"_qs}, reading(&Sql::searchTypes)),
        panel<SizeChart>(u"sizes"_qs, {u"shelf_sizes"_qs, u"search_sizes"_qs}, readShelfSizes),
    };
}

QList<PanelDefinition> shelfPanels()
{
    using Width = ResponsiveGrid::Width;
    return {
        panel<NewShelfChart>(u"newShelves"_qs, {u"shelf_growth"_qs}, readNewShelves, Width::Wide),
        panel<SizeChart>(u"shelfSizes"_qs, {u"shelf_sizes"_qs, u"search_sizes"_qs}, readShelfSizes),
        panel<SizeCourseChart>(u"sizeCourse"_qs, {u"sizes_over_time"_qs},
                               readingCompared(&Sql::sizesOverTime)),
        panel<SizeTypeChart>(u"sizeTypes"_qs, {u"types_by_size"_qs}, reading(&Sql::typesBySize)),
        panel<ShelvesTable>(u"topShelves"_qs, {u"active_shelves"_qs}, readTopShelves, Width::Wide),
    };
}

QList<PanelDefinition> durationPanels()
{
    return {
        panel<DurationChart>(u"durations"_qs, {u"search_durations"_qs},
                             readingCompared(&Sql::searchDurations)),
        panel<SizeDurationChart>(u"sizeDurations"_qs, {u"durations_by_size"_qs, u"duration_size_cells"_qs},
                                 reading(&Sql::durationsBySize)),
        panel<SearchHistogram>(u"searchHistogram"_qs, {u"search_duration_histogram"_qs},
                               reading(&Sql::searchDurationHistogram)),
        panel<CacheChart>(u"cache"_qs, {u"cache_hits"_qs}, readingCompared(&Sql::cacheHits)),
        panel<CheckDurationChart>(u"checkDurations"_qs, {u"check_durations"_qs},
                                  readingCompared(&Sql::checkDurations)),
        panel<CheckHistogram>(u"checkHistogram"_qs, {u"check_duration_histogram"_qs},
                              reading(&Sql::checkDurationHistogram)),
    };
}

QList<PanelDefinition> libraryPanels()
{
    return {
        panel<OutcomeChart>(u"outcomes"_qs, {u"outcomes"_qs}, reading(&Sql::outcomes)),
        panel<AvailabilityChart>(u"availability"_qs, {u"outcomes"_qs}, readingCompared(&Sql::outcomes)),
        panel<LibraryMatrix>(u"libraryMatrix"_qs, {u"libraries"_qs, u"library_course"_qs}, readLibraryFigures,
                             ResponsiveGrid::Width::Wide),
        panel<ParserHealthChart>(u"parserHealth"_qs, {u"parser_health"_qs}, reading(&Sql::parserHealth),
                                 ResponsiveGrid::Width::Wide),
        panel<CatalogueTexts>(u"catalogueTexts"_qs, {u"catalogue_texts"_qs}, readCatalogueTexts,
                              ResponsiveGrid::Width::Wide),
    };
}

QList<PanelDefinition> bookPanels()
{
    using Width = ResponsiveGrid::Width;
    return {
        panel<ShownBooksChart>(u"shownBooks"_qs, {u"books_shown"_qs}, readShownBooks, Width::Tall),
        panel<UnavailableBooks>(u"unavailableBooks"_qs, {u"books_never_available"_qs}, readUnavailableBooks,
                                Width::Wide),
        panel<UncheckedBooks>(u"uncheckedBooks"_qs, {u"books_never_checked"_qs}, readUncheckedBooks,
                              Width::Wide),
    };
}

QList<PanelDefinition> activityPanels()
{
    return {panel<WeekHourChart>(u"weekHours"_qs, {u"week_hours"_qs, u"week_hour_durations"_qs},
                                 readingCompared(&weekHourFigures), ResponsiveGrid::Width::Wide)};
}

QList<PanelDefinition> journeyPanels()
{
    return {panel<FunnelChart>(u"funnel"_qs, {u"funnel"_qs}, readFunnel, ResponsiveGrid::Width::Wide)};
}

QList<PanelDefinition> parityPanels()
{
    return {panel<ParityTable>(u"parity"_qs, {u"parity"_qs}, readParity, ResponsiveGrid::Width::Wide)};
}

namespace {

/// A reader for a figure of the ledger: nothing of it is restricted by a filter.
template <typename Data>
ReadFigure readingLedger(Result<Data> (*figure)(Sql::Snapshot &, const Sql::TimeContext &))
{
    return [figure](Sql::Snapshot &snapshot, const Question &question) -> Result<Figure> {
        Result<Data> data = figure(snapshot, question.time);
        return data.ok() ? Result<Figure>(Figure::of(std::move(data).value())) : data.error();
    };
}

Result<Figure> readCauses(Sql::Snapshot &snapshot, const Question & /*question*/)
{
    auto reasons = Sql::rejectionReasons(snapshot);
    return reasons.ok() ? Result<Figure>(Figure::of(std::move(reasons).value())) : reasons.error();
}

} // namespace

QList<PanelDefinition> eventPanels()
{
    return {
        panel<LagChart>(u"lags"_qs, {u"event_lags"_qs}, readingLedger(&Sql::eventLags)),
        panel<EventCountChart>(u"eventCounts"_qs, {u"event_counts"_qs}, readingLedger(&Sql::eventCounts)),
        panel<DeadLetterCauses>(u"causes"_qs, {u"rejection_reasons"_qs}, readCauses,
                                ResponsiveGrid::Width::Wide),
    };
}

} // namespace ShelfHelp::Ui
