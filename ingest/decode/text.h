// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// Length in bytes of the UTF-8 sequence that begins at `at` (which is inside the text), or 0 if there is
/// none: overlong forms, encoded surrogates and values above U+10FFFF are no UTF-8.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

/// Offset of the first byte that does not belong to a UTF-8 sequence; the size of the text if all do.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

/// Number of code points of a text that is UTF-8.
[[nodiscard]] std::size_t codePointCount(std::string_view text);

/// The first 200 characters, fit to be stored and shown: bytes that are no UTF-8 and U+0000 are replaced
/// by U+FFFD.
[[nodiscard]] std::string excerptOf(std::string_view text);

/// Without the white space that JSON allows around a value.
[[nodiscard]] std::string_view trimmedJson(std::string_view text);

} // namespace ShelfHelp::Ingest
