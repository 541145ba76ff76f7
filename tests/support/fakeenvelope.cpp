// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeenvelope.h"

#include <QStringList>

namespace ShelfHelp::Tests {

namespace {

// Both are accepted by nobody; the product checks neither (the queue's policy is the access control).
const QString invalidSignature =
    u"RVhBTVBMRS1TSUdOQVRVUkUtTk9ULVZBTElELUVYQU1QTEUtU0lHTkFUVVJFLU5PVC1WQUxJRA=="_qs;
const QString certificateName = u"SimpleNotificationService-00000000000000000000000000000000.pem"_qs;

QString escaped(QChar character)
{
    switch (character.unicode()) {
    case u'"':
        return u"\\\""_qs;
    case u'\\':
        return u"\\\\"_qs;
    case u'\n':
        return u"\\n"_qs;
    case u'\r':
        return u"\\r"_qs;
    case u'\t':
        return u"\\t"_qs;
    default:
        return character.unicode() < u' ' ? u"\\u%1"_qs.arg(character.unicode(), 4, 16, QLatin1Char('0'))
                                          : QString(character);
    }
}

QString quoted(const QString &text)
{
    QString quoted = u"\""_qs;
    for (const QChar character : text) {
        quoted += escaped(character);
    }
    return quoted + u'"';
}

QString member(const QString &name, const QString &value)
{
    return u"  \"" + name + u"\" : " + quoted(value);
}

QString attributesMember(const FakeAttributes &attributes)
{
    QStringList lines;
    for (auto entry = attributes.cbegin(); entry != attributes.cend(); ++entry) {
        const QByteArray value = entry->isBinary() ? entry->value.toBase64() : entry->value;
        lines.append(u"    %1 : {\"Type\":%2,\"Value\":%3}"_qs.arg(quoted(entry.key()), quoted(entry->type),
                                                                   quoted(QString::fromUtf8(value))));
    }
    return u"  \"MessageAttributes\" : {\n" + lines.join(u",\n") + u"\n  }";
}

} // namespace

QString FakeEnvelope::toText() const
{
    const bool isFifo = !sequenceNumber.isEmpty();
    const QString base = u"https://sns.%1.amazonaws.com/"_qs.arg(region);
    QStringList members{member(u"Type"_qs, u"Notification"_qs), member(u"MessageId"_qs, messageId)};
    if (isFifo) {
        members.append(member(u"SequenceNumber"_qs, sequenceNumber));
    }
    members.append(member(u"TopicArn"_qs, topicArn));
    if (!subject.isEmpty()) {
        members.append(member(u"Subject"_qs, subject));
    }
    members.append(member(u"Message"_qs, message));
    members.append(member(u"Timestamp"_qs, timestamp));
    if (!isFifo) {
        members.append(member(u"SignatureVersion"_qs, u"1"_qs));
        members.append(member(u"Signature"_qs, invalidSignature));
        members.append(member(u"SigningCertURL"_qs, base + certificateName));
    }
    members.append(
        member(u"UnsubscribeURL"_qs, base + u"?Action=Unsubscribe&SubscriptionArn=" + subscriptionArn));
    if (!attributes.isEmpty()) {
        members.append(attributesMember(attributes));
    }
    return u"{\n" + members.join(u",\n") + u"\n}";
}

} // namespace ShelfHelp::Tests
