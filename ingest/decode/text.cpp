// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text.h"

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t excerptCharacters = 200;
constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

/// The shape of a sequence by its first byte. Only the second byte has limits of its own (RFC 3629, table
/// of well-formed sequences); the others are 80 … BF.
struct SequenceShape
{
    std::size_t length;
    unsigned char secondFrom;
    unsigned char secondTo;
};

SequenceShape shapeOf(unsigned char lead)
{
    if (lead < 0x80) {
        return {1, 0x80, 0xBF};
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return {2, 0x80, 0xBF};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return {3, static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF)};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return {4, static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF)};
    }
    return {0, 0, 0};
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::size_t utf8SequenceLength(std::string_view text, std::size_t at)
{
    const SequenceShape shape = shapeOf(static_cast<unsigned char>(text[at]));
    if (shape.length <= 1) {
        return shape.length;
    }
    if (text.size() - at < shape.length) {
        return 0;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (second < shape.secondFrom || second > shape.secondTo) {
        return 0;
    }
    const std::string_view rest = text.substr(at + 2, shape.length - 2);
    return std::all_of(rest.begin(), rest.end(), isContinuation) ? shape.length : 0;
}

std::size_t firstInvalidUtf8(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = utf8SequenceLength(text, at);
        if (length == 0) {
            break;
        }
        at += length;
    }
    return at;
}

std::size_t codePointCount(std::string_view text)
{
    return text.size() - static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isContinuation));
}

std::string excerptOf(std::string_view text)
{
    std::string excerpt;
    std::size_t at = 0;
    for (std::size_t characters = 0; characters < excerptCharacters && at < text.size(); ++characters) {
        const std::size_t length = utf8SequenceLength(text, at);
        const bool storable = length > 0 && text[at] != '\0';
        excerpt += storable ? text.substr(at, length) : replacementCharacter;
        at += std::max<std::size_t>(length, 1);
    }
    return excerpt;
}

std::string_view trimmedJson(std::string_view text)
{
    while (!text.empty() && isJsonBlank(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && isJsonBlank(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace ShelfHelp::Ingest
