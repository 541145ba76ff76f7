// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <string_view>

namespace ShelfHelp::Ingest {

/// A notification's id as the ledger keeps it: a UUID takes a third of the room and half of the time of text.
struct LedgerKey
{
    std::array<char, 16> uuid{};
    bool isUuid = false; ///< the id was a UUID in its usual form; else it has to be kept beside the made one

    friend bool operator==(const LedgerKey &, const LedgerKey &) = default;
};

/// The UUID that `messageId` spells in lower-case hyphenated form; else a version 8 UUID (RFC 9562) made from
/// its SHA-256, so that different ids stay different.
[[nodiscard]] LedgerKey ledgerKey(std::string_view messageId);

} // namespace ShelfHelp::Ingest
