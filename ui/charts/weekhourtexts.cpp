// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What the heat map of the hours of the week says.

#include "weekhourchart.h"

#include <ui/format/dates.h>
#include <ui/format/deltas.h>
#include <ui/format/interval.h>
#include <ui/format/numbers.h>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

using Grid = WeekHourGrid;

constexpr int allHours = Grid::columns - 1;

} // namespace

QString WeekHourChart::weekdayText(int mark, QLocale::FormatType format) const
{
    return Grid::isAllWeekdays(mark) ? tr("All weekdays") : locale().dayName(m_grid.weekdayOf(mark), format);
}

QString WeekHourChart::hourText(int mark) const
{
    const int hour = Grid::columnOf(mark);
    return Grid::isAllHours(mark) ? tr("all hours")
                                  : tr("%1–%2").arg(clockText(QTime(hour, 0), locale()),
                                                    clockText(QTime((hour + 1) % 24, 0), locale()));
}

QString WeekHourChart::name(int mark) const
{
    return tr("%1, %2").arg(weekdayText(mark, QLocale::LongFormat), hourText(mark));
}

QString WeekHourChart::cellText(double number) const
{
    constexpr double few = 9.95;
    switch (metric()) {
    case Metric::ColdP95:
        number /= 1000;
        break;
    case Metric::Availability:
        return locale().toString(number * 100, 'f', 0);
    case Metric::Searches:
    case Metric::Checks:
        if (m_showsTotals) {
            return shortCountText(number, locale());
        }
        break;
    }
    if (number == 0) {
        return locale().toString(0);
    }
    return number < few ? locale().toString(number, 'f', number < 0.095 ? 2 : 1)
                        : shortCountText(std::round(number), locale());
}

QString WeekHourChart::fullText(const std::optional<double> &number) const
{
    switch (metric()) {
    case Metric::ColdP95:
        return durationText(number, locale());
    case Metric::Availability:
        return percentText(number, locale());
    case Metric::Searches:
    case Metric::Checks:
        break;
    }
    if (!number || m_showsTotals) {
        return number ? countText(qint64(*number), locale()) : absentText();
    }
    return *number == 0 ? locale().toString(0) : locale().toString(*number, 'f', *number < 1 ? 3 : 2);
}

/// Counts per such hour, whatever is drawn: how many in all stands beside them.
std::optional<double> WeekHourChart::perHour(const WeekHourGrid &grid, int mark) const
{
    const int hours = grid.cell(mark).sums.occurrences;
    return hours > 0 ? std::optional(double(valueIn(grid, mark).n) / hours) : std::nullopt;
}

ChartCell WeekHourChart::tableCell(const WeekHourGrid &grid, int mark) const
{
    if (!isCount()) {
        const std::optional<double> number = valueIn(grid, mark).number;
        return metric() == Metric::ColdP95 ? durationCell(number, locale()) : shareCell(number, locale());
    }
    const std::optional<double> number = perHour(grid, mark);
    return {.text = number ? locale().toString(*number, 'f', 3) : absentText(),
            .raw = number ? QVariant(*number) : QVariant()};
}

ChartTable WeekHourChart::table() const
{
    ChartTable table{.columns = {{tr("Weekday"), u"weekday"_qs}, {tr("Hour"), u"hour"_qs}}, .rows = {}};
    switch (metric()) {
    case Metric::Searches:
        table.columns.append({{tr("Per such hour"), u"shelf_searches_per_hour"_qs},
                              {tr("Shelf searches"), u"shelf_searches"_qs}});
        break;
    case Metric::Checks:
        table.columns.append({{tr("Per such hour"), u"library_checks_per_hour"_qs},
                              {tr("Library checks"), u"library_checks"_qs}});
        break;
    case Metric::ColdP95:
        table.columns.append({{tr("Cold p95"), u"cold_p95_ms"_qs}, {tr("n"), u"n"_qs}});
        break;
    case Metric::Availability:
        table.columns.append(
            {{tr("Availability"), u"availability"_qs}, {tr("Owned copies checked"), u"owned"_qs}});
        break;
    }
    table.columns.append({tr("Such hours"), u"hours"_qs});
    if (m_before) {
        table.columns.append({tr("Compared period"), table.columns[2].machineName + u"_before"});
    }
    for (int mark = 0; mark < markCount(); ++mark) {
        const QVariant weekday = Grid::isAllWeekdays(mark) ? QVariant() : m_grid.weekdayOf(mark);
        const QVariant hour = Grid::isAllHours(mark) ? QVariant() : Grid::columnOf(mark);
        table.rows.append({{weekdayText(mark, QLocale::LongFormat), weekday},
                           {hourText(mark), hour},
                           tableCell(m_grid, mark),
                           countCell(valueOf(mark).n, locale()),
                           countCell(m_grid.cell(mark).sums.occurrences, locale())});
        if (m_before) {
            table.rows.last().append(tableCell(*m_before, mark));
        }
    }
    return table;
}

