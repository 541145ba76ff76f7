// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "waiting.h"

#include <ingest/aws/snsclient.h>
#include <ingest/decode/event.h>
#include <sql/result.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Ingest {

struct PublishOptions
{
    QString topicArn;
    QString groupId = QStringLiteral("default-group"); ///< the backend's
    Patience patience = {};                            ///< with a topic that is away
};

/// Publishes the messages of files, folders and standard input ("-") to a topic, in order, as the backend
/// does: of an envelope its Message, anything else as it stands, also what will be rejected. Returns how
/// many.
[[nodiscard]] Result<qint64> publishPaths(SnsClient &topic, const QStringList &paths,
                                          const PublishOptions &options);

/// What the backend would publish to bring this record about.
[[nodiscard]] QByteArray messageOf(const DecodedRecord &record);

} // namespace ShelfHelp::Ingest
