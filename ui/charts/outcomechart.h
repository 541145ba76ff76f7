// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "outcomes.h"
#include "stackedchart.h"

namespace ShelfHelp::Ui {

/// What do readers get (L1)? The four outcomes of the library checks of each bucket.
class OutcomeChart final : public StackedChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeChart)

public:
    using Data = QList<Sql::OutcomeBucket>;

    explicit OutcomeChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString summary() const override;

protected:
    [[nodiscard]] QList<Layer> layers() const override;

    [[nodiscard]] RowKind rowKind() const override { return RowKind::LibraryChecks; }

    [[nodiscard]] QString countedName() const override { return tr("library checks"); }

    [[nodiscard]] TooltipText tooltip(int mark) const override;

private:
    QList<Sql::OutcomeCounts> m_counts;
    Sql::OutcomeCounts m_all;
};

} // namespace ShelfHelp::Ui
