// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rankedtable.h"

#include <sql/analytics/bookfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// What interests nobody (B3)? Books that searches of the range showed and no check asked for; each leads to
/// the searches that showed it. Titles come from payloads.
class UncheckedBooks final : public RankedTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UncheckedBooks)

public:
    using Data = Sql::BookPage<Sql::UncheckedBook>;

    explicit UncheckedBooks(QWidget *parent = nullptr);

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
[[nodiscard]] Result<Figure> readUncheckedBooks(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
