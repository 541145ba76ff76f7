// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>
#include <QUrl>

namespace ShelfHelp::Ingest {

/// Where a queue is: `https://sqs.<region>.amazonaws.com/<account>/<name>`, or the like elsewhere.
struct QueueAddress
{
    QUrl url;
    QString account; ///< 12 digits
    QString name;
    QString region; ///< empty if the host does not tell
    bool isFifo = false;

    friend bool operator==(const QueueAddress &, const QueueAddress &) = default;
};

/// ErrorKind::Usage if it is not the URL of a queue.
[[nodiscard]] Result<QueueAddress> parseQueueUrl(const QString &url);

/// What `arn:aws:<service>:<region>:<account>:<name>` names.
struct ResourceName
{
    QString service;
    QString region;
    QString account;
    QString name;

    [[nodiscard]] bool isFifo() const { return name.endsWith(u".fifo"); }

    friend bool operator==(const ResourceName &, const ResourceName &) = default;
};

/// ErrorKind::Usage if it is not the ARN of something that `service` (`sqs`, `sns`) has.
[[nodiscard]] Result<ResourceName> parseArn(const QString &arn, const QString &service);

/// Whether the host is one of AWS's own for queues, whose root the usual endpoint is as well.
[[nodiscard]] bool isUsualQueueHost(const QString &host);

} // namespace ShelfHelp::Ingest
