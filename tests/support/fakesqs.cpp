// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakesqs.h"

#include "fakesqschecks.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ShelfHelp::Tests {

namespace {

using Outcome = FakeOutcome<QJsonObject>;

const QString account = u"111122223333"_qs;

/// The object when there is no refusal.
Outcome unless(const std::optional<FakeAwsError> &refusal, const QJsonObject &object = {})
{
    return refusal ? Outcome(*refusal) : Outcome(object);
}

QStringList namesOf(const QJsonObject &parameters, const QString &key)
{
    QStringList names;
    for (const QJsonValue name : parameters.value(key).toArray()) {
        names.append(name.toString());
    }
    return names;
}

QJsonObject onlyNamed(const QJsonObject &all, const QStringList &names)
{
    if (names.contains(u"All"_qs)) {
        return all;
    }
    QJsonObject named;
    for (const QString &name : names) {
        if (all.contains(name)) {
            named.insert(name, all.value(name));
        }
    }
    return named;
}

QJsonObject systemAttributes(const FakeMessage &message)
{
    QJsonObject attributes{
        {u"ApproximateReceiveCount"_qs, QString::number(message.receiveCount)},
        {u"SentTimestamp"_qs, QString::number(message.sentAt)},
        {u"SenderId"_qs, u"AIDAEXAMPLESENDER0001"_qs},
        {u"ApproximateFirstReceiveTimestamp"_qs, QString::number(message.firstReceivedAt)},
    };
    if (!message.sequenceNumber.isEmpty()) {
        attributes.insert(u"SequenceNumber"_qs, message.sequenceNumber);
        attributes.insert(u"MessageGroupId"_qs, message.content.group);
        attributes.insert(u"MessageDeduplicationId"_qs, message.content.deduplicationId);
    }
    if (!message.deadLetterQueueSourceArn.isEmpty()) {
        attributes.insert(u"DeadLetterQueueSourceArn"_qs, message.deadLetterQueueSourceArn);
    }
    return attributes;
}

bool isWanted(const QString &attribute, const QStringList &names)
{
    return std::ranges::any_of(names, [&attribute](const QString &name) {
        return name == u"All" || name == u".*" || name == attribute ||
               (name.endsWith(u".*") && attribute.startsWith(name.chopped(2)));
    });
}

FakeAttributes wantedAttributes(const FakeAttributes &all, const QStringList &names)
{
    FakeAttributes wanted;
    for (auto entry = all.cbegin(); entry != all.cend(); ++entry) {
        if (isWanted(entry.key(), names)) {
            wanted.insert(entry.key(), *entry);
        }
    }
    return wanted;
}

QJsonObject toJson(const FakeAttributes &attributes)
{
    QJsonObject object;
    for (auto entry = attributes.cbegin(); entry != attributes.cend(); ++entry) {
        QJsonObject attribute{{u"DataType"_qs, entry->type}};
        if (entry->isBinary()) {
            attribute.insert(u"BinaryValue"_qs, QString::fromLatin1(entry->value.toBase64()));
        } else {
            attribute.insert(u"StringValue"_qs, QString::fromUtf8(entry->value));
        }
        object.insert(entry.key(), attribute);
    }
    return object;
}

QJsonObject toJson(const FakeMessage &message, const QJsonObject &parameters)
{
    QJsonObject object{{u"MessageId"_qs, message.messageId},
                       {u"ReceiptHandle"_qs, message.receiptHandle},
                       {u"MD5OfBody"_qs, md5OfBody(message.content.body)},
                       {u"Body"_qs, message.content.body}};
    const QJsonObject system =
        onlyNamed(systemAttributes(message), namesOf(parameters, u"MessageSystemAttributeNames"_qs) +
                                                 namesOf(parameters, u"AttributeNames"_qs));
    if (!system.isEmpty()) {
        object.insert(u"Attributes"_qs, system);
    }
    const FakeAttributes wanted =
        wantedAttributes(message.content.attributes, namesOf(parameters, u"MessageAttributeNames"_qs));
    if (!wanted.isEmpty()) {
        object.insert(u"MD5OfMessageAttributes"_qs, md5OfAttributes(wanted));
        object.insert(u"MessageAttributes"_qs, toJson(wanted));
    }
    return object;
}

Outcome receiveMessage(FakeQueue &queue, const QJsonObject &parameters, qint64 now)
{
    if (const auto refusal = checkReceive(parameters, queue.isFifo())) {
        return *refusal;
    }
    FakeReceive request{.maximum = parameters.value(u"MaxNumberOfMessages").toInt(1),
                        .attemptId = parameters.value(u"ReceiveRequestAttemptId").toString()};
    if (parameters.contains(u"VisibilityTimeout")) {
        request.visibilityTimeout = parameters.value(u"VisibilityTimeout").toInt();
    }
    QJsonArray messages;
    for (const FakeMessage &message : queue.receive(request, now)) {
        messages.append(toJson(message, parameters));
    }
    return messages.isEmpty() ? QJsonObject() : QJsonObject{{u"Messages"_qs, messages}};
}

Outcome deleteMessage(FakeQueue &queue, const QJsonObject &parameters, qint64 now)
{
    const QString handle = parameters.value(u"ReceiptHandle").toString();
    return handle.isEmpty() ? Outcome(missingParameter(u"ReceiptHandle"_qs))
                            : unless(queue.remove(handle, now));
}

/// In a batch the expired handle has a code and a text of its own.
Outcome deleteEntry(FakeQueue &queue, const QJsonObject &parameters, qint64 now)
{
    const Outcome outcome = deleteMessage(queue, parameters, now);
    const auto *refusal = std::get_if<FakeAwsError>(&outcome);
    if (refusal != nullptr && refusal->message.endsWith(u"The receipt handle has expired.")) {
        return FakeAwsError{.code = u"ReceiptHandleIsInvalid"_qs,
                            .message = u"The receipt handle has expired"_qs};
    }
    return outcome;
}

Outcome changeMessageVisibility(FakeQueue &queue, const QJsonObject &parameters, qint64 now)
{
    const QString handle = parameters.value(u"ReceiptHandle").toString();
    if (handle.isEmpty()) {
        return missingParameter(u"ReceiptHandle"_qs);
    }
    if (const auto refusal = checkVisibilityTimeout(parameters, true)) {
        return *refusal;
    }
    return unless(queue.changeVisibility(handle, parameters.value(u"VisibilityTimeout").toInt(), now));
}

FakeSend sendFromJson(const QJsonObject &parameters)
{
    return {.body = parameters.value(u"MessageBody").toString(),
            .group = parameters.value(u"MessageGroupId").toString(),
            .deduplicationId = parameters.value(u"MessageDeduplicationId").toString(),
            .attributes = attributesFromJson(parameters.value(u"MessageAttributes").toObject())};
}

Outcome sendMessage(FakeQueue &queue, const QJsonObject &parameters, qint64 now)
{
    const FakeSend content = sendFromJson(parameters);
    if (const auto refusal = checkBody(content)) {
        return *refusal;
    }
    const FakeOutcome<FakeSent> outcome = queue.send(content, now);
    if (const auto *refusal = std::get_if<FakeAwsError>(&outcome)) {
        return *refusal;
    }
    const auto &sent = std::get<FakeSent>(outcome);
    QJsonObject answer{{u"MessageId"_qs, sent.messageId}, {u"MD5OfMessageBody"_qs, md5OfBody(content.body)}};
    if (!content.attributes.isEmpty()) {
        answer.insert(u"MD5OfMessageAttributes"_qs, md5OfAttributes(content.attributes));
    }
    if (!sent.sequenceNumber.isEmpty()) {
        answer.insert(u"SequenceNumber"_qs, sent.sequenceNumber);
    }
    return answer;
}

QString redrivePolicy(const FakeQueueSettings &settings, const QString &deadLetterArn)
{
    const QJsonObject policy{{u"deadLetterTargetArn"_qs, deadLetterArn},
                             {u"maxReceiveCount"_qs, settings.maxReceiveCount}};
    return QString::fromUtf8(QJsonDocument(policy).toJson(QJsonDocument::Compact));
}

QJsonObject queueAttributes(FakeQueue &queue, const FakeQueue *deadLetters, qint64 now)
{
    const FakeQueueSettings &settings = queue.settings();
    const qsizetype inFlight = queue.inFlightCount(now);
    QJsonObject all{
        {u"QueueArn"_qs, queue.arn()},
        {u"VisibilityTimeout"_qs, QString::number(settings.visibilityTimeout)},
        {u"ApproximateNumberOfMessages"_qs, QString::number(queue.messages(now).size() - inFlight)},
        {u"ApproximateNumberOfMessagesNotVisible"_qs, QString::number(inFlight)},
        {u"ApproximateNumberOfMessagesDelayed"_qs, u"0"_qs},
        {u"MessageRetentionPeriod"_qs, QString::number(settings.retention)},
        {u"MaximumMessageSize"_qs, QString::number(sqsMaximumSize)},
        {u"DelaySeconds"_qs, u"0"_qs},
        {u"ReceiveMessageWaitTimeSeconds"_qs, QString::number(settings.receiveWaitTime)},
        {u"SqsManagedSseEnabled"_qs, u"true"_qs},
    };
    if (queue.isFifo()) {
        const bool isPerGroup =
            settings.deduplicationScope == FakeQueueSettings::DeduplicationScope::MessageGroup;
        all.insert(u"FifoQueue"_qs, u"true"_qs);
        all.insert(u"ContentBasedDeduplication"_qs,
                   settings.contentBasedDeduplication ? u"true"_qs : u"false"_qs);
        all.insert(u"DeduplicationScope"_qs, isPerGroup ? u"messageGroup"_qs : u"queue"_qs);
    }
    if (deadLetters != nullptr) {
        all.insert(u"RedrivePolicy"_qs, redrivePolicy(settings, deadLetters->arn()));
    }
    return all;
}

QJsonObject entryFailure(const QString &id, const FakeAwsError &error)
{
    QString code = error.code;
    if (code.endsWith(u"Exception")) {
        code.chop(9); // entries carry the codes of old
    }
    return {{u"Id"_qs, id},
            {u"SenderFault"_qs, error.isSenderFault},
            {u"Code"_qs, code},
            {u"Message"_qs, error.message}};
}

FakeAwsError noSuchQueue()
{
    return {.code = u"QueueDoesNotExist"_qs, .message = u"The specified queue does not exist."_qs};
}

/// All bodies of a batch together must fit where one fits.
std::optional<FakeAwsError> checkBatchSize(const QJsonArray &entries)
{
    qsizetype size = 0;
    for (const QJsonValue entry : entries) {
        size += sizeOf(sendFromJson(entry.toObject()));
    }
    if (size <= sqsMaximumSize) {
        return std::nullopt;
    }
    return FakeAwsError{
        .code = u"BatchRequestTooLong"_qs,
        .message =
            u"Batch requests cannot be longer than 1048576 bytes. You have sent %1 bytes."_qs.arg(size)};
}

} // namespace

