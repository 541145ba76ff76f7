// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "event.h"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace ShelfHelp::Ingest {

/// How large what we read may be. A limit is the largest value that is still accepted.
struct Limits
{
    std::size_t document = 6 * 1024 * 1024; ///< bytes of a request, a .json file, a line of .jsonl
    std::size_t record = 1024 * 1024;       ///< bytes of a body, or of a record inside a document
    std::size_t records = 10'000;           ///< per document
};

/// Turns documents into notifications and rejections.
///
/// Pure: no I/O, clock or locale; the same bytes always give the same answer. A decoder keeps its parsers
/// from document to document, so use one for many, but each thread its own.
class Decoder final
{
public:
    /// Bytes that have to be readable behind a document for it to be read where it stands.
    static constexpr std::size_t padding = 64;

    explicit Decoder(const Limits &limits = {});
    ~Decoder();
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    /// Every record of one document, in order: of a Lambda event or a ReceiveMessage response, a single
    /// envelope or bare message, or an array of any of these. Nothing to do gives an empty vector; a
    /// document that cannot be read as a whole gives one rejected record that holds all of it.
    ///
    /// With at least `padding` bytes `readableBeyond` the end (other lines of the same buffer will do) the
    /// document is not copied.
    [[nodiscard]] std::vector<DecodedRecord> decode(std::string_view document,
                                                    std::size_t readableBeyond = 0);

    /// Whether the document is what a queue invokes a function with: an object whose Records are an array of
    /// objects, or of none.
    [[nodiscard]] bool isQueueEvent(std::string_view document);

private:
    struct Layers;
    std::unique_ptr<Layers> m_layers;
};

} // namespace ShelfHelp::Ingest
