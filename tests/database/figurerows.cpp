// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "figurerows.h"

#include "figuretesting.h"

#include <QStringList>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 perSecond = 1'000'000;
constexpr qint64 perMinute = 60 * perSecond;
constexpr int books = 40;

QString textOfOutcome(const QString &outcome)
{
    if (outcome == u"available") {
        return u"AVAILABLE: Check link for more"_qs;
    }
    if (outcome == u"out") {
        return u"UNAVAILABLE"_qs;
    }
    return outcome == u"absent" ? u"Item Not Found"_qs : u"no rule knows this"_qs;
}

QString bookSql(const std::optional<qint64> &book)
{
    return book ? QString::number(*book) : u"NULL"_qs;
}

QString booksSql(const std::optional<QList<std::optional<qint64>>> &list)
{
    if (!list) {
        return u"NULL::bigint[]"_qs;
    }
    QStringList elements;
    for (const std::optional<qint64> &book : *list) {
        elements.append(bookSql(book));
    }
    return u"ARRAY[%1]::bigint[]"_qs.arg(elements.join(u','));
}

void insertRows(QString &script, const QString &into, const QStringList &rows)
{
    if (!rows.isEmpty()) {
        script += u"INSERT INTO "_qs + into + u" VALUES "_qs + rows.join(u',') + u';';
    }
}

/// Whole minutes in the two weeks around one of the changes of the clocks; without one, around the first of
/// May.
qint64 someStart(Numbers &numbers, const QTimeZone &zone)
{
    const auto transitions = zone.transitions(utc(u"2024-01-01T00:00:00"_qs), utc(u"2024-12-31T00:00:00"_qs));
    qint64 middle = utc(u"2024-05-01T00:00:00"_qs).toMSecsSinceEpoch() * 1000;
    if (!transitions.isEmpty()) {
        middle = transitions[numbers.below(transitions.size())].atUtc.toMSecsSinceEpoch() * 1000;
    }
    const bool isNear = numbers.oneIn(2);
    const qint64 spread = isNear ? 6 * 60 : 14 * 24 * 60;
    return middle + qint64(zone.offsetFromUtc(utc(u"2024-07-01T00:00:00"_qs))) * perSecond +
           (numbers.below(spread) - spread / 2) * perMinute;
}

std::optional<QList<std::optional<qint64>>> someBooks(Numbers &numbers)
{
    if (numbers.oneIn(20)) {
        return std::nullopt;
    }
    QList<std::optional<qint64>> list;
    for (qint64 left = numbers.below(6); left > 0; --left) {
        // Few are popular; 41 to 45 are in no table.
        list.append(numbers.oneIn(25) ? std::nullopt
                                      : std::optional(1 + numbers.below(1 + numbers.below(books + 5))));
    }
    return list;
}

std::optional<qint64> afterwards(Numbers &numbers, const SearchRow &search)
{
    static const std::vector<qint64> waits{
        0, 1, 20 * perSecond, 30 * perMinute, 30 * perMinute + 1, 31 * perMinute};
    return search.start
               ? std::optional(*search.start + (numbers.oneIn(2)
                                                    ? waits[std::size_t(numbers.below(qint64(waits.size())))]
                                                    : numbers.below(50 * perMinute)))
               : std::nullopt;
}

} // namespace

QByteArray insertSql(const StoredRows &rows, bool withVisits)
{
    QString script = u"INSERT INTO public.books (unique_hash, title, author) SELECT 'hash ' || n, 'title ' "
                     u"|| n, 'author ' || n "
                     "FROM generate_series(1, %1) AS n;"_qs.arg(books);
    QStringList searches;
    for (const SearchRow &search : rows.searches) {
        searches.append(
            u"(%1, %2, %3)"_qs.arg(timestampSql(search.start), booksSql(search.books), textSql(search.type)));
    }
    insertRows(script, u"public.shelf_searches (time_start, books_returned, search_type)"_qs, searches);
    QStringList checks;
    for (const CheckRow &check : rows.checks) {
        checks.append(u"(%1, %2, %3, %4, %5)"_qs.arg(
            timestampSql(check.start), bookSql(check.book), textSql(check.library),
            textSql(textOfOutcome(check.outcome)), check.outcome == u"available" ? u"true"_qs : u"false"_qs));
    }
    insertRows(
        script,
        u"public.library_searches (time_start, book_id, library_id, availability_message, available)"_qs,
        checks);
    QStringList visits;
    for (const VisitRow &visit : rows.visits) {
        visits.append(u"(%1, %2)"_qs.arg(timestampSql(visit.at), QString::number(visit.book)));
    }
    if (withVisits) {
        insertRows(script, u"shelfhelp.goodreads_visits (visited_at, book_id)"_qs, visits);
    }
    return script.toUtf8() +
           "INSERT INTO public.shelf_searches (time_start, books_returned) VALUES ('infinity', '{1}'), "
           "('-infinity', '{1}'), ('9999-12-31', '{1}'), ('0001-01-01', '{1}');"
           "UPDATE public.shelf_searches SET time_complete = 'infinity' WHERE shelf_search_id % 7 = 3;"
           "UPDATE public.library_searches SET time_complete = 'infinity' WHERE library_search_id % 7 = 3;"
           "INSERT INTO public.library_searches (library_id, time_start, book_id) VALUES "
           "('nashville', 'infinity', 1), ('nashville', '0001-01-01', 1);";
}

StoredRows randomRows(unsigned seed, const QTimeZone &zone, int searches)
{
    Numbers numbers(seed);
    static const QStringList outcomes{u"available"_qs, u"out"_qs, u"absent"_qs, u"unknown"_qs};
    static const QStringList libraries{u"nashville"_qs, u"bookcloud"_qs};
    StoredRows rows;
    for (int i = 0; i < searches; ++i) {
        SearchRow search{.start = someStart(numbers, zone),
                         .books = someBooks(numbers),
                         .type = numbers.oneIn(3) ? u"Search"_qs : u"Shuffle"_qs};
        if (numbers.oneIn(30)) {
            search.start = std::nullopt;
        }
        rows.searches.push_back(search);
        for (qint64 left = numbers.below(4); left > 0; --left) {
            const auto &shown = search.books;
            const bool isShown = shown && !shown->isEmpty() && !numbers.oneIn(6);
            std::optional<qint64> book = 1 + numbers.below(books);
            if (isShown) {
                book = (*shown)[numbers.below(shown->size())];
            }
            if (book && *book > books) {
                continue; // a check has a book that exists, or none
            }
            rows.checks.push_back({.start = afterwards(numbers, search),
                                   .book = book,
                                   .library = libraries[numbers.below(2)],
                                   .outcome = outcomes[numbers.below(4)]});
            if (book && search.start && numbers.oneIn(3)) {
                rows.visits.push_back({.at = *afterwards(numbers, search), .book = *book});
            }
        }
    }
    return rows;
}

} // namespace ShelfHelp::Tests
