// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "panel.h"

#include <QList>

namespace ShelfHelp::Ui {

// The cards of the pages, in the order in which they stand. A new card is one line here.

[[nodiscard]] QList<PanelDefinition> overviewPanels();
[[nodiscard]] QList<PanelDefinition> durationPanels();
[[nodiscard]] QList<PanelDefinition> libraryPanels();

} // namespace ShelfHelp::Ui
