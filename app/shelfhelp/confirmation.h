// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

namespace ShelfHelp::App {

/// Whether the person at the terminal types `word`, or `--yes` has said so already. Fails when nobody can be
/// asked.
[[nodiscard]] Outcome confirm(const QString &word, bool isConfirmed);

} // namespace ShelfHelp::App
