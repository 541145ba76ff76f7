// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelfurl.h"

#include <algorithm>
#include <string>

namespace ShelfHelp::Ingest {

namespace {

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return lowerAscii(c); });
    return lower;
}

/// Blanks, control characters, and what RFC 3986 has no place for. A browser reads `\` as `/`, so one
/// before an `@` would lead elsewhere.
bool isForbidden(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F || std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos;
}

} // namespace

bool isPlainGoodreadsUrl(std::string_view url)
{
    const std::size_t schemeEnd = url.find("://");
    if (schemeEnd == std::string_view::npos || std::any_of(url.begin(), url.end(), isForbidden)) {
        return false;
    }
    const std::string scheme = lowerAscii(url.substr(0, schemeEnd));
    if (scheme != "http" && scheme != "https") {
        return false;
    }
    url.remove_prefix(schemeEnd + 3);
    const std::string authority = lowerAscii(url.substr(0, url.find_first_of("/?#")));
    const std::string port = scheme == "https" ? ":443" : ":80";
    return authority == "www.goodreads.com" || authority == "goodreads.com" ||
           authority == "www.goodreads.com" + port || authority == "goodreads.com" + port;
}

} // namespace ShelfHelp::Ingest
