// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "findings.h"
#include "reasons.h"

#include <simdjson.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace ShelfHelp::Ingest {

/// A member of a JSON object that is asked for by name, present or not.
struct Member
{
    std::string_view name;
    std::optional<simdjson::dom::element> value;

    /// Absent or null: the same for an optional member.
    [[nodiscard]] bool isNothing() const { return !value || value->is_null(); }
};

/// Finds the members of those names in one pass; others are ignored. Of a name that occurs twice the last
/// one counts (the parser's own look-up would take the first), with a warning.
template <std::size_t Count>
[[nodiscard]] std::array<Member, Count> findMembers(simdjson::dom::object object,
                                                    const std::array<std::string_view, Count> &names,
                                                    Findings &findings)
{
    std::array<Member, Count> members;
    for (std::size_t i = 0; i < Count; ++i) {
        members[i].name = names[i];
    }
    for (const simdjson::dom::key_value_pair field : object) {
        for (Member &member : members) {
            if (member.name != field.key) {
                continue;
            }
            if (member.value) {
                findings.warn(Warning::duplicateKey);
            }
            member.value = field.value;
            break;
        }
    }
    return members;
}

} // namespace ShelfHelp::Ingest
