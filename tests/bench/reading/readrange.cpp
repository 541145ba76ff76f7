// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readrange.h"

#include <ingest/simulate/draw.h>

#include <algorithm>
#include <random>

namespace ShelfHelp::Bench {

namespace {

QDateTime startOf(QDate day)
{
    return {day, QTime(0, 0), Qt::UTC};
}

/// With as many whole weeks before it to compare with as it takes.
ReadRange withComparison(const QString &name, const Sql::TimeRange &range)
{
    const qint64 days = (range.from.secsTo(range.to) + 86'399) / 86'400;
    const qint64 shift = days == 1 ? 1 : (days + 6) / 7 * 7;
    return {
        .name = name, .range = range, .comparison = {range.from.addDays(-shift), range.to.addDays(-shift)}};
}

} // namespace

QStringList ReadRange::edges() const
{
    QStringList texts;
    for (const QDateTime &edge : {range.from, range.to, comparison.from, comparison.to}) {
        texts.append(edge.toString(u"yyyy-MM-dd HH:mm:ss"_qs));
    }
    return texts;
}

ReadRange lastDays(const History &history, int days)
{
    const QDate end = history.lastDay.addDays(1);
    const QDate from = std::max(end.addDays(-days), history.firstDay);
    return withComparison(u"%1 days"_qs.arg(from.daysTo(end)), {startOf(from), startOf(end)});
}

QList<ReadRange> randomRanges(const History &history, quint64 seed, int count)
{
    using Ingest::Simulation::between;
    std::mt19937_64 random(seed);
    const qint64 days = history.firstDay.daysTo(history.lastDay);
    QList<ReadRange> ranges;
    for (int i = 0; i < count; ++i) {
        const qint64 one = between(random, 0, days);
        const qint64 other = between(random, 0, days);
        Sql::TimeRange range{startOf(history.firstDay.addDays(std::min(one, other))),
                             startOf(history.firstDay.addDays(std::max(one, other) + 1))};
        if (i % 2 == 1) {
            range.from = range.from.addSecs(60 * between(random, 1, 700));
            range.to = range.to.addSecs(-60 * between(random, 1, 700));
        }
        ranges.append(withComparison(u"random %1"_qs.arg(i + 1), range));
    }
    return ranges;
}

} // namespace ShelfHelp::Bench
