// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fields.h"

#include "text.h"
#include "timestamp.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace ShelfHelp::Ingest {

namespace {

using simdjson::dom::element;

constexpr auto maximumCount = std::numeric_limits<std::int32_t>::max();

bool refuseMember(const Member &member, std::string_view reason, std::string_view detail, Findings &findings)
{
    findings.refuse(reason, detail, *member.value);
    return findings.within(member.name);
}

/// The member as a T, or the fault that it is absent or something else.
template <typename T>
bool readAs(const Member &member, std::string_view wanted, T &value, Findings &findings)
{
    if (!member.value) {
        findings.refuse(Reason::fieldMissing, "a required field is absent");
        return findings.within(member.name);
    }
    return member.value->get(value) == simdjson::SUCCESS ||
           refuseMember(member, Reason::fieldType, wanted, findings);
}

bool isLongerThan(std::string_view text, const TextRule &rule)
{
    // Never more code points than bytes: most texts need no counting.
    return text.size() > rule.maximum &&
           (rule.unit == TextRule::Unit::Bytes || codePointCount(text) > rule.maximum);
}

bool isDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool readIdText(const Member &member, std::string_view text, std::int64_t &value, Findings &findings)
{
    const bool negative = !text.empty() && text.front() == '-';
    if (!isDigits(text.substr(negative ? 1 : 0))) {
        return refuseMember(member, Reason::fieldFormat, "the id is not made of ASCII digits", findings);
    }
    const std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
    return (read.ec == std::errc{} && value > 0) ||
           refuseMember(member, Reason::fieldRange, "the id is not in 1 … 2^63−1", findings);
}

bool readIdNumber(const Member &member, std::int64_t &value, Findings &findings)
{
    if (member.value->get(value) == simdjson::SUCCESS && value > 0) {
        return true;
    }
    const bool integer = member.value->is_int64() || member.value->is_uint64();
    return integer
               ? refuseMember(member, Reason::fieldRange, "the id is not in 1 … 2^63−1", findings)
               : refuseMember(member, Reason::fieldType, "the id is neither digits nor an integer", findings);
}

} // namespace

bool readString(const Member &member, std::string_view &value, Findings &findings)
{
    return readAs(member, "the field is not a string", value, findings);
}

bool readText(const Member &member, const TextRule &rule, std::string &value, Findings &findings)
{
    std::string_view text;
    if (!readString(member, text, findings)) {
        return false;
    }
    if (text.empty() && !rule.mayBeEmpty) {
        return refuseMember(member, Reason::fieldFormat, "the text is empty", findings);
    }
    if (text.find('\0') != std::string_view::npos) {
        return refuseMember(member, Reason::textNul, "the text holds U+0000", findings);
    }
    if (isLongerThan(text, rule)) {
        return refuseMember(member, Reason::fieldTooLong, "the text is longer than allowed", findings);
    }
    value = text;
    return true;
}

bool readFlag(const Member &member, bool &value, Findings &findings)
{
    return readAs(member, "the field is neither true nor false", value, findings);
}

bool readCount(const Member &member, std::int32_t &value, Findings &findings)
{
    double number = 0; // exact for every value in range
    if (!readAs(member, "the field is not a number", number, findings)) {
        return false;
    }
    if (std::trunc(number) != number) {
        return refuseMember(member, Reason::fieldType, "the count is not a whole number", findings);
    }
    if (number < 0 || number > maximumCount) {
        return refuseMember(member, Reason::fieldRange, "the count is not in 0 … 2^31−1", findings);
    }
    value = static_cast<std::int32_t>(number);
    return true;
}

bool readTime(const Member &member, std::int64_t &value, Findings &findings)
{
    std::string_view text;
    if (!readString(member, text, findings)) {
        return false;
    }
    const std::variant<Timestamp, TimestampFault> parsed = parseTimestamp(text);
    if (const auto *fault = std::get_if<TimestampFault>(&parsed)) {
        return *fault == TimestampFault::Format
                   ? refuseMember(member, Reason::fieldFormat, "the time is not YYYY-MM-DDTHH:MM:SS",
                                  findings)
                   : refuseMember(member, Reason::fieldRange, "there is no such time", findings);
    }
    const auto &time = std::get<Timestamp>(parsed);
    if (time.truncated) {
        findings.warn(Warning::timeTruncated);
    }
    if (!isPlausibleTime(time.microseconds)) {
        findings.warn(Warning::timeImplausible);
    }
    value = time.microseconds;
    return true;
}

bool readGoodreadsId(const Member &member, std::int64_t &value, std::string &text, Findings &findings)
{
    element id;
    if (!readAs(member, {}, id, findings)) {
        return false;
    }
    std::string_view received;
    if (id.get(received) == simdjson::SUCCESS) {
        text = received;
        return readIdText(member, received, value, findings);
    }
    const bool sound = readIdNumber(member, value, findings);
    text = std::to_string(value);
    return sound;
}

void readDetail(const Member &member, const TextRule &rule, std::optional<std::string> &value,
                Findings &findings)
{
    if (member.isNothing()) {
        return;
    }
    std::string_view text;
    const bool isStorable = member.value->get(text) == simdjson::SUCCESS &&
                            text.find('\0') == std::string_view::npos && !isLongerThan(text, rule);
    if (!isStorable) {
        findings.warn(Warning::detailDropped);
    } else if (!text.empty()) {
        value = text;
    }
}

void readDetail(const Member &member, std::optional<double> &value, Findings &findings)
{
    if (member.isNothing()) {
        return;
    }
    double number = 0;
    if (member.value->get(number) == simdjson::SUCCESS && std::isfinite(number)) {
        value = number + 0.0; // −0 is 0: which of two equal ratings is kept would depend on their order
    } else {
        findings.warn(Warning::detailDropped);
    }
}

bool readObject(const Member &member, simdjson::dom::object &value, Findings &findings)
{
    return readAs(member, "the field is not an object", value, findings);
}

bool readArray(const Member &member, simdjson::dom::array &value, Findings &findings)
{
    return readAs(member, "the field is not an array", value, findings);
}

} // namespace ShelfHelp::Ingest
