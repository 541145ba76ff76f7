// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stackedchart.h"

#include <sql/analytics/eventfigures.h>

namespace ShelfHelp::Ui {

/// What was refused (E3)? Notifications per bucket: stored, known before from the existing pipeline,
/// rejected, and delivered again. Which ones came again is not recorded, so those have no rows.
class EventCountChart final : public StackedChart
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventCountChart)

public:
    /// Nothing where there is no ledger.
    using Data = std::optional<QList<Sql::EventBucket>>;

    explicit EventCountChart(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<LegendEntry> legend() const override;
    [[nodiscard]] QStringList variants() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(int mark) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(int mark, int part) const override;

protected:
    [[nodiscard]] QList<Layer> layers() const override;

    [[nodiscard]] bool isShare() const override { return variant() == 1; }

    [[nodiscard]] RowKind rowKind() const override { return RowKind::Notifications; }

    [[nodiscard]] QString countedName() const override { return tr("notifications"); }

    [[nodiscard]] int partAt(int mark, const QPointF &position) const override;
    [[nodiscard]] TooltipText tooltip(int mark) const override;

private:
    bool m_isRecorded = true;
    QList<Sql::EventBucket> m_buckets;
};

} // namespace ShelfHelp::Ui
