// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "panelpage.h"

#include <chrono>

namespace ShelfHelp::Ui {

/// The way from the search to the book: the cards of journeyPanels(), which share a window.
class JourneyPage final : public PanelPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JourneyPage)

public:
    explicit JourneyPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void windowRequested(std::chrono::minutes window);
};

} // namespace ShelfHelp::Ui
