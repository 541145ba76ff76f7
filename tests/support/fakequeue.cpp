// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakequeue.h"

#include <QRandomGenerator>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 second = 1000;
constexpr qint64 fiveMinutes = 300 * second;
constexpr qint64 purgePause = 60 * second;
constexpr int longestVisibility = 12 * 3600; ///< seconds, from the receive

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString freshHandle()
{
    QByteArray bytes(96, '\0');
    QRandomGenerator::global()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return u"AQEB"_qs + QString::fromLatin1(bytes.toBase64());
}

/// 20 digits, beyond what fits 64 bits, as those of SQS.
QString sequenceNumber(qint64 index)
{
    return u"18888%1"_qs.arg(12345678905600 + 256 * index, 15, 10, QLatin1Char('0'));
}

FakeAwsError invalidHandle(const QString &receiptHandle, const QString &reason)
{
    return {.code = u"InvalidParameterValueException"_qs,
            .message =
                u"Value %1 for parameter ReceiptHandle is invalid. Reason: %2"_qs.arg(receiptHandle, reason)};
}

FakeAwsError expiredHandle(const QString &receiptHandle)
{
    return invalidHandle(receiptHandle, u"The receipt handle has expired."_qs);
}

FakeAwsError notAvailable(const QString &receiptHandle)
{
    return invalidHandle(receiptHandle,
                         u"Message does not exist or is not available for visibility timeout change."_qs);
}

FakeAwsError garbageHandle(const QString &receiptHandle)
{
    return {.code = u"ReceiptHandleIsInvalid"_qs,
            .message =
                u"The input receipt handle \"%1\" is not a valid receipt handle."_qs.arg(receiptHandle)};
}

} // namespace

FakeQueue::FakeQueue(FakeQueueSettings settings, QString arn)
    : m_settings(std::move(settings))
    , m_arn(std::move(arn))
{
}

QString FakeQueue::duplicateKey(const FakeSend &content, const QString &id) const
{
    const bool isPerGroup =
        m_settings.deduplicationScope == FakeQueueSettings::DeduplicationScope::MessageGroup;
    return (isPerGroup ? content.group : QString()) + u'\n' + id;
}

FakeOutcome<FakeSent> FakeQueue::send(const FakeSend &content, qint64 now)
{
    forgetOld(now);
    FakeMessage message{.content = content, .messageId = freshId(), .sentAt = now};
    if (!isFifo()) {
        return append(message, now);
    }
    if (content.group.isEmpty()) {
        return FakeAwsError{.code = u"MissingRequiredParameterException"_qs,
                            .message = u"The request must contain the parameter MessageGroupId."_qs};
    }
    QString &id = message.content.deduplicationId;
    if (id.isEmpty() && m_settings.contentBasedDeduplication) {
        id = contentDeduplicationId(content.body);
    }
    if (id.isEmpty()) {
        return FakeAwsError{
            .code = u"InvalidParameterValueException"_qs,
            .message =
                u"The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"_qs};
    }
    const QString key = duplicateKey(content, id);
    const auto known = m_duplicates.constFind(key);
    if (known != m_duplicates.cend()) {
        return known->sent;
    }
    const FakeSent sent = append(message, now);
    m_duplicates.insert(key, {sent, now + fiveMinutes});
    return sent;
}

FakeSent FakeQueue::append(FakeMessage message, qint64 now)
{
    if (isFifo()) {
        message.sequenceNumber = sequenceNumber(m_nextSequence++);
    }
    message.enqueuedAt = now;
    message.visibleAt = now;
    m_messages.append(message);
    return {message.messageId, message.sequenceNumber};
}

/// Takes a message from the queue whose dead-letter queue this is: id, body and counts stay.
void FakeQueue::accept(FakeMessage message, qint64 now)
{
    const qint64 enqueuedAt = message.enqueuedAt;
    if (isFifo()) {
        message.content.deduplicationId = message.messageId;
    }
    static_cast<void>(append(std::move(message), now));
    if (!isFifo()) {
        m_messages.last().enqueuedAt = enqueuedAt; // standard queues count retention from the first sending
    }
}

