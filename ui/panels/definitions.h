// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "panel.h"

#include <QList>

namespace ShelfHelp::Ui {

// The cards of the pages, in the order in which they stand. A new card is one line here.

[[nodiscard]] QList<PanelDefinition> overviewPanels();
[[nodiscard]] QList<PanelDefinition> shelfPanels();
[[nodiscard]] QList<PanelDefinition> durationPanels();
[[nodiscard]] QList<PanelDefinition> libraryPanels();
[[nodiscard]] QList<PanelDefinition> bookPanels();
[[nodiscard]] QList<PanelDefinition> activityPanels();
[[nodiscard]] QList<PanelDefinition> journeyPanels();
[[nodiscard]] QList<PanelDefinition> eventPanels();
[[nodiscard]] QList<PanelDefinition> parityPanels();

} // namespace ShelfHelp::Ui
