// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookfigures.h"

#include "bookchecks.h"
#include "bookheads.h"
#include "rawfacts.h"
#include "snapshot.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int leastChecks = 2;

/// The id, the title and the author in three columns from `column` on.
BookName bookName(const Rows &rows, int row, int column)
{
    return {.id = rows.get<qint64>(row, column),
            .title = rows.get<QString>(row, column + 1),
            .author = rows.get<QString>(row, column + 2)};
}

Parameter idParameter(const QList<qint64> &ids)
{
    return Parameter::bigints(std::vector<std::optional<std::int64_t>>(ids.begin(), ids.end()));
}

QList<qint64> idsOf(const QList<ShownBook> &books)
{
    QList<qint64> ids;
    std::ranges::transform(books, std::back_inserter(ids),
                           [](const ShownBook &shown) { return shown.book.id; });
    return ids;
}

/// The rows of a page; its statement tells the number of all in the first column of every row, and has one
/// row without a book where there are none.
template <typename Row, typename Convert>
Result<BookPage<Row>> toPage(const Result<Rows> &answer, Convert convert)
{
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    BookPage<Row> page{.rows = {}, .total = rows.get<qint64>(0, 0)};
    for (int row = 0; row < rows.size(); ++row) {
        if (!rows.isNull(row, 1)) {
            page.rows.append(convert(rows, row));
        }
    }
    return page;
}

/// Fills in how often the books were checked.
Outcome addChecks(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                  QList<ShownBook> &books)
{
    const Result<QHash<qint64, BookChecks>> checks = checksOfBooks(snapshot, context, filter, idsOf(books));
    if (!checks.ok()) {
        return checks.error();
    }
    for (ShownBook &shown : books) {
        const BookChecks of = checks.value().value(shown.book.id);
        shown.checked = of.checks;
        shown.available = of.available;
    }
    return success();
}

/// Titles and authors; a book that is no longer stored has none.
Outcome addNames(Snapshot &snapshot, QList<ShownBook> &books)
{
    const Result<Rows> rows = snapshot.run(u"analytics/book_names"_qs, {idParameter(idsOf(books))});
    if (!rows.ok()) {
        return rows.error();
    }
    QHash<qint64, BookName> names;
    for (int row = 0; row < rows.value().size(); ++row) {
        const BookName name = bookName(rows.value(), row, 0);
        names.insert(name.id, name);
    }
    for (ShownBook &shown : books) {
        shown.book = names.value(shown.book.id, shown.book);
    }
    return success();
}

Result<QList<ShownBook>> shownInRows(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                     int limit)
{
    Parameters parameters = searchParameters(context, filter);
    parameters.append(limit);
    const Result<Rows> rows = snapshot.run(u"analytics/books_shown"_qs, parameters);
    if (!rows.ok()) {
        return rows.error();
    }
    QList<ShownBook> books;
    for (int row = 0; row < rows.value().size(); ++row) {
        books.append({.book = bookName(rows.value(), row, 0),
                      .shown = rows.value().get<qint64>(row, 3),
                      .searches = rows.value().get<qint64>(row, 4)});
    }
    return books;
}

/// From the heads of days and months where they are enough to be certain, else from the rows.
Result<QList<ShownBook>> shownBooks(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                    int limit)
{
    if (filter.restrictsSearches()) {
        return shownInRows(snapshot, context, filter, limit);
    }
    const Result<TopBooks> top = topBooks(snapshot, context.range, limit);
    if (!top.ok()) {
        return top.error();
    }
    if (!top.value().isExact) {
        return shownInRows(snapshot, context, filter, limit);
    }
    QList<ShownBook> books;
    for (const BookCount &book : top.value().books) {
        books.append({.book = {.id = book.bookId}, .shown = book.shown, .searches = book.searches});
    }
    const Outcome named = addNames(snapshot, books);
    return named.ok() ? Result<QList<ShownBook>>(books) : named.error();
}

} // namespace

Result<QList<ShownBook>> mostShownBooks(Snapshot &snapshot, const TimeContext &context, const Filter &filter,
                                        int limit)
{
    Result<QList<ShownBook>> shown = shownBooks(snapshot, context, filter, limit);
    if (!shown.ok() || shown.value().isEmpty()) {
        return shown;
    }
    QList<ShownBook> books = std::move(shown).value();
    if (Outcome added = addChecks(snapshot, context, filter, books); !added.ok()) {
        return added.error();
    }
    return books;
}

Result<BookPage<UnavailableBook>> neverAvailableBooks(Snapshot &snapshot, const TimeContext &context,
                                                      const Filter &filter, const BookPageRequest &request)
{
    Filter anyOutcome = filter;
    anyOutcome.outcomes = {};
    Parameters parameters = checkParameters(context, anyOutcome);
    parameters.append({leastChecks, request.limit, request.offset});
    return toPage<UnavailableBook>(snapshot.run(u"analytics/books_never_available"_qs, parameters),
                                   [](const Rows &rows, int row) {
                                       return UnavailableBook{.book = bookName(rows, row, 1),
                                                              .out = rows.get<qint64>(row, 4),
                                                              .notInCatalogue = rows.get<qint64>(row, 5),
                                                              .unknown = rows.get<qint64>(row, 6),
                                                              .libraries = rows.get<qint64>(row, 7)};
                                   });
}

Result<BookPage<UncheckedBook>> neverCheckedBooks(Snapshot &snapshot, const TimeContext &context,
                                                  const Filter &filter, const BookPageRequest &request)
{
    const Result<Rows> checked =
        snapshot.run(u"analytics/books_checked"_qs, checkParameters(context, filter));
    if (!checked.ok()) {
        return checked.error();
    }
    Parameters parameters = searchParameters(context, filter);
    parameters.append({idParameter(checked.value().bigints(0, 0)), request.limit, request.offset});
    return toPage<UncheckedBook>(snapshot.run(u"analytics/books_never_checked"_qs, parameters),
                                 [](const Rows &rows, int row) {
                                     return UncheckedBook{.book = bookName(rows, row, 1),
                                                          .shown = rows.get<qint64>(row, 4),
                                                          .searches = rows.get<qint64>(row, 5),
                                                          .firstShown = rows.get<QDateTime>(row, 6),
                                                          .lastShown = rows.get<QDateTime>(row, 7)};
                                 });
}

Filter filterOf(const BookName &book, Filter filter)
{
    filter.bookId = book.id;
    return filter;
}

} // namespace ShelfHelp::Sql
