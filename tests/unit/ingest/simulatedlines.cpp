// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulatedlines.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSet>

namespace ShelfHelp::Ingest::Testing {

namespace {

qint64 microseconds(const QJsonValue &naiveTime)
{
    const QString text = naiveTime.toString();
    const QDateTime seconds = QDateTime::fromString(text.left(19) + u'Z', Qt::ISODate);
    return seconds.toMSecsSinceEpoch() * 1000 + text.mid(20).toLongLong();
}

Line parse(const QByteArray &line)
{
    Line result{.line = line, .envelope = QJsonDocument::fromJson(line).object(), .message = {}};
    const QString text = result.envelope.value(u"Message").toString();
    result.message = QJsonDocument::fromJson(text.toUtf8()).object();
    result.start = microseconds(result.message.value(u"time_start"));
    result.end = microseconds(result.message.value(u"time_end"));
    return result;
}

} // namespace

QList<QByteArray> simulate(const SimulationOptions &options)
{
    QList<QByteArray> lines;
    Simulator simulator(options);
    while (const std::optional<QByteArray> line = simulator.next()) {
        lines.append(*line);
    }
    return lines;
}

QList<Line> originals(const QList<QByteArray> &lines)
{
    QSet<QByteArray> seen;
    QList<Line> result;
    for (const QByteArray &line : lines) {
        if (!seen.contains(line)) {
            seen.insert(line);
            result.append(parse(line));
        }
    }
    return result;
}

} // namespace ShelfHelp::Ingest::Testing
