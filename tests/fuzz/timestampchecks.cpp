// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"
#include "timeoracle.h"

#include <ingest/decode/timestamp.h>

namespace ShelfHelp::Fuzz {

void checkTimestamp(std::string_view input)
{
    using namespace Ingest;
    const auto parsed = parseTimestamp(input);
    require(parsed == parseTimestamp(input), "the same answer twice");
    const ExpectedTime expected = expectedTime(input);
    const auto *time = std::get_if<Timestamp>(&parsed);
    require(expected.isWellFormed || parsed == decltype(parsed)(TimestampFault::Format),
            "only the documented form is read");
    require(!expected.isWellFormed || parsed != decltype(parsed)(TimestampFault::Format),
            "the documented form is read");
    require(expected.microseconds.has_value() == (time != nullptr), "what is read is a time that there is");
    if (time == nullptr) {
        return;
    }
    require(time->microseconds == *expected.microseconds,
            "the time is the documented one, to the microsecond");
    require(time->truncated == expected.isTruncated, "cut digits are told");
    const auto again = parseTimestamp(timeText(time->microseconds));
    require(again == decltype(again)(Timestamp{time->microseconds, false}),
            "parse and format are the identity");
    const std::string year = timeText(time->microseconds).substr(0, 2);
    require(isPlausibleTime(time->microseconds) == (year == "20"), "plausible are the years 2000 to 2099");
}

} // namespace ShelfHelp::Fuzz
