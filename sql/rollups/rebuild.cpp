// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rebuild.h"

#include <map>

namespace ShelfHelp::Sql {

namespace {

/// The first day with a row; `until` where there is none.
Result<QDateTime> firstDay(Connection &connection, const RollupCalendar &calendar, const QDateTime &until)
{
    // Naive times, so a day more on either side.
    constexpr qint64 day = 24 * 3600;
    const Result<Rows> rows = connection.executeStatement(
        u"rollups/find_first"_qs,
        {calendar.first().addSecs(-day).toString(Qt::ISODate), until.addSecs(day).toString(Qt::ISODate)});
    if (!rows.ok()) {
        return rows.error();
    }
    const auto first = rows.value().get<std::optional<QDateTime>>(0, 0);
    if (!first) {
        return until;
    }
    return std::min(until, calendar.dayOf(std::max(calendar.first(), first->addSecs(-day))).start);
}

/// Days by the month they lie in.
QList<QList<Span>> byMonth(const RollupCalendar &calendar, const QList<Span> &days)
{
    std::map<qint64, QList<Span>> months;
    Span month;
    for (const Span &day : days) {
        if (!(day.start < month.end)) {
            month = calendar.monthOf(day.start);
        }
        months[month.start.toMSecsSinceEpoch()].append(day);
    }
    QList<QList<Span>> lists;
    for (const auto &[start, list] : months) {
        lists.append(list);
    }
    return lists;
}

/// One filling of empty tables.
class Filling final
{
public:
    Filling(RollupWriter &writer, QList<Span> days, QDateTime until, const RebuildProgress &progress)
        : m_writer(writer)
        , m_days(std::move(days))
        , m_until(std::move(until))
        , m_months(byMonth(writer.calendar(), m_days))
        , m_progress(progress)
    {
    }

    [[nodiscard]] Outcome run()
    {
        for (const QList<Span> &month : m_months) {
            tell(month.first().start.toString(u"yyyy-MM"_qs));
            for (const FactKind facts : {FactKind::Searches, FactKind::Checks}) {
                if (Outcome added = m_writer.addDays(facts, month, closedQuarters(month)); !added.ok()) {
                    return added;
                }
            }
        }
        tell(u"months"_qs);
        if (Outcome summed = sumMonths(); !summed.ok()) {
            return summed;
        }
        tell(u"shelves"_qs);
        return m_writer.fillShelves(m_days);
    }

private:
    void tell(const QString &step)
    {
        constexpr int further = 2; // steps behind the months
        ++m_step;
        if (m_progress) {
            m_progress(step, m_step, m_months.size() + further);
        }
    }

    /// The month that days lie in, if it is over.
    [[nodiscard]] std::optional<Span> closedMonth(const QList<Span> &days) const
    {
        const Span month = m_writer.calendar().monthOf(days.first().start);
        return month.end <= m_until ? std::optional(month) : std::nullopt;
    }

    /// Those quarters of the month that days lie in that are over.
    [[nodiscard]] QList<Span> closedQuarters(const QList<Span> &days) const
    {
        const RollupCalendar &calendar = m_writer.calendar();
        QList<Span> quarters = calendar.quarters(calendar.monthOf(days.first().start));
        quarters.removeIf([this](const Span &quarter) { return quarter.end > m_until; });
        return quarters;
    }

    [[nodiscard]] Outcome sumMonths()
    {
        QList<Span> closed;
        for (const QList<Span> &days : m_months) {
            if (const auto month = closedMonth(days)) {
                closed.append(*month);
            }
        }
        if (closed.isEmpty()) {
            return success();
        }
        const Outcome summed = m_writer.addMonths(FactKind::Searches, closed);
        return summed.ok() ? m_writer.addMonths(FactKind::Checks, closed) : summed;
    }

    RollupWriter &m_writer;
    const QList<Span> m_days;
    const QDateTime m_until;
    const QList<QList<Span>> m_months;
    const RebuildProgress &m_progress;
    qsizetype m_step = 0;
};

} // namespace

Result<qint64> fillRollups(Connection &connection, RollupWriter &writer, const QDateTime &until,
                           const RebuildProgress &progress)
{
    const Result<QDateTime> first = firstDay(connection, writer.calendar(), until);
    if (!first.ok()) {
        return first.error();
    }
    const QList<Span> days = writer.calendar().days(first.value(), until);
    if (days.isEmpty()) {
        return 0;
    }
    const Outcome filled = Filling(writer, days, until, progress).run();
    return filled.ok() ? Result<qint64>(days.size()) : Result<qint64>(filled.error());
}

Outcome emptyRollups(Connection &connection)
{
    for (const QString &table : rollupTableNames()) {
        if (Outcome emptied = connection.executeScript("DELETE FROM shelfhelp." + table.toLatin1());
            !emptied.ok()) {
            return emptied;
        }
    }
    return success();
}

} // namespace ShelfHelp::Sql
