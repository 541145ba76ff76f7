// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/simulate/simulator.h>

#include <QJsonObject>
#include <QList>

namespace ShelfHelp::Ingest::Testing {

/// One simulated notification, taken apart with Qt's JSON reader instead of ours.
struct Line
{
    QByteArray line;
    QJsonObject envelope;
    QJsonObject message;
    qint64 start = 0; ///< microseconds
    qint64 end = 0;

    [[nodiscard]] bool isSearch() const { return message.value(u"msg_type").toString() == u"SHELFSEARCH"; }

    [[nodiscard]] QString url() const { return message.value(u"shelf_url").toString(); }

    [[nodiscard]] QString outcomeText() const { return message.value(u"availability_message").toString(); }

    [[nodiscard]] QString messageId() const { return envelope.value(u"MessageId").toString(); }
};

/// All lines of a simulation.
[[nodiscard]] QList<QByteArray> simulate(const SimulationOptions &options);

/// The first delivery of each notification, in the order of publishing.
[[nodiscard]] QList<Line> originals(const QList<QByteArray> &lines);

} // namespace ShelfHelp::Ingest::Testing
