// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QTimeZone>

#include <string>

namespace ShelfHelp::App {

/// The zone that an option names; fails as wrong usage.
[[nodiscard]] Result<QTimeZone> zoneNamed(const std::string &name);

} // namespace ShelfHelp::App
