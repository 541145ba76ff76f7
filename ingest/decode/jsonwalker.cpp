// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonwalker.h"

#include "jsonnumber.h"
#include "reasons.h"

#include <bitset>
#include <charconv>
#include <cstdint>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t hexDigitsOfEscape = 4;
constexpr std::string_view unicodeEscape = "\\u";

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// One pass over one text. The functions return false as soon as a fault of grammar or depth is found.
class JsonWalker final
{
public:
    explicit JsonWalker(std::string_view text)
        : m_text(text)
    {
    }

    std::optional<JsonFault> walk()
    {
        const bool sound = walkDocument();
        return sound ? m_valueFault : m_grammarFault;
    }

private:
    bool walkDocument();
    bool walkValue();
    bool walkKey();
    bool walkOpening();
    bool walkSeparators();
    bool walkString();
    bool walkEscape();
    bool walkUnicodeEscape(std::size_t start);
    bool takeLowSurrogate();
    std::optional<std::uint32_t> codeUnitAt(std::size_t at) const;
    bool walkNumber();
    bool walkLiteral(std::string_view literal);

    bool atEnd() const { return m_at == m_text.size(); }

    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    bool inObject() const { return m_depth > 0 && m_isObject[m_depth - 1]; }

    void skipBlanks();
    bool take(char expected);
    bool fail(std::string_view reason, std::string_view detail, std::size_t offset);
    bool failHere(std::string_view detail);
    void noteValueFault(std::string_view reason, std::string_view detail, std::size_t offset);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_depth = 0;
    std::bitset<maximumJsonDepth> m_isObject;
    bool m_opened = false; ///< the last value opened a container that holds something
    std::optional<JsonFault> m_grammarFault;
    std::optional<JsonFault> m_valueFault;
};

bool JsonWalker::walkDocument()
{
    do {
        if (!walkValue() || (!m_opened && !walkSeparators())) {
            return false;
        }
    } while (m_opened || m_depth > 0);
    return atEnd() || failHere("there is text after the end of the document");
}

bool JsonWalker::walkValue()
{
    m_opened = false;
    skipBlanks();
    if (inObject() && !walkKey()) {
        return false;
    }
    switch (peek()) {
    case '{':
    case '[':
        return walkOpening();
    case '"':
        return walkString();
    case 't':
        return walkLiteral("true");
    case 'f':
        return walkLiteral("false");
    case 'n':
        return walkLiteral("null");
    default:
        return walkNumber();
    }
}

bool JsonWalker::walkKey()
{
    if (peek() != '"') {
        return failHere("a key in double quotes was expected");
    }
    if (!walkString()) {
        return false;
    }
    skipBlanks();
    if (!take(':')) {
        return failHere("a colon was expected after the key");
    }
    skipBlanks();
    return true;
}

bool JsonWalker::walkOpening()
{
    const std::size_t start = m_at;
    const bool isObject = m_text[m_at++] == '{';
    skipBlanks();
    if (take(isObject ? '}' : ']')) {
        return true;
    }
    if (atEnd()) {
        return failHere("the text ends inside an array or object");
    }
    if (m_depth == maximumJsonDepth) {
        return fail(Reason::jsonDepth, "arrays and objects are nested more than 512 deep", start);
    }
    m_isObject[m_depth++] = isObject;
    m_opened = true;
    return true;
}

/// Closes what ends after a value, up to the comma before the next one or the end of the document.
bool JsonWalker::walkSeparators()
{
    skipBlanks();
    while (m_depth > 0 && !take(',')) {
        if (!take(inObject() ? '}' : ']')) {
            return failHere(atEnd() ? "the text ends inside an array or object"
                                    : "a comma or the end of the array or object was expected");
        }
        --m_depth;
        skipBlanks();
    }
    return true;
}

