// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace ShelfHelp::Ingest {

/// Length of the JSON number (RFC 8259, section 6) that the text begins with; 0 if it begins with none.
[[nodiscard]] std::size_t jsonNumberLength(std::string_view text);

/// True if a JSON number can be held: an integer in −2^63 … 2^64−1, or a fraction or power whose nearest
/// binary64 is finite. What is too small to be told from zero counts as zero.
[[nodiscard]] bool jsonNumberFits(std::string_view number);

} // namespace ShelfHelp::Ingest
