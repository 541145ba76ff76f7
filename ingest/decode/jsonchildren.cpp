// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonchildren.h"

#include "text.h"

#include <cstddef>

namespace ShelfHelp::Ingest {

namespace {

/// Whether an odd number of backslashes stands before the quote; the string's own first quote ends them.
bool isEscaped(std::string_view text, std::size_t quote)
{
    std::size_t first = quote;
    while (text[first - 1] == '\\') {
        --first;
    }
    return (quote - first) % 2 == 1;
}

/// Position of the quote that ends the string whose first quote is at `start`. From quote to quote: the
/// messages in a document are long strings.
std::size_t endOfString(std::string_view text, std::size_t start)
{
    std::size_t quote = text.find('"', start + 1);
    while (isEscaped(text, quote)) {
        quote = text.find('"', quote + 1);
    }
    return quote;
}

} // namespace

std::vector<std::string_view> jsonChildren(std::string_view container)
{
    std::vector<std::string_view> children;
    std::size_t depth = 0;
    std::size_t start = 0;
    const auto endChild = [&](std::size_t at) {
        const std::string_view child = trimmedJson(container.substr(start, at - start));
        if (depth == 1 && !child.empty()) {
            children.push_back(child);
        }
    };
    for (std::size_t at = container.find_first_of("[{"); at < container.size(); ++at) {
        const char c = container[at];
        if (c == '"') {
            at = endOfString(container, at);
        } else if (c == '[' || c == '{') {
            ++depth;
        } else if (c == ']' || c == '}') {
            endChild(at);
            --depth;
        } else if (c == ',') {
            endChild(at);
        }
        if (depth == 1 && (c == ',' || c == ':' || c == '[' || c == '{')) {
            start = at + 1;
        }
    }
    return children;
}

} // namespace ShelfHelp::Ingest
