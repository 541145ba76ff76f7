// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rankedtable.h"

#include <sql/analytics/bookfigures.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// What do readers want and not get (B2)? Books that were out or in no catalogue at least twice in the range
/// and never available; each leads to its checks. Titles come from payloads.
class UnavailableBooks final : public RankedTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnavailableBooks)

public:
    using Data = Sql::BookPage<Sql::UnavailableBook>;

    explicit UnavailableBooks(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
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
[[nodiscard]] Result<Figure> readUnavailableBooks(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
