// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <tests/bench/rounds.h>

#include <QStringList>

#include <map>
#include <tuple>

namespace ShelfHelp::Bench {

/// What a reader took for one range of a history of some size.
struct Measured
{
    QString reader;
    QString range;
    qint64 events = 0;
    QList<double> seconds; ///< a value per round that counts
};

/// `100 k`, `10 M`
[[nodiscard]] QString sizeText(qint64 events);
[[nodiscard]] QString millisecondsText(double seconds);

/// log10 of the times' ratio over log10 of the sizes': 0 is constant, 1 is linear.
[[nodiscard]] double growthExponent(qint64 events, double seconds, qint64 moreEvents, double moreSeconds);

/// One line per reader, range and size: rounds, median, minimum, p95, how often `ours` fits into it (by the
/// medians, with the smallest and largest of a round), and the growth exponent from the size before.
[[nodiscard]] QString readingTable(const QList<Measured> &all, const QString &ours);

/// One card of one reader.
struct CardKey
{
    QString range;
    QString card;
    QString reader;
    qint64 events = 0;

    friend bool operator<(const CardKey &one, const CardKey &other)
    {
        return std::tie(one.range, one.card, one.reader, one.events) <
               std::tie(other.range, other.card, other.reader, other.events);
    }
};

using CardTimes = std::map<CardKey, QList<double>>; ///< seconds, the round that does not count first

/// One line per card of those named, a column per reader and size: medians in ms of one range.
[[nodiscard]] QString cardTable(const CardTimes &times, const QString &range, const QStringList &cards);

} // namespace ShelfHelp::Bench
