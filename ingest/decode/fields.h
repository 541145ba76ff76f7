// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "members.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// How long a text may be, counted in code points or in bytes of UTF-8, and whether it may be empty.
struct TextRule
{
    enum class Unit { CodePoints, Bytes };

    std::size_t maximum = 0;
    Unit unit = Unit::CodePoints;
    bool mayBeEmpty = true;
};

// Each of these reads one required member into `value`. It returns false, with the fault in the findings,
// when the member is absent, of the wrong type, malformed, or out of range, looked for in that order.

/// Any string. It lives as long as what the reader returned.
[[nodiscard]] bool readString(const Member &member, std::string_view &value, Findings &findings);

/// A string that is stored: no U+0000, and within the rule.
[[nodiscard]] bool readText(const Member &member, const TextRule &rule, std::string &value,
                            Findings &findings);
[[nodiscard]] bool readFlag(const Member &member, bool &value, Findings &findings);

/// A number with an integral value in 0 … 2^31−1, however it is written.
[[nodiscard]] bool readCount(const Member &member, std::int32_t &value, Findings &findings);

/// Microseconds, see timestamp.h. Warns of cut digits and of unlikely years.
[[nodiscard]] bool readTime(const Member &member, std::int64_t &value, Findings &findings);

/// A JSON integer or a string of ASCII digits, 1 … 2^63−1. `text` is the id as received, for unique_hash.
[[nodiscard]] bool readGoodreadsId(const Member &member, std::int64_t &value, std::string &text,
                                   Findings &findings);

/// The details of a book are never a reason to refuse: absent, null and empty give nothing, and what cannot
/// be stored gives nothing with the warning detail.dropped.
void readDetail(const Member &member, const TextRule &rule, std::optional<std::string> &value,
                Findings &findings);
void readDetail(const Member &member, std::optional<double> &value, Findings &findings);

[[nodiscard]] bool readObject(const Member &member, simdjson::dom::object &value, Findings &findings);
[[nodiscard]] bool readArray(const Member &member, simdjson::dom::array &value, Findings &findings);

} // namespace ShelfHelp::Ingest
