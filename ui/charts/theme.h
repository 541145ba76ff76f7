// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>

namespace ShelfHelp::Ui {

/// What `--theme` and the preferences offer. System follows the desktop's palette.
enum class ColorScheme { System, Light, Dark, HighContrast };

/// Every colour the dashboard paints with; nothing else names one.
///
/// The categories are those of Okabe and Ito, told apart by every common kind of colour vision, and each
/// has one fixed meaning. Colour never stands alone: a dash, marker, hatch or text says the same.
struct Theme
{
    bool dark = false;

    QColor page;
    QColor card;
    QColor border;
    QColor grid;
    QColor text;
    QColor muted;
    QColor accent;
    QColor onAccent;
    QColor good;
    QColor bad;
    QColor warning;

    QColor libby;
    QColor physical;
    QColor available;
    QColor out;
    QColor notInCatalogue;
    QColor unknown;
    QColor skyBlue; ///< warm searches, new shelves

    /// The theme that suits a palette: that of high contrast for white on black, else dark when its windows
    /// are darker than their text. (Qt 6.4 has no QStyleHints::colorScheme().)
    [[nodiscard]] static const Theme &of(const QPalette &palette);
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &darkTheme();
    /// White and bright colours on black: borders and muted texts stand out as much as the rest.
    [[nodiscard]] static const Theme &highContrast();

    /// The colour a mark of `fill` is outlined with: the fill itself where it stands out from the card at
    /// 3 : 1, else the same hue taken towards the text colour until it does.
    [[nodiscard]] QColor outlineOf(const QColor &fill) const;
};

/// The palette of the whole application for an explicit scheme; System returns `system` unchanged.
[[nodiscard]] QPalette applicationPalette(ColorScheme scheme, const QPalette &system);

/// The contrast ratio of two opaque colours as WCAG 2.1 defines it, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

/// `share` of `over` laid on `under`.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

} // namespace ShelfHelp::Ui
