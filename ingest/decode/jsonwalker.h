// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ShelfHelp::Ingest {

/// Why a text is no JSON we read, in static words.
struct JsonFault
{
    std::string_view reason;           ///< json.* or text.surrogate
    std::string_view detail;           ///< a sentence
    std::optional<std::size_t> offset; ///< byte within the text
};

/// Containers that hold something may be nested this deep; empty ones do not count.
inline constexpr std::size_t maximumJsonDepth = 512;

/// Names the first fault of a text that is UTF-8: the first one of grammar or depth in byte order; if there
/// is none, the first half surrogate or number out of range. nullopt: the text is sound.
///
/// The reader says only that it refuses a text, and with which code depends on the processor. So a refused
/// text is walked once more by this plain RFC 8259 grammar, which builds nothing and does not recurse.
[[nodiscard]] std::optional<JsonFault> findJsonFault(std::string_view text);

} // namespace ShelfHelp::Ingest
