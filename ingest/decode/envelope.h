// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "findings.h"
#include "members.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// A JSON object that is either an SNS envelope, whose Message is a text of its own, or a bare message, as
/// raw delivery leaves it. Views live as long as what the reader returned.
class Envelope final
{
public:
    /// Decides which of the two the object is; false if neither, or if it is not for us (a handshake).
    [[nodiscard]] bool recognize(simdjson::dom::object object, Findings &findings);

    /// The Message of an envelope; none for a bare message.
    [[nodiscard]] std::optional<std::string_view> message() const { return m_message; }

    /// What an envelope says about its message. All of it is optional; null counts as absent.
    struct Fields
    {
        std::string topic;     ///< may be empty
        std::string messageId; ///< empty if there is none
        std::optional<std::string> sequenceNumber;
        std::optional<std::int64_t> publishedAt; ///< as Notification::publishedAt
    };

    [[nodiscard]] bool readFields(Fields &fields, Findings &findings) const;

private:
    static constexpr std::size_t memberCount = 7;

    std::array<Member, memberCount> m_members;
    std::optional<std::string_view> m_message;
};

} // namespace ShelfHelp::Ingest
