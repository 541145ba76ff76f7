// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "applydelivery.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <cstdint>

namespace ShelfHelp::Ingest {

/// What a program that serves a queue has done since it started.
/// Conservation: received = stored + duplicate + rejected + failed.
struct DeliveryCounts
{
    /// Upper bounds of the classes of batch durations, in seconds; the last class has none.
    static constexpr std::array<double, 10> durationBounds{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                           0.05,  0.1,    0.5,   2.5,  10};

    qint64 received = 0; ///< records handed over; one that failed counts again when it is delivered again
    qint64 stored = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    qint64 failed = 0;
    std::array<qint64, durationBounds.size() + 1> durations{}; ///< batches of each class
    double durationSum = 0;                                    ///< seconds
    double lagSeconds = 0; ///< from the publishing of the record settled last to its settlement
    bool isDatabaseUp = false;

    void count(const RecordFate &fate);
    void countBatch(std::chrono::nanoseconds duration);
};

/// The counts in the text format of Prometheus, version 0.0.4.
[[nodiscard]] QByteArray prometheusText(const DeliveryCounts &counts);

} // namespace ShelfHelp::Ingest
