// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookheads.h"

#include "readingplan.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace ShelfHelp::Sql {

namespace {

/// Of all that is read from the rows as one stretch: a few days.
constexpr int booksOfRows = 1000;

/// What is known of a book.
struct Candidate
{
    BookCount count;
    qint64 floors = 0; ///< of the heads that have it
};

bool isBefore(const Candidate &a, const Candidate &b)
{
    return a.count.shown != b.count.shown ? a.count.shown > b.count.shown : a.count.bookId < b.count.bookId;
}

QList<Candidate> candidatesOf(const QList<BookHead> &heads)
{
    QHash<qint64, Candidate> byId;
    for (const BookHead &head : heads) {
        for (const BookCount &book : head.books) {
            Candidate &candidate = byId[book.bookId];
            candidate.count.bookId = book.bookId;
            candidate.count.shown += book.shown;
            candidate.count.searches += book.searches;
            candidate.floors += head.floor;
        }
    }
    QList<Candidate> candidates(byId.cbegin(), byId.cend());
    std::sort(candidates.begin(), candidates.end(), isBefore);
    return candidates;
}

/// Whether the counts of the first `limit` are complete, and nobody behind them, known or not, can have as
/// many as the last of them.
bool isCertain(const QList<Candidate> &candidates, qsizetype limit, qint64 allFloors)
{
    if (allFloors == 0) {
        return true;
    }
    if (limit < 1 || candidates.size() < limit) {
        return false;
    }
    const qint64 least = candidates[limit - 1].count.shown;
    const auto isComplete = [&](const Candidate &candidate) { return candidate.floors == allFloors; };
    const auto isBehind = [&](const Candidate &candidate) {
        return isComplete(candidate) || candidate.count.shown + allFloors - candidate.floors < least;
    };
    return allFloors < least && std::all_of(candidates.begin(), candidates.begin() + limit, isComplete) &&
           std::all_of(candidates.begin() + limit, candidates.end(), isBehind);
}

BookHead headOf(const Rows &rows, int row)
{
    const QList<qint64> ids = rows.bigints(row, 0);
    const QList<qint64> shown = rows.bigints(row, 1);
    const QList<qint64> searches = rows.bigints(row, 2);
    BookHead head{.books = {}, .floor = rows.get<qint64>(row, 3)};
    for (qsizetype i = 0; i < ids.size(); ++i) {
        head.books.append({.bookId = ids[i], .shown = shown[i], .searches = searches[i]});
    }
    return head;
}

} // namespace

TopBooks mergeHeads(const QList<BookHead> &heads, int limit)
{
    const QList<Candidate> candidates = candidatesOf(heads);
    qint64 allFloors = 0;
    for (const BookHead &head : heads) {
        allFloors += head.floor;
    }
    TopBooks top{.books = {}, .isExact = isCertain(candidates, limit, allFloors)};
    for (const Candidate &candidate : candidates.mid(0, std::max(limit, 0))) {
        top.books.append(candidate.count);
    }
    return top;
}

Result<TopBooks> topBooks(Snapshot &snapshot, const TimeRange &range, int limit)
{
    const ReadingPlanner planner(snapshot.sums(), FactKind::Searches);
    const ReadingPlan plan = planner.plan(wholeRange(range), Grain::Day);
    if (plan.what() == WhatIsRead::Rows) {
        return TopBooks();
    }
    const std::array<std::int32_t, 1> most{std::max(limit, booksOfRows)};
    const Parameters stored = plan.storedParameters();
    const Result<Rows> rows = snapshot.run(u"analytics/book_heads"_qs,
                                           plan.rows.parameters(snapshot.sourceZone()) +
                                               Parameters{Parameter::integers(most), stored[0], stored[1]},
                                           plan.what());
    if (!rows.ok()) {
        return rows.error();
    }
    QList<BookHead> heads;
    for (int row = 0; row < rows.value().size(); ++row) {
        heads.append(headOf(rows.value(), row));
    }
    return mergeHeads(heads, limit);
}

} // namespace ShelfHelp::Sql
