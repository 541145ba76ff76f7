// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document.h"

#include "jsonchildren.h"
#include "members.h"
#include "reasons.h"
#include "text.h"

#include <array>
#include <charconv>

namespace ShelfHelp::Ingest {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

/// A kind of document that lists records, and the names of what each record tells.
struct ListKind
{
    std::string_view list;
    std::string_view body;
    std::string_view attributes;
    std::string_view messageId;
    std::string_view receiptHandle;
    std::string_view queueArn;
};

constexpr ListKind lambdaEvent{.list = "Records",
                               .body = "body",
                               .attributes = "attributes",
                               .messageId = "messageId",
                               .receiptHandle = "receiptHandle",
                               .queueArn = "eventSourceARN"};
constexpr ListKind receivedMessages{.list = "Messages",
                                    .body = "Body",
                                    .attributes = "Attributes",
                                    .messageId = "MessageId",
                                    .receiptHandle = "ReceiptHandle",
                                    .queueArn = {}};

/// The list of records of one document.
struct RecordList
{
    ListKind kind;
    element list;
};

std::optional<RecordList> findList(element document, Findings &findings)
{
    constexpr std::array names{lambdaEvent.list, receivedMessages.list};
    object json;
    if (document.get(json) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    const auto [records, messages] = findMembers(json, names, findings);
    if (records.value) {
        return RecordList{lambdaEvent, *records.value};
    }
    return messages.value ? std::optional(RecordList{receivedMessages, *messages.value}) : std::nullopt;
}

std::size_t recordsOf(element document)
{
    Findings ignored;
    const std::optional<RecordList> found = findList(document, ignored);
    array items;
    return found && found->list.get(items) == simdjson::SUCCESS ? items.size() : 1;
}

/// Nothing that a queue tells is worth a rejection: what is not a text counts as absent.
std::string textOf(const Member &member)
{
    std::string_view text;
    const bool isText = member.value && member.value->get(text) == simdjson::SUCCESS;
    return isText ? std::string(text) : std::string();
}

/// The queue writes numbers as texts.
int countOf(const Member &member)
{
    const std::string digits = textOf(member);
    int count = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return fault == std::errc() ? count : 0;
}

/// What the queue tells of a record.
Delivery readDelivery(const ListKind &kind, object record)
{
    Findings ignored;
    const auto [id, handle, arn, list] = findMembers(
        record, std::array{kind.messageId, kind.receiptHandle, kind.queueArn, kind.attributes}, ignored);
    Delivery delivery{.messageId = textOf(id), .receiptHandle = textOf(handle), .queueArn = textOf(arn)};
    object attributes;
    if (list.value && list.value->get(attributes) == simdjson::SUCCESS) {
        constexpr auto names = std::to_array<std::string_view>({"MessageGroupId", "ApproximateReceiveCount"});
        const auto [group, count] = findMembers(attributes, names, ignored);
        delivery.messageGroup = textOf(group);
        delivery.receiveCount = countOf(count);
    }
    return delivery;
}

/// Text of the last member of that name; `document` was read from `text`.
std::string_view memberText(element document, std::string_view text, std::string_view name)
{
    object json;
    if (document.get(json) != simdjson::SUCCESS) {
        return {};
    }
    const std::vector<std::string_view> values = jsonChildren(text);
    std::size_t index = 0;
    std::string_view found;
    for (const simdjson::dom::key_value_pair field : json) {
        found = field.key == name ? values[index] : found;
        ++index;
    }
    return found;
}

/// Visits the records of one document, which may be an element of an array of documents.
class RecordVisit final
{
public:
    RecordVisit(element document, std::string_view text, std::optional<std::size_t> index,
                const std::function<void(DocumentRecord &)> &visit)
        : m_document(document)
        , m_text(trimmedJson(text))
        , m_index(index)
        , m_visit(visit)
    {
    }

    void run();

private:
    void visitList(const RecordList &found);
    void visitItem(const ListKind &kind, element item, std::size_t index);
    bool findBody(const ListKind &kind, element item, DocumentRecord &record);
    std::string_view itemText(const ListKind &kind, std::size_t index);

    element m_document;
    std::string_view m_text;
    std::optional<std::size_t> m_index;
    const std::function<void(DocumentRecord &)> &m_visit;
    Findings m_findings;                       ///< of the document: a repeated key concerns every record
    std::vector<std::string_view> m_itemTexts; ///< found when first needed
};

void RecordVisit::run()
{
    if (const std::optional<RecordList> found = findList(m_document, m_findings)) {
        visitList(*found);
        return;
    }
    DocumentRecord record{{m_index, {}, {}, {}}, m_text, m_document, {}, {}};
    if (!m_document.is_object()) {
        record.findings.refuse(Reason::envelopeShape, "the JSON is no event, envelope or message", m_text);
    }
    m_visit(record);
}

void RecordVisit::visitList(const RecordList &found)
{
    array items;
    if (found.list.get(items) != simdjson::SUCCESS) {
        DocumentRecord record{{m_index, found.kind.list, {}, {}}, m_text, found.list, {}, {}};
        record.findings.refuse(Reason::envelopeShape, "the list of records is not an array", found.list);
        m_visit(record);
        return;
    }
    std::size_t index = 0;
    for (const element item : items) {
        visitItem(found.kind, item, index++);
    }
}

void RecordVisit::visitItem(const ListKind &kind, element item, std::size_t index)
{
    DocumentRecord record{{m_index, kind.list, index, {}}, {}, std::nullopt, {}, m_findings};
    if (!findBody(kind, item, record)) {
        record.text = itemText(kind, index);
    }
    m_visit(record);
}

bool RecordVisit::findBody(const ListKind &kind, element item, DocumentRecord &record)
{
    object json;
    if (item.get(json) != simdjson::SUCCESS) {
        return record.findings.refuse(Reason::envelopeShape, "the record is not an object", item);
    }
    const auto [body] = findMembers(json, std::array{kind.body}, record.findings);
    record.place.member = body.name;
    record.delivery = readDelivery(kind, json);
    if (!body.value) {
        return record.findings.refuse(Reason::envelopeShape, "the record has no body");
    }
    return body.value->get(record.text) == simdjson::SUCCESS ||
           record.findings.refuse(Reason::envelopeShape, "the body is not a string", *body.value);
}

std::string_view RecordVisit::itemText(const ListKind &kind, std::size_t index)
{
    if (m_itemTexts.empty()) {
        m_itemTexts = jsonChildren(memberText(m_document, m_text, kind.list));
    }
    return m_itemTexts[index];
}

} // namespace

std::string DocumentRecord::Place::toPath() const
{
    std::string path = element ? '[' + std::to_string(*element) + ']' : std::string();
    const auto append = [&path](std::string_view step) {
        path += path.empty() || step.empty() ? "" : ".";
        path += step;
    };
    append(list);
    path += index ? '[' + std::to_string(*index) + ']' : std::string();
    append(member);
    return path;
}

std::size_t countRecords(element document, std::size_t enough)
{
    array documents;
    if (document.get(documents) != simdjson::SUCCESS) {
        return recordsOf(document);
    }
    std::size_t count = 0;
    for (const element item : documents) {
        count += recordsOf(item);
        if (count >= enough) {
            break;
        }
    }
    return count;
}

bool isQueueEvent(element document)
{
    Findings ignored;
    object event;
    array records;
    if (document.get(event) != simdjson::SUCCESS) {
        return false;
    }
    const auto [list] = findMembers(event, std::array{lambdaEvent.list}, ignored);
    if (!list.value || list.value->get(records) != simdjson::SUCCESS) {
        return false;
    }
    bool isEach = true;
    for (const element record : records) {
        isEach = isEach && record.is_object();
    }
    return isEach;
}

void visitRecords(element document, std::string_view text, const std::function<void(DocumentRecord &)> &visit)
{
    array documents;
    if (document.get(documents) != simdjson::SUCCESS) {
        RecordVisit(document, text, std::nullopt, visit).run();
        return;
    }
    const std::vector<std::string_view> texts = jsonChildren(text);
    std::size_t index = 0;
    for (const element item : documents) {
        RecordVisit(item, texts[index], index, visit).run();
        ++index;
    }
}

} // namespace ShelfHelp::Ingest
