// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"

namespace ShelfHelp::Ui {

/// The colour of much or little, 0 … 1: viridis, whose neighbours stay apart for every common kind of colour
/// vision and in grey. Little is near the colour of the card, much is far from it, in both themes; what would
/// not stand out from the card at 3 : 1 is left out.
[[nodiscard]] QColor sequentialColor(double share, const Theme &theme);

} // namespace ShelfHelp::Ui
