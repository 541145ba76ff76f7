// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <ingest/decode/jsonchildren.h>
#include <ingest/decode/jsonreader.h>
#include <ingest/decode/jsonwalker.h>
#include <ingest/decode/reasons.h>
#include <ingest/decode/text.h>

#include <algorithm>
#include <array>
#include <vector>

namespace ShelfHelp::Fuzz {

namespace {

using Ingest::JsonFault;
using Ingest::JsonReader;
using simdjson::dom::element;

/// What a parser for texts of up to 16 KiB takes, whatever it reads.
constexpr std::size_t smallestReader = 512 * 1024;

/// A text with bytes behind it that must not matter.
class Padded final
{
public:
    Padded(std::string_view text, char padding)
        : m_bytes(std::string(text) + std::string(JsonReader::padding, padding))
        , m_size(text.size())
    {
    }

    [[nodiscard]] std::string_view text() const { return std::string_view(m_bytes).substr(0, m_size); }

private:
    std::string m_bytes;
    std::size_t m_size;
};

/// A reading that can be kept and compared: the fault, or the text as the reader writes it again.
std::string told(const JsonReader::Reading &reading)
{
    if (const auto *fault = std::get_if<JsonFault>(&reading)) {
        return std::string(fault->reason) + " at " +
               (fault->offset ? std::to_string(*fault->offset) : std::string("?")) + ": " +
               std::string(fault->detail);
    }
    return std::string(simdjson::minify(std::get<element>(reading)));
}

std::string read(JsonReader &reader, std::string_view text, char padding = ' ')
{
    const Padded padded(text, padding);
    return told(reader.read(padded.text()));
}

void checkFault(const JsonFault &fault, std::string_view input)
{
    constexpr std::array reasons{Ingest::Reason::jsonSyntax, Ingest::Reason::jsonUtf8,
                                 Ingest::Reason::jsonDepth, Ingest::Reason::jsonNumber,
                                 Ingest::Reason::textSurrogate};
    require(std::ranges::find(reasons, fault.reason) != reasons.end(), "the reason is of the vocabulary");
    require(!fault.detail.empty(), "the fault is explained");
    require(fault.offset.has_value(), "walker and reader agree: a refused text has a fault somewhere");
    require(*fault.offset <= input.size(), "the fault is within the text");
    if (fault.reason == Ingest::Reason::jsonUtf8) {
        require(simdjson::validate_utf8(input.data(), *fault.offset), "everything before the fault is UTF-8");
        require(Ingest::firstInvalidUtf8(input) == *fault.offset, "the first byte that is no UTF-8 is named");
    }
}

std::vector<element> childrenOf(element root)
{
    std::vector<element> children;
    if (simdjson::dom::array items; root.get(items) == simdjson::SUCCESS) {
        children.assign(items.begin(), items.end());
    } else if (simdjson::dom::object members; root.get(members) == simdjson::SUCCESS) {
        for (const simdjson::dom::key_value_pair member : members) {
            children.push_back(member.value);
        }
    }
    return children;
}

/// The texts of the children are those that the reader read.
void checkChildren(element root, std::string_view input)
{
    const std::vector<element> children = childrenOf(root);
    if (children.empty()) {
        return;
    }
    const std::vector<std::string_view> texts = Ingest::jsonChildren(input);
    require(texts.size() == children.size(), "as many texts of children as the reader has read");
    JsonReader reader;
    for (std::size_t i = 0; i < std::min<std::size_t>(texts.size(), 50); ++i) {
        require(read(reader, texts[i]) == std::string(simdjson::minify(children[i])),
                "the child's text is the child");
    }
}

void checkSound(element root, std::string_view input)
{
    require(simdjson::validate_utf8(input.data(), input.size()), "what is accepted is UTF-8");
    require(!Ingest::findJsonFault(input).has_value(),
            "walker and reader agree: an accepted text has no fault");
    const std::string minified(simdjson::minify(root));
    JsonReader reader;
    require(read(reader, minified) == minified, "an accepted text is accepted again as it is written");
    checkChildren(root, input);
}

} // namespace

void checkJson(std::string_view input)
{
    static JsonReader kept;
    JsonReader fresh;
    const Padded padded(input, '"');
    JsonReader::Reading reading;
    requireBounded([&] { reading = fresh.read(padded.text()); }, input.size(), smallestReader);
    require(read(kept, input, ' ') == told(reading),
            "neither what was read before nor what stands behind the text changes the answer");
    if (const auto *fault = std::get_if<JsonFault>(&reading)) {
        checkFault(*fault, input);
    } else {
        checkSound(std::get<element>(reading), input);
    }
}

} // namespace ShelfHelp::Fuzz
