// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filter.h"
#include "readingplan.h"
#include "rowcells.h"
#include "snapshot.h"

#include <sql/result.h>

#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// Which cells a statement's rows are, too.
struct CellKind
{
    QString name;
    Grain grain = Grain::Day;
};

/// Reads what a plan takes from the sums by a statement over them, and what it takes from the rows as cells
/// that other figures share, or else by the same statement over the rows. Refers to all it is made of.
class PlanReader final
{
public:
    /// `filter`: as the facts are told.
    PlanReader(Snapshot &snapshot, FactKind facts, const ReadingPlan &plan, const Filter &filter)
        : PlanReader(snapshot, facts, plan, filter, plan.rows)
    {
    }

    /// A part of a larger plan, which takes `allRows` from the rows.
    PlanReader(Snapshot &snapshot, FactKind facts, const ReadingPlan &plan, const Filter &filter,
               const Pieces &allRows)
        : m_snapshot(snapshot)
        , m_facts(facts)
        , m_plan(plan)
        , m_filter(filter)
        , m_allRows(allRows)
    {
    }

    /// Calls `fromRow` for each row of the statement and `fromCell` for each cell, in no order: there may be
    /// several of one group and key.
    template <typename FromRow, typename FromCell>
    [[nodiscard]] Outcome read(const QString &statement, const CellKind &kind, FromRow fromRow,
                               FromCell fromCell)
    {
        ReadingPlan rest = m_plan;
        const Result<std::optional<RowCells>> cells = readCells(kind);
        if (!cells.ok()) {
            return cells.error();
        }
        if (cells.value()) {
            for (const RowCell &cell : kind.grain == Grain::Hour
                                           ? cells.value()->counts(rest.rows)
                                           : cells.value()->ofKind(kind.name, rest.rows)) {
                fromCell(cell);
            }
            rest.rows = {};
        }
        for (const ReadingPlan &part : {ReadingPlan{rest.stored, {}}, ReadingPlan{{}, rest.rows}}) {
            const Result<Rows> rows = readPart(statement, part);
            if (!rows.ok()) {
                return rows.error();
            }
            for (int row = 0; row < rows.value().size(); ++row) {
                fromRow(rows.value(), row);
            }
        }
        return success();
    }

private:
    [[nodiscard]] Result<std::optional<RowCells>> readCells(const CellKind &kind);
    [[nodiscard]] Result<Rows> readPart(const QString &statement, const ReadingPlan &part);

    Snapshot &m_snapshot;
    const FactKind m_facts;
    const ReadingPlan &m_plan;
    const Filter &m_filter;
    const Pieces &m_allRows;
};

} // namespace ShelfHelp::Sql
