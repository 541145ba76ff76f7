// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "event.h"
#include "findings.h"

#include <simdjson.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Ingest {

/// One record of a document, before its own text is looked at. Views live as long as the document.
struct DocumentRecord
{
    /// Steps to the record: `[3]` of an array of documents, `Records` or `Messages`, index, `body`.
    struct Place
    {
        std::optional<std::size_t> element;
        std::string_view list;
        std::optional<std::size_t> index;
        std::string_view member;

        [[nodiscard]] std::string toPath() const;
    };

    Place place;
    std::string_view text; ///< the record as it arrived: the body, or its part of the document
    /// The record itself where it is part of the document; none where it is a body, to be read as JSON.
    std::optional<simdjson::dom::element> element;
    Delivery delivery; ///< as the queue tells it
    Findings findings; ///< refused: there is no record at this place
};

/// Number of records of a document. It may stop counting at `enough`.
[[nodiscard]] std::size_t countRecords(simdjson::dom::element document, std::size_t enough);

/// Whether the document is what a queue invokes a function with: an object whose Records are an array of
/// objects, or of none.
[[nodiscard]] bool isQueueEvent(simdjson::dom::element document);

/// Calls `visit` for each record of a document, in order: of a Lambda event (`{"Records":[…]}`), a
/// ReceiveMessage response (`{"Messages":[…]}`), a single envelope or bare message, or an array of any of
/// these. `text` is the text that `document` was read from.
void visitRecords(simdjson::dom::element document, std::string_view text,
                  const std::function<void(DocumentRecord &)> &visit);

} // namespace ShelfHelp::Ingest
