// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shelfchart.h"

#include <ui/models/figure.h>

#include <array>

namespace ShelfHelp::Ui {

/// New shelves, and which ones they are: the first of each bucket by what is counted.
struct NewShelfFigures
{
    ShelfChart::Data growth;
    std::array<QList<QList<Sql::ShelfRow>>, 3> first; ///< by URL, shelf and reader; for each bucket
};

/// The same chart, large (S1): its tooltip names up to five of the new shelves.
class NewShelfChart final : public ShelfChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewShelfChart)

public:
    using Data = NewShelfFigures;

    using ShelfChart::ShelfChart;

    void setData(const Data &figures);

protected:
    [[nodiscard]] TooltipText tooltip(int mark) const override;

private:
    std::array<QList<QList<Sql::ShelfRow>>, 3> m_first;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readNewShelves(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
