// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "definitions.h"

#include <ui/charts/activitychart.h>
#include <ui/charts/availabilitychart.h>
#include <ui/charts/cachechart.h>
#include <ui/charts/cataloguetexts.h>
#include <ui/charts/checkdurationchart.h>
#include <ui/charts/checkhistogram.h>
#include <ui/charts/durationchart.h>
#include <ui/charts/librarymatrix.h>
#include <ui/charts/mediumchart.h>
#include <ui/charts/outcomechart.h>
#include <ui/charts/parserhealthchart.h>
#include <ui/charts/searchhistogram.h>
#include <ui/charts/shelfchart.h>
#include <ui/charts/sizechart.h>
#include <ui/charts/sizedurationchart.h>
#include <ui/charts/typechart.h>

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
        panel<SizeChart>(u"sizes"_qs, {u"shelf_sizes"_qs}, reading(&Sql::latestSizes)),
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

} // namespace ShelfHelp::Ui
