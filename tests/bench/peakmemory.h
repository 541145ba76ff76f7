// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace ShelfHelp::Bench {

/// Starts a new measurement: gives freed memory back and forgets the peak so far.
void resetPeakMemory();

/// Most memory this process had resident since the last reset.
[[nodiscard]] double peakMemoryMiB();

} // namespace ShelfHelp::Bench
