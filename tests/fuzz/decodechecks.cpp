// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decodechecks.h"

#include "fuzzing.h"

#include <ingest/decode/reasons.h>
#include <ingest/decode/text.h>

#include <QString>

#include <algorithm>

namespace ShelfHelp::Fuzz {

using Ingest::DecodedRecord;
using Ingest::Decoder;
using Ingest::Notification;
using Ingest::Rejection;

namespace {

/// Three parsers for texts of up to 16 KiB, each with a text beside it.
constexpr std::size_t smallestDecoder = 1024 * 1024;
/// A record with its path, and twice that while the list of them grows.
constexpr std::size_t recordSize = 3 * 1024;

bool isOf(std::span<const Ingest::Term> vocabulary, std::string_view name)
{
    return std::ranges::any_of(vocabulary, [&](const Ingest::Term &term) { return term.name == name; });
}

/// What the database decides, not the decoder.
bool isOfDatabase(std::string_view name)
{
    return name == Ingest::Reason::idConflict || name == Ingest::Reason::internalDb ||
           name == Ingest::Warning::libraryRegistered || name == Ingest::Warning::hashAmbiguous;
}

void checkRejection(const Rejection &rejection, std::size_t size)
{
    require(isOf(Ingest::reasonVocabulary(), rejection.reason) && !isOfDatabase(rejection.reason),
            "the reason is of the vocabulary: " + rejection.reason);
    require(!rejection.detail.empty(), "a refusal is explained");
    require(isUtf8(rejection.excerpt) && isUtf8(rejection.path), "what is shown is UTF-8");
    require(rejection.excerpt.find('\0') == std::string::npos, "an excerpt can be stored");
    require(Ingest::codePointCount(rejection.excerpt) <= 200, "an excerpt has at most 200 characters");
    require(!rejection.offset || (*rejection.offset >= 0 && std::size_t(*rejection.offset) <= size),
            "a fault is within its text");
}

void checkNotification(const Notification &notification)
{
    require(!notification.messageId.empty() && notification.messageId.size() <= 256, "there is a key");
    require(notification.topic.size() <= 256, "the topic fits into an index");
    require(std::ranges::is_sorted(notification.warnings) &&
                std::ranges::adjacent_find(notification.warnings) == notification.warnings.end(),
            "warnings are sorted and told once");
    for (const std::string &warning : notification.warnings) {
        require(isOf(Ingest::warningVocabulary(), warning) && !isOfDatabase(warning),
                "the warning is of the vocabulary: " + warning);
    }
}

void checkRecords(const std::vector<DecodedRecord> &records, std::size_t size)
{
    std::int64_t position = 0;
    for (const DecodedRecord &record : records) {
        require(record.position == position++, "records are numbered from 0 on");
        require(record.raw.size() <= size, "no record is larger than its document");
        if (const Rejection *rejection = rejectionOf(record)) {
            checkRejection(*rejection, size);
        } else {
            checkNotification(*notificationOf(record));
        }
    }
}

/// What follows the record's place in a path.
std::string below(const std::string &place, const std::string &path)
{
    require(path.starts_with(place), "the path begins with the record's place: " + path);
    const std::string rest = path.substr(place.size());
    return rest.starts_with('.') ? rest.substr(1) : rest;
}

} // namespace

std::vector<DecodedRecord> decodeChecked(const std::string &document)
{
    static Decoder kept;
    std::vector<DecodedRecord> records = kept.decode(document);
    checkRecords(records, document.size());
    requireBounded(
        [&] { require(Decoder().decode(document) == records, "a new decoder gives the same answer"); },
        document.size(), smallestDecoder + recordSize * records.size());
    const std::string among = "{\n" + document + std::string(Decoder::padding, '"');
    require(kept.decode(std::string_view(among).substr(2, document.size()), Decoder::padding) == records,
            "read where it stands the document gives the same answer");
    return records;
}

const Rejection *rejectionOf(const DecodedRecord &record)
{
    return std::get_if<Rejection>(&record.content);
}

const Notification *notificationOf(const DecodedRecord &record)
{
    return std::get_if<Notification>(&record.content);
}

void requireAlike(const DecodedRecord &left, const std::string &leftPlace, const DecodedRecord &right,
                  const std::string &rightPlace)
{
    const Rejection *leftRejection = rejectionOf(left);
    const Rejection *rightRejection = rejectionOf(right);
    require((leftRejection == nullptr) == (rightRejection == nullptr),
            "stored in one document, stored in the other");
    if (leftRejection == nullptr) {
        require(*notificationOf(left) == *notificationOf(right), "the same notification from both documents");
        return;
    }
    require(leftRejection->reason == rightRejection->reason &&
                leftRejection->offset == rightRejection->offset,
            "refused for the same fault in both documents: " + leftRejection->reason + ", " +
                rightRejection->reason);
    require(below(leftPlace, leftRejection->path) == below(rightPlace, rightRejection->path),
            "the same path in both documents: " + leftRejection->path + ", " + rightRejection->path);
}

bool isUtf8(std::string_view text)
{
    return Ingest::firstInvalidUtf8(text) == text.size();
}

} // namespace ShelfHelp::Fuzz
