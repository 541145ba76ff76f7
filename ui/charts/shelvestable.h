// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rankedtable.h"

#include <sql/analytics/shelftable.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// Who comes back (S5)? The shelves that were searched most often in the range; each leads to its searches.
/// All of them are in the table of shelves. URLs come from payloads.
class ShelvesTable final : public RankedTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShelvesTable)

public:
    using Data = Sql::Page<Sql::ShelfRow>;

    static constexpr int mostShelves = 100;

    explicit ShelvesTable(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<BarPart> bar(int row) const override;

protected:
    [[nodiscard]] std::optional<RowsBehind> rowsOf(int row) const override;
    [[nodiscard]] std::optional<FilterStep> stepOf(int row, int column) const override;
    [[nodiscard]] QString keyOf(int row) const override;
    [[nodiscard]] QString nameOf(int row) const override;
    [[nodiscard]] TooltipText tooltipOf(int row) const override;

private:
    Data m_data;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readTopShelves(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
