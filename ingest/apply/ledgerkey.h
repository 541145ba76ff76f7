// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// A notification's id as the ledger keeps it: a UUID takes a third of the room and half of the time of text.
struct LedgerKey
{
    std::string uuid;                    ///< 16 bytes
    std::optional<std::string> original; ///< the id as it came, where it is not a UUID in its usual form

    friend bool operator==(const LedgerKey &, const LedgerKey &) = default;
};

/// The UUID that `messageId` spells in lower-case hyphenated form; else a version 8 UUID (RFC 9562) made from
/// its SHA-256, so that different ids stay different.
[[nodiscard]] LedgerKey ledgerKey(std::string_view messageId);

} // namespace ShelfHelp::Ingest
