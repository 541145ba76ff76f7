// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/profiles/profile.h>

#include <QColor>

namespace ShelfHelp::Ui {

/// The colour that marks a connection, out of those that everybody tells apart; invalid for none.
[[nodiscard]] QColor colourOf(Sql::ProfileColour colour);

/// Black or white, whichever is read better on it.
[[nodiscard]] QColor textOn(const QColor &colour);

} // namespace ShelfHelp::Ui
