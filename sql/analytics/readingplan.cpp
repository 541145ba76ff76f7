// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readingplan.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

constexpr qint64 shortestMonth = 28;
constexpr qint64 shortestQuarter = 7;

/// A month's hours of the week, each by its first one. All of them are in the first seven days, unless the
/// clock skips one there.
void appendWeekHours(const RollupCalendar &calendar, const Span &month, QList<StoredSpan> &stored)
{
    constexpr qsizetype hoursOfWeek = 168;
    QSet<int> seen;
    for (const Span &quarter : calendar.quarters(month)) {
        for (const WeekHourSpan &hour : calendar.weekHours(quarter)) {
            if (!seen.contains(hour.hourOfWeek)) {
                seen.insert(hour.hourOfWeek);
                stored.append({.span = 'w', .start = hour.span.start, .group = hour.hourOfWeek});
            }
        }
        if (seen.size() == hoursOfWeek) {
            return;
        }
    }
}

} // namespace

WhatIsRead ReadingPlan::what() const
{
    if (stored.isEmpty()) {
        return WhatIsRead::Rows;
    }
    return rows.isEmpty() ? WhatIsRead::Sums : WhatIsRead::Both;
}

Parameters ReadingPlan::storedParameters() const
{
    std::vector<std::optional<std::string>> spans;
    std::vector<std::optional<std::int64_t>> starts;
    std::vector<std::int32_t> groups;
    for (const StoredSpan &span : stored) {
        spans.emplace_back(std::string(1, span.span));
        starts.emplace_back(span.start.toMSecsSinceEpoch() * 1000);
        groups.push_back(span.group);
    }
    return {Parameter::texts(spans), Parameter::instants(starts), Parameter::integers(groups)};
}

/// The division of one piece.
class ReadingPlanner::Division final
{
public:
    Division(const ReadingPlanner &planner, Grain grain, ReadingPlan &plan)
        : m_planner(planner)
        , m_calendar(planner.m_sums->reportingZone, planner.m_sums->sourceZone)
        , m_grain(grain)
        , m_plan(plan)
    {
    }

    void divide(const Piece &piece)
    {
        m_group = piece.group;
        QDateTime from = piece.range.from;
        while (from < piece.range.to) {
            from = divideFrom({from, piece.range.to});
        }
    }

private:
    /// Plans the beginning of the range, and says where it ends.
    QDateTime divideFrom(const TimeRange &range)
    {
        const RollupState &sums = *m_planner.m_sums;
        if (range.from < sums.completeFrom) {
            return readRows({range.from, std::min(range.to, sums.completeFrom)});
        }
        if (range.from >= sums.completeUntil) {
            return readRows(range);
        }
        const Span day = dayOf(range.from);
        if (m_planner.m_dirty.contains(day.start.toMSecsSinceEpoch())) {
            return readRows({range.from, std::min(range.to, day.end)});
        }
        if (day.start < range.from || day.end > range.to) {
            return dividePartOfDay({range.from, std::min(range.to, day.end)});
        }
        const bool isTaken = m_planner.m_isOfBooks ? takeQuarter(range, day) : takeMonth(range, day);
        return isTaken ? m_taken : take('d', day);
    }

    /// Pieces come in the order of time, and many hours are of one day.
    const Span &dayOf(const QDateTime &instant)
    {
        if (!(m_day.start <= instant && instant < m_day.end)) {
            m_day = m_calendar.dayOf(instant);
            m_hours.clear();
        }
        return m_day;
    }

    const QList<Span> &hours()
    {
        if (m_hours.isEmpty()) {
            m_hours = m_calendar.hours(m_day);
        }
        return m_hours;
    }

    QDateTime readRows(const TimeRange &range)
    {
        m_plan.rows.append({range, m_group});
        return range.to;
    }

    QDateTime take(char span, const Span &stretch)
    {
        m_plan.stored.append({.span = span, .start = stretch.start, .group = m_group});
        return stretch.end;
    }

    bool takeMonth(const TimeRange &range, const Span &day)
    {
        if (range.from.daysTo(range.to) < shortestMonth) {
            return false;
        }
        const Span &month = monthOf(day);
        if (month.start != range.from || month.end > range.to ||
            month.end > m_planner.m_sums->completeUntil ||
            m_planner.m_dirtyMonths.contains(month.start.toMSecsSinceEpoch())) {
            return false;
        }
        m_taken = take('m', month);
        return true;
    }

    bool takeQuarter(const TimeRange &range, const Span &day)
    {
        if (range.from.daysTo(range.to) < shortestQuarter) {
            return false;
        }
        const QList<Span> &all = quarters(day);
        const auto quarter = std::ranges::find(all, range.from, &Span::start);
        if (quarter == all.end() || !isClean(*quarter, range.to)) {
            return false;
        }
        m_taken = take('q', *quarter);
        return true;
    }

    /// Whether it is over, within the range, and no day of it is touched.
    [[nodiscard]] bool isClean(const Span &quarter, const QDateTime &rangeEnd) const
    {
        return quarter.end <= rangeEnd && quarter.end <= m_planner.m_sums->completeUntil &&
               std::ranges::none_of(m_planner.m_touched, [&](const Span &touched) {
                   return quarter.start <= touched.start && touched.start < quarter.end;
               });
    }

