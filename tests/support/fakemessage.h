// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace ShelfHelp::Tests {

/// A message attribute of SQS or SNS; a Binary's value holds the bytes themselves, all others are UTF-8.
struct FakeAttribute
{
    QString type; ///< String, Number, Binary, or these with a suffix: String.Array
    QByteArray value;

    [[nodiscard]] bool isBinary() const { return type.startsWith(u"Binary"); }
};

using FakeAttributes = QMap<QString, FakeAttribute>; ///< by name

/// A message on its way into a queue.
struct FakeSend
{
    QString body;
    QString group = {};           ///< FIFO only
    QString deduplicationId = {}; ///< FIFO only
    FakeAttributes attributes = {};
};

/// A message in a queue. Times are milliseconds since the epoch.
struct FakeMessage
{
    FakeSend content;
    QString messageId;
    QString sequenceNumber = {}; ///< 20 digits; FIFO only
    qint64 sentAt = 0;
    qint64 enqueuedAt = 0; ///< retention counts from here
    qint64 firstReceivedAt = 0;
    qint64 lastReceivedAt = 0;
    int receiveCount = 0;
    qint64 visibleAt = 0;
    QString receiptHandle = {};            ///< of the newest receive
    QString deadLetterQueueSourceArn = {}; ///< only in a dead-letter queue

    [[nodiscard]] bool isInFlight(qint64 now) const { return visibleAt > now; }
};

/// Lower-case hex MD5 of the UTF-8 text, as `MD5OfBody`.
[[nodiscard]] QString md5OfBody(const QString &body);
/// As `MD5OfMessageAttributes`; empty without attributes.
[[nodiscard]] QString md5OfAttributes(const FakeAttributes &attributes);
/// Lower-case hex SHA-256 of the UTF-8 text: the id of content-based deduplication.
[[nodiscard]] QString contentDeduplicationId(const QString &body);
/// Bytes of names, types and values.
[[nodiscard]] qsizetype sizeOf(const FakeAttributes &attributes);

} // namespace ShelfHelp::Tests
