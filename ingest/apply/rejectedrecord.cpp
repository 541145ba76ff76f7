// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rejectedrecord.h"

#include <ingest/decode/reasons.h>
#include <ingest/decode/recorddecoder.h>

#include <QRegularExpression>

namespace ShelfHelp::Ingest {

namespace {

/// Where a record stood, as the path of its rejection tells it.
struct KnownPlace
{
    QString path; ///< of the place itself; empty for a whole document
    std::string list;
    std::string member;
    std::optional<std::size_t> element;
    std::optional<std::size_t> index;
};

std::optional<std::size_t> toIndex(const QString &digits)
{
    return digits.isEmpty() ? std::nullopt : std::optional<std::size_t>(digits.toULongLong());
}

KnownPlace placeOf(const QString &path)
{
    static const QRegularExpression expression(
        uR"(^(?:\[(\d+)\])?(?:\.?(Records|Messages)(?:\[(\d+)\](?:\.(body|Body)\b)?)?)?)"_qs);
    const QRegularExpressionMatch match = expression.match(path);
    return {.path = match.captured(0),
            .list = match.captured(2).toStdString(),
            .member = match.captured(4).toStdString(),
            .element = toIndex(match.captured(1)),
            .index = toIndex(match.captured(3))};
}

/// These two are found after decoding, and their paths do not lead to the place of the record.
bool isFoundByTheDatabase(const QString &reason)
{
    return reason == QLatin1StringView(Reason::idConflict) || reason == QLatin1StringView(Reason::internalDb);
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

/// The bytes in a list of their own; nothing if they turn out to be no such record.
std::optional<DecodedRecord> decodeListed(Decoder &decoder, const KnownPlace &place,
                                          const Sql::RejectedNotification &rejection)
{
    const std::string document = "{\"" + place.list + "\":[" + rejection.raw.toStdString() + "]}";
    std::vector<DecodedRecord> records = decoder.decode(document);
    if (records.size() != 1 || records.front().raw != viewOf(rejection.raw)) {
        return std::nullopt;
    }
    if (auto *refused = std::get_if<Ingest::Rejection>(&records.front().content)) {
        refused->path = rejection.path.toStdString();
    }
    return std::move(records.front());
}

} // namespace

RejectedRecordDecoder::RejectedRecordDecoder()
    : m_recordDecoder(std::make_unique<RecordDecoder>(Limits().record))
{
}

RejectedRecordDecoder::~RejectedRecordDecoder() = default;

std::vector<DecodedRecord> RejectedRecordDecoder::decode(const Sql::RejectedNotification &rejection)
{
    const KnownPlace place = placeOf(rejection.path);
    const bool isListOnly = !place.list.empty() && !place.index;
    const bool isDocument = isListOnly || (!place.element && !place.index);
    if (isDocument && !isFoundByTheDatabase(rejection.reason)) {
        return m_decoder.decode(viewOf(rejection.raw));
    }
    // Refused right at its place, the bytes may be a record without a body instead of a body.
    if (place.index && place.path == rejection.path &&
        rejection.reason == QLatin1StringView(Reason::envelopeShape)) {
        if (std::optional<DecodedRecord> listed = decodeListed(m_decoder, place, rejection)) {
            listed->position = rejection.record;
            return {std::move(*listed)};
        }
    }
    DocumentRecord record{
        {place.element, place.list, place.index, place.member}, viewOf(rejection.raw), std::nullopt, {}, {}};
    DecodedRecord decoded = m_recordDecoder->decode(record);
    decoded.position = rejection.record;
    m_recordDecoder->release();
    return {std::move(decoded)};
}

} // namespace ShelfHelp::Ingest