QString WeekHourChart::summary() const
{
    if (!hasData()) {
        return emptyText();
    }
    int most = -1;
    int least = -1;
    for (int mark = 0; mark < markCount(); ++mark) {
        const Value value = valueOf(mark);
        if (!Grid::isAnHour(mark) || !value.number || !value.isSure) {
            continue;
        }
        most = most < 0 || *value.number > *valueOf(most).number ? mark : most;
        least = least < 0 || *value.number < *valueOf(least).number ? mark : least;
    }
    const QString whole =
        tr("%1 by weekday and hour: %2 over all")
            .arg(variants()[variant()], fullText(valueOf(Grid::cellAt(0, allHours)).number));
    if (most < 0) {
        return tr("%1.").arg(whole);
    }
    return tr("%1, most (%2) on %3, least (%4) on %5.")
        .arg(whole, fullText(valueOf(most).number), name(most), fullText(valueOf(least).number), name(least));
}

TooltipText WeekHourChart::tooltip(int mark) const
{
    const Grid::Cell &cell = m_grid.cell(mark);
    const Value value = valueOf(mark);
    TooltipText text{.title = name(mark), .rows = {}};
    switch (metric()) {
    case Metric::Searches:
    case Metric::Checks: {
        const std::optional<double> each = perHour(m_grid, mark);
        text.rows = {{tr("Per such hour"), each ? locale().toString(*each, 'f', 2) : absentText()},
                     {variants()[variant()], countText(value.n, locale())}};
        break;
    }
    case Metric::ColdP95:
        text.rows = {{tr("p95"), durationText(cell.cold.p95Ms, locale())},
                     {tr("p50"), durationText(cell.cold.p50Ms, locale())},
                     {tr("Slowest"), durationText(cell.cold.slowestMs, locale())},
                     {tr("Cold searches"), countText(value.n, locale())}};
        break;
    case Metric::Availability:
        text.rows = {{tr("Available of owned"), percentText(value.number, locale())},
                     {tr("Copies"), tr("%1 of %2")
                                        .arg(countText(cell.sums.outcomes.available, locale()),
                                             countText(value.n, locale()))},
                     {tr("95 % interval"),
                      intervalText(wilsonInterval(cell.sums.outcomes.available, value.n), locale())}};
        break;
    }
    compareTooltip(text, mark);
    text.rows.append({tr("Such hours in the range"), countText(cell.sums.occurrences, locale())});
    if (cell.sums.occurrences == 0) {
        text.remark = tr("The range has no such hour");
    } else if (!value.isSure) {
        text.remark = tr("n too small");
    }
    return text;
}

/// The first row is that of the value; of counts, the second one is how many in all.
void WeekHourChart::compareTooltip(TooltipText &text, int mark) const
{
    if (!m_before || !question().time.comparison) {
        return;
    }
    text.comparison =
        tr("compared with %1")
            .arg(rangeText(*question().time.comparison, question().time.reportingZone, locale()));
    const Value now = valueOf(mark);
    const Value before = valueBefore(mark);
    TooltipText::Row &first = text.rows.first();
    if (!isCount()) {
        first.before = fullText(before.number);
        first.change = metric() == Metric::ColdP95
                           ? durationDelta({now.number, now.n}, {before.number, before.n}, locale()).text
                           : rateDelta({now.number, now.n}, {before.number, before.n}, locale()).text;
        return;
    }
    const std::optional<double> each = perHour(*m_before, mark);
    first.before = each ? locale().toString(*each, 'f', 2) : absentText();
    text.rows[1].before = countText(before.n, locale());
    if (each) {
        text.rows[1].change = countDelta(now.n, before.n, locale()).text;
    }
}

} // namespace ShelfHelp::Ui
