// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "envelope.h"

#include "fields.h"
#include "reasons.h"
#include "timestamp.h"

#include <limits>

namespace ShelfHelp::Ingest {

namespace {

enum { Type, Message, MessageType, MessageId, TopicArn, SequenceNumber, TimestampMember };

constexpr auto names = std::to_array<std::string_view>(
    {"Type", "Message", "msg_type", "MessageId", "TopicArn", "SequenceNumber", "Timestamp"});

/// Both are part of an index entry, see eventparser.cpp.
constexpr TextRule keyRule{256, TextRule::Unit::Bytes, true};
constexpr TextRule sequenceRule{std::numeric_limits<std::size_t>::max()};

bool readOptionalText(const Member &member, const TextRule &rule, std::string &value, Findings &findings)
{
    return member.isNothing() || readText(member, rule, value, findings);
}

/// Kept as text whatever it is; anything but digits is worth a warning.
bool readSequenceNumber(const Member &member, std::optional<std::string> &value, Findings &findings)
{
    if (member.isNothing()) {
        return true;
    }
    if (!member.value->is_string()) {
        value = simdjson::minify(*member.value);
        findings.warn(Warning::envelopeOdd);
        return true;
    }
    if (!readText(member, sequenceRule, value.emplace(), findings)) {
        return false;
    }
    if (value->empty() || value->find_first_not_of("0123456789") != std::string::npos) {
        findings.warn(Warning::envelopeOdd);
    }
    return true;
}

std::optional<std::int64_t> readPublishedAt(const Member &member, Findings &findings)
{
    if (member.isNothing()) {
        return std::nullopt;
    }
    std::string_view text;
    if (member.value->get(text) == simdjson::SUCCESS) {
        const std::variant<Timestamp, TimestampFault> parsed = parseTimestamp(text);
        if (const auto *time = std::get_if<Timestamp>(&parsed)) {
            return time->microseconds;
        }
    }
    findings.warn(Warning::envelopeOdd);
    return std::nullopt;
}

bool refuseMember(const Member &member, std::string_view reason, std::string_view detail, Findings &findings)
{
    findings.refuse(reason, detail, *member.value);
    return findings.within(member.name);
}

} // namespace

bool Envelope::recognize(simdjson::dom::object object, Findings &findings)
{
    m_members = findMembers(object, names, findings);
    const Member &type = m_members[Type];
    const Member &message = m_members[Message];
    std::string_view text;
    if (!type.isNothing() && (type.value->get(text) != simdjson::SUCCESS || text != "Notification")) {
        return refuseMember(type, Reason::notNotification, "the Type is not Notification", findings);
    }
    if (!message.isNothing()) {
        m_message.emplace();
        return message.value->get(*m_message) == simdjson::SUCCESS ||
               refuseMember(message, Reason::envelopeShape, "the Message is not a string", findings);
    }
    m_message.reset();
    if (!type.isNothing()) {
        return findings.refuse(Reason::envelopeShape, "the notification has no Message");
    }
    return m_members[MessageType].value ||
           findings.refuse(Reason::envelopeShape, "the object has neither Message nor msg_type",
                           simdjson::minify(object));
}

bool Envelope::readFields(Fields &fields, Findings &findings) const
{
    fields.publishedAt = readPublishedAt(m_members[TimestampMember], findings);
    return readOptionalText(m_members[MessageId], keyRule, fields.messageId, findings) &&
           readOptionalText(m_members[TopicArn], keyRule, fields.topic, findings) &&
           readSequenceNumber(m_members[SequenceNumber], fields.sequenceNumber, findings);
}

} // namespace ShelfHelp::Ingest
