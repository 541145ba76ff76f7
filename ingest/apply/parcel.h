// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "batchapplier.h"

#include <ingest/decode/decoder.h>
#include <ingest/sources/documentreader.h>

#include <optional>
#include <string>
#include <vector>

namespace ShelfHelp::Ingest {

/// A piece of the input on its way from the reader to a decoder: whole documents of one source.
struct Parcel
{
    struct Document
    {
        std::size_t offset = 0;
        std::size_t size = 0;
        InputDocument about; ///< its bytes are not set
    };

    QString source;
    std::string bytes; ///< the documents one behind the other
    std::vector<Document> documents;
    qint64 bytesDone = 0;       ///< of the whole input, once this is applied
    std::optional<Error> fault; ///< the input cannot be read on behind this

    void add(const InputDocument &document);
};

/// The same behind the decoder.
struct DecodedParcel
{
    std::vector<PendingRecord> records;
    bool isIdle = false; ///< there is nothing yet
    qint64 bytesDone = 0;
    std::optional<Error> fault;
};

/// Decodes the documents of a parcel one after the other. Each thread needs a decoder of its own.
[[nodiscard]] DecodedParcel decodeParcel(Decoder &decoder, Parcel &&parcel);

/// The records of one document.
[[nodiscard]] std::vector<PendingRecord> decodeDocument(Decoder &decoder, const InputDocument &document,
                                                        std::size_t readableBeyond, const QString &source);

/// An error of reading, with the name of what was read in front.
[[nodiscard]] Error withSource(Error error, const QString &source);

} // namespace ShelfHelp::Ingest
