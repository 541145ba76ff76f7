// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/event.h>

#include <cstddef>
#include <vector>

namespace ShelfHelp::Ingest {

/// Which records of a delivery have to stay in order with each other: those with equal numbers, which count
/// from 0. A record's group is its message group. Where there is none, all of a FIFO queue's are one group,
/// each of another queue's is its own, and a hand-made event that tells no queue is one group.
[[nodiscard]] std::vector<std::size_t> groupNumbers(const std::vector<DecodedRecord> &records);

} // namespace ShelfHelp::Ingest
