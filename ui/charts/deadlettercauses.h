// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablebody.h"

#include <sql/analytics/eventfigures.h>
#include <ui/models/causesmodel.h>

namespace ShelfHelp::Ui {

/// Why were notifications refused, and how many of them wait? All of them, whatever the range.
class DeadLetterCauses final : public TableBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeadLetterCauses)

public:
    /// Nothing where there is no ledger.
    using Data = std::optional<QList<Sql::RejectionReason>>;

    explicit DeadLetterCauses(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] const CausesModel &model() const { return *m_model; }

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    /// Of a number those of that state, else all of the cause.
    [[nodiscard]] QList<RowsBehind> rowsBehind(const QModelIndex &cell) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(const QModelIndex &cell) const override;

protected:
    [[nodiscard]] QString rowKey(int row) const override;
    [[nodiscard]] TooltipText tooltip(const QModelIndex &cell) const override;
    [[nodiscard]] QString cellName(const QModelIndex &cell) const override;
    [[nodiscard]] bool filtersByClick(const QModelIndex &cell) const override;
    [[nodiscard]] QList<int> columnWidths(int width) const override;

private:
    [[nodiscard]] qint64 openOnes() const;

    bool m_isRecorded = true;
    CausesModel *m_model;
};

} // namespace ShelfHelp::Ui
