// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookheads.h"

#include "readingplan.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

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

qint64 sumOfFloors(const QList<BookHead> &heads)
{
    qint64 sum = 0;
    for (const BookHead &head : heads) {
        sum += head.floor;
    }
    return sum;
}

/// Heads, in the order of what they say together.
struct Merge
{
    QList<Candidate> candidates;
    qint64 allFloors = 0;

    explicit Merge(const QList<BookHead> &heads)
        : candidates(candidatesOf(heads))
        , allFloors(sumOfFloors(heads))
    {
    }

    [[nodiscard]] bool isComplete(const Candidate &candidate) const { return candidate.floors == allFloors; }

    /// As often as it may have been shown.
    [[nodiscard]] qint64 mostOf(const Candidate &candidate) const
    {
        return candidate.count.shown + allFloors - candidate.floors;
    }

    /// How often each of the first `limit` was shown at least; nothing where a book that no head has might be
    /// among them.
    [[nodiscard]] std::optional<qint64> least(qsizetype limit) const
    {
        if (limit < 1 || candidates.size() < limit || candidates[limit - 1].count.shown <= allFloors) {
            return std::nullopt;
        }
        return candidates[limit - 1].count.shown;
    }

    /// Whether the counts of the first `limit` are complete, and nobody behind them, known or not, can have
    /// as many as the last of them.
    [[nodiscard]] bool isCertain(qsizetype limit) const
    {
        if (allFloors == 0) {
            return true;
        }
        const std::optional<qint64> reached = least(limit);
        const auto complete = [this](const Candidate &candidate) { return isComplete(candidate); };
        const auto isBehind = [&](const Candidate &candidate) {
            return isComplete(candidate) || mostOf(candidate) < *reached;
        };
        return reached && std::all_of(candidates.begin(), candidates.begin() + limit, complete) &&
               std::all_of(candidates.begin() + limit, candidates.end(), isBehind);
    }
};

/// Places of the heads that have a floor and miss one of the books.
QList<int> headsWithout(const QList<BookHead> &heads, const QSet<qint64> &books)
{
    QList<int> places;
    for (qsizetype i = 0; i < heads.size(); ++i) {
        const auto known = std::ranges::count_if(
            heads[i].books, [&](const BookCount &book) { return books.contains(book.bookId); });
        if (heads[i].floor > 0 && known < books.size()) {
            places.append(int(i));
        }
    }
    return places;
}

BookHead headOf(const Rows &rows, int row)
{
    const QList<qint64> ids = rows.bigints(row, 1);
    const QList<qint64> shown = rows.bigints(row, 2);
    const QList<qint64> searches = rows.bigints(row, 3);
    BookHead head{.books = {}, .floor = rows.get<qint64>(row, 4)};
    head.books.reserve(ids.size());
    for (qsizetype i = 0; i < ids.size(); ++i) {
        head.books.append({.bookId = ids[i], .shown = shown[i], .searches = searches[i]});
    }
    return head;
}

/// The heads of a range, and where they are from.
class RangeHeads final
{
public:
    RangeHeads(Snapshot &snapshot, const TimeRange &range)
        : m_snapshot(snapshot)
        , m_planner(ReadingPlanner::ofBooks(snapshot.sums(), FactKind::Searches))
        , m_plan(m_planner.plan(wholeRange(range), Grain::Day))
    {
    }

    /// Whether some of it is stored.
    [[nodiscard]] bool hasHeads() const { return m_plan.what() != WhatIsRead::Rows; }

    [[nodiscard]] Outcome read(int limit);
    /// Counts those books in the rows of those heads.
    [[nodiscard]] Outcome count(const OpenCounts &open);

    [[nodiscard]] const QList<BookHead> &heads() const { return m_heads; }

private:
    [[nodiscard]] Pieces piecesOf(const QList<int> &heads) const;
    void addCounts(const Rows &rows, const OpenCounts &open);

    Snapshot &m_snapshot;
    const ReadingPlanner m_planner;
    const ReadingPlan m_plan;
    QList<BookHead> m_heads;
    QList<std::optional<StoredSpan>> m_spans; ///< of each head; none: the rows of the plan
};

