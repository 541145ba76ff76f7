// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bookhash.h"
#include "document.h"
#include "event.h"
#include "jsonreader.h"

#include <simdjson.h>

#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// Turns one record of a document into a notification or a rejection: body, envelope, Message, event.
/// It keeps a parser per layer; each thread needs its own.
class RecordDecoder final
{
public:
    explicit RecordDecoder(std::size_t recordLimit)
        : m_recordLimit(recordLimit)
    {
    }

    /// The record's findings are used up: they end as warnings or as the rejection.
    [[nodiscard]] DecodedRecord decode(DocumentRecord &record);

    /// Gives back memory that a large record has taken.
    void release();

private:
    bool decodeText(const DocumentRecord &record, std::string_view paddedText, Notification &notification,
                    Findings &findings);
    bool decodeObject(simdjson::dom::element element, std::string_view text, Notification &notification,
                      Findings &findings);
    bool decodeBareMessage(simdjson::dom::object message, std::string_view text, Notification &notification,
                           Findings &findings);
    bool decodeEnvelope(const class Envelope &envelope, std::string_view message, Notification &notification,
                        Findings &findings);
    bool readMessage(std::string_view text, simdjson::dom::object &message, Findings &findings);

    std::size_t m_recordLimit;
    JsonReader m_bodyReader;
    JsonReader m_messageReader;
    std::string m_messageText; ///< a copy with room behind it, which the reader needs
    Sha256 m_sha256;
};

} // namespace ShelfHelp::Ingest
