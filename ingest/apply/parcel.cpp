// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parcel.h"

#include <ingest/decode/reasons.h>

namespace ShelfHelp::Ingest {

namespace {

/// A document beyond the limit never reaches the decoder: it was not even kept.
PendingRecord oversizeRecord(const InputDocument &document, const QString &source)
{
    PendingRecord pending{
        .source = source, .line = document.line, .rawSize = document.size, .rawHash = document.sha256};
    pending.record.raw = std::string(document.bytes);
    pending.record.content = Rejection{.reason = std::string(Reason::sizeInvocation),
                                       .detail = "the document is larger than 6 MiB: split it, or write one "
                                                 "notification a line into a .jsonl file"};
    return pending;
}

} // namespace

Error withSource(Error error, const QString &source)
{
    error.message = source + u": " + error.message;
    return error;
}

void Parcel::add(const InputDocument &document)
{
    documents.push_back({.offset = bytes.size(), .size = document.bytes.size(), .about = document});
    documents.back().about.bytes = {};
    bytes += document.bytes;
}

std::vector<PendingRecord> decodeDocument(Decoder &decoder, const InputDocument &document,
                                          std::size_t readableBeyond, const QString &source)
{
    std::vector<PendingRecord> records;
    if (document.isOversize) {
        records.push_back(oversizeRecord(document, source));
        return records;
    }
    for (DecodedRecord &record : decoder.decode(document.bytes, readableBeyond)) {
        records.push_back({.record = std::move(record), .source = source, .line = document.line});
    }
    return records;
}

DecodedParcel decodeParcel(Decoder &decoder, Parcel &&parcel)
{
    DecodedParcel decoded{.bytesDone = parcel.bytesDone, .fault = std::move(parcel.fault)};
    parcel.bytes.resize(parcel.bytes.size() + Decoder::padding);
    for (Parcel::Document &document : parcel.documents) {
        document.about.bytes = std::string_view(parcel.bytes).substr(document.offset, document.size);
        const std::size_t beyond = parcel.bytes.size() - document.offset - document.size;
        for (PendingRecord &record : decodeDocument(decoder, document.about, beyond, parcel.source)) {
            decoded.records.push_back(std::move(record));
        }
    }
    return decoded;
}

} // namespace ShelfHelp::Ingest
