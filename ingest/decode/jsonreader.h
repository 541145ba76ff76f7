// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jsonwalker.h"

#include <simdjson.h>

#include <string_view>
#include <variant>

namespace ShelfHelp::Ingest {

/// Reads strict JSON (RFC 8259) of one layer, one text after the other, with one parser that is reused.
///
/// What it returns dies with the next read() or release() of the same reader; the text itself may go away.
class JsonReader final
{
public:
    /// Bytes that must be readable behind the text given to read(), whatever they hold.
    static constexpr std::size_t padding = simdjson::SIMDJSON_PADDING;

    using Reading = std::variant<simdjson::dom::element, JsonFault>;

    [[nodiscard]] Reading read(std::string_view paddedText);

    /// Gives back the memory of a large text (over 1 MiB), which would stay with the parser for ever.
    void release();

private:
    simdjson::dom::parser m_parser;
};

} // namespace ShelfHelp::Ingest
