// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonnumber.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace ShelfHelp::Ingest {

namespace {

/// Far beyond any exponent that a text of a few MiB could balance with digits.
constexpr std::int64_t hugeExponent = 1'000'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(std::min(at, text.size()));
    return static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), isDigit) - rest.begin());
}

bool isOneOf(std::string_view text, std::size_t at, std::string_view characters)
{
    return at < text.size() && characters.find(text[at]) != std::string_view::npos;
}

/// The exponent as written, cut to ±hugeExponent.
std::int64_t exponentOf(std::string_view number)
{
    const std::size_t mark = number.find_first_of("eE");
    if (mark == std::string_view::npos) {
        return 0;
    }
    std::string_view text = number.substr(mark + 1);
    const bool negative = text.front() == '-';
    text.remove_prefix(negative || text.front() == '+' ? 1 : 0);
    std::int64_t value = 0;
    const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
    value = read.ec == std::errc{} ? std::min(value, hugeExponent) : hugeExponent;
    return negative ? -value : value;
}

/// Power of ten of the first significant digit; 0 for a number that is zero.
std::int64_t magnitudeOf(std::string_view number)
{
    const std::string_view mantissa = number.substr(0, number.find_first_of("eE"));
    const std::size_t first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) {
        return 0;
    }
    const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
    const auto position = static_cast<std::int64_t>(first);
    return exponentOf(number) + point - position - (position < point ? 1 : 0);
}

template <typename Number>
std::errc readWhole(std::string_view text)
{
    Number value{};
    return std::from_chars(text.data(), text.data() + text.size(), value).ec;
}

} // namespace

std::size_t jsonNumberLength(std::string_view text)
{
    const std::size_t sign = isOneOf(text, 0, "-") ? 1 : 0;
    const std::size_t digits = isOneOf(text, sign, "0") ? 1 : digitsAt(text, sign);
    if (digits == 0) {
        return 0;
    }
    std::size_t at = sign + digits;
    if (isOneOf(text, at, ".")) {
        const std::size_t fraction = digitsAt(text, at + 1);
        if (fraction == 0) {
            return 0;
        }
        at += 1 + fraction;
    }
    if (isOneOf(text, at, "eE")) {
        const std::size_t skipped = isOneOf(text, at + 1, "+-") ? 2 : 1;
        const std::size_t exponent = digitsAt(text, at + skipped);
        if (exponent == 0) {
            return 0;
        }
        at += skipped + exponent;
    }
    return at;
}

bool jsonNumberFits(std::string_view number)
{
    if (number.find_first_of(".eE") == std::string_view::npos) {
        return number.front() == '-' ? readWhole<std::int64_t>(number) == std::errc{}
                                     : readWhole<std::uint64_t>(number) == std::errc{};
    }
    // from_chars reports too large and too small alike.
    return readWhole<double>(number) == std::errc{} || magnitudeOf(number) < 0;
}

} // namespace ShelfHelp::Ingest
