// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/activityfigures.h>
#include <sql/analytics/pieces.h>
#include <ui/models/figure.h>

#include <array>

namespace ShelfHelp::Ui {

/// The figures of the hours of the week, Monday's first.
struct WeekHourFigures
{
    QList<Sql::WeekHour> hours;
    QList<Sql::DurationSummary> cold;
    Sql::WeekDurationMargins coldMargins;
    QList<Sql::Pieces> pieces; ///< of the range that each hour is
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<WeekHourFigures> weekHourFigures(Sql::Snapshot &snapshot, const Sql::TimeContext &time,
                                                      const Sql::Filter &filter);

/// The same as a table: first all weekdays, then one after the other from the first of the week on; in each
/// the hours of the day, then all hours.
class WeekHourGrid final
{
public:
    static constexpr int rows = 8;
    static constexpr int columns = 25;
    static constexpr int cellCount = rows * columns;

    /// What is known of a cell.
    struct Cell
    {
        Sql::WeekHour sums; ///< weekday and hour do not matter
        Sql::DurationSummary cold;
    };

    [[nodiscard]] static int rowOf(int cell) { return cell / columns; }

    [[nodiscard]] static int columnOf(int cell) { return cell % columns; }

    [[nodiscard]] static int cellAt(int row, int column) { return row * columns + column; }

    [[nodiscard]] static bool isAllWeekdays(int cell) { return rowOf(cell) == 0; }

    [[nodiscard]] static bool isAllHours(int cell) { return columnOf(cell) == columns - 1; }

    [[nodiscard]] static bool isAnHour(int cell) { return !isAllWeekdays(cell) && !isAllHours(cell); }

    void setFigures(const WeekHourFigures &figures, Qt::DayOfWeek firstDay);

    [[nodiscard]] const Cell &cell(int number) const { return m_cells[std::size_t(number)]; }

    /// 1 Monday … 7 Sunday; of a cell that is not of all weekdays.
    [[nodiscard]] int weekdayOf(int cell) const { return (m_firstDay + rowOf(cell) + 5) % 7 + 1; }

    /// The time that the cell is of, in its order.
    [[nodiscard]] Sql::Pieces piecesOf(int cell) const;

private:
    [[nodiscard]] Sql::DurationSummary coldOf(const WeekHourFigures &figures, int cell) const;
    /// Whether an hour of the week, as of Sql::hourOfWeek(), belongs to a cell.
    [[nodiscard]] bool contains(int cell, int hourOfWeek) const;

    int m_firstDay = Qt::Monday;
    std::array<Cell, cellCount> m_cells{};
    QList<Sql::Pieces> m_pieces;
};

} // namespace ShelfHelp::Ui
