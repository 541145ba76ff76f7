// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "weekhourgrid.h"

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

constexpr int hoursPerDay = 24;

QList<Sql::Pieces> piecesByHour(const Sql::TimeContext &time)
{
    QList<Sql::Pieces> hours(Sql::hoursPerWeek);
    for (const Sql::Piece &piece : Sql::weekHourPieces(time.range, time.reportingZone).pieces) {
        hours[piece.group].append({piece.range, 0});
    }
    return hours;
}

} // namespace

Result<WeekHourFigures> weekHourFigures(Sql::Snapshot &snapshot, const Sql::TimeContext &time,
                                        const Sql::Filter &filter)
{
    auto hours = Sql::weekHours(snapshot, time, filter);
    if (!hours.ok()) {
        return hours.error();
    }
    auto cold = Sql::weekHourDurations(snapshot, time, filter);
    if (!cold.ok()) {
        return cold.error();
    }
    auto margins = Sql::weekDurationMargins(snapshot, time, filter);
    if (!margins.ok()) {
        return margins.error();
    }
    return WeekHourFigures{.hours = std::move(hours).value(),
                           .cold = std::move(cold).value(),
                           .coldMargins = std::move(margins).value(),
                           .pieces = piecesByHour(time)};
}

void WeekHourGrid::setFigures(const WeekHourFigures &figures, Qt::DayOfWeek firstDay)
{
    m_firstDay = firstDay;
    m_pieces = figures.pieces;
    for (int number = 0; number < cellCount; ++number) {
        Cell &cell = m_cells[std::size_t(number)];
        cell = {.sums = {}, .cold = coldOf(figures, number)};
        for (int hour = 0; hour < figures.hours.size(); ++hour) {
            if (contains(number, hour)) {
                const Sql::WeekHour &added = figures.hours[hour];
                cell.sums.occurrences += added.occurrences;
                cell.sums.shelfSearches += added.shelfSearches;
                cell.sums.libraryChecks += added.libraryChecks;
                cell.sums.outcomes += added.outcomes;
            }
        }
    }
}

bool WeekHourGrid::contains(int cell, int hourOfWeek) const
{
    const bool hasDay = isAllWeekdays(cell) || hourOfWeek / hoursPerDay + 1 == weekdayOf(cell);
    return hasDay && (isAllHours(cell) || hourOfWeek % hoursPerDay == columnOf(cell));
}

Sql::DurationSummary WeekHourGrid::coldOf(const WeekHourFigures &figures, int cell) const
{
    const auto at = [](const QList<Sql::DurationSummary> &list, int index) {
        return index < list.size() ? list[index] : Sql::DurationSummary();
    };
    if (isAllWeekdays(cell)) {
        return isAllHours(cell) ? figures.coldMargins.all : at(figures.coldMargins.hours, columnOf(cell));
    }
    return isAllHours(cell) ? at(figures.coldMargins.weekdays, weekdayOf(cell) - 1)
                            : at(figures.cold, (weekdayOf(cell) - 1) * hoursPerDay + columnOf(cell));
}

Sql::Pieces WeekHourGrid::piecesOf(int cell) const
{
    QList<Sql::Piece> found;
    for (int hour = 0; hour < m_pieces.size(); ++hour) {
        if (contains(cell, hour)) {
            found += m_pieces[hour].pieces;
        }
    }
    std::sort(found.begin(), found.end(), [](const Sql::Piece &one, const Sql::Piece &other) {
        return one.range.from < other.range.from;
    });
    Sql::Pieces pieces;
    for (const Sql::Piece &piece : std::as_const(found)) {
        pieces.append(piece);
    }
    return pieces;
}

} // namespace ShelfHelp::Ui
