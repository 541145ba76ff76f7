// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace ShelfHelp::App {

/// Lets the program end with a message and status 1, on whichever thread it gets no more memory: what was
/// committed stays, the rest is sent again. Before anything else.
void endWithoutMemory();

} // namespace ShelfHelp::App
