// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/event.h>
#include <sql/ingeststore.h>

#include <span>

namespace ShelfHelp::Ingest {

/// Lays notifications out as the columns of one call: distinct shelves and books, sorted, and positions
/// instead of repeated texts. The keys of the notifications must be distinct. The columns borrow the texts.
[[nodiscard]] Sql::BatchColumns toColumns(std::span<const Notification *const> notifications);

/// Only what Sql::countDuplicates() needs.
[[nodiscard]] Sql::BatchColumns toKeyColumns(std::span<const Notification *const> notifications);

} // namespace ShelfHelp::Ingest
