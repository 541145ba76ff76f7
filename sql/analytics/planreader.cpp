// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planreader.h"

namespace ShelfHelp::Sql {

namespace {

bool serves(const RowCells &cells, const CellKind &kind, const Pieces &rows)
{
    if (kind.name == u"percentiles"_qs) {
        return cells.areSingleDays(rows); // those of two days are not those of each
    }
    return kind.grain == Grain::Hour ? cells.dividesByHour(rows) : cells.dividesByDay(rows);
}

} // namespace

Result<std::optional<RowCells>> PlanReader::readCells(const CellKind &kind)
{
    if (m_plan.rows.isEmpty()) {
        return std::optional<RowCells>();
    }
    Result<std::optional<RowCells>> cells = RowCells::read(m_snapshot, m_facts, m_allRows, m_filter);
    if (cells.ok() && cells.value() && !serves(*cells.value(), kind, m_plan.rows)) {
        return std::optional<RowCells>();
    }
    return cells;
}

/// Nothing of nothing.
Result<Rows> PlanReader::readPart(const QString &statement, const ReadingPlan &part)
{
    if (part.isEmpty()) {
        return Rows();
    }
    const bool isSearch = m_facts == FactKind::Searches;
    return m_snapshot.run(u"analytics/"_qs + statement,
                          part.rows.parameters(m_snapshot.sourceZone()) +
                              (isSearch ? m_filter.searchParameters() : m_filter.checkParameters()) +
                              part.storedParameters(),
                          part.what());
}

} // namespace ShelfHelp::Sql
