// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "jsonreader.h"

#include "reasons.h"
#include "text.h"

#include <algorithm>
#include <bit>
#include <new>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t retainedCapacity = 1024 * 1024;
constexpr std::size_t smallestCapacity = 16 * 1024;
/// simdjson counts the document itself as one level.
constexpr std::size_t parserDepth = maximumJsonDepth + 1;

/// Grows in powers of two, so that slowly growing texts do not make a new parser each; a large text gets
/// what it needs and no more.
std::size_t capacityFor(std::size_t size)
{
    return size > retainedCapacity ? size : std::bit_ceil(std::max(size, smallestCapacity));
}

JsonFault explainRefusal(std::string_view text)
{
    // A sound text that is refused would be a bug of the walker or the parser: without an offset, and seen.
    return findJsonFault(text).value_or(JsonFault{Reason::jsonSyntax, "the text is not JSON", std::nullopt});
}

} // namespace

JsonReader::Reading JsonReader::read(std::string_view paddedText)
{
    // Checked here and not left to the parser: its error code for this depends on the processor.
    if (!simdjson::validate_utf8(paddedText.data(), paddedText.size())) {
        return JsonFault{Reason::jsonUtf8, "the bytes are not UTF-8", firstInvalidUtf8(paddedText)};
    }
    simdjson::error_code error = simdjson::SUCCESS;
    if (m_parser.capacity() < paddedText.size() || m_parser.capacity() == 0) {
        error = m_parser.allocate(capacityFor(paddedText.size()), parserDepth);
    }
    simdjson::dom::element root;
    if (error == simdjson::SUCCESS) {
        error = m_parser.parse(paddedText.data(), paddedText.size(), false).get(root);
    }
    if (error == simdjson::MEMALLOC) {
        throw std::bad_alloc();
    }
    return error == simdjson::SUCCESS ? Reading(root) : Reading(explainRefusal(paddedText));
}

void JsonReader::release()
{
    if (m_parser.capacity() > retainedCapacity) {
        m_parser = simdjson::dom::parser();
    }
}

} // namespace ShelfHelp::Ingest
