// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timestamp.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace ShelfHelp::Ingest {

namespace {

using std::chrono::microseconds;
using std::chrono::sys_days;
using std::chrono::sys_time;

constexpr std::size_t maximumFractionDigits = 9;
constexpr std::size_t keptFractionDigits = 6;
constexpr int maximumOffsetHours = 15;

constexpr sys_time<microseconds> startOfYear(int year)
{
    return sys_days(std::chrono::year(year) / 1 / 1);
}

struct Fields
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    bool truncated = false;
    std::chrono::minutes offset{0};
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the text apart from the front. A function that returns false leaves the text unusable.
class TimeScanner final
{
public:
    explicit TimeScanner(std::string_view text)
        : m_rest(text)
    {
    }

    bool scan(Fields &fields)
    {
        return number(4, fields.year) && one('-') && number(2, fields.month) && one('-') &&
               number(2, fields.day) && (one('T') || one(' ')) && number(2, fields.hour) && one(':') &&
               number(2, fields.minute) && one(':') && number(2, fields.second) && fraction(fields) &&
               offset(fields.offset) && m_rest.empty();
    }

private:
    bool one(char expected)
    {
        if (m_rest.empty() || m_rest.front() != expected) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }

    bool number(std::size_t digits, int &value)
    {
        const std::string_view text = m_rest.substr(0, digits);
        if (text.size() < digits || !std::all_of(text.begin(), text.end(), isDigit)) {
            return false;
        }
        value = 0;
        for (const char c : text) {
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(digits);
        return true;
    }

    bool fraction(Fields &fields)
    {
        if (!one('.')) {
            return true;
        }
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isDigit);
        const auto count = static_cast<std::size_t>(end - m_rest.begin());
        if (count < 1 || count > maximumFractionDigits) {
            return false;
        }
        for (std::size_t digit = 0; digit < keptFractionDigits; ++digit) {
            fields.microsecond = fields.microsecond * 10 + (digit < count ? m_rest[digit] - '0' : 0);
        }
        fields.truncated = count > keptFractionDigits;
        m_rest.remove_prefix(count);
        return true;
    }

    bool offset(std::chrono::minutes &offset)
    {
        if (m_rest.empty() || one('Z')) {
            return true;
        }
        const bool west = m_rest.front() == '-';
        int hours = 0;
        int minutes = 0;
        if (!(one('-') || one('+')) || !number(2, hours)) {
            return false;
        }
        one(':');
        if (!number(2, minutes) || hours > maximumOffsetHours || minutes > 59) {
            return false;
        }
        offset = (std::chrono::hours(hours) + std::chrono::minutes(minutes)) * (west ? -1 : 1);
        return true;
    }

    std::string_view m_rest;
};

std::optional<sys_time<microseconds>> timeOf(const Fields &fields)
{
    using namespace std::chrono;
    const year_month_day date{year(fields.year), month(static_cast<unsigned>(fields.month)),
                              day(static_cast<unsigned>(fields.day))};
    if (fields.year < 1 || !date.ok() || fields.hour > 23 || fields.minute > 59 || fields.second > 59) {
        return std::nullopt;
    }
    const sys_time<microseconds> time = sys_days(date) + hours(fields.hour) + minutes(fields.minute) +
                                        seconds(fields.second) + microseconds(fields.microsecond) -
                                        fields.offset;
    // Also after conversion to UTC the year must have four digits, and there is no year 0.
    const bool inRange = time >= startOfYear(1) && time < startOfYear(10000);
    return inRange ? std::optional(time) : std::nullopt;
}

} // namespace

std::variant<Timestamp, TimestampFault> parseTimestamp(std::string_view text)
{
    Fields fields;
    if (!TimeScanner(text).scan(fields)) {
        return TimestampFault::Format;
    }
    const std::optional<sys_time<microseconds>> time = timeOf(fields);
    if (!time) {
        return TimestampFault::Range;
    }
    return Timestamp{time->time_since_epoch().count(), fields.truncated};
}

bool isPlausibleTime(std::int64_t microsecondsSinceEpoch)
{
    const sys_time<microseconds> time{microseconds(microsecondsSinceEpoch)};
    return time >= startOfYear(2000) && time < startOfYear(2100);
}

} // namespace ShelfHelp::Ingest