void FakeQueue::forgetOld(qint64 now)
{
    m_messages.removeIf([this, now](const FakeMessage &message) {
        return message.enqueuedAt + m_settings.retention * second <= now;
    });
    m_duplicates.removeIf(
        [now](const QHash<QString, Duplicate>::iterator &entry) { return entry->until <= now; });
    m_attempts.removeIf(
        [now](const QHash<QString, Attempt>::iterator &entry) { return entry->until <= now; });
}

QString FakeQueue::groupOf(const FakeMessage &message) const
{
    return isFifo() ? message.content.group : message.messageId; // each message for itself
}

int FakeQueue::visibilityOf(const FakeReceive &request) const
{
    return request.visibilityTimeout.value_or(m_settings.visibilityTimeout);
}

/// Groups that were not served yet by the age of their first message, then the others, the last one last.
QStringList FakeQueue::groupsInOrder() const
{
    QStringList groups;
    QSet<QString> known;
    for (const FakeMessage &message : m_messages) {
        const QString group = groupOf(message);
        if (!known.contains(group)) {
            known.insert(group);
            groups.append(group);
        }
    }
    if (isFifo()) {
        std::ranges::stable_sort(groups, {},
                                 [this](const QString &group) { return m_deliveredGroups.indexOf(group); });
    }
    return groups;
}

QList<FakeMessage> FakeQueue::receive(const FakeReceive &request, qint64 now)
{
    forgetOld(now);
    if (auto again = replay(request, now)) {
        return *std::move(again);
    }
    QList<FakeMessage> taken;
    const QStringList groups = groupsInOrder();
    for (const QString &group : groups) {
        if (taken.size() == request.maximum) {
            break;
        }
        takeFromGroup(group, request, now, taken);
    }
    if (!request.attemptId.isEmpty() && !taken.isEmpty()) {
        QStringList handles;
        for (const FakeMessage &message : std::as_const(taken)) {
            handles.append(message.receiptHandle);
        }
        m_attempts.insert(request.attemptId, {handles, now + fiveMinutes});
    }
    return taken;
}

/// Only what lies before the group's first message in flight may be delivered.
void FakeQueue::takeFromGroup(const QString &group, const FakeReceive &request, qint64 now,
                              QList<FakeMessage> &taken)
{
    const qsizetype before = taken.size();
    for (qsizetype index = 0; index < m_messages.size() && taken.size() < request.maximum; ++index) {
        if (groupOf(m_messages.at(index)) != group) {
            continue;
        }
        if (m_messages.at(index).isInFlight(now)) {
            break;
        }
        if (moveIfWornOut(index, now)) {
            --index;
            continue;
        }
        deliver(m_messages[index], request, now);
        taken.append(m_messages.at(index));
    }
    if (isFifo() && taken.size() > before) {
        m_deliveredGroups.removeAll(group);
        m_deliveredGroups.append(group);
    }
}

bool FakeQueue::moveIfWornOut(qsizetype index, qint64 now)
{
    if (m_deadLetters == nullptr || m_settings.maxReceiveCount <= 0 ||
        m_messages.at(index).receiveCount < m_settings.maxReceiveCount) {
        return false;
    }
    FakeMessage message = m_messages.takeAt(index);
    message.deadLetterQueueSourceArn = m_arn;
    m_deadLetters->accept(std::move(message), now);
    return true;
}

void FakeQueue::deliver(FakeMessage &message, const FakeReceive &request, qint64 now)
{
    ++message.receiveCount;
    message.lastReceivedAt = now;
    if (message.firstReceivedAt == 0) {
        message.firstReceivedAt = now;
    }
    message.visibleAt = now + visibilityOf(request) * second;
    message.receiptHandle = freshHandle();
    m_receipts.insert(message.receiptHandle, {message.messageId});
}

/// The same messages and handles for the same attempt id, as long as all of them are still in flight by it.
std::optional<QList<FakeMessage>> FakeQueue::replay(const FakeReceive &request, qint64 now)
{
    const auto attempt = m_attempts.constFind(request.attemptId);
    if (request.attemptId.isEmpty() || attempt == m_attempts.cend()) {
        return std::nullopt;
    }
    QList<qsizetype> indices;
    for (const QString &handle : attempt->receiptHandles) {
        const qsizetype index = indexOfMessage(m_receipts.value(handle).messageId);
        if (index < 0 || isExpired(m_messages.at(index), handle, now)) {
            return std::nullopt;
        }
        indices.append(index);
    }
    QList<FakeMessage> again;
    for (const qsizetype index : std::as_const(indices)) {
        m_messages[index].visibleAt = now + visibilityOf(request) * second;
        m_messages[index].lastReceivedAt = now;
        again.append(m_messages.at(index));
    }
    return again;
}

