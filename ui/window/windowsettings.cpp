// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowsettings.h"

#include <QSettings>

#include <array>
#include <utility>

namespace ShelfHelp::Ui {

namespace {

constexpr std::array schemeNames{
    std::pair{ColorScheme::System, QLatin1StringView("system")},
    std::pair{ColorScheme::Light, QLatin1StringView("light")},
    std::pair{ColorScheme::Dark, QLatin1StringView("dark")},
};

constexpr QLatin1StringView geometryKey("window/geometry");
constexpr QLatin1StringView pageKey("window/page");
constexpr QLatin1StringView rangeKey("window/range");
constexpr QLatin1StringView themeKey("window/theme");

} // namespace

QString colorSchemeName(ColorScheme scheme)
{
    for (const auto &[candidate, name] : schemeNames) {
        if (candidate == scheme) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

std::optional<ColorScheme> colorSchemeFromName(const QString &name)
{
    for (const auto &[scheme, candidate] : schemeNames) {
        if (candidate == name) {
            return scheme;
        }
    }
    return std::nullopt;
}

WindowSettings WindowSettings::load()
{
    const QSettings settings;
    return {.geometry = settings.value(geometryKey).toByteArray(),
            .page = settings.value(pageKey).toString(),
            .range = Sql::presetFromName(settings.value(rangeKey).toString()),
            .colorScheme =
                colorSchemeFromName(settings.value(themeKey).toString()).value_or(ColorScheme::System)};
}

void WindowSettings::save() const
{
    QSettings settings;
    settings.setValue(geometryKey, geometry);
    settings.setValue(pageKey, page);
    settings.setValue(themeKey, colorSchemeName(colorScheme));
    if (range) {
        settings.setValue(rangeKey, Sql::presetName(*range));
    } else {
        settings.remove(rangeKey);
    }
}

} // namespace ShelfHelp::Ui
