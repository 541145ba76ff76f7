// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcells.h"

#include "celltext.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>
#include <ui/format/privacy.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ShelfHelp::Ui {

namespace {

struct RowTexts
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::RowTexts)
};

ChartCell instantCell(const QDateTime &instant, const QTimeZone &zone, const QLocale &locale)
{
    const QDateTime local = instant.toTimeZone(zone);
    return {.text = RowTexts::tr("%1, %2", "date, time")
                        .arg(dateText(local.date(), DateStyle::DayMonthYear, locale),
                             local.time().toString(u"HH:mm:ss"_qs)),
            .raw = instant};
}

ChartCell durationCellOf(const Sql::RowKey &key, const QLocale &locale)
{
    const auto ms = key.durationUs ? std::optional(double(*key.durationUs) / 1000) : std::nullopt;
    return durationCell(ms, locale);
}

ChartCell optionalCell(std::optional<qint64> value, const QLocale &locale)
{
    return value ? countCell(*value, locale) : ChartCell{.text = absentText(), .raw = {}};
}

/// Ids are names, not amounts: no thousands separators.
ChartCell idCell(qint64 id)
{
    return {.text = QString::number(id), .raw = id};
}

constexpr qsizetype longestName = 60; ///< of a shelf, within a heading

QString temperatureWord(Sql::Temperature temperature)
{
    return temperature == Sql::Temperature::Cold   ? u"cold"_qs
           : temperature == Sql::Temperature::Warm ? u"warm"_qs
                                                   : u"invalid"_qs;
}

/// By column of the table of shelves.
constexpr std::array shelfSorts{Sql::ShelfSort::Url,          Sql::ShelfSort::Reader,
                                Sql::ShelfSort::Name,         Sql::ShelfSort::FirstSeen,
                                Sql::ShelfSort::LastSearched, Sql::ShelfSort::Searches,
                                Sql::ShelfSort::LatestSize};

} // namespace

QList<ChartColumn> RowCells<Sql::ShelfSearchRow>::columns()
{
    return {{RowTexts::tr("Started"), u"started"_qs},
            {RowTexts::tr("Duration"), u"duration_ms"_qs},
            {RowTexts::tr("Cold or warm"), u"temperature"_qs},
            {RowTexts::tr("Shelf size"), u"shelf_size"_qs},
            {RowTexts::tr("Returned"), u"books_returned"_qs},
            {RowTexts::tr("Type"), u"search_type"_qs},
            {RowTexts::tr("Reader"), u"reader_id"_qs},
            {RowTexts::tr("Shelf"), u"shelf_name"_qs},
            {RowTexts::tr("URL"), u"shelf_url"_qs},
            {RowTexts::tr("No."), u"shelf_search_id"_qs}};
}

QList<ChartCell> RowCells<Sql::ShelfSearchRow>::cells(const Sql::ShelfSearchRow &row, const QTimeZone &zone,
                                                      const QLocale &locale)
{
    return {instantCell(row.started, zone, locale),
            durationCellOf(row.key, locale),
            {.text = temperatureText(row.temperature), .raw = temperatureWord(row.temperature)},
            optionalCell(row.size, locale),
            optionalCell(row.returned, locale),
            {.text = searchTypeText(row.searchType), .raw = row.searchType},
            textCell(row.readerId),
            textCell(row.shelfName),
            textCell(shelfUrlText(row.shelfUrl)),
            idCell(row.key.id)};
}

std::optional<FilterStep> RowCells<Sql::ShelfSearchRow>::filterStep(const Sql::ShelfSearchRow &row,
                                                                    int column)
{
    switch (column) {
    case Temperature:
        return temperatureStep(row.temperature);
    case Type:
        return searchTypeStep(row.searchType);
    case Reader:
        return readerStep(row.readerId);
    case Shelf:
    case Url:
        return row.shelfId ? std::optional(shelfStep(*row.shelfId, row.shelfUrl)) : std::nullopt;
    default:
        return std::nullopt;
    }
}

QList<ChartColumn> RowCells<Sql::LibraryCheckRow>::columns()
{
    return {{RowTexts::tr("Started"), u"started"_qs},
            {RowTexts::tr("Duration"), u"duration_ms"_qs},
            {RowTexts::tr("Library"), u"library_name"_qs},
            {RowTexts::tr("Library id"), u"library_id"_qs},
            {RowTexts::tr("Medium"), u"medium"_qs},
            {RowTexts::tr("Title"), u"title"_qs},
            {RowTexts::tr("Author"), u"author"_qs},
            {RowTexts::tr("Outcome"), u"outcome"_qs},
            {RowTexts::tr("Text and flag"), u"is_suspect"_qs},
            {RowTexts::tr("Answer of the catalogue"), u"availability_message"_qs},
            {RowTexts::tr("No."), u"library_search_id"_qs}};
}

QList<ChartCell> RowCells<Sql::LibraryCheckRow>::cells(const Sql::LibraryCheckRow &row, const QTimeZone &zone,
                                                       const QLocale &locale)
{
    const bool isLibby = row.medium == Sql::Medium::Libby;
    return {instantCell(row.started, zone, locale),
            durationCellOf(row.key, locale),
            textCell(row.libraryName),
            textCell(row.libraryId),
            {.text = mediumText(row.medium), .raw = isLibby ? u"libby"_qs : u"physical"_qs},
            textCell(row.title),
            textCell(row.author),
            {.text = outcomeText(row.outcome), .raw = row.outcome},
            {.text = row.isSuspect ? RowTexts::tr("disagree") : RowTexts::tr("agree"), .raw = row.isSuspect},
            textCell(row.message),
            idCell(row.key.id)};
}

