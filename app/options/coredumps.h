// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace ShelfHelp::App {

/// A crash leaves no core file: the passwords that libpq keeps in memory would be in it (docs/reliability.md,
/// T5). Lowers the soft limit only; who has to look into a crash raises it again with `prlimit --core`. To be
/// called first in main().
void forbidCoreDumps();

} // namespace ShelfHelp::App
