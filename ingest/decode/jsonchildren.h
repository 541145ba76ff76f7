// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

namespace ShelfHelp::Ingest {

/// The texts of the items of a JSON array, or of the member values of a JSON object, in order, as they
/// stand in the container's text. The text must be sound JSON; the parser keeps no offsets, and rejected
/// records are kept, and bare messages hashed, byte by byte.
[[nodiscard]] std::vector<std::string_view> jsonChildren(std::string_view container);

} // namespace ShelfHelp::Ingest
