// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deliverycounts.h"

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

void appendMetric(QByteArray &text, const char *name, const char *type, const char *help, double value)
{
    text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' ' +
            QByteArray::number(value, 'g', 15) + '\n';
}

void appendCounter(QByteArray &text, const char *name, const char *help, qint64 value)
{
    appendMetric(text, name, "counter", help, double(value));
}

void appendDurations(QByteArray &text, const DeliveryCounts &counts)
{
    const QByteArray name = "shelfhelp_batch_duration_seconds";
    text +=
        "# HELP " + name + " Time from a batch's arrival to its settlement.\n# TYPE " + name + " histogram\n";
    qint64 sum = 0;
    for (std::size_t i = 0; i < counts.durations.size(); ++i) {
        sum += counts.durations[i];
        const QByteArray bound =
            i < counts.durationBounds.size() ? QByteArray::number(counts.durationBounds[i]) : "+Inf";
        text += name + "_bucket{le=\"" + bound + "\"} " + QByteArray::number(sum) + '\n';
    }
    text += name + "_sum " + QByteArray::number(counts.durationSum, 'g', 9) + '\n' + name + "_count " +
            QByteArray::number(sum) + '\n';
}

} // namespace

void DeliveryCounts::count(const RecordFate &fate)
{
    ++received;
    switch (fate.kind) {
    case RecordFate::Kind::Stored:
        ++stored;
        break;
    case RecordFate::Kind::Duplicate:
        ++duplicate;
        break;
    case RecordFate::Kind::Rejected:
        ++rejected;
        break;
    case RecordFate::Kind::Failed:
        ++failed;
        break;
    }
}

void DeliveryCounts::countBatch(std::chrono::nanoseconds duration)
{
    const double seconds = double(duration.count()) / 1e9;
    const auto *const bound = std::ranges::lower_bound(durationBounds, seconds);
    ++durations[std::size_t(bound - durationBounds.begin())];
    durationSum += seconds;
}

QByteArray prometheusText(const DeliveryCounts &counts)
{
    QByteArray text;
    appendCounter(text, "shelfhelp_notifications_received_total",
                  "Notifications handed over, repeated deliveries included.", counts.received);
    appendCounter(text, "shelfhelp_notifications_stored_total", "Notifications stored.", counts.stored);
    appendCounter(text, "shelfhelp_notifications_duplicate_total", "Notifications that were stored before.",
                  counts.duplicate);
    appendCounter(text, "shelfhelp_notifications_rejected_total",
                  "Notifications kept with a reason instead of being stored.", counts.rejected);
    appendCounter(text, "shelfhelp_notifications_failed_total",
                  "Notifications left to the queue for a reason that passes.", counts.failed);
    appendMetric(text, "shelfhelp_notification_lag_seconds", "gauge",
                 "Time from publishing to settlement, of the notification settled last.", counts.lagSeconds);
    appendDurations(text, counts);
    appendMetric(text, "shelfhelp_database_up", "gauge", "Whether the database answered last.",
                 counts.isDatabaseUp ? 1 : 0);
    return text;
}

} // namespace ShelfHelp::Ingest