Outcome RangeHeads::read(int limit)
{
    const Parameters stored = m_plan.storedParameters();
    // Where the statement does not mention it, it needs a type.
    const Parameter allBooks =
        m_plan.what() == WhatIsRead::Sums ? Parameter::null() : Parameter(std::nullopt);
    const Result<Rows> answer =
        m_snapshot.run(u"analytics/book_heads"_qs,
                       m_plan.rows.parameters(m_snapshot.sourceZone()) +
                           Parameters{allBooks, std::max(limit, booksOfRows), stored[0], stored[1]},
                       m_plan.what());
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    for (int row = 0; row < rows.size(); ++row) {
        m_heads.append(headOf(rows, row));
        m_spans.append(rows.isNull(row, 0) ? std::nullopt
                                           : std::optional(m_plan.stored[rows.get<qint64>(row, 0)]));
    }
    return success();
}

/// In the order of time, as pieces have to be; groups are the heads.
Pieces RangeHeads::piecesOf(const QList<int> &heads) const
{
    Pieces pieces;
    for (const int head : heads) {
        if (const auto &span = m_spans[head]) {
            pieces.pieces.append({m_planner.rangeOf(*span), head});
            continue;
        }
        for (const Piece &piece : m_plan.rows.pieces) {
            pieces.pieces.append({piece.range, head});
        }
    }
    std::ranges::sort(pieces.pieces, {}, [](const Piece &piece) { return piece.range.from; });
    return pieces;
}

Outcome RangeHeads::count(const OpenCounts &open)
{
    const std::vector<std::optional<std::int64_t>> books(open.books.begin(), open.books.end());
    const Result<Rows> rows =
        m_snapshot.run(u"analytics/book_counts"_qs, piecesOf(open.heads).parameters(m_snapshot.sourceZone()) +
                                                        Parameters{Parameter::bigints(books)});
    if (!rows.ok()) {
        return rows.error();
    }
    addCounts(rows.value(), open);
    return success();
}

/// What a head tells already stays; a book that was not shown is told, too.
void RangeHeads::addCounts(const Rows &rows, const OpenCounts &open)
{
    QHash<std::pair<int, qint64>, BookCount> counted;
    for (int row = 0; row < rows.size(); ++row) {
        const BookCount count{.bookId = rows.get<qint64>(row, 1),
                              .shown = rows.get<qint64>(row, 2),
                              .searches = rows.get<qint64>(row, 3)};
        counted.insert({rows.get<int>(row, 0), count.bookId}, count);
    }
    for (const int place : open.heads) {
        BookHead &head = m_heads[place];
        QSet<qint64> known;
        for (const BookCount &book : std::as_const(head.books)) {
            known.insert(book.bookId);
        }
        for (const qint64 book : open.books) {
            if (!known.contains(book)) {
                head.books.append(counted.value({place, book}, {.bookId = book, .shown = 0, .searches = 0}));
            }
        }
    }
}

} // namespace

TopBooks mergeHeads(const QList<BookHead> &heads, int limit)
{
    const Merge merge(heads);
    TopBooks top{.books = {}, .isExact = merge.isCertain(limit)};
    for (const Candidate &candidate : merge.candidates.mid(0, std::max(limit, 0))) {
        top.books.append(candidate.count);
    }
    return top;
}

std::optional<OpenCounts> openCounts(const QList<BookHead> &heads, int limit)
{
    const Merge merge(heads);
    if (merge.isCertain(limit)) {
        return OpenCounts();
    }
    const std::optional<qint64> least = merge.least(limit);
    if (!least) {
        return std::nullopt;
    }
    OpenCounts open;
    QSet<qint64> books;
    for (const Candidate &candidate : merge.candidates) {
        if (!merge.isComplete(candidate) && merge.mostOf(candidate) >= *least) {
            open.books.append(candidate.count.bookId);
            books.insert(candidate.count.bookId);
        }
    }
    open.heads = headsWithout(heads, books);
    return open;
}

Result<TopBooks> topBooks(Snapshot &snapshot, const TimeRange &range, int limit)
{
    RangeHeads told(snapshot, range);
    if (!told.hasHeads()) {
        return TopBooks();
    }
    if (Outcome read = told.read(limit); !read.ok()) {
        return read.error();
    }
    const std::optional<OpenCounts> open = openCounts(told.heads(), limit);
    if (open && !open->books.isEmpty()) {
        if (Outcome counted = told.count(*open); !counted.ok()) {
            return counted.error();
        }
    }
    return mergeHeads(told.heads(), limit);
}

} // namespace ShelfHelp::Sql
