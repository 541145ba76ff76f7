// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "panelpage.h"

namespace ShelfHelp::Ui {

class EventTiles;

/// Is the pipeline well? What arrived, how late, and what was refused: tiles above the cards of
/// eventPanels().
class EventsPage final : public PanelPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventsPage)

public:
    explicit EventsPage(QWidget *parent = nullptr);

    /// The ledger of notifications knows nothing of them.
    [[nodiscard]] bool hasFilters() const override { return false; }

    [[nodiscard]] QList<FigureRequest> requests() const override;
    void showLoading() override;
    void take(const FigureAnswer &answer, const Question &question) override;

private:
    EventsPage(EventTiles *tiles, QWidget *parent);

    EventTiles *m_tiles;
};

} // namespace ShelfHelp::Ui
