// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurecatalogue.h"

#include <QStringList>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

using enum FigureSource;
using Figures = QList<FigureDescription>;

Figures overviewFigureNames()
{
    constexpr FigurePage page = FigurePage::Overview;
    return {
        {u"totals"_qs, page, false, Both,
         u"Shelves and readers known and new, searches, checks, rates and durations of the whole range, and "
         u"of the "
         u"range it is compared with."_qs},
        {u"activity"_qs, page, false, Both,
         u"Shelf searches and library checks that started in each bucket, the shelf URLs first searched in "
         u"it, and "
         u"all known by its end."_qs},
        {u"search_types"_qs, page, false, Searches,
         u"Shelf searches of each bucket by type, as the backend names it."_qs},
        {u"outcomes_by_medium"_qs, page, false, Checks,
         u"How the library checks of the range ended, for Libby and for physical copies."_qs},
        {u"open_rejections"_qs, page, false, Ledger,
         u"Rejected notifications that nobody has dealt with, whatever the range."_qs},
    };
}

Figures shelfFigureNames()
{
    constexpr FigurePage page = FigurePage::Shelves;
    return {
        {u"shelf_growth"_qs, page, false, Searches,
         u"What was searched for the first time in each bucket, and how much is known by its end: shelf "
         u"URLs, shelves "
         u"(several URLs may show one), and the readers they belong to."_qs},
        {u"active_shelves"_qs, page, false, Searches,
         u"How many shelf URLs, shelves and readers were searched in the range, however often: new ones, and "
         u"those that "
         u"came back."_qs},
        {u"shelf_sizes"_qs, page, true, Searches,
         u"Shelves by the number of books that their last search in the range told, in bins of 25. Shelves "
         u"of 800 "
         u"books and more are recorded as 600."_qs},
        {u"search_sizes"_qs, page, false, Searches,
         u"The number of books of the shelf, of every search in the range, in bins of 25."_qs},
        {u"sizes_over_time"_qs, page, false, Searches,
         u"Median and 95th percentile of the number of books of the searches in each bucket."_qs},
        {u"types_by_size"_qs, page, false, Searches,
         u"Shelf searches of the range by type, for shelves in bins of 100 books."_qs},
    };
}

Figures durationFigureNames()
{
    constexpr FigurePage page = FigurePage::Durations;
    return {
        {u"search_durations"_qs, page, true, Searches,
         u"How long the shelf searches of each bucket took: cold ones, which fetched the shelf from "
         u"Goodreads, apart "
         u"from warm ones, which the backend's copy answered."_qs},
        {u"cache_hits"_qs, page, false, Searches,
         u"The share of warm searches in each bucket, and where the two rules for warm disagree."_qs},
        {u"search_duration_histogram"_qs, page, false, Searches,
         u"Shelf searches of the range by how long they took, eight bins for a factor of ten."_qs},
        {u"durations_by_size"_qs, page, false, Searches,
         u"How long cold searches took, for shelves in bins of 50 books; with the line duration = base + "
         u"steepness · "
         u"pages of 200 books through the medians."_qs},
        {u"duration_size_cells"_qs, page, false, Searches,
         u"Cold searches by number of books and duration together, bin by bin."_qs},
        {u"check_durations"_qs, page, false, Checks,
         u"How long the library checks of each bucket took, for Libby and for physical copies."_qs},
        {u"check_duration_histogram"_qs, page, false, Checks,
         u"Library checks of the range by how long they took, eight bins for a factor of ten."_qs},
    };
}

Figures libraryFigureNames()
{
    constexpr FigurePage page = FigurePage::Libraries;
    return {
        {u"outcomes"_qs, page, true, Checks,
         u"How the library checks of each bucket ended, for Libby and for physical copies."_qs},
        {u"libraries"_qs, page, false, Checks,
         u"Outcomes and durations of each library with checks in the range, by medium; those with most "
         u"checks "
         u"first."_qs},
        {u"library_course"_qs, page, false, Checks,
         u"The same outcomes of each library bucket by bucket, where there were checks."_qs},
        {u"parser_health"_qs, page, false, Checks,
         u"Checks that nobody understood, or whose text and flag disagree, by bucket: the worst libraries "
         u"alone, the "
         u"others together."_qs},
        {u"catalogue_texts"_qs, page, false, Rows,
         u"The answers of catalogues that no rule knows, or that disagree with their flag, most frequent first."_qs},
    };
}

