// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpsyntax.h"

#include <algorithm>
#include <charconv>

namespace ShelfHelp::Ingest {

namespace {

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isOneOf(char c, QByteArrayView characters)
{
    return characters.contains(c);
}

/// Signs, blanks and prefixes are no digits; std::from_chars takes a minus for one.
std::optional<qint64> number(QByteArrayView text, int base)
{
    qint64 value = 0;
    if (text.isEmpty() || text.front() == '-') {
        return std::nullopt;
    }
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value, base);
    return error == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
}

} // namespace

bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isBlank(text.back())) {
        text.chop(1);
    }
    return text;
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) {
        return isAlphanumeric(c) || isOneOf(c, "!#$%&'*+-.^_`|~");
    });
}

bool isFieldText(QByteArrayView text)
{
    return std::ranges::all_of(
        text, [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

bool isTargetText(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

bool isAuthorityText(QByteArrayView text)
{
    return std::ranges::all_of(text,
                               [](char c) { return isAlphanumeric(c) || isOneOf(c, "-._~!$&'()*+,;=%[]:"); });
}

std::optional<qint64> decimalNumber(QByteArrayView text)
{
    return number(text, 10);
}

std::optional<qint64> hexadecimalNumber(QByteArrayView text)
{
    return number(text, 16);
}

} // namespace ShelfHelp::Ingest
