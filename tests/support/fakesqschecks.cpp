// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakesqschecks.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ShelfHelp::Tests {

namespace {

constexpr int mostEntries = 10;

std::optional<FakeAwsError> checkRange(const QJsonObject &parameters, const QString &name, int lowest,
                                       int highest, const QString &rule)
{
    const QJsonValue value = parameters.value(name);
    if (value.isUndefined() || value.isNull()) {
        return std::nullopt;
    }
    const int number = value.toInt(-1);
    if (number >= lowest && number <= highest) {
        return std::nullopt;
    }
    return invalidParameter(u"Value %1 for parameter %2 is invalid. Reason: Must be %3, if provided."_qs.arg(
        value.toVariant().toString(), name, rule));
}

std::optional<FakeAwsError> checkAttemptId(const QJsonObject &parameters, bool isFifo)
{
    const QString id = parameters.value(u"ReceiveRequestAttemptId").toString();
    static const QRegularExpression allowed(
        uR"(\A[A-Za-z0-9!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]{0,128}\z)"_qs);
    if (!id.isEmpty() && !isFifo) {
        return invalidParameter(
            u"Value %1 for parameter ReceiveRequestAttemptId is invalid. Reason: The request includes a parameter that is not valid for this queue type."_qs
                .arg(id));
    }
    if (!allowed.match(id).hasMatch()) {
        return invalidParameter(
            u"Value %1 for parameter ReceiveRequestAttemptId is invalid. Reason: ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length."_qs
                .arg(id));
    }
    return std::nullopt;
}

bool isAllowed(char32_t character)
{
    return character == 0x9 || character == 0xA || character == 0xD ||
           (character >= 0x20 && character <= 0xD7FF) || (character >= 0xE000 && character <= 0xFFFD) ||
           (character >= 0x10000 && character <= 0x10FFFF);
}

} // namespace

FakeAwsError missingParameter(const QString &name)
{
    return {.code = u"MissingRequiredParameterException"_qs,
            .message = u"The request must contain the parameter %1."_qs.arg(name)};
}

FakeAwsError invalidParameter(const QString &message)
{
    return {.code = u"InvalidParameterValueException"_qs, .message = message};
}

std::optional<FakeAwsError> checkReceive(const QJsonObject &parameters, bool isFifo)
{
    auto refusal = checkRange(parameters, u"MaxNumberOfMessages"_qs, 1, 10, u"between 1 and 10"_qs);
    if (!refusal) {
        refusal = checkRange(parameters, u"WaitTimeSeconds"_qs, 0, 20, u">= 0 and <= 20"_qs);
    }
    if (!refusal) {
        refusal = checkVisibilityTimeout(parameters, false);
    }
    return refusal ? refusal : checkAttemptId(parameters, isFifo);
}

std::optional<FakeAwsError> checkVisibilityTimeout(const QJsonObject &parameters, bool isRequired)
{
    const QString name = u"VisibilityTimeout"_qs;
    if (isRequired && !parameters.contains(name)) {
        return missingParameter(name);
    }
    return checkRange(parameters, name, 0, 43200, u">= 0 and <= 43200"_qs);
}

std::optional<FakeAwsError> checkBatch(const QJsonArray &entries, const QString &entryType)
{
    if (entries.isEmpty()) {
        return FakeAwsError{.code = u"EmptyBatchRequest"_qs,
                            .message = u"There should be at least one %1 in the request."_qs.arg(entryType)};
    }
    if (entries.size() > mostEntries) {
        return FakeAwsError{
            .code = u"TooManyEntriesInBatchRequest"_qs,
            .message =
                u"Maximum number of entries per request are 10. You have sent %1."_qs.arg(entries.size())};
    }
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_-]{1,80}\\z"_qs);
    QSet<QString> ids;
    for (const QJsonValue entry : entries) {
        const QString id = entry.toObject().value(u"Id").toString();
        if (!allowed.match(id).hasMatch()) {
            return FakeAwsError{
                .code = u"InvalidBatchEntryId"_qs,
                .message =
                    u"A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."_qs};
        }
        if (ids.contains(id)) {
            return FakeAwsError{.code = u"BatchEntryIdsNotDistinct"_qs,
                                .message = u"Id %1 repeated."_qs.arg(id)};
        }
        ids.insert(id);
    }
    return std::nullopt;
}

qsizetype sizeOf(const FakeSend &content)
{
    return content.body.toUtf8().size() + sizeOf(content.attributes);
}

std::optional<FakeAwsError> checkBody(const FakeSend &content)
{
    if (content.body.isEmpty()) {
        return missingParameter(u"MessageBody"_qs);
    }
    if (sizeOf(content) > sqsMaximumSize) {
        return invalidParameter(
            u"One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes."_qs);
    }
    const auto characters = content.body.toUcs4();
    if (!std::ranges::all_of(characters, [](auto character) { return isAllowed(character); })) {
        return FakeAwsError{
            .code = u"InvalidMessageContents"_qs,
            .message =
                u"Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"_qs};
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Tests