void FakeQueue::forgetAttemptsWith(const QString &receiptHandle)
{
    m_attempts.removeIf([&receiptHandle](const QHash<QString, Attempt>::iterator &entry) {
        return entry->receiptHandles.contains(receiptHandle);
    });
}

qsizetype FakeQueue::indexOfMessage(const QString &messageId) const
{
    const auto found = std::ranges::find_if(
        m_messages, [&](const FakeMessage &message) { return message.messageId == messageId; });
    return found == m_messages.end() ? -1 : found - m_messages.begin();
}

bool FakeQueue::isExpired(const FakeMessage &message, const QString &receiptHandle, qint64 now) const
{
    return message.receiptHandle != receiptHandle || !message.isInFlight(now);
}

std::optional<FakeAwsError> FakeQueue::remove(const QString &receiptHandle, qint64 now)
{
    forgetOld(now);
    const auto receipt = m_receipts.find(receiptHandle);
    if (receipt == m_receipts.end()) {
        return garbageHandle(receiptHandle);
    }
    const qsizetype index = indexOfMessage(receipt->messageId);
    if (receipt->hasDeleted || index < 0) {
        return std::nullopt;
    }
    if (isFifo() && isExpired(m_messages.at(index), receiptHandle, now)) {
        return expiredHandle(receiptHandle);
    }
    if (m_messages.at(index).receiptHandle == receiptHandle) { // an older one succeeds and does nothing
        receipt->hasDeleted = true;
        m_messages.removeAt(index);
        forgetAttemptsWith(receiptHandle);
    }
    return std::nullopt;
}

std::optional<FakeAwsError> FakeQueue::changeVisibility(const QString &receiptHandle, int seconds, qint64 now)
{
    forgetOld(now);
    const auto receipt = m_receipts.constFind(receiptHandle);
    if (receipt == m_receipts.cend()) {
        return garbageHandle(receiptHandle);
    }
    const qsizetype index = indexOfMessage(receipt->messageId);
    if (index < 0 || (isFifo() && isExpired(m_messages.at(index), receiptHandle, now))) {
        return notAvailable(receiptHandle);
    }
    FakeMessage &message = m_messages[index];
    if (now + seconds * second > message.lastReceivedAt + longestVisibility * second) {
        return FakeAwsError{
            .code = u"InvalidParameterValueException"_qs,
            .message =
                u"Value %1 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]."_qs
                    .arg(seconds)};
    }
    message.visibleAt = now + seconds * second;
    forgetAttemptsWith(receiptHandle);
    return std::nullopt;
}

std::optional<FakeAwsError> FakeQueue::purge(qint64 now)
{
    if (now < m_purgedUntil) {
        return FakeAwsError{
            .code = u"PurgeQueueInProgress"_qs,
            .message =
                u"Only one PurgeQueue operation on %1 is allowed every 60 seconds."_qs.arg(m_settings.name),
            .status = 403};
    }
    m_purgedUntil = now + purgePause;
    m_messages.clear();
    m_attempts.clear();
    return std::nullopt;
}

QList<FakeMessage> FakeQueue::messages(qint64 now)
{
    forgetOld(now);
    return m_messages;
}

qsizetype FakeQueue::inFlightCount(qint64 now)
{
    forgetOld(now);
    return std::ranges::count_if(m_messages,
                                 [now](const FakeMessage &message) { return message.isInFlight(now); });
}

std::optional<qint64> FakeQueue::nextExpiry(qint64 now) const
{
    std::optional<qint64> next;
    for (const FakeMessage &message : m_messages) {
        if (message.isInFlight(now)) {
            next = std::min(next.value_or(message.visibleAt), message.visibleAt);
        }
    }
    return next;
}

} // namespace ShelfHelp::Tests
