// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "panelpage.h"

namespace ShelfHelp::Ui {

class TileRow;

/// The first page: the headline figures as tiles above the cards of overviewPanels().
class OverviewPage final : public PanelPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    explicit OverviewPage(QWidget *parent = nullptr);

    [[nodiscard]] QList<FigureRequest> requests() const override;
    [[nodiscard]] ChartTable headerTable() const override;
    void showLoading() override;
    void take(const FigureAnswer &answer, const Question &question) override;
    /// A tile's, or a card's.
    [[nodiscard]] std::optional<ExplainSubject> currentSubject() const override;

private:
    OverviewPage(TileRow *tiles, QWidget *parent);

    TileRow *m_tiles;
    std::optional<FigureAnswer> m_tilesAnswer;
    Question m_tilesQuestion;
};

} // namespace ShelfHelp::Ui
