// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodechecks.h"
#include "fuzzing.h"

#include <ingest/decode/text.h>
#include <tests/unit/ingest/decodetesting.h>

#include <QCryptographicHash>

#include <simdjson.h>

#include <optional>

namespace ShelfHelp::Fuzz {

using namespace Ingest;

namespace {

/// What a text is as a document of its own.
enum class Kind { Unreadable, One, Several };

Kind kindOf(const std::string &text)
{
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.allocate(std::max<std::size_t>(text.size(), 1), 513) != simdjson::SUCCESS ||
        parser.parse(text).get(root) != simdjson::SUCCESS) {
        return Kind::Unreadable;
    }
    simdjson::dom::object json;
    const bool hasList =
        root.get(json) == simdjson::SUCCESS &&
        (json["Records"].error() == simdjson::SUCCESS || json["Messages"].error() == simdjson::SUCCESS);
    return root.is_array() || hasList ? Kind::Several : Kind::One;
}

DecodedRecord onlyRecord(const std::string &document)
{
    std::vector<DecodedRecord> records = decodeChecked(document);
    require(records.size() == 1, "one record is one record");
    return std::move(records.front());
}

/// As Notification::contentHash.
Digest sha256(std::string_view text)
{
    const QByteArray bytes = QCryptographicHash::hash(QByteArrayView(text.data(), qsizetype(text.size())),
                                                      QCryptographicHash::Sha256);
    Digest digest{};
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

void checkKey(const DecodedRecord &record)
{
    const Notification *notification = notificationOf(record);
    if (notification != nullptr && notification->topic == "raw") {
        require(notification->contentHash == sha256(trimmedJson(record.raw)),
                "a bare message is known by the SHA-256 of its bytes");
    }
}

/// A document that lists records, or is one that cannot be read: every byte of it is accounted for.
void checkDocument(const std::string &document)
{
    for (const DecodedRecord &record : decodeChecked(document)) {
        checkKey(record);
    }
}

/// The same record in every place that it may come in.
void checkOne(const std::string &body, const DecodedRecord &inEvent)
{
    requireAlike(inEvent, "Records[0].body", onlyRecord(body), "");
    const std::vector<DecodedRecord> listed = decodeChecked('[' + body + ',' + body + ']');
    require(listed.size() == 2, "an array of two documents is two records");
    requireAlike(inEvent, "Records[0].body", listed.front(), "[0]");
    requireAlike(inEvent, "Records[0].body", listed.back(), "[1]");
}

void checkBody(const std::string &body)
{
    const DecodedRecord inEvent = onlyRecord(Testing::lambdaEvent(body));
    require(inEvent.raw == body, "the body is kept byte by byte");
    checkKey(inEvent);
    requireAlike(inEvent, "Records[0].body",
                 onlyRecord(R"({"Messages":[{"Body":)" + Testing::jsonString(body) + "}]}"),
                 "Messages[0].Body");
    const Kind kind = kindOf(body);
    if (kind == Kind::One) {
        checkOne(body, inEvent);
    } else {
        checkDocument(body);
    }
    if (kind == Kind::Unreadable && !body.starts_with("\xEF\xBB\xBF")) {
        const DecodedRecord alone = onlyRecord(body);
        require(alone.raw == body, "an unreadable document is kept byte by byte");
        requireAlike(inEvent, "Records[0].body", alone, "");
    }
}

} // namespace

void checkEnvelope(std::string_view input)
{
    const std::string body(input);
    if (isUtf8(input)) {
        return checkBody(body);
    }
    const DecodedRecord refused = onlyRecord(body);
    require(rejectionOf(refused) != nullptr && rejectionOf(refused)->reason == "json.utf8",
            "bytes that are not UTF-8 are refused as such");
    require(refused.raw == body, "what is refused is kept byte by byte");
}

} // namespace ShelfHelp::Fuzz
