// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/decoder.h>
#include <sql/rejections.h>

#include <memory>
#include <vector>

namespace ShelfHelp::Ingest {

class RecordDecoder;

/// Decodes the bytes of rejected notifications again, as what they were when they arrived: a document, a
/// record of a document, or the body of a record.
///
/// The three are not read alike: a document may begin with a byte order mark or hold a list of records, a
/// body may not. Read as a document, a body could be stored though its delivery is refused to this day.
/// Pure like Decoder; use one for many, but each thread its own.
class RejectedRecordDecoder final
{
public:
    RejectedRecordDecoder();
    ~RejectedRecordDecoder();
    RejectedRecordDecoder(const RejectedRecordDecoder &) = delete;
    RejectedRecordDecoder &operator=(const RejectedRecordDecoder &) = delete;

    /// Several only for a whole document; of a record the rejection's path still leads to its place.
    [[nodiscard]] std::vector<DecodedRecord> decode(const Sql::RejectedNotification &rejection);

private:
    Decoder m_decoder;
    std::unique_ptr<RecordDecoder>
        m_recordDecoder; // apart: whoever uses this need not know the parser of JSON
};

} // namespace ShelfHelp::Ingest
