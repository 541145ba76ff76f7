// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reasons.h"

#include <array>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::array reasons{
    Term{Reason::sizeInvocation, "the document is larger than allowed; split it, or use .jsonl"},
    Term{Reason::sizeRecords, "the document holds more records than allowed"},
    Term{Reason::sizeMessage, "one record is larger than allowed"},
    Term{Reason::jsonUtf8, "the bytes are not UTF-8"},
    Term{Reason::jsonSyntax, "the text is not JSON (RFC 8259)"},
    Term{Reason::jsonDepth, "the text is nested more than 512 deep"},
    Term{Reason::textSurrogate, "an escape stands for half a character"},
    Term{Reason::jsonNumber, "a number fits neither 64-bit integers nor binary64"},
    Term{Reason::envelopeShape, "the JSON is no event, record, envelope or message"},
    Term{Reason::notNotification, "the envelope is not a Notification, for example a handshake"},
    Term{Reason::typeUnknown, "the msg_type is not one we know"},
    Term{Reason::fieldMissing, "a required field is absent"},
    Term{Reason::fieldType, "a field is of the wrong JSON type"},
    Term{Reason::fieldFormat, "a field is of the right type but malformed"},
    Term{Reason::textNul, "a text that is stored holds U+0000"},
    Term{Reason::fieldRange, "a value is well formed but out of range"},
    Term{Reason::fieldTooLong, "a text is longer than allowed"},
    Term{Reason::idConflict, "a known notification arrived again with other content"},
    Term{Reason::internalDb, "the database refused this notification"},
};

constexpr std::array warnings{
    Term{Warning::idFallback, "the envelope has no MessageId; the SHA-256 of its Message is the key"},
    Term{Warning::envelopeOdd, "SequenceNumber is not digits, or Timestamp is not a time"},
    Term{Warning::duplicateKey, "a key occurs twice in one object; the last one counts"},
    Term{Warning::countMismatch, "num_books is not the number of books"},
    Term{Warning::countTotal, "total_books is less than num_books"},
    Term{Warning::timeTruncated, "a time has more than six fraction digits; the rest was cut"},
    Term{Warning::timeReversed, "time_end is before time_start"},
    Term{Warning::timeLong, "time_end is more than one hour after time_start"},
    Term{Warning::timeImplausible, "a time is not in the years 2000 to 2099"},
    Term{Warning::searchTypeMissing, "search_type is absent, as in older messages"},
    Term{Warning::libraryRegistered, "the library was unknown and is registered under its id"},
    Term{Warning::urlUnusual, "shelf_url is not a plain http(s) address on goodreads.com"},
    Term{Warning::hashAmbiguous, "another book has the same unique_hash; its row is used"},
    Term{Warning::detailDropped, "a rating or link is of the wrong type, too long or holds U+0000; left out"},
};

} // namespace

std::span<const Term> reasonVocabulary()
{
    return reasons;
}

std::span<const Term> warningVocabulary()
{
    return warnings;
}

} // namespace ShelfHelp::Ingest
