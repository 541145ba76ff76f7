// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string_view>

namespace ShelfHelp::Ingest {

/// A word of the vocabulary and what it stands for. The names are part of the interface: they are stored,
/// counted and printed, so they are never changed.
struct Term
{
    std::string_view name;
    std::string_view meaning; ///< one line, for a person
};

/// Why a notification is rejected (Rejection::reason). `id.conflict` and `internal.db` are found by the
/// database, all others by the decoder.
namespace Reason {
inline constexpr std::string_view jsonSyntax = "json.syntax";
inline constexpr std::string_view jsonUtf8 = "json.utf8";
inline constexpr std::string_view jsonDepth = "json.depth";
inline constexpr std::string_view jsonNumber = "json.number";
inline constexpr std::string_view textSurrogate = "text.surrogate";
inline constexpr std::string_view textNul = "text.nul";
inline constexpr std::string_view envelopeShape = "envelope.shape";
inline constexpr std::string_view notNotification = "sns.not_notification";
inline constexpr std::string_view typeUnknown = "type.unknown";
inline constexpr std::string_view fieldMissing = "field.missing";
inline constexpr std::string_view fieldType = "field.type";
inline constexpr std::string_view fieldFormat = "field.format";
inline constexpr std::string_view fieldRange = "field.range";
inline constexpr std::string_view fieldTooLong = "field.too_long";
inline constexpr std::string_view idConflict = "id.conflict";
inline constexpr std::string_view sizeMessage = "size.message";
inline constexpr std::string_view sizeInvocation = "size.invocation";
inline constexpr std::string_view sizeRecords = "size.records";
inline constexpr std::string_view internalDb = "internal.db";
} // namespace Reason

/// What is worth knowing about a notification that is stored all the same (Notification::warnings).
/// `library.registered` and `hash.ambiguous` are found by the database, all others by the decoder.
namespace Warning {
inline constexpr std::string_view idFallback = "id.fallback";
inline constexpr std::string_view envelopeOdd = "envelope.odd";
inline constexpr std::string_view duplicateKey = "json.duplicate_key";
inline constexpr std::string_view countMismatch = "count.mismatch";
inline constexpr std::string_view countTotal = "count.total";
inline constexpr std::string_view timeTruncated = "time.truncated";
inline constexpr std::string_view timeReversed = "time.reversed";
inline constexpr std::string_view timeLong = "time.long";
inline constexpr std::string_view timeImplausible = "time.implausible";
inline constexpr std::string_view searchTypeMissing = "search_type.missing";
inline constexpr std::string_view libraryRegistered = "library.registered";
inline constexpr std::string_view urlUnusual = "url.unusual";
inline constexpr std::string_view hashAmbiguous = "hash.ambiguous";
inline constexpr std::string_view detailDropped = "detail.dropped";
} // namespace Warning

/// Every reason there is, in the order in which they are looked for.
[[nodiscard]] std::span<const Term> reasonVocabulary();

/// Every warning there is.
[[nodiscard]] std::span<const Term> warningVocabulary();

} // namespace ShelfHelp::Ingest
