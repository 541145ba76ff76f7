// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace ShelfHelp::Tests {

/// For how long a test waits for what has to come, in ms: a machine with much else to do is slow, and what is
/// there already is not waited for.
inline constexpr int patience = 60'000;

} // namespace ShelfHelp::Tests