Figures bookFigureNames()
{
    constexpr FigurePage page = FigurePage::Books;
    return {
        {u"books_shown"_qs, page, false, Books,
         u"The books that searches of the range showed most often, with how often they were checked and "
         u"found "
         u"available."_qs},
        {u"books_never_available"_qs, page, false, Rows,
         u"Books found out or in no catalogue at least twice in the range, and available never."_qs},
        {u"books_never_checked"_qs, page, false, Rows,
         u"Books that were shown in the range and that nobody checked in it."_qs},
    };
}

Figures activityFigureNames()
{
    constexpr FigurePage page = FigurePage::Activity;
    return {
        {u"week_hours"_qs, page, false, Both,
         u"Searches, checks and outcomes by weekday and hour of the reporting zone, with how many such hours "
         u"the "
         u"range has."_qs},
        {u"week_hour_durations"_qs, page, false, Rows,
         u"How long cold searches took, by weekday and hour of the reporting zone."_qs},
    };
}

Figures journeyFigureNames()
{
    return {{u"funnel"_qs, FigurePage::Journey, false, Rows,
             u"How far searches, and the books they showed, came: checked in a library, in its catalogue, "
             u"available, "
             u"visited on Goodreads. A check belongs to the latest search that showed its book at most the "
             u"window "
             u"earlier."_qs}};
}

Figures eventFigureNames()
{
    constexpr FigurePage page = FigurePage::Events;
    return {
        {u"event_lags"_qs, page, false, Ledger,
         u"From the end of an event to its publication, and from there to being stored, by the bucket in "
         u"which it was "
         u"stored."_qs},
        {u"event_counts"_qs, page, false, Ledger,
         u"Notifications stored, adopted, delivered again and rejected, by bucket."_qs},
        {u"rejection_reasons"_qs, page, false, Ledger,
         u"Rejected notifications by reason, whatever the range, and what became of them."_qs},
    };
}

Figures lastFigureNames()
{
    return {
        {u"parity"_qs, FigurePage::Parity, false, Rows,
         u"Every value of the ten views of the existing dashboard, computed as that dashboard defines it, "
         u"next to "
         u"ours, over all time, and why they differ."_qs},
        {u"data_quality"_qs, FigurePage::Quality, false, Rows,
         u"What the figures leave out or cannot be sure of: rows without a start or a usable duration, times "
         u"that "
         u"came twice or never, impossible sizes, URLs of no shelf."_qs},
    };
}

} // namespace

const QList<FigureDescription> &figureCatalogue()
{
    static const Figures catalogue = overviewFigureNames() + shelfFigureNames() + durationFigureNames() +
                                     libraryFigureNames() + bookFigureNames() + activityFigureNames() +
                                     journeyFigureNames() + eventFigureNames() + lastFigureNames();
    return catalogue;
}

const FigureDescription *findFigure(const QString &name)
{
    const Figures &catalogue = figureCatalogue();
    const auto found = std::find_if(catalogue.cbegin(), catalogue.cend(),
                                    [&name](const FigureDescription &figure) { return figure.name == name; });
    return found == catalogue.cend() ? nullptr : &*found;
}

const QStringList &figurePageNames()
{
    static const QStringList names{u"overview"_qs, u"shelves"_qs,  u"durations"_qs, u"libraries"_qs,
                                   u"books"_qs,    u"activity"_qs, u"journey"_qs,   u"events"_qs,
                                   u"parity"_qs,   u"quality"_qs};
    return names;
}

QString figurePageName(FigurePage page)
{
    return figurePageNames()[qsizetype(page)];
}

std::optional<FigurePage> figurePageFromName(const QString &name)
{
    const qsizetype index = figurePageNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(FigurePage(index));
}

} // namespace ShelfHelp::Sql