bool JsonWalker::walkString()
{
    ++m_at;
    while (!atEnd() && peek() != '"') {
        if (static_cast<unsigned char>(peek()) < 0x20) {
            return failHere("a control character stands unescaped in a string");
        }
        if (!take('\\')) {
            ++m_at;
        } else if (!walkEscape()) {
            return false;
        }
    }
    return take('"') || failHere("the text ends inside a string");
}

bool JsonWalker::walkEscape()
{
    const std::size_t start = m_at - 1;
    if (take('u')) {
        return walkUnicodeEscape(start);
    }
    if (atEnd() || std::string_view("\"\\/bfnrt").find(peek()) == std::string_view::npos) {
        return fail(Reason::jsonSyntax, "there is no such escape in JSON", start);
    }
    ++m_at;
    return true;
}

bool JsonWalker::walkUnicodeEscape(std::size_t start)
{
    const std::optional<std::uint32_t> unit = codeUnitAt(m_at);
    if (!unit) {
        return fail(Reason::jsonSyntax, "\\u must be followed by four hexadecimal digits", start);
    }
    m_at += hexDigitsOfEscape;
    if (isLowSurrogate(*unit) || (isHighSurrogate(*unit) && !takeLowSurrogate())) {
        noteValueFault(Reason::textSurrogate, "an escape stands for half a surrogate pair", start);
    }
    return true;
}

bool JsonWalker::takeLowSurrogate()
{
    if (m_text.substr(m_at, unicodeEscape.size()) != unicodeEscape) {
        return false;
    }
    const std::optional<std::uint32_t> unit = codeUnitAt(m_at + unicodeEscape.size());
    if (!unit || !isLowSurrogate(*unit)) {
        return false;
    }
    m_at += unicodeEscape.size() + hexDigitsOfEscape;
    return true;
}

std::optional<std::uint32_t> JsonWalker::codeUnitAt(std::size_t at) const
{
    const std::string_view digits = m_text.substr(at, hexDigitsOfEscape);
    std::uint32_t unit = 0;
    const char *end = digits.data() + digits.size();
    const bool whole = std::from_chars(digits.data(), end, unit, 16).ptr == end;
    return whole && digits.size() == hexDigitsOfEscape ? std::optional(unit) : std::nullopt;
}

bool JsonWalker::walkNumber()
{
    const std::size_t length = jsonNumberLength(m_text.substr(m_at));
    if (length == 0) {
        return failHere(atEnd() ? "the text ends where a value was expected" : "a value was expected");
    }
    if (!jsonNumberFits(m_text.substr(m_at, length))) {
        noteValueFault(Reason::jsonNumber, "the number fits neither 64-bit integers nor binary64", m_at);
    }
    m_at += length;
    return true;
}

bool JsonWalker::walkLiteral(std::string_view literal)
{
    if (m_text.substr(m_at, literal.size()) != literal) {
        return failHere("a value was expected");
    }
    m_at += literal.size();
    return true;
}

void JsonWalker::skipBlanks()
{
    while (!atEnd() && std::string_view(" \t\n\r").find(peek()) != std::string_view::npos) {
        ++m_at;
    }
}

bool JsonWalker::take(char expected)
{
    if (atEnd() || m_text[m_at] != expected) {
        return false;
    }
    ++m_at;
    return true;
}

bool JsonWalker::fail(std::string_view reason, std::string_view detail, std::size_t offset)
{
    m_grammarFault = JsonFault{reason, detail, offset};
    return false;
}

bool JsonWalker::failHere(std::string_view detail)
{
    return fail(Reason::jsonSyntax, detail, m_at);
}

void JsonWalker::noteValueFault(std::string_view reason, std::string_view detail, std::size_t offset)
{
    if (!m_valueFault) {
        m_valueFault = JsonFault{reason, detail, offset};
    }
}

} // namespace

std::optional<JsonFault> findJsonFault(std::string_view text)
{
    return JsonWalker(text).walk();
}

} // namespace ShelfHelp::Ingest
