// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rounds.h"

#include "peakmemory.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ShelfHelp::Bench {

double Series::median() const
{
    QList<double> sorted = seconds;
    std::ranges::sort(sorted);
    const qsizetype middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.at(middle) : (sorted.at(middle - 1) + sorted.at(middle)) / 2;
}

double Series::eventsPerSecond() const
{
    return double(events) / median();
}

double Series::eventsPerSecond(qsizetype round) const
{
    return double(events) / seconds.at(round);
}

namespace {

/// How many rounds a contender takes part in, after one that took so long.
int affordableRounds(const Contender &contender, double seconds, int rounds)
{
    const int fewest = seconds > contender.patience ? 1 : 3;
    const bool isEndless = contender.patience <= 0 || seconds <= 0;
    return isEndless || seconds * rounds <= contender.patience
               ? rounds
               : std::min(rounds, std::max(fewest, int(contender.patience / seconds)));
}

} // namespace

QList<Series> runRounds(const QList<Contender> &contenders, int rounds)
{
    QList<Series> all;
    for (const Contender &contender : contenders) {
        all.append({.name = contender.name, .events = contender.events, .bytes = contender.bytes});
    }
    QList<int> affordable(contenders.size(), rounds);
    for (int round = 0; round <= rounds; ++round) {
        for (qsizetype i = 0; i < contenders.size(); ++i) {
            if (round > affordable.at(i)) {
                continue;
            }
            resetPeakMemory();
            const double seconds = contenders.at(i).run();
            say(u"round %1 of %2: %3: %4 s%5"_qs.arg(QString::number(round), QString::number(rounds),
                                                     contenders.at(i).name, QString::number(seconds, 'f', 3),
                                                     round == 0 ? u" (not counted)"_qs : QString()));
            all[i].peakMiB = std::max(all.at(i).peakMiB, peakMemoryMiB());
            if (round > 0) {
                all[i].seconds.append(seconds);
            } else {
                affordable[i] = affordableRounds(contenders.at(i), seconds, rounds);
            }
        }
    }
    return all;
}

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

double quantile(QList<double> values, double share)
{
    if (values.isEmpty()) {
        return 0;
    }
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(share * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}

void say(const QString &line)
{
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

} // namespace ShelfHelp::Bench
