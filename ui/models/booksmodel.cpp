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

constexpr std::array sorts{Sql::BookSort::Title,       Sql::BookSort::Author,     Sql::BookSort::Isbn,
                           Sql::BookSort::GoodreadsId, Sql::BookSort::TimesShown, Sql::BookSort::Checks,
                           Sql::BookSort::Available,   Sql::BookSort::LastShown};
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

QVariant BooksModel::displayText(int row, int column) const
{
    const Sql::BookRow &book = rowAt(row);
    switch (column) {
    case Title:
        return textCell(book.title);
    case Author:
        return textCell(book.author);
    case Isbn:
        return textCell(book.isbn);
    case GoodreadsId: // an identifier: without thousands separators
        return book.goodreadsId ? QString::number(*book.goodreadsId) : absentText();
    case TimesShown:
        return countText(book.timesShown, QLocale());
    case Checks:
        return countText(book.checks, QLocale());
    case Available:
        return countText(book.available, QLocale());
    case LastShown:
        return instantCell(book.lastShown, m_zone);
    default:
        return {};
    }
}

QVariant BooksModel::rawValue(int row, int column) const
{
    const Sql::BookRow &book = rowAt(row);
    switch (column) {
    case Title:
        return rawCell(book.title);
    case Author:
        return rawCell(book.author);
    case Isbn:
        return rawCell(book.isbn);
    case GoodreadsId:
        return rawCell(book.goodreadsId);
    case TimesShown:
        return book.timesShown;
    case Checks:
        return book.checks;
    case Available:
        return book.available;
    case LastShown:
        return rawCell(book.lastShown);
    default:
        return {};
    }
}

QString BooksModel::headerText(int column) const
{
    switch (column) {
    case Title:
        return tr("Title");
    case Author:
        return tr("Author");
    case Isbn:
        return tr("ISBN");
    case GoodreadsId:
        return tr("Goodreads id");
    case TimesShown:
        return tr("Shown");
    case Checks:
        return tr("Checks");
    case Available:
        return tr("Available");
    case LastShown:
        return tr("Last shown");
    default:
        return {};
    }
}

QString BooksModel::machineName(int column) const
{
    static constexpr std::array<QLatin1StringView, ColumnCount> names{
        QLatin1StringView("title"),        QLatin1StringView("author"),      QLatin1StringView("isbn"),
        QLatin1StringView("goodreads_id"), QLatin1StringView("times_shown"), QLatin1StringView("checks"),
        QLatin1StringView("available"),    QLatin1StringView("last_shown")};
    return names.at(std::size_t(column));
}

bool BooksModel::isNumber(int column) const
{
    return column >= GoodreadsId && column <= Available;
}

} // namespace ShelfHelp::Ui
