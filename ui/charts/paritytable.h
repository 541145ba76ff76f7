// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablebody.h"

#include <ui/models/figure.h>
#include <ui/models/paritymodel.h>

namespace ShelfHelp::Ui {

class ParityControls;

/// Do our figures agree with the existing dashboard's, and if not, why not? Every value of its ten views as
/// it defines them, beside what the installed views say and beside ours, with the difference and its reason.
class ParityTable final : public TableBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ParityTable)

public:
    using Data = ParityFigures;

    explicit ParityTable(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] const ParityModel &model() const { return *m_model; }

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] CardControls *controls() const override;
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(const QModelIndex &cell) const override;
    [[nodiscard]] std::optional<FilterStep> filterStep(const QModelIndex &cell) const override;

protected:
    [[nodiscard]] QString rowKey(int row) const override;
    [[nodiscard]] TooltipText tooltip(const QModelIndex &cell) const override;
    [[nodiscard]] QString cellName(const QModelIndex &cell) const override;

    [[nodiscard]] bool filtersByClick(const QModelIndex &) const override { return false; }

    [[nodiscard]] QList<int> columnWidths(int width) const override;

private:
    [[nodiscard]] QString installedText(int row) const;

    ParityModel *m_model;
    ParityControls *m_controls;
};

/// Reads them, whatever the question's range and filter. On the database's thread.
[[nodiscard]] Result<Figure> readParity(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