std::optional<FilterStep> RowCells<Sql::LibraryCheckRow>::filterStep(const Sql::LibraryCheckRow &row,
                                                                     int column)
{
    FilterStep step;
    switch (column) {
    case LibraryName:
    case LibraryId:
        return libraryStep(row.libraryId, row.libraryName);
    case Medium:
        return mediumStep(row.medium);
    case Outcome:
        return outcomeStep(row.outcome);
    case Title:
        if (!row.bookId) {
            return std::nullopt;
        }
        step.field = FilterField::Book;
        step.filter.bookId = row.bookId;
        step.label = row.title;
        return step;
    case Message:
        step.field = FilterField::Message;
        step.filter.message = row.message;
        return step;
    default:
        return std::nullopt;
    }
}

std::optional<RowsBehind> orderedByTime(RowsBehind rows, int column, Qt::SortOrder order)
{
    using Searches = RowCells<Sql::ShelfSearchRow>;
    static_assert(int(Searches::Started) == int(RowCells<Sql::LibraryCheckRow>::Started) &&
                  int(Searches::Duration) == int(RowCells<Sql::LibraryCheckRow>::Duration));
    if (order != Qt::DescendingOrder || (column != Searches::Started && column != Searches::Duration)) {
        return std::nullopt;
    }
    rows.order = column == Searches::Duration ? Sql::RowOrder::SlowestFirst : Sql::RowOrder::NewestFirst;
    return rows;
}

QList<ChartColumn> RowCells<Sql::ShelfRow>::columns()
{
    return {{RowTexts::tr("URL"), u"shelf_url"_qs},
            {RowTexts::tr("Reader"), u"reader_id"_qs},
            {RowTexts::tr("Shelf"), u"shelf_name"_qs},
            {RowTexts::tr("First seen"), u"first_seen"_qs},
            {RowTexts::tr("Last searched"), u"last_searched"_qs},
            {RowTexts::tr("Searches"), u"searches"_qs},
            {RowTexts::tr("Latest size"), u"latest_size"_qs},
            {RowTexts::tr("Cold p50"), u"cold_p50_ms"_qs}};
}

QList<ChartCell> RowCells<Sql::ShelfRow>::cells(const Sql::ShelfRow &row, const QTimeZone &zone,
                                                const QLocale &locale)
{
    const auto moment = [&](const QDateTime &instant) {
        return instant.isValid() ? ChartCell{.text = Ui::instantCell(instant, zone), .raw = instant}
                                 : ChartCell{.text = absentText(), .raw = {}};
    };
    return {{.text = textCell(shortShelfUrlText(row.url)).text, .raw = shelfUrlText(row.url)},
            textCell(row.readerId),
            textCell(row.shelfName),
            moment(row.firstSeen),
            moment(row.lastSearched),
            countCell(row.searches, locale),
            optionalCell(row.latestSize, locale),
            durationCell(row.coldMedianMs, locale)};
}

QString RowCells<Sql::ShelfRow>::toolTip(const Sql::ShelfRow &row, int column)
{
    return column == Url ? textCell(shelfUrlText(row.url)).text : QString();
}

std::optional<FilterStep> RowCells<Sql::ShelfRow>::filterStep(const Sql::ShelfRow &row, int column)
{
    return column == Reader ? readerStep(row.readerId) : std::optional(shelfStep(row.shelfId, row.url));
}

std::optional<RowsBehind> RowCells<Sql::ShelfRow>::order(const RowsBehind &rows, int column,
                                                         Qt::SortOrder order)
{
    if (column < 0 || std::size_t(column) >= shelfSorts.size()) {
        return std::nullopt;
    }
    RowsBehind ordered = rows;
    ordered.shelves.sort = shelfSorts[std::size_t(column)];
    ordered.shelves.order = order;
    return ordered;
}

std::optional<RowsBehind> RowCells<Sql::ShelfRow>::behind(const Sql::ShelfRow &row, const RowsBehind &rows)
{
    if (row.searches == 0) {
        return std::nullopt;
    }
    const FilterStep ofShelf = shelfStep(row.shelfId, row.url);
    return RowsBehind{.kind = RowKind::ShelfSearches,
                      .name = RowTexts::tr("Searches of the shelf %1").arg(shelfNameText(row)),
                      .pieces = rows.pieces,
                      .filter = withField(rows.filter, ofShelf.field, ofShelf.filter),
                      .n = row.searches,
                      .labels = {{ofShelf.field, ofShelf.label}}};
}

QString shelfNameText(const Sql::ShelfRow &shelf)
{
    // The name of a table of rows outlives a change of the privacy mode: no address in it.
    return shelf.readerId.isEmpty()
               ? RowTexts::tr("no. %1").arg(shelf.shelfId)
               : RowTexts::tr("%1 of reader %2", "name of a shelf, number")
                     .arg(shortenedInside(visibleText(shelf.shelfName), longestName), shelf.readerId);
}

QString shortShelfUrlText(const QString &url)
{
    const QString text = visibleText(shelfUrlText(url));
    for (const QString &start : {u"https://www.goodreads.com/review/list/"_qs, u"https://"_qs}) {
        if (text.startsWith(start)) {
            return text.mid(start.size());
        }
    }
    return text;
}

std::pair<int, Qt::SortOrder> orderOf(const RowsBehind &rows)
{
    if (rows.kind != RowKind::Shelves) {
        const bool isBySlowness = rows.order == Sql::RowOrder::SlowestFirst;
        return {isBySlowness ? int(RowCells<Sql::ShelfSearchRow>::Duration)
                             : int(RowCells<Sql::ShelfSearchRow>::Started),
                Qt::DescendingOrder};
    }
    const auto *const column = std::ranges::find(shelfSorts, rows.shelves.sort);
    return {int(column - shelfSorts.begin()), rows.shelves.order};
}

} // namespace ShelfHelp::Ui
