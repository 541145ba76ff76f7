// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>
#include <ui/dialogs/preferencesdialog.h>
#include <ui/models/savedview.h>

#include <QByteArray>
#include <QMap>
#include <QString>

#include <array>
#include <optional>

namespace ShelfHelp::Ui {

/// `system`, `light`, `dark`: the words of --theme and of the settings.
[[nodiscard]] QString colorSchemeName(ColorScheme scheme);
[[nodiscard]] std::optional<ColorScheme> colorSchemeFromName(const QString &name);

/// What the window remembers from one start to the next, in QSettings under the application's id.
/// Never a password.
struct WindowSettings
{
    QByteArray geometry;
    QString page;
    /// Nothing until the user has chosen one: the default follows the data.
    std::optional<Sql::RangePreset> range;
    Preferences preferences;
    Comparison comparison;
    std::array<std::optional<Sql::Bucket>, rangeLengths> buckets = {};
    std::chrono::minutes funnelWindow = Sql::defaultFunnelWindow;
    QList<Sql::TimeRange> recentRanges; ///< of one's own, the last one first
    QList<SavedView> savedViews;
    QMap<QString, QByteArray> columns; ///< of the tables of rows, by page

    /// At most recentRangesKept are remembered.
    void remember(const Sql::TimeRange &chosen);

    [[nodiscard]] static WindowSettings load();
    void save() const;

    friend bool operator==(const WindowSettings &, const WindowSettings &) = default;
};

} // namespace ShelfHelp::Ui