FakeAttributes attributesFromJson(const QJsonObject &attributes)
{
    FakeAttributes parsed;
    for (auto entry = attributes.begin(); entry != attributes.end(); ++entry) {
        const QJsonObject object = entry->toObject();
        FakeAttribute attribute{.type = object.value(u"DataType").toString()};
        attribute.value = attribute.isBinary()
                              ? QByteArray::fromBase64(object.value(u"BinaryValue").toString().toLatin1())
                              : object.value(u"StringValue").toString().toUtf8();
        parsed.insert(entry.key(), attribute);
    }
    return parsed;
}

FakeSqs::FakeSqs(QUrl endpoint, QString region)
    : m_endpoint(std::move(endpoint))
    , m_region(std::move(region))
    , m_actions{
          {"ReceiveMessage", receiveMessage},
          {"DeleteMessage", deleteMessage},
          {"ChangeMessageVisibility", changeMessageVisibility},
          {"SendMessage", sendMessage},
          {"PurgeQueue",
           [](FakeQueue &queue, const QJsonObject &, qint64 now) { return unless(queue.purge(now)); }},
          {"GetQueueAttributes",
           [this](FakeQueue &queue, const QJsonObject &parameters, qint64 now) -> Outcome {
               const QJsonObject named =
                   onlyNamed(queueAttributes(queue, find(queue.settings().deadLetterQueueUrl), now),
                             namesOf(parameters, u"AttributeNames"_qs));
               return named.isEmpty() ? QJsonObject() : QJsonObject{{u"Attributes"_qs, named}};
           }},
      }
{
    const std::map<QByteArray, QString> entryTypes{
        {"DeleteMessageBatch", u"DeleteMessageBatchRequestEntry"_qs},
        {"ChangeMessageVisibilityBatch", u"ChangeMessageVisibilityBatchRequestEntry"_qs},
        {"SendMessageBatch", u"SendMessageBatchRequestEntry"_qs},
    };
    for (const auto &[action, entryType] : entryTypes) {
        m_actions.emplace(action, [this, action = action, entryType = entryType](
                                      FakeQueue &queue, const QJsonObject &parameters, qint64 now) {
            return batch(action, entryType, queue, parameters, now);
        });
    }
}

QString FakeSqs::create(const FakeQueueSettings &settings)
{
    const QString arn = u"arn:aws:sqs:%1:%2:%3"_qs.arg(m_region, account, settings.name);
    auto queue = std::make_unique<FakeQueue>(settings, arn);
    const FakeQueue *deadLetters = find(settings.deadLetterQueueUrl);
    if (!settings.deadLetterQueueUrl.isEmpty() &&
        (deadLetters == nullptr || deadLetters->isFifo() != queue->isFifo())) {
        qFatal("The dead-letter queue of a queue must exist and be of the same type.");
    }
    m_queues[settings.name] = std::move(queue);
    linkDeadLetters();
    return m_endpoint.resolved(QUrl(u"/%1/%2"_qs.arg(account, settings.name))).toString();
}

void FakeSqs::erase(const QString &url)
{
    m_queues.erase(QUrl(url).fileName());
    linkDeadLetters();
}

/// Anew whenever a queue comes or goes, as one may be the dead-letter queue of others.
void FakeSqs::linkDeadLetters()
{
    for (const auto &entry : m_queues) {
        entry.second->setDeadLetters(find(entry.second->settings().deadLetterQueueUrl));
    }
}

FakeQueue *FakeSqs::find(const QString &url) const
{
    const auto found = m_queues.find(QUrl(url).fileName());
    return found == m_queues.end() ? nullptr : found->second.get();
}

FakeOutcome<QJsonObject> FakeSqs::call(const QByteArray &action, const QJsonObject &parameters, qint64 now)
{
    if (action == "GetQueueUrl") {
        return getQueueUrl(parameters);
    }
    const auto known = m_actions.find(action);
    if (known == m_actions.end()) {
        return FakeAwsError{.code = u"UnknownOperationException"_qs, .message = {}};
    }
    const QString url = parameters.value(u"QueueUrl").toString();
    if (url.isEmpty()) {
        return missingParameter(u"QueueUrl"_qs);
    }
    FakeQueue *queue = find(url);
    return queue == nullptr ? Outcome(noSuchQueue()) : known->second(*queue, parameters, now);
}

FakeSqs::Outcome FakeSqs::getQueueUrl(const QJsonObject &parameters) const
{
    const QString name = parameters.value(u"QueueName").toString();
    if (name.isEmpty()) {
        return missingParameter(u"QueueName"_qs);
    }
    const QString owner = parameters.value(u"QueueOwnerAWSAccountId").toString(account);
    if (!m_queues.contains(name) || owner != account) {
        return noSuchQueue();
    }
    return QJsonObject{
        {u"QueueUrl"_qs, m_endpoint.resolved(QUrl(u"/%1/%2"_qs.arg(account, name))).toString()}};
}

int FakeSqs::waitTime(const QJsonObject &parameters) const
{
    const FakeQueue *queue = find(parameters.value(u"QueueUrl").toString());
    return parameters.value(u"WaitTimeSeconds")
        .toInt(queue == nullptr ? 0 : queue->settings().receiveWaitTime);
}

FakeSqs::Outcome FakeSqs::batch(const QByteArray &action, const QString &entryType, FakeQueue &queue,
                                const QJsonObject &parameters, qint64 now)
{
    const QJsonArray entries = parameters.value(u"Entries").toArray();
    auto refusal = checkBatch(entries, entryType);
    if (!refusal && action == "SendMessageBatch") {
        refusal = checkBatchSize(entries);
    }
    if (refusal) {
        return *refusal;
    }
    const QByteArray single = action.chopped(5); // without "Batch"
    const Action perform = single == "DeleteMessage" ? Action(deleteEntry) : m_actions.at(single);
    QJsonArray successful;
    QJsonArray failed;
    for (const QJsonValue entry : entries) {
        const QString id = entry.toObject().value(u"Id").toString();
        const auto fault = scriptedFault(action);
        const Outcome outcome = fault ? Outcome(*fault) : perform(queue, entry.toObject(), now);
        if (const auto *error = std::get_if<FakeAwsError>(&outcome)) {
            failed.append(entryFailure(id, *error));
        } else {
            QJsonObject answer = std::get<QJsonObject>(outcome);
            answer.insert(u"Id"_qs, id);
            successful.append(answer);
        }
    }
    return QJsonObject{{u"Successful"_qs, successful}, {u"Failed"_qs, failed}};
}

void FakeSqs::failEntries(const QByteArray &action, const FakeAwsError &error, int count)
{
    m_entryFaults.append({action, error, count});
}

std::optional<FakeAwsError> FakeSqs::scriptedFault(const QByteArray &action)
{
    const auto found = std::ranges::find_if(
        m_entryFaults, [&action](const EntryFault &fault) { return fault.action == action; });
    if (found == m_entryFaults.end()) {
        return std::nullopt;
    }
    const FakeAwsError error = found->error;
    if (--found->count <= 0) {
        m_entryFaults.erase(found);
    }
    return error;
}

std::optional<qint64> FakeSqs::nextExpiry(qint64 now) const
{
    std::optional<qint64> next;
    for (const auto &entry : m_queues) {
        const auto expiry = entry.second->nextExpiry(now);
        if (expiry) {
            next = std::min(next.value_or(*expiry), *expiry);
        }
    }
    return next;
}

} // namespace ShelfHelp::Tests
