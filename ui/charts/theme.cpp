// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme.h"

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double markContrast = 3.0;

/// The categories are the same in both themes; only the grey follows the background.
Theme withCategories(Theme theme)
{
    theme.libby = QColor(0x0072B2);
    theme.physical = QColor(0xE69F00);
    theme.available = QColor(0x009E73);
    theme.out = QColor(0xD55E00);
    theme.notInCatalogue = theme.dark ? QColor(0xA0A0A0) : QColor(0x767676);
    theme.unknown = QColor(0xCC79A7);
    theme.skyBlue = QColor(0x56B4E9);
    return theme;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette(theme.text, theme.card, theme.grid, theme.border, theme.muted, theme.text, theme.text,
                     theme.card, theme.page);
    palette.setColor(QPalette::Button, theme.card);
    palette.setColor(QPalette::AlternateBase, theme.page);
    palette.setColor(QPalette::ToolTipBase, theme.card);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, mixed(theme.card, theme.text, 0.4));
    }
    return palette;
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = withCategories({.dark = false,
                                               .page = QColor(0xf6f7f9),
                                               .card = QColor(0xffffff),
                                               .border = QColor(0xe6e8ec),
                                               .grid = QColor(0xeef0f3),
                                               .text = QColor(0x14171f),
                                               .muted = QColor(0x6b7280),
                                               .accent = QColor(0x4263eb),
                                               .onAccent = QColor(0xffffff),
                                               .good = QColor(0x0b7a3b),
                                               .bad = QColor(0xc2255c),
                                               .warning = QColor(0x8f5a00)});
    return theme;
}

const Theme &Theme::darkTheme()
{
    static const Theme theme = withCategories({.dark = true,
                                               .page = QColor(0x0f1218),
                                               .card = QColor(0x171b23),
                                               .border = QColor(0x252b36),
                                               .grid = QColor(0x212733),
                                               .text = QColor(0xe8ebf0),
                                               .muted = QColor(0x8b94a5),
                                               .accent = QColor(0x7b96ff),
                                               .onAccent = QColor(0x0f1218),
                                               .good = QColor(0x3ddc84),
                                               .bad = QColor(0xff6b9d),
                                               .warning = QColor(0xf5b342)});
    return theme;
}

const Theme &Theme::highContrast()
{
    static const Theme theme = withCategories({.dark = true,
                                               .page = QColor(Qt::black),
                                               .card = QColor(Qt::black),
                                               .border = QColor(0xb8b8b8),
                                               .grid = QColor(0x505050),
                                               .text = QColor(0xffffff),
                                               .muted = QColor(0xe0e0e0),
                                               .accent = QColor(0xffe14d),
                                               .onAccent = QColor(Qt::black),
                                               .good = QColor(0x5dff9b),
                                               .bad = QColor(0xff9ec1),
                                               .warning = QColor(0xffd060)});
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    if (palette.color(QPalette::Window) == highContrast().page &&
        palette.color(QPalette::WindowText) == highContrast().text) {
        return highContrast();
    }
    const bool isDark =
        palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return isDark ? darkTheme() : light();
}

QColor Theme::outlineOf(const QColor &fill) const
{
    QColor outline = fill;
    for (double share = 0; share <= 1; share += 0.05) {
        outline = mixed(fill, text, share);
        if (contrastRatio(outline, card) >= markContrast) {
            break;
        }
    }
    return outline;
}

QPalette applicationPalette(ColorScheme scheme, const QPalette &system)
{
    switch (scheme) {
    case ColorScheme::Light:
        return paletteOf(Theme::light());
    case ColorScheme::Dark:
        return paletteOf(Theme::darkTheme());
    case ColorScheme::HighContrast:
        return paletteOf(Theme::highContrast());
    case ColorScheme::System:
        break;
    }
    return system;
}

double contrastRatio(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto blend = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(blend(under.redF(), over.redF()), blend(under.greenF(), over.greenF()),
                            blend(under.blueF(), over.blueF()));
}

} // namespace ShelfHelp::Ui
