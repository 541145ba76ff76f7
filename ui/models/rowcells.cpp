// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcells.h"

#include <ui/format/dates.h>
#include <ui/format/numbers.h>

#include <QCoreApplication>

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

QString temperatureWord(Sql::Temperature temperature)
{
    return temperature == Sql::Temperature::Cold   ? u"cold"_qs
           : temperature == Sql::Temperature::Warm ? u"warm"_qs
                                                   : u"invalid"_qs;
}

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
            textCell(row.shelfUrl),
            idCell(row.key.id)};
}

std::optional<FilterStep> RowCells<Sql::ShelfSearchRow>::filterStep(const Sql::ShelfSearchRow &row,
                                                                    int column)
{
    FilterStep step;
    switch (column) {
    case Temperature:
        return temperatureStep(row.temperature);
    case Type:
        return searchTypeStep(row.searchType);
    case Reader:
        if (row.readerId.isEmpty()) {
            return std::nullopt;
        }
        step.field = FilterField::Reader;
        step.filter.readerId = row.readerId;
        return step;
    case Shelf:
    case Url:
        if (!row.shelfId) {
            return std::nullopt;
        }
        step.field = FilterField::Shelf;
        step.filter.shelfId = row.shelfId;
        step.label = row.shelfUrl;
        return step;
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

} // namespace ShelfHelp::Ui
