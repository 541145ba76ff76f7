// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QtGlobal>

#include <map>
#include <optional>
#include <utility>

namespace ShelfHelp::Sql {

/// How often each whole number occurs: sizes of shelves, bins of a histogram, or buckets of durations.
class Distribution final
{
public:
    void add(qint64 value, qint64 count);
    void add(const QList<qint64> &values, const QList<qint64> &counts); ///< of the same length
    Distribution &operator+=(const Distribution &other);

    [[nodiscard]] qint64 total() const { return m_total; }

    [[nodiscard]] bool isEmpty() const { return m_total == 0; }

    /// Ascending, only those that occur.
    [[nodiscard]] const std::map<qint64, qint64> &counts() const { return m_counts; }

    [[nodiscard]] qint64 count(qint64 value) const;

    /// The percentile as PostgreSQL's percentile_cont has it, 0 ≤ share ≤ 1: rank share · (n − 1), a value
    /// between two neighbours where that is no whole number. Nothing of nothing.
    [[nodiscard]] std::optional<double> percentile(double share) const;

    /// The same of the values that `valueOf` makes of ours, which must be ascending too.
    template <typename ValueOf>
    [[nodiscard]] std::optional<double> percentile(double share, ValueOf valueOf) const
    {
        const auto ends = neighbours(share);
        if (!ends) {
            return std::nullopt;
        }
        return valueOf(ends->lower) * (1 - ends->fraction) + valueOf(ends->upper) * ends->fraction;
    }

    friend bool operator==(const Distribution &, const Distribution &) = default;

private:
    struct Neighbours
    {
        qint64 lower = 0;
        qint64 upper = 0;
        double fraction = 0; ///< how far from lower to upper
    };

    [[nodiscard]] std::optional<Neighbours> neighbours(double share) const;

    std::map<qint64, qint64> m_counts;
    qint64 m_total = 0;
};

/// Buckets of durations that grow by γ = 1.01/0.99, so that the value that stands for one is within 1 % of
/// all in it: bucket ⌈ln(µs) / ln γ⌉, and −1 for 0 µs (docs/performance.md, "Percentiles").
[[nodiscard]] int durationBucket(qint64 microseconds);
/// In microseconds: 2 γᵏ / (γ + 1).
[[nodiscard]] double valueOfDurationBucket(qint64 bucket);

/// Bins of durations as they are drawn, eight for a factor of ten: bin k holds the whole microseconds from
/// ⌈10^(k/8)⌉ on and before the next one's; −1 holds 0 µs.
[[nodiscard]] int durationBin(qint64 microseconds);
/// The first whole microsecond of a bin; 0 of bin −1.
[[nodiscard]] qint64 durationBinStart(qint64 bin);

} // namespace ShelfHelp::Sql
