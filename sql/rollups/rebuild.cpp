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
            if (Outcome added = addBoth(month, &RollupWriter::addDays); !added.ok()) {
                return added;
            }
        }
        tell(u"months"_qs);
        if (Outcome added = addBoth(closedMonths(), &RollupWriter::addMonths); !added.ok()) {
            return added;
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

    template <typename Add>
    [[nodiscard]] Outcome addBoth(const QList<Span> &spans, Add add)
    {
        if (spans.isEmpty()) {
            return success();
        }
        const Outcome added = (m_writer.*add)(FactKind::Searches, spans);
        return added.ok() ? (m_writer.*add)(FactKind::Checks, spans) : added;
    }

    [[nodiscard]] QList<Span> closedMonths() const
    {
        QList<Span> closed;
        for (const QList<Span> &days : m_months) {
            const Span month = m_writer.calendar().monthOf(days.first().start);
            if (month.end <= m_until) {
                closed.append(month);
            }
        }
        return closed;
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
    // In bulk hashing is quicker than sorting; repairing single days it is not.
    if (Outcome set = connection.executeScript(
            "SET LOCAL enable_hashagg = on; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'");
        !set.ok()) {
        return set.error();
    }
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
