// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace ShelfHelp::Tests {

/// Stores notifications as one of the programs does, without their command lines; 0 when all is well.
/// Arguments: the way, a libpq URI, records in a batch, and for `file` (shelfhelp ingest) and `window` (the
/// window's replay) a file, for `queue` (shelfhelp poll) the URL of a queue and its endpoint.
[[nodiscard]] int storeAsProgram(const QStringList &arguments);

} // namespace ShelfHelp::Tests
