// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakesns.h"

#include "fakeenvelope.h"

#include <QDateTime>
#include <QUrlQuery>
#include <QUuid>

namespace ShelfHelp::Tests {

namespace {

constexpr qsizetype maximumSize = 262144; ///< bytes, attributes included
constexpr qint64 fiveMinutes = 300'000;

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

FakeAwsError invalid(const QString &what)
{
    return {.code = u"InvalidParameter"_qs, .message = u"Invalid parameter: "_qs + what};
}

std::optional<FakeAwsError> checkPublication(const FakePublication &publication)
{
    if (publication.message.isEmpty()) {
        return invalid(u"Empty message"_qs);
    }
    if (publication.message.toUtf8().size() + sizeOf(publication.attributes) > maximumSize) {
        return invalid(u"Message too long"_qs);
    }
    return std::nullopt;
}

std::optional<FakeAwsError> checkFifo(const FakePublication &publication, const QString &deduplicationId)
{
    if (publication.group.isEmpty()) {
        return invalid(u"The MessageGroupId parameter is required for FIFO topics"_qs);
    }
    if (deduplicationId.isEmpty()) {
        return invalid(
            u"The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"_qs);
    }
    return std::nullopt;
}

/// The form's decoded value; QUrlQuery leaves `+` alone.
QString field(const QByteArray &form, const QString &name)
{
    QByteArray spaced = form;
    return QUrlQuery(QString::fromLatin1(spaced.replace('+', "%20")))
        .queryItemValue(name, QUrl::FullyDecoded);
}

FakeAttributes attributesFromForm(const QByteArray &form)
{
    FakeAttributes attributes;
    for (int number = 1;; ++number) {
        const QString prefix = u"MessageAttributes.entry.%1."_qs.arg(number);
        const QString name = field(form, prefix + u"Name");
        if (name.isEmpty()) {
            return attributes;
        }
        FakeAttribute attribute{.type = field(form, prefix + u"Value.DataType")};
        attribute.value = attribute.isBinary()
                              ? QByteArray::fromBase64(field(form, prefix + u"Value.BinaryValue").toLatin1())
                              : field(form, prefix + u"Value.StringValue").toUtf8();
        attributes.insert(name, attribute);
    }
}

FakeResponse xml(int status, const QString &document)
{
    return {.status = status, .body = document.toUtf8(), .contentType = "text/xml"};
}

} // namespace

FakeResponse queryError(const FakeAwsError &error)
{
    return xml(
        error.status,
        u"<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type><Code>%1</Code><Message>%2</Message></Error><RequestId>%3</RequestId></ErrorResponse>"_qs
            .arg(error.code, error.message.toHtmlEscaped(), freshId()));
}

FakeSns::FakeSns(FakeSqs &queues, QString region)
    : m_queues(queues)
    , m_region(std::move(region))
{
}

QString FakeSns::createTopic(const QString &name, bool contentBasedDeduplication)
{
    const QString arn = u"arn:aws:sns:%1:111122223333:%2"_qs.arg(m_region, name);
    m_topics.insert(
        arn, {.isFifo = name.endsWith(u".fifo"), .contentBasedDeduplication = contentBasedDeduplication});
    return arn;
}

std::optional<FakeAwsError> FakeSns::subscribe(const QString &topicArn, const QString &queueUrl, bool isRaw)
{
    const auto topic = m_topics.find(topicArn);
    if (topic == m_topics.end()) {
        return FakeAwsError{.code = u"NotFound"_qs, .message = u"Topic does not exist"_qs, .status = 404};
    }
    const FakeQueue *queue = m_queues.find(queueUrl);
    if (queue == nullptr) {
        return invalid(u"SQS endpoint ARN"_qs);
    }
    if (queue->isFifo() && !topic->isFifo) {
        return invalid(u"Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"_qs);
    }
    topic->subscriptions.append({topicArn + u':' + freshId(), queueUrl, isRaw});
    return std::nullopt;
}

FakePublished FakeSns::identify(const Topic &topic)
{
    constexpr quint64 first = 10'000'000'000'000'042'000U; // more than a signed number of 64 bits holds
    const quint64 index = m_published++;
    const QUuid id = QUuid::createUuidV5(QUuid::createUuid(), QByteArray::number(index));
    return {id.toString(QUuid::WithoutBraces),
            topic.isFifo ? QString::number(first + 1000 * index) : QString()};
}

FakeOutcome<FakePublished> FakeSns::publish(const FakePublication &publication, qint64 now)
{
    const auto topic = m_topics.find(publication.topicArn);
    if (topic == m_topics.end()) {
        return FakeAwsError{.code = u"NotFound"_qs, .message = u"Topic does not exist"_qs, .status = 404};
    }
    FakePublication complete = publication;
    if (complete.deduplicationId.isEmpty() && topic->contentBasedDeduplication) {
        complete.deduplicationId = contentDeduplicationId(complete.message);
    }
    auto refusal = checkPublication(complete);
    if (!refusal && topic->isFifo) {
        refusal = checkFifo(complete, complete.deduplicationId);
    }
    if (refusal) {
        return *refusal;
    }
    const Duplicate known = topic->duplicates.value(complete.deduplicationId);
    if (topic->isFifo && known.until > now) {
        return known.published;
    }
    const FakePublished published = identify(*topic);
    topic->duplicates.insert(complete.deduplicationId, {published, now + fiveMinutes});
    for (const Subscription &subscription : std::as_const(topic->subscriptions)) {
        deliver(subscription, complete, published, now);
    }
    return published;
}

void FakeSns::deliver(const Subscription &subscription, const FakePublication &publication,
                      const FakePublished &published, qint64 now)
{
    FakeQueue *queue = m_queues.find(subscription.queueUrl);
    if (queue == nullptr) {
        return; // deleted meanwhile
    }
    FakeSend content{.body = publication.message,
                     .group = publication.group,
                     .deduplicationId = publication.deduplicationId};
    if (subscription.isRaw) {
        content.attributes = publication.attributes;
    } else {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
        content.body = FakeEnvelope{.messageId = published.messageId,
                                    .sequenceNumber = published.sequenceNumber,
                                    .topicArn = publication.topicArn,
                                    .subject = publication.subject,
                                    .message = publication.message,
                                    .timestamp = time.toString(u"yyyy-MM-dd'T'HH:mm:ss.zzz'Z'"),
                                    .subscriptionArn = subscription.arn,
                                    .region = m_region,
                                    .attributes = publication.attributes}
                           .toText();
    }
    if (!queue->isFifo()) {
        content.group.clear();
        content.deduplicationId.clear();
    }
    static_cast<void>(
        queue->send(content, now)); // a FIFO topic's publication has all that a FIFO queue asks for
}

FakeResponse FakeSns::call(const QByteArray &form, qint64 now)
{
    if (field(form, u"Action"_qs) != u"Publish") {
        return queryError({.code = u"InvalidAction"_qs,
                           .message = u"Could not find operation %1 for version %2"_qs.arg(
                               field(form, u"Action"_qs), field(form, u"Version"_qs))});
    }
    const auto outcome = publish({.topicArn = field(form, u"TopicArn"_qs),
                                  .message = field(form, u"Message"_qs),
                                  .group = field(form, u"MessageGroupId"_qs),
                                  .deduplicationId = field(form, u"MessageDeduplicationId"_qs),
                                  .attributes = attributesFromForm(form),
                                  .subject = field(form, u"Subject"_qs)},
                                 now);
    if (const auto *error = std::get_if<FakeAwsError>(&outcome)) {
        return queryError(*error);
    }
    const auto &published = std::get<FakePublished>(outcome);
    const QString sequence = published.sequenceNumber.isEmpty()
                                 ? QString()
                                 : u"<SequenceNumber>%1</SequenceNumber>"_qs.arg(published.sequenceNumber);
    return xml(
        200,
        u"<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>%1</MessageId>%2</PublishResult><ResponseMetadata><RequestId>%3</RequestId></ResponseMetadata></PublishResponse>"_qs
            .arg(published.messageId, sequence, freshId()));
}

} // namespace ShelfHelp::Tests
