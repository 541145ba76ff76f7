// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QList>
#include <QString>

namespace ShelfHelp::Ui {

/// How one range preset is offered.
struct RangePresetEntry
{
    Sql::RangePreset preset;
    Qt::Key key;       ///< works while no editor has the focus
    QString menuText;  ///< with access key
    QString shortText; ///< on the button of the top bar; empty: in the menus only
};

/// All presets in the order of the menu.
[[nodiscard]] QList<RangePresetEntry> rangePresets();
/// "Last 7 days".
[[nodiscard]] QString presetText(Sql::RangePreset preset);

} // namespace ShelfHelp::Ui
