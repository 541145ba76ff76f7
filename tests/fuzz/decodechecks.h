// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/decoder.h>

#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Fuzz {

/// Decodes a document, requires what holds for every document, and gives its records: the same answer from a
/// decoder that has read others before, and from one that reads the document where it stands; memory within
/// bounds; positions from 0 on; reasons and warnings of the vocabulary.
[[nodiscard]] std::vector<Ingest::DecodedRecord> decodeChecked(const std::string &document);

/// Why the record was refused; nullptr if it was not.
[[nodiscard]] const Ingest::Rejection *rejectionOf(const Ingest::DecodedRecord &record);

/// The notification; nullptr if it was refused.
[[nodiscard]] const Ingest::Notification *notificationOf(const Ingest::DecodedRecord &record);

/// Requires that both were stored alike or refused alike, at the same place below `leftPlace` and
/// `rightPlace`.
void requireAlike(const Ingest::DecodedRecord &left, const std::string &leftPlace,
                  const Ingest::DecodedRecord &right, const std::string &rightPlace);

[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace ShelfHelp::Fuzz
