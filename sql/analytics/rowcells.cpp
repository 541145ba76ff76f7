// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcells.h"

#include <sql/rollups/rollupcalendar.h>

#include <algorithm>
#include <set>
#include <vector>

namespace ShelfHelp::Sql {

namespace {

/// Beyond it, one statement for each figure is quicker than hours of so many days.
constexpr qsizetype mostDays = 31;

TimeRange intersection(const Span &span, const TimeRange &range)
{
    return {std::max(span.start, range.from), std::min(span.end, range.to)};
}

/// Pieces that touch as one range each, whatever their groups.
QList<TimeRange> runsOf(const Pieces &pieces)
{
    QList<TimeRange> runs;
    for (const Piece &piece : pieces.pieces) {
        if (!runs.isEmpty() && runs.last().to == piece.range.from) {
            runs.last().to = piece.range.to;
        } else {
            runs.append(piece.range);
        }
    }
    return runs;
}

Parameters hourParameters(const QList<TimeRange> &hours, const QTimeZone &sourceZone)
{
    Pieces pieces;
    for (qsizetype i = 0; i < hours.size(); ++i) {
        pieces.append({hours[i], int(i)});
    }
    return pieces.parameters(sourceZone);
}

/// The group of the piece that a part lies in; nothing where it lies in none.
std::optional<int> groupOf(const TimeRange &part, const Pieces &pieces)
{
    const auto behind = std::ranges::upper_bound(pieces.pieces, part.from, {},
                                                 [](const Piece &piece) { return piece.range.from; });
    if (behind == pieces.pieces.begin()) {
        return std::nullopt;
    }
    const Piece &piece = *std::prev(behind);
    return part.to <= piece.range.to ? std::optional(piece.group) : std::nullopt;
}

bool overlap(const TimeRange &part, const Piece &piece)
{
    return part.from < piece.range.to && piece.range.from < part.to;
}

Distribution distribution(const Rows &rows, int row, int column)
{
    Distribution read;
    read.add(rows.bigints(row, column), rows.bigints(row, column + 1));
    return read;
}

RowCell cellOf(const Rows &rows, int row, int group)
{
    return {.group = group,
            .key = rows.get<QString>(row, 2),
            .flag = rows.get<bool>(row, 3),
            .sums = rows.bigints(row, 4),
            .values = distribution(rows, row, 5),
            .bins = distribution(rows, row, 7),
            .p50 = rows.get<double>(row, 9),
            .p95 = rows.get<double>(row, 10),
            .p99 = rows.get<double>(row, 11),
            .greatest = rows.get<double>(row, 12)};
}

} // namespace

Result<std::optional<RowCells>> RowCells::read(Snapshot &snapshot, FactKind facts, const Pieces &rows,
                                               const Filter &filter)
{
    if (!snapshot.sums()) {
        return std::optional<RowCells>();
    }
    const RollupCalendar calendar(snapshot.sums()->reportingZone, snapshot.sums()->sourceZone);
    RowCells cells;
    std::vector<std::int32_t> dayOfHour;
    for (const TimeRange &run : runsOf(rows)) {
        if (run.from.daysTo(run.to) > mostDays) {
            return std::optional<RowCells>();
        }
        for (const Span &day : calendar.days(run.from, run.to)) {
            for (const Span &hour : calendar.hours(day)) {
                if (const TimeRange part = intersection(hour, run); !part.isEmpty()) {
                    cells.m_hours.append(part);
                    dayOfHour.push_back(std::int32_t(cells.m_days.size()));
                }
            }
            cells.m_days.append(intersection(day, run));
        }
    }
    if (cells.m_days.size() > mostDays) {
        return std::optional<RowCells>();
    }
    const bool isSearch = facts == FactKind::Searches;
    const Result<Rows> read =
        snapshot.run(isSearch ? u"analytics/search_cells"_qs : u"analytics/check_cells"_qs,
                     hourParameters(cells.m_hours, snapshot.sourceZone()) +
                         (isSearch ? filter.searchParameters() : filter.checkParameters()) +
                         Parameters{Parameter::integers(dayOfHour)});
    if (!read.ok()) {
        return read.error();
    }
    cells.m_rows = read.value();
    return std::optional(std::move(cells));
}

bool RowCells::divides(const QList<TimeRange> &parts, const Pieces &pieces)
{
    return std::ranges::all_of(parts, [&](const TimeRange &part) {
        return groupOf(part, pieces) ||
               std::ranges::none_of(pieces.pieces, [&](const Piece &piece) { return overlap(part, piece); });
    });
}

bool RowCells::areSingleDays(const Pieces &pieces) const
{
    std::set<int> seen;
    return dividesByDay(pieces) && std::ranges::all_of(m_days, [&](const TimeRange &day) {
               const std::optional<int> group = groupOf(day, pieces);
               return !group || seen.insert(*group).second;
           });
}

QList<RowCell> RowCells::cells(const QString &kind, const QList<TimeRange> &parts, const Pieces &pieces) const
{
    QList<RowCell> found;
    const std::string name = kind.toStdString();
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.text(row, 0) != name) {
            continue;
        }
        if (const std::optional<int> group = groupOf(parts[m_rows.get<int>(row, 1)], pieces)) {
            found.append(cellOf(m_rows, row, *group));
        }
    }
    return found;
}

} // namespace ShelfHelp::Sql
