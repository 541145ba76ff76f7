// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace ShelfHelp::Bench {

/// One way to do the same work.
struct Contender
{
    QString name;
    qint64 events = 0; ///< that one run handles
    /// Prepares and checks at leisure; returns the seconds of what is measured. Throws Failure.
    std::function<double()> run;
    qint64 bytes = 0;    ///< read by one run; 0 where that says nothing
    double patience = 0; ///< seconds for all its rounds: a slow one is left out of some, never of the first
                         ///< three, or of the first one if already that is too long; 0 is endless
};

/// What a contender took, one value per round that counts.
struct Series
{
    QString name;
    qint64 events = 0;
    qint64 bytes = 0;
    QList<double> seconds; ///< of the first rounds, where patience ran out
    double peakMiB = 0;    ///< most memory of this process in any round, its preparation included

    [[nodiscard]] double median() const;
    [[nodiscard]] double eventsPerSecond() const; ///< by the median
    [[nodiscard]] double eventsPerSecond(qsizetype round) const;
};

/// Lets the contenders take turns (A B C, A B C, …), so that a busy moment of the machine hits all of them.
/// One more round comes first and is not counted.
[[nodiscard]] QList<Series> runRounds(const QList<Contender> &contenders, int rounds);

/// The seconds `work` takes.
[[nodiscard]] double secondsOf(const std::function<void()> &work);

/// The smallest value that at least `share` of the values do not exceed; 0 of nothing.
[[nodiscard]] double quantile(QList<double> values, double share);

/// One line to standard error.
void say(const QString &line);

} // namespace ShelfHelp::Bench
