// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decoder.h"

#include "document.h"
#include "findings.h"
#include "jsonreader.h"
#include "reasons.h"
#include "recorddecoder.h"

#include <string>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
/// A larger copy of a document is given back at once.
constexpr std::size_t retainedCopy = 1024 * 1024;

static_assert(Decoder::padding >= JsonReader::padding);

std::vector<DecodedRecord> refused(std::string_view document, const JsonFault &fault)
{
    Findings findings;
    findings.refuse(fault, document);
    std::vector<DecodedRecord> records(1); // an initialiser list would copy the document twice
    records.front().raw = document;
    records.front().content = findings.rejection();
    return records;
}

} // namespace

struct Decoder::Layers
{
    explicit Layers(const Limits &chosen)
        : limits(chosen)
        , recordDecoder(chosen.record)
    {
    }

    std::vector<DecodedRecord> decode(std::string_view document, std::size_t readableBeyond);
    bool isQueueEvent(std::string_view document);
    std::vector<DecodedRecord> decodeRecords(simdjson::dom::element root, std::string_view text);
    void release();

    Limits limits;
    JsonReader reader;
    RecordDecoder recordDecoder;
    std::string copy;
};

std::vector<DecodedRecord> Decoder::Layers::decode(std::string_view document, std::size_t readableBeyond)
{
    if (document.size() > limits.document) {
        return refused(document, {Reason::sizeInvocation,
                                  "the document is larger than allowed: use .jsonl, or raise the limit",
                                  {}});
    }
    std::string_view text = document;
    if (readableBeyond < padding) {
        copy.reserve(document.size() + padding);
        copy = document;
        text = copy;
    }
    const std::size_t skipped =
        text.substr(0, byteOrderMark.size()) == byteOrderMark ? byteOrderMark.size() : 0;
    text.remove_prefix(skipped);
    const JsonReader::Reading reading = reader.read(text);
    if (const auto *fault = std::get_if<JsonFault>(&reading)) {
        JsonFault inDocument = *fault;
        if (inDocument.offset) {
            *inDocument.offset += skipped;
        }
        return refused(document, inDocument);
    }
    const auto root = std::get<simdjson::dom::element>(reading);
    if (countRecords(root, limits.records + 1) > limits.records) {
        return refused(document, {Reason::sizeRecords, "the document holds more records than allowed", {}});
    }
    return decodeRecords(root, text);
}

bool Decoder::Layers::isQueueEvent(std::string_view document)
{
    if (document.size() > limits.document) {
        return false;
    }
    copy.reserve(document.size() + padding);
    copy = document;
    const JsonReader::Reading reading = reader.read(copy);
    const auto *root = std::get_if<simdjson::dom::element>(&reading);
    return root != nullptr && ShelfHelp::Ingest::isQueueEvent(*root);
}

std::vector<DecodedRecord> Decoder::Layers::decodeRecords(simdjson::dom::element root, std::string_view text)
{
    std::vector<DecodedRecord> records;
    visitRecords(root, text, [this, &records](DocumentRecord &record) {
        records.push_back(recordDecoder.decode(record));
        records.back().position = static_cast<std::int64_t>(records.size()) - 1;
    });
    return records;
}

void Decoder::Layers::release()
{
    reader.release();
    recordDecoder.release();
    if (copy.capacity() > retainedCopy) {
        copy = std::string();
    }
}

Decoder::Decoder(const Limits &limits)
    : m_layers(std::make_unique<Layers>(limits))
{
}

Decoder::~Decoder() = default;

std::vector<DecodedRecord> Decoder::decode(std::string_view document, std::size_t readableBeyond)
{
    std::vector<DecodedRecord> records = m_layers->decode(document, readableBeyond);
    m_layers->release();
    return records;
}

bool Decoder::isQueueEvent(std::string_view document)
{
    const bool isEvent = m_layers->isQueueEvent(document);
    m_layers->release();
    return isEvent;
}

} // namespace ShelfHelp::Ingest