    const Span &monthOf(const Span &day)
    {
        if (!(m_month.start <= day.start && day.start < m_month.end)) {
            m_month = m_calendar.monthOf(day.start);
            m_quarters.clear();
        }
        return m_month;
    }

    const QList<Span> &quarters(const Span &day)
    {
        const Span &month = monthOf(day);
        if (m_quarters.isEmpty()) {
            m_quarters = m_calendar.quarters(month);
        }
        return m_quarters;
    }

    QDateTime dividePartOfDay(const TimeRange &range)
    {
        if (m_grain == Grain::Day) {
            return readRows(range);
        }
        QDateTime done = range.from;
        for (const Span &hour : hours()) {
            if (hour.end <= range.from || hour.start >= range.to) {
                continue;
            }
            const bool isWhole = hour.start >= range.from && hour.end <= range.to;
            done = isWhole ? take('h', hour)
                           : readRows({std::max(hour.start, range.from), std::min(hour.end, range.to)});
        }
        return done;
    }

    const ReadingPlanner &m_planner;
    const RollupCalendar m_calendar;
    const Grain m_grain;
    ReadingPlan &m_plan;
    int m_group = 0;
    Span m_day;
    QList<Span> m_hours; ///< of m_day, once they are asked for
    Span m_month;
    QList<Span> m_quarters; ///< of m_month, once they are asked for
    QDateTime m_taken;      ///< where the month or quarter ends that was taken last
};

ReadingPlanner::ReadingPlanner(const std::optional<RollupState> &sums, FactKind facts)
{
    const bool isSearch = facts == FactKind::Searches;
    if (sums && !(isSearch ? sums->searches : sums->checks).all) {
        m_sums = &*sums;
        addDirty(isSearch ? sums->dirtySearchDays() : sums->dirtyCheckDays());
    }
}

ReadingPlanner ReadingPlanner::ofBooks(const std::optional<RollupState> &sums, FactKind facts)
{
    const bool isSearch = facts == FactKind::Searches;
    if (!sums || (isSearch ? sums->searches : sums->checks).all) {
        return ReadingPlanner(nullptr);
    }
    ReadingPlanner planner(&*sums);
    planner.m_isOfBooks = true;
    planner.addDirty(isSearch ? sums->dirtyBookDays() : sums->dirtyCheckDays());
    return planner;
}

void ReadingPlanner::addDirty(const QList<Span> &days)
{
    const RollupCalendar calendar(m_sums->reportingZone, m_sums->sourceZone);
    for (const Span &day : days) {
        m_touched.append(day);
        m_dirty.insert(day.start.toMSecsSinceEpoch());
        m_dirtyMonths.insert(calendar.monthOf(day.start).start.toMSecsSinceEpoch());
    }
}

ReadingPlan ReadingPlanner::plan(const Pieces &pieces, Grain grain) const
{
    if (m_sums == nullptr) {
        return planRows(pieces);
    }
    ReadingPlan plan;
    Division division(*this, grain, plan);
    for (const Piece &piece : pieces.pieces) {
        division.divide(piece);
    }
    return plan;
}

ReadingPlan ReadingPlanner::planWeekHours(const TimeRange &range, const QTimeZone &reportingZone) const
{
    if (m_sums == nullptr) {
        return planRows(weekHourPieces(range, reportingZone));
    }
    const RollupCalendar calendar(m_sums->reportingZone, m_sums->sourceZone);
    ReadingPlan months;
    Pieces others;
    QDateTime from = range.from;
    for (const StoredSpan &span : plan(wholeRange(range), Grain::Day).stored) {
        if (span.span != 'm') {
            continue;
        }
        const Span month = calendar.monthOf(span.start);
        others.pieces += weekHourPieces({from, month.start}, reportingZone).pieces;
        appendWeekHours(calendar, month, months.stored);
        from = month.end;
    }
    others.pieces += weekHourPieces({from, range.to}, reportingZone).pieces;
    ReadingPlan all = plan(others, Grain::Hour);
    all.stored += months.stored;
    return all;
}

ReadingPlan ReadingPlanner::planRows(const Pieces &pieces)
{
    return {.stored = {}, .rows = pieces};
}

TimeRange ReadingPlanner::rangeOf(const StoredSpan &span) const
{
    const RollupCalendar calendar(m_sums->reportingZone, m_sums->sourceZone);
    if (span.span == 'd') {
        return {span.start, calendar.dayOf(span.start).end};
    }
    const Span month = calendar.monthOf(span.start);
    if (span.span == 'm') {
        return {span.start, month.end};
    }
    const QList<Span> quarters = calendar.quarters(month);
    return {span.start, std::ranges::find(quarters, span.start, &Span::start)->end};
}

QDateTime ReadingPlanner::completeUntil() const
{
    return m_sums->completeUntil;
}

QList<Span> ReadingPlanner::touchedDays(const TimeRange &range) const
{
    QList<Span> days = m_touched;
    days.removeIf([&](const Span &day) { return day.start < range.from || day.start >= range.to; });
    return days;
}

Span ReadingPlanner::dayOf(const QDateTime &instant) const
{
    return RollupCalendar(m_sums->reportingZone, m_sums->sourceZone).dayOf(instant);
}

} // namespace ShelfHelp::Sql
