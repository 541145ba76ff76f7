// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablebody.h"

#include <ui/models/cataloguetextsmodel.h>
#include <ui/models/figure.h>

namespace ShelfHelp::Ui {

/// What exactly did the catalogues say (L4)? The texts that no rule knows or that disagree with their flag,
/// as they came: a new wording is seen the day it appears.
class CatalogueTexts final : public TableBody
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogueTexts)

public:
    using Data = QList<Sql::CatalogueText>;

    /// The most frequent ones; there may be many more.
    static constexpr int mostTexts = 200;

    explicit CatalogueTexts(QWidget *parent = nullptr);

    void setData(const Data &figures);

    [[nodiscard]] const CatalogueTextsModel &model() const { return *m_model; }

    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString emptyText() const override;
    [[nodiscard]] bool hasData() const override;

    [[nodiscard]] QList<LegendEntry> legend() const override { return {}; }

    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QList<RowsBehind> rowsBehind(const QModelIndex &cell) const override;
    /// The library, the outcome or the text itself.
    [[nodiscard]] std::optional<FilterStep> filterStep(const QModelIndex &cell) const override;

protected:
    [[nodiscard]] QString rowKey(int row) const override;
    [[nodiscard]] TooltipText tooltip(const QModelIndex &cell) const override;
    [[nodiscard]] QString cellName(const QModelIndex &cell) const override;
    [[nodiscard]] bool filtersByClick(const QModelIndex &cell) const override;
    [[nodiscard]] QList<int> columnWidths(int width) const override;

private:
    CatalogueTextsModel *m_model;
};

/// Reads them. On the database's thread.
[[nodiscard]] Result<Figure> readCatalogueTexts(Sql::Snapshot &snapshot, const Question &question);

} // namespace ShelfHelp::Ui
