// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rollupwriter.h"

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

template <typename Edge>
Parameter edges(const QList<Span> &spans, Edge edge)
{
    std::vector<std::optional<std::int64_t>> microseconds;
    microseconds.reserve(std::size_t(spans.size()));
    for (const Span &span : spans) {
        microseconds.emplace_back((span.*edge).toMSecsSinceEpoch() * 1000);
    }
    return Parameter::instants(microseconds);
}

Parameter starts(const QList<Span> &spans)
{
    return edges(spans, &Span::start);
}

Parameter ends(const QList<Span> &spans)
{
    return edges(spans, &Span::end);
}

Parameter ascending(qsizetype count)
{
    std::vector<std::int32_t> numbers;
    for (qsizetype i = 0; i < count; ++i) {
        numbers.push_back(std::int32_t(i));
    }
    return Parameter::integers(numbers);
}

/// So many books a head tells.
constexpr std::int32_t booksOfHead = 1000;

} // namespace

/// The stretches of which there are heads, days or quarters of months, by group.
struct RollupWriter::HeadGroups
{
    QList<Span> spans;
    std::vector<std::optional<std::string_view>> names;
    std::vector<std::int32_t> parts;  ///< groups that count for another one, too
    std::vector<std::int32_t> wholes; ///< … which is that

    void add(const QList<Span> &stretches, const char *name)
    {
        spans += stretches;
        names.resize(std::size_t(spans.size()), name);
    }

    void contain(qsizetype part, qsizetype whole)
    {
        parts.push_back(std::int32_t(part));
        wholes.push_back(std::int32_t(whole));
    }
};

Parameters RollupWriter::pieces(const QList<Span> &spans) const
{
    return {starts(spans), ends(spans), m_sourceZone, ascending(spans.size())};
}

Outcome RollupWriter::run(const QString &sql, const Parameters &parameters)
{
    const Result<Rows> rows = m_connection.execute(sql, parameters);
    return rows.ok() ? success() : Outcome(rows.error());
}

Outcome RollupWriter::removeDays(FactKind facts, const QList<Span> &days)
{
    return run(removeStatement(facts, u'd'), {starts(days), ends(days)});
}

Outcome RollupWriter::removeMonths(FactKind facts, const QList<Span> &months)
{
    return run(removeStatement(facts, u'm'), {starts(months), ends(months)});
}

Outcome RollupWriter::addDays(FactKind facts, const QList<Span> &days, const QList<Span> &quarters)
{
    QList<Span> hours;
    std::vector<std::int32_t> dayOfHour;
    for (qsizetype i = 0; i < days.size(); ++i) {
        hours += m_calendar.hours(days[i]);
        dayOfHour.resize(std::size_t(hours.size()), std::int32_t(i));
    }
    Parameters parameters = pieces(hours);
    parameters.resize(factParameters(facts), Parameter(std::nullopt)); // no filter
    parameters += {Parameter::integers(dayOfHour), starts(days)};
    if (Outcome added = run(addDaysStatement(facts, m_target), parameters); !added.ok()) {
        return added;
    }
    return addHeads(facts, days, quarters);
}

/// One reading of the rows for both.
Outcome RollupWriter::addHeads(FactKind facts, const QList<Span> &days, const QList<Span> &quarters)
{
    HeadGroups groups;
    groups.add(days, "d");
    groups.add(quarters, "q");
    for (qsizetype i = 0; i < quarters.size(); ++i) {
        for (qsizetype day = 0; day < days.size(); ++day) {
            if (quarters[i].start <= days[day].start && days[day].end <= quarters[i].end) {
                groups.contain(day, days.size() + i);
            }
        }
    }
    return addHeadsOf(facts, days, groups);
}

Outcome RollupWriter::addQuarters(FactKind facts, const QList<Span> &quarters)
{
    HeadGroups groups;
    groups.add(quarters, "q");
    return addHeadsOf(facts, quarters, groups);
}

Outcome RollupWriter::addHeadsOf(FactKind facts, const QList<Span> &rows, const HeadGroups &groups)
{
    return run(rollupStatement(u"add_"_qs + headsTable(facts), m_target),
               pieces(rows) + Parameters{Parameter(std::nullopt), booksOfHead, Parameter::texts(groups.names),
                                         starts(groups.spans), Parameter::integers(groups.parts),
                                         Parameter::integers(groups.wholes)});
}

Outcome RollupWriter::replaceQuarters(FactKind facts, const QList<Span> &quarters)
{
    const Outcome removed = run(removeQuartersStatement(facts), {starts(quarters), ends(quarters)});
    return removed.ok() ? addQuarters(facts, quarters) : removed;
}

Outcome RollupWriter::addMonths(FactKind facts, const QList<Span> &months)
{
    for (const RollupTable &table : rollupTables()) {
        if (table.facts != facts) {
            continue;
        }
        if (Outcome added = run(addMonthsStatement(table, m_target), {starts(months), ends(months)});
            !added.ok()) {
            return added;
        }
        if (Outcome added = table.hasHours ? addWeekHours(table, months) : success(); !added.ok()) {
            return added;
        }
    }
    return success();
}

Outcome RollupWriter::addWeekHours(const RollupTable &table, const QList<Span> &months)
{
    QList<Span> hours;
    QList<Span> firsts;
    for (const Span &month : months) {
        const QList<WeekHourSpan> ofMonth = m_calendar.weekHours(month);
        std::map<int, Span> firstOf;
        for (const WeekHourSpan &hour : ofMonth) {
            hours.append(hour.span);
            firsts.append(firstOf.try_emplace(hour.hourOfWeek, hour.span).first->second);
        }
    }
    return run(addWeekHoursStatement(table, m_target), {starts(hours), starts(firsts)});
}

Outcome RollupWriter::repairShelves(const QList<Span> &days)
{
    const Result<Rows> changed =
        m_connection.execute(rollupStatement(u"add_identities"_qs, m_target), pieces(days));
    if (!changed.ok()) {
        return changed.error();
    }
    std::vector<std::optional<std::int64_t>> left;
    for (const Span &day : days) {
        const Result<Rows> gone =
            m_connection.execute(rollupStatement(u"repair_shelf_days"_qs, m_target), pieces({day}));
        if (!gone.ok()) {
            return gone.error();
        }
        for (const qint64 shelf : gone.value().bigints(0, 0)) {
            left.emplace_back(shelf);
        }
    }
    if (Outcome forgotten =
            run(rollupStatement(u"forget_identities"_qs, m_target), {Parameter::bigints(left)});
        !forgotten.ok()) {
        return forgotten;
    }
    return changed.value().get<qint64>(0, 0) > 0 ? remakeGroupGaps() : success();
}

/// A shelf that became another one changes the chains of two groups, on any day.
Outcome RollupWriter::remakeGroupGaps()
{
    if (Outcome removed = run(rollupStatement(u"delete_group_gaps"_qs, m_target), {}); !removed.ok()) {
        return removed;
    }
    return run(rollupStatement(u"fill_group_gaps"_qs, m_target), {});
}

Outcome RollupWriter::fillShelves(const QList<Span> &days)
{
    if (Outcome filled = run(rollupStatement(u"fill_shelf_days"_qs, m_target), pieces(days)); !filled.ok()) {
        return filled;
    }
    for (const QString &step : {u"fill_identities"_qs, u"fill_gaps"_qs, u"fill_group_gaps"_qs}) {
        if (Outcome filled = run(rollupStatement(step, m_target), {}); !filled.ok()) {
            return filled;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql
