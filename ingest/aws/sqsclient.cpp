// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqsclient.h"

#include "awsconfiguration.h"
#include "servicefault.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <thread>

namespace ShelfHelp::Ingest {

using std::chrono::seconds;

namespace {

constexpr qsizetype entriesOfBatch = 10;
constexpr int attempts = 4;

QueueAttributes attributesFrom(const QJsonObject &attributes)
{
    const auto text = [&attributes](QStringView name) { return attributes.value(name).toString(); };
    const auto number = [&text](QStringView name) { return text(name).toLongLong(); };
    const QJsonObject redrive = QJsonDocument::fromJson(text(u"RedrivePolicy").toUtf8()).object();
    // The count stands there as a number or as a text, as the owner has written it.
    const QJsonValue most = redrive.value(u"maxReceiveCount");
    return {.arn = text(u"QueueArn"),
            .isFifo = text(u"FifoQueue") == u"true",
            .visibilityTimeout = seconds(number(u"VisibilityTimeout")),
            .visible = number(u"ApproximateNumberOfMessages"),
            .inFlight = number(u"ApproximateNumberOfMessagesNotVisible"),
            .delayed = number(u"ApproximateNumberOfMessagesDelayed"),
            .deadLetterArn = redrive.value(u"deadLetterTargetArn").toString(),
            .maxReceiveCount = most.isString() ? most.toString().toInt() : most.toInt()};
}

/// Where requests go: the configured endpoint, or the queue's own host if that is not one of the usual ones.
Result<AwsEndpoint> endpointOf(const QueueAddress &queue, const AwsConfiguration &configuration)
{
    const Result<QString> region =
        configuration.region(queue.region, u"the queue "_qs + queue.url.toString());
    if (!region.ok()) {
        return region.error();
    }
    const Result<std::optional<QUrl>> configured = configuration.endpoint(u"sqs"_qs);
    if (!configured.ok()) {
        return configured.error();
    }
    QUrl url = queue.url;
    url.setPath(u"/"_qs);
    if (isUsualQueueHost(queue.url.host())) {
        url = AwsConfiguration::usualEndpoint(u"sqs"_qs, region.value());
    }
    return AwsEndpoint{
        .service = u"sqs"_qs, .region = region.value(), .url = configured.value().value_or(url)};
}

/// What became of the entries of a batch, by their Id.
struct BatchAnswer
{
    QSet<QString> successful;
    QHash<QString, EntryFailure> failed; ///< without handles

    explicit BatchAnswer(const QJsonObject &answer)
    {
        for (const QJsonValue entry : answer.value(u"Successful").toArray()) {
            successful.insert(entry[u"Id"].toString());
        }
        for (const QJsonValue entry : answer.value(u"Failed").toArray()) {
            failed.insert(entry[u"Id"].toString(), {.handle = {},
                                                    .code = awsErrorCode(entry[u"Code"].toString()),
                                                    .message = entry[u"Message"].toString(),
                                                    .isSenderFault = entry[u"SenderFault"].toBool()});
        }
    }
};

} // namespace

Result<std::unique_ptr<SqsClient>> SqsClient::open(const QString &queueUrl, CredentialChain &credentials,
                                                   const AwsSettings &settings)
{
    const Result<QueueAddress> queue = parseQueueUrl(queueUrl);
    if (!queue.ok()) {
        return queue.error();
    }
    const Result<AwsEndpoint> endpoint = endpointOf(queue.value(), AwsConfiguration(settings.environment));
    if (!endpoint.ok()) {
        return endpoint.error();
    }
    return std::unique_ptr<SqsClient>(new SqsClient(queue.value(), endpoint.value(), credentials, settings));
}

SqsClient::SqsClient(QueueAddress queue, const AwsEndpoint &endpoint, CredentialChain &credentials,
                     const AwsSettings &settings)
    : m_queue(std::move(queue))
    , m_client(endpoint, credentials, settings)
    , m_retryPause(settings.retryPause)
{
}

Result<QByteArray> SqsClient::call(const QString &action, const QJsonObject &parameters, seconds wait,
                                   bool isInterruptible)
{
    return m_client.post({.action = action,
                          .headers = {{"Content-Type", "application/x-amz-json-1.0"},
                                      {"X-Amz-Target", "AmazonSQS." + action.toLatin1()}},
                          .body = QJsonDocument(parameters).toJson(QJsonDocument::Compact),
                          .wait = wait,
                          .isInterruptible = isInterruptible});
}

Result<QJsonObject> SqsClient::ask(const QString &action, const QJsonObject &parameters, bool isInterruptible)
{
    const Result<QByteArray> answer = call(action, parameters, seconds(0), isInterruptible);
    if (!answer.ok()) {
        return answer.error();
    }
    const QJsonDocument document = QJsonDocument::fromJson(answer.value());
    if (!document.isObject()) {
        return malformedAnswer(action);
    }
    return document.object();
}

Result<QueueAttributes> SqsClient::attributes()
{
    return attributesAt(m_queue.url.toString());
}

Result<QueueAttributes> SqsClient::attributesOf(const QString &queueArn)
{
    const Result<ResourceName> name = parseArn(queueArn, u"sqs"_qs);
    if (!name.ok()) {
        return name.error();
    }
    const Result<QJsonObject> answer = ask(
        u"GetQueueUrl"_qs,
        {{u"QueueName"_qs, name.value().name}, {u"QueueOwnerAWSAccountId"_qs, name.value().account}}, true);
    if (!answer.ok()) {
        return answer.error();
    }
    return attributesAt(answer.value().value(u"QueueUrl").toString());
}

Result<QueueAttributes> SqsClient::attributesAt(const QString &queueUrl)
{
    const QString action = u"GetQueueAttributes"_qs;
    const Result<QJsonObject> answer =
        ask(action, {{u"QueueUrl"_qs, queueUrl}, {u"AttributeNames"_qs, QJsonArray{u"All"_qs}}}, true);
    if (!answer.ok()) {
        return answer.error();
    }
    const QJsonValue attributes = answer.value().value(u"Attributes");
    if (!attributes.isObject()) {
        return malformedAnswer(action);
    }
    return attributesFrom(attributes.toObject());
}

Result<QByteArray> SqsClient::receive(const ReceiveOptions &options)
{
    const QString action = u"ReceiveMessage"_qs;
    QJsonObject parameters{{u"QueueUrl"_qs, m_queue.url.toString()},
                           {u"MaxNumberOfMessages"_qs, options.most},
                           {u"WaitTimeSeconds"_qs, qint64(options.wait.count())},
                           {u"MessageSystemAttributeNames"_qs, QJsonArray{u"All"_qs}},
                           {u"MessageAttributeNames"_qs, QJsonArray{u"All"_qs}}};
    if (options.visibility) {
        parameters.insert(u"VisibilityTimeout"_qs, qint64(options.visibility->count()));
    }
    if (m_queue.isFifo && !options.attemptId.isEmpty()) {
        parameters.insert(u"ReceiveRequestAttemptId"_qs, QString::fromLatin1(options.attemptId));
    }
    Result<QByteArray> answer = call(action, parameters, options.wait, options.isInterruptible);
    if (answer.ok() && !QJsonDocument::fromJson(answer.value()).isObject()) {
        return malformedAnswer(action);
    }
    return answer;
}

Result<QList<EntryFailure>> SqsClient::remove(const QList<QByteArray> &receiptHandles)
{
    return inBatches(u"DeleteMessageBatch"_qs, receiptHandles, {});
}

Result<QList<EntryFailure>> SqsClient::changeVisibility(const QList<QByteArray> &receiptHandles,
                                                        seconds timeout)
{
    return inBatches(u"ChangeMessageVisibilityBatch"_qs, receiptHandles,
                     {{u"VisibilityTimeout"_qs, qint64(timeout.count())}});
}

Result<QList<EntryFailure>> SqsClient::inBatches(const QString &action,
                                                 const QList<QByteArray> &receiptHandles,
                                                 const QJsonObject &perEntry)
{
    QList<EntryFailure> failures;
    for (qsizetype begin = 0; begin < receiptHandles.size(); begin += entriesOfBatch) {
        const Result<QList<EntryFailure>> some =
            batch(action, receiptHandles.mid(begin, entriesOfBatch), perEntry);
        if (!some.ok()) {
            return some.error();
        }
        failures.append(some.value());
    }
    return failures;
}

/// Repeats what failed for no fault of ours, with a pause that no stop ends: it is short.
Result<QList<EntryFailure>> SqsClient::batch(const QString &action, const QList<QByteArray> &handles,
                                             const QJsonObject &perEntry)
{
    QList<EntryFailure> lasting;
    QList<QByteArray> open = handles;
    for (int number = 1;; ++number) {
        const Result<QList<EntryFailure>> failures = attempt(action, open, perEntry);
        if (!failures.ok() && (failures.error().kind != ErrorKind::Transient || number == attempts)) {
            return failures.error();
        }
        if (failures.ok()) {
            open.clear();
            for (const EntryFailure &failure : failures.value()) {
                if (failure.isSenderFault || number == attempts) {
                    lasting.append(failure);
                } else {
                    open.append(failure.handle);
                }
            }
        }
        if (open.isEmpty()) {
            return lasting;
        }
        const int ceiling = int(m_retryPause.count()) << (number - 1);
        std::this_thread::sleep_for(
            std::chrono::milliseconds(QRandomGenerator::global()->bounded(ceiling + 1)));
    }
}

Result<QList<EntryFailure>> SqsClient::attempt(const QString &action, const QList<QByteArray> &handles,
                                               const QJsonObject &perEntry)
{
    QJsonArray entries;
    for (qsizetype index = 0; index < handles.size(); ++index) {
        QJsonObject entry = perEntry;
        entry.insert(u"Id"_qs, QString::number(index));
        entry.insert(u"ReceiptHandle"_qs, QString::fromUtf8(handles[index]));
        entries.append(entry);
    }
    const Result<QJsonObject> document =
        ask(action, {{u"QueueUrl"_qs, m_queue.url.toString()}, {u"Entries"_qs, entries}}, false);
    if (!document.ok()) {
        return document.error();
    }
    const BatchAnswer answer(document.value());
    QList<EntryFailure> failures;
    for (qsizetype index = 0; index < handles.size(); ++index) {
        const QString id = QString::number(index);
        if (!answer.successful.contains(id)) {
            EntryFailure failure = answer.failed.value(id, {.code = u"NotInAnswer"_qs});
            failure.handle = handles[index];
            failures.append(failure);
        }
    }
    return failures;
}

} // namespace ShelfHelp::Ingest
