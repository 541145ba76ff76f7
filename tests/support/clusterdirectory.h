// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace ShelfHelp::Tests {

/// Where a private PostgreSQL of the tests may live: `name` below the build directory, unless root's server
/// user cannot get there (below /root); then a directory in /tmp that belongs to this build alone.
[[nodiscard]] QString clusterDirectory(const QString &name);

} // namespace ShelfHelp::Tests
