// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

namespace ShelfHelp::Ui {

/// Turns a length designed for a 13-pixel base font into pixels of the font in use, so that the layout
/// grows with the text and no pixel constant is left.
class Scale final
{
public:
    explicit Scale(const QFont &base);

    [[nodiscard]] double operator()(double designed) const { return designed * m_factor; }

    /// Rounded to whole pixels, for layouts.
    [[nodiscard]] int px(double designed) const;

private:
    double m_factor;
};

/// What a text is for; decides its size and weight.
enum class TextRole {
    PageTitle,
    CardTitle,
    Subtitle,
    Legend,
    Tick,
    TileName,
    TileValue,
    TileSecondary,
    TileDelta,
    TooltipTitle,
    Tooltip,
};

/// `base` in the size and weight of a role.
[[nodiscard]] QFont textFont(const QFont &base, TextRole role);

/// The font of the application: Inter where it is installed, else the system's, at the system's size.
[[nodiscard]] QFont applicationFont(const QFont &system);

} // namespace ShelfHelp::Ui
