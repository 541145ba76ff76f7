// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recorddecoder.h"

#include "envelope.h"
#include "eventparser.h"
#include "members.h"
#include "reasons.h"
#include "text.h"

#include <array>

namespace ShelfHelp::Ingest {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::string_view bareTopic = "raw";

/// A Message that has no msg_type but a Message of its own was wrapped twice.
bool isEnvelope(object message)
{
    Findings ignored;
    const auto [type, inner] =
        findMembers(message, std::array<std::string_view, 2>{"msg_type", "Message"}, ignored);
    return !type.value && inner.value && inner.value->is_string();
}

void assignPadded(std::string &target, std::string_view text)
{
    target.reserve(text.size() + JsonReader::padding);
    target = text;
}

} // namespace

DecodedRecord RecordDecoder::decode(DocumentRecord &record)
{
    DecodedRecord decoded;
    assignPadded(decoded.raw, record.text);
    decoded.delivery = std::move(record.delivery);
    Findings &findings = record.findings;
    Notification &notification = decoded.content.emplace<Notification>();
    if (!findings.refused() && decodeText(record, decoded.raw, notification, findings)) {
        notification.warnings = findings.warnings();
    } else {
        findings.within(record.place.toPath());
        decoded.content = findings.rejection();
    }
    return decoded;
}

bool RecordDecoder::decodeText(const DocumentRecord &record, std::string_view paddedText,
                               Notification &notification, Findings &findings)
{
    if (paddedText.size() > m_recordLimit) {
        return findings.refuse(Reason::sizeMessage, "the record is larger than allowed", paddedText);
    }
    if (record.element) {
        return decodeObject(*record.element, paddedText, notification, findings);
    }
    const JsonReader::Reading body = m_bodyReader.read(paddedText);
    if (const auto *fault = std::get_if<JsonFault>(&body)) {
        return findings.refuse(*fault, paddedText);
    }
    return decodeObject(std::get<element>(body), paddedText, notification, findings);
}

bool RecordDecoder::decodeObject(element element, std::string_view text, Notification &notification,
                                 Findings &findings)
{
    object json;
    if (element.get(json) != simdjson::SUCCESS) {
        return findings.refuse(Reason::envelopeShape, "the body is not a JSON object", element);
    }
    Envelope envelope;
    if (!envelope.recognize(json, findings)) {
        return false;
    }
    const std::optional<std::string_view> message = envelope.message();
    return message ? decodeEnvelope(envelope, *message, notification, findings)
                   : decodeBareMessage(json, text, notification, findings);
}

bool RecordDecoder::decodeBareMessage(object message, std::string_view text, Notification &notification,
                                      Findings &findings)
{
    notification.topic = bareTopic;
    // The same message has the same key as a queue's body, as a line, and in a file that ends with a newline.
    notification.contentHash = m_sha256.digest({trimmedJson(text)});
    notification.messageId = toHex(notification.contentHash);
    return parseEvent(message, m_sha256, notification.event, findings);
}

bool RecordDecoder::decodeEnvelope(const Envelope &envelope, std::string_view message,
                                   Notification &notification, Findings &findings)
{
    object json;
    Envelope::Fields fields;
    if (!readMessage(message, json, findings)) {
        return findings.within("Message");
    }
    if (!envelope.readFields(fields, findings)) {
        return false;
    }
    notification.contentHash = m_sha256.digest({message});
    if (fields.messageId.empty()) {
        findings.warn(Warning::idFallback);
        fields.messageId = toHex(notification.contentHash);
    }
    notification.topic = std::move(fields.topic);
    notification.messageId = std::move(fields.messageId);
    notification.sequenceNumber = std::move(fields.sequenceNumber);
    notification.publishedAt = fields.publishedAt;
    return parseEvent(json, m_sha256, notification.event, findings) || findings.within("Message");
}

bool RecordDecoder::readMessage(std::string_view text, object &message, Findings &findings)
{
    assignPadded(m_messageText, text);
    const JsonReader::Reading reading = m_messageReader.read(m_messageText);
    if (const auto *fault = std::get_if<JsonFault>(&reading)) {
        return findings.refuse(*fault, text);
    }
    if (std::get<element>(reading).get(message) != simdjson::SUCCESS) {
        return findings.refuse(Reason::envelopeShape, "the Message is not a JSON object", text);
    }
    return !isEnvelope(message) ||
           findings.refuse(Reason::envelopeShape, "the Message is an envelope again", text);
}

void RecordDecoder::release()
{
    m_bodyReader.release();
    m_messageReader.release();
}

} // namespace ShelfHelp::Ingest
