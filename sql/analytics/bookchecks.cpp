// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bookchecks.h"

#include "rawfacts.h"
#include "readingplan.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr int bookPosition = 10; ///< of $11 of facts/checks

Parameter idParameter(const QList<qint64> &ids)
{
    return Parameter::bigints(std::vector<std::optional<std::int64_t>>(ids.begin(), ids.end()));
}

/// As far as a filter lets the checks through.
Result<QHash<qint64, BookChecks>> checksInRows(Snapshot &snapshot, const TimeContext &context,
                                               const Filter &filter, const QList<qint64> &books)
{
    Parameters parameters = checkParameters(context, filter);
    if (!filter.bookId) {
        parameters[bookPosition] = idParameter(books);
    }
    const Result<Rows> answer = snapshot.run(u"analytics/book_checks"_qs, parameters);
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    QHash<qint64, BookChecks> checks;
    for (int row = 0; row < rows.size(); ++row) {
        checks.insert(rows.get<qint64>(row, 0),
                      {.checks = rows.get<qint64>(row, 1), .available = rows.get<qint64>(row, 2)});
    }
    return checks;
}

/// Adds up what heads tell of some books, and rows where they do not.
class CheckTally final
{
public:
    CheckTally(Snapshot &snapshot, const TimeRange &range, const QList<qint64> &books)
        : m_snapshot(snapshot)
        , m_books(books)
        , m_planner(ReadingPlanner::ofBooks(snapshot.sums(), FactKind::Checks))
        , m_plan(m_planner.plan(wholeRange(range), Grain::Day))
        , m_rows(m_plan.rows)
    {
        for (Piece &piece : m_rows.pieces) {
            piece.group = int(m_plan.stored.size());
        }
    }

    [[nodiscard]] Outcome readHeads();
    [[nodiscard]] Outcome readRows();

    [[nodiscard]] const QHash<qint64, BookChecks> &checks() const { return m_checks; }

private:
    void addHead(const Rows &rows, int row);
    void add(qint64 book, const BookChecks &checks);

    Snapshot &m_snapshot;
    const QList<qint64> &m_books;
    const ReadingPlanner m_planner;
    const ReadingPlan m_plan;
    Pieces m_rows;                    ///< to be read; groups are places of the plan's stored spans, or behind
    QHash<int, QSet<qint64>> m_known; ///< by such a group: what its head has told
    QHash<qint64, BookChecks> m_checks;
};

Outcome CheckTally::readHeads()
{
    if (m_plan.stored.isEmpty()) {
        return success();
    }
    const Parameters stored = m_plan.storedParameters();
    const Result<Rows> heads = m_snapshot.run(u"analytics/check_heads"_qs,
                                              {stored[0], stored[1], idParameter(m_books)}, WhatIsRead::Sums);
    if (!heads.ok()) {
        return heads.error();
    }
    for (int row = 0; row < heads.value().size(); ++row) {
        addHead(heads.value(), row);
    }
    return success();
}

/// Where it does not tell all of the books, and there are others than it tells, the rows have to.
void CheckTally::addHead(const Rows &rows, int row)
{
    const int place = rows.get<int>(row, 0);
    const QList<qint64> ids = rows.bigints(row, 2);
    const QList<qint64> checks = rows.bigints(row, 3);
    const QList<qint64> available = rows.bigints(row, 4);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        add(ids[i], {.checks = checks[i], .available = available[i]});
    }
    if (rows.get<qint64>(row, 1) > 0 && ids.size() < m_books.size()) {
        m_known.insert(place, QSet<qint64>(ids.begin(), ids.end()));
        m_rows.pieces.append({m_planner.rangeOf(m_plan.stored[place]), place});
    }
}

Outcome CheckTally::readRows()
{
    if (m_rows.isEmpty()) {
        return success();
    }
    std::ranges::sort(m_rows.pieces, {}, [](const Piece &piece) { return piece.range.from; });
    const Result<Rows> answer =
        m_snapshot.run(u"analytics/check_counts"_qs,
                       m_rows.parameters(m_snapshot.sourceZone()) + Parameters{idParameter(m_books)});
    if (!answer.ok()) {
        return answer.error();
    }
    const Rows &rows = answer.value();
    for (int row = 0; row < rows.size(); ++row) {
        const qint64 book = rows.get<qint64>(row, 1);
        if (!m_known.value(rows.get<int>(row, 0)).contains(book)) {
            add(book, {.checks = rows.get<qint64>(row, 2), .available = rows.get<qint64>(row, 3)});
        }
    }
    return success();
}

void CheckTally::add(qint64 book, const BookChecks &checks)
{
    BookChecks &sum = m_checks[book];
    sum.checks += checks.checks;
    sum.available += checks.available;
}

} // namespace

Result<QHash<qint64, BookChecks>> checksOfBooks(Snapshot &snapshot, const TimeContext &context,
                                                const Filter &filter, const QList<qint64> &books)
{
    if (filter.restrictsChecks()) {
        return checksInRows(snapshot, context, filter, books);
    }
    CheckTally tally(snapshot, context.range, books);
    if (Outcome read = tally.readHeads(); !read.ok()) {
        return read.error();
    }
    if (Outcome read = tally.readRows(); !read.ok()) {
        return read.error();
    }
    return tally.checks();
}

} // namespace ShelfHelp::Sql
