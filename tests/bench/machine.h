// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgres.h"

#include <QStringList>

namespace ShelfHelp::Bench {

/// The load average of the last minute.
[[nodiscard]] double loadAverage();

/// What the figures were measured on, one Markdown list item each: without it they mean nothing.
[[nodiscard]] QStringList machineLines(Postgres &server);

/// Whether other programs were busy before the start: more than half of the cores.
[[nodiscard]] bool isNoisy(double loadBefore);

} // namespace ShelfHelp::Bench
