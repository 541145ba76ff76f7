// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/snapshot.h>
#include <sql/timecontext.h>
#include <tests/support/databasetesting.h>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>
#include <random>
#include <vector>

namespace ShelfHelp::Tests {

/// `2024-05-02T10:00:00`, with or without a fraction, as an instant.
[[nodiscard]] QDateTime utc(const QString &text);

/// A context whose stored times and days are of these zones.
[[nodiscard]] Sql::TimeContext contextOf(const Sql::TimeRange &range, Sql::Bucket bucket = Sql::Bucket::Day,
                                         const QByteArray &reportingZone = "UTC",
                                         const QByteArray &sourceZone = "UTC");

/// What a figure answers in a snapshot of its own; ends the test program when it fails.
template <typename Figure>
auto figureOf(Sql::Connection &connection, const Sql::TimeContext &context, Figure figure)
{
    const auto snapshot = Sql::Snapshot::begin(connection, context);
    if (!snapshot.ok()) {
        qFatal("%s", why(snapshot).constData());
    }
    auto result = figure(*snapshot.value());
    if (!result.ok()) {
        qFatal("%s", why(result).constData());
    }
    return std::move(result).value();
}

/// The zones of the data-driven tests: none, one with changes of an hour, half an hour off, changes of half
/// an hour.
[[nodiscard]] const std::vector<QByteArray> &zonesUnderTest();

/// Where time matters: from and to lie before and behind both changes of the clocks of all of them in 2024.
[[nodiscard]] Sql::TimeRange yearWithClockChanges();

/// Numbers that are the same every time.
class Numbers final
{
public:
    explicit Numbers(unsigned seed)
        : m_engine(seed)
    {
    }

    /// One of 0 … below − 1.
    [[nodiscard]] qint64 below(qint64 limit) { return qint64(m_engine() % std::uint64_t(limit)); }

    [[nodiscard]] bool oneIn(qint64 n) { return below(n) == 0; }

private:
    std::mt19937_64 m_engine;
};

/// An SQL literal, or NULL: a naive time of microseconds since 1970, an instant, a number, a text.
[[nodiscard]] QString timestampSql(std::optional<qint64> microseconds);
[[nodiscard]] QString instantSql(std::optional<qint64> microseconds);
[[nodiscard]] QString textSql(const std::optional<QString> &text);

/// The instant of a naive time as PostgreSQL reads it in a zone: one that the clocks left out is moved on, of
/// one that came twice the second is meant. Worked out by asking what the clocks showed at each candidate.
[[nodiscard]] qint64 instantOf(qint64 naiveMicroseconds, const QTimeZone &zone);

/// As percentile_cont: interpolated between the neighbours; nothing of nothing.
[[nodiscard]] std::optional<double> percentileOf(std::vector<double> values, double share);

/// The edges of the context's buckets within its range, its end included, in microseconds.
[[nodiscard]] std::vector<qint64> edgesOf(const Sql::TimeContext &context);

/// The position of the bucket that holds an instant; −1 outside of the range.
[[nodiscard]] int bucketOf(qint64 microseconds, const std::vector<qint64> &edges);

} // namespace ShelfHelp::Tests
