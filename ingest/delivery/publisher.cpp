// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "publisher.h"

#include <ingest/apply/backoff.h>
#include <ingest/apply/parcelstream.h>
#include <ingest/apply/printable.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace ShelfHelp::Ingest {

namespace {

Outcome publish(SnsClient &topic, const PendingRecord &pending, const PublishOptions &options)
{
    const QByteArray message = messageOf(pending.record);
    if (message.trimmed().isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"%1 has nothing to publish, and a topic takes no empty message"_qs.arg(
                         inputName(pending.source)),
                     .remedy = u"Take it out, or name what holds notifications."_qs};
    }
    BackoffPauses pauses(std::chrono::milliseconds(100), std::chrono::seconds(30));
    for (;;) {
        const Result<PublishReceipt> receipt =
            topic.publish({.topicArn = options.topicArn, .message = message, .groupId = options.groupId});
        if (receipt.ok()) {
            return success();
        }
        if (receipt.error().kind != ErrorKind::Transient || !pause(pauses.next(), options.patience)) {
            return receipt.error();
        }
    }
}

} // namespace

Result<qint64> publishPaths(SnsClient &topic, const QStringList &paths, const PublishOptions &options)
{
    const Result<QList<InputFile>> files = findInputFiles(paths);
    if (!files.ok()) {
        return files.error();
    }
    qint64 published = 0;
    const auto withCount = [&published](Error error) {
        error.message += u". Published before that: %1"_qs.arg(published);
        return error;
    };
    ParcelStream stream(files.value(), 1);
    while (const std::optional<DecodedParcel> parcel = stream.next(options.patience.shouldStop)) {
        for (const PendingRecord &pending : parcel->records) {
            if (options.patience.shouldStop && options.patience.shouldStop()) {
                return published;
            }
            if (const Outcome sent = publish(topic, pending, options); !sent.ok()) {
                return withCount(sent.error());
            }
            ++published;
        }
        if (parcel->fault) {
            return withCount(*parcel->fault);
        }
    }
    return published;
}

QByteArray messageOf(const DecodedRecord &record)
{
    const QByteArray raw = QByteArray::fromStdString(record.raw);
    const QJsonValue message = QJsonDocument::fromJson(raw).object().value(u"Message"_qs);
    return message.isString() ? message.toString().toUtf8() : raw;
}

} // namespace ShelfHelp::Ingest
