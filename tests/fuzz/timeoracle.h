// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ShelfHelp::Fuzz {

/// What docs/notifications.md says of a time, told apart from the reader: by a regular expression and QDate.
struct ExpectedTime
{
    bool isWellFormed = false;
    std::optional<std::int64_t> microseconds; ///< none: there is no such time
    bool isTruncated = false;
};

[[nodiscard]] ExpectedTime expectedTime(std::string_view text);

/// `YYYY-MM-DDTHH:MM:SS.ffffff` of a time of the years 1 … 9999.
[[nodiscard]] std::string timeText(std::int64_t microseconds);

} // namespace ShelfHelp::Fuzz
