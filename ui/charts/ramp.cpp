// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ramp.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

/// At equal distances, from dark to light.
constexpr std::array<QRgb, 9> viridis{0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c,
                                      0x28ae80, 0x5ec962, 0xaddc30, 0xfde725};
/// Where it stops on a white card, and begins on a dark one.
constexpr double lightEnd = 0.58;
constexpr double darkStart = 0.36;

QColor viridisAt(double position)
{
    const double scaled = std::clamp(position, 0.0, 1.0) * (viridis.size() - 1);
    const auto below = std::min(std::size_t(scaled), viridis.size() - 2);
    return mixed(QColor(viridis[below]), QColor(viridis[below + 1]), scaled - double(below));
}

} // namespace

QColor sequentialColor(double share, const Theme &theme)
{
    return viridisAt(theme.dark ? darkStart + share * (1 - darkStart) : lightEnd * (1 - share));
}

} // namespace ShelfHelp::Ui
