// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "booksmodel.h"

#include "celltext.h"

#include <ui/format/numbers.h>

#include <QLocale>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr std::array sorts{
    Sql::BookSort::Title,       Sql::BookSort::Author,     Sql::BookSort::Isbn,
    Sql::BookSort::GoodreadsId, Sql::BookSort::TimesShown, Sql::BookSort::Checks,
    Sql::BookSort::Available,   Sql::BookSort::Out,        Sql::BookSort::NotInCatalogue,
    Sql::BookSort::Unknown,     Sql::BookSort::FirstShown, Sql::BookSort::LastShown,
    Sql::BookSort::Rows};
static_assert(sorts.size() == BooksModel::ColumnCount);

} // namespace

BooksModel::BooksModel(Fetch fetch, const QTimeZone &zone, QObject *parent)
    : PagedModel(std::move(fetch), parent)
    , m_zone(zone)
{
    sort(TimesShown, Qt::DescendingOrder);
}

int BooksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Sql::BookSort BooksModel::sortOf(int column) const
{
    return sorts.at(std::size_t(column));
}

QList<ChartColumn> BooksModel::columns()
{
    return {{tr("Title"), u"title"_qs},
            {tr("Author"), u"author"_qs},
            {tr("ISBN"), u"isbn"_qs},
            {tr("Goodreads id"), u"goodreads_id"_qs},
            {tr("Shown"), u"times_shown"_qs},
            {tr("Checks"), u"checks"_qs},
            {tr("Available"), u"available"_qs},
            {tr("Out"), u"out"_qs},
            {tr("Not in catalogue"), u"not_in_catalogue"_qs},
            {tr("Unknown"), u"unknown"_qs},
            {tr("First shown"), u"first_shown"_qs},
            {tr("Last shown"), u"last_shown"_qs},
            {tr("Rows"), u"rows"_qs}};
}

QList<ChartCell> BooksModel::cells(const Sql::BookRow &book, const QTimeZone &zone)
{
    const QLocale locale;
    const auto text = [](const std::optional<QString> &value) {
        return ChartCell{.text = Ui::textCell(value), .raw = rawCell(value)};
    };
    const auto instant = [&zone](const std::optional<QDateTime> &value) {
        return ChartCell{.text = instantCell(value, zone), .raw = rawCell(value)};
    };
    // An identifier: without thousands separators.
    const ChartCell goodreadsId{.text = book.goodreadsId ? QString::number(*book.goodreadsId) : absentText(),
                                .raw = rawCell(book.goodreadsId)};
    return {text(book.title),
            text(book.author),
            text(book.isbn),
            goodreadsId,
            countCell(book.timesShown, locale),
            countCell(book.checks, locale),
            countCell(book.available, locale),
            countCell(book.out, locale),
            countCell(book.notInCatalogue, locale),
            countCell(book.unknown, locale),
            instant(book.firstShown),
            instant(book.lastShown),
            countCell(book.bookIds.size(), locale)};
}

QVariant BooksModel::displayText(int row, int column) const
{
    return cells(rowAt(row), m_zone)[column].text;
}

QVariant BooksModel::rawValue(int row, int column) const
{
    return cells(rowAt(row), m_zone)[column].raw;
}

QString BooksModel::headerText(int column) const
{
    return columns()[column].name;
}

QString BooksModel::machineName(int column) const
{
    return columns()[column].machineName;
}

bool BooksModel::isNumber(int column) const
{
    return (column >= GoodreadsId && column <= Unknown) || column == Rows;
}

} // namespace ShelfHelp::Ui
