// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Sql {

/// The width of one bucket of a time chart. Weeks start on Monday, as PostgreSQL's date_trunc does.
enum class Bucket { Hour, Day, Week, Month };

/// The range presets of the dashboard and of `shelfhelp stats --range`.
enum class RangePreset {
    Today,
    Yesterday,
    Last24Hours,
    Last7Days,  ///< seven whole days, without today
    Last28Days, ///< 28 whole days, without today: a multiple of 7 keeps the weekday mix fair
    Last30Days,
    Last91Days,
    MonthToDate,
    LastMonth,
    YearToDate,
    Last12Months,
    All, ///< from the first stored search to now
};

/// A half-open stretch of time, [from, to), as instants.
struct TimeRange
{
    QDateTime from;
    QDateTime to;

    [[nodiscard]] bool isEmpty() const { return !(from < to); }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// The oldest and newest stored time_start, as instants; empty while nothing is stored.
struct DataSpan
{
    std::optional<QDateTime> first;
    std::optional<QDateTime> last;

    friend bool operator==(const DataSpan &, const DataSpan &) = default;
};

/// The one value that decides about time in every figure. Nothing else may.
///
/// Stored times are naive wall-clock times of the publishing host; `sourceZone` says how to read them.
/// Bucket edges are made in `reportingZone`. `now` is given, not asked for, so that tests fix it.
struct TimeContext
{
    QTimeZone reportingZone = QTimeZone::utc();
    QTimeZone sourceZone = QTimeZone::utc();
    TimeRange range;
    std::optional<TimeRange> comparison;
    Bucket bucket = Bucket::Day;
    QDateTime now;

    friend bool operator==(const TimeContext &, const TimeContext &) = default;
};

/// The range of a preset. Day edges are those of `zone`; `span` matters for All only.
[[nodiscard]] TimeRange presetRange(RangePreset preset, const QTimeZone &zone, const QDateTime &now,
                                    const DataSpan &span);

/// What is shown first: 28 days; Today while there are less than two days of data; All when the last 28
/// days are empty but data exist (the sample notifications are from 2024).
[[nodiscard]] RangePreset defaultPreset(const DataSpan &span, const QTimeZone &zone, const QDateTime &now);

/// The period to compare with; empty for All. A range of up to a day is compared with the day before, a
/// longer one with as many whole weeks before as it takes, so that weekdays and clock times match in `zone`.
[[nodiscard]] std::optional<TimeRange> previousPeriod(const TimeRange &range, RangePreset preset,
                                                      const QTimeZone &zone);

/// The bucket a range is drawn with: ≤ 2 days hours, ≤ 92 days days, ≤ 400 days weeks, else months:
/// more bars than about 60 run into each other on a small screen.
[[nodiscard]] Bucket defaultBucket(const TimeRange &range);

/// The starts of all buckets that touch the range, oldest first; empty for an empty range.
[[nodiscard]] QList<QDateTime> bucketStarts(const TimeRange &range, Bucket bucket, const QTimeZone &zone);

inline constexpr int hoursPerWeek = 168;

/// Which hour of the week an instant lies in: 24 · (weekday − 1) + hour of the zone, 0 for Monday, midnight
/// to one.
[[nodiscard]] int hourOfWeek(const QDateTime &instant, const QTimeZone &zone);

/// `hour`, `day`, `week`, `month`: PostgreSQL's date_trunc field, and the word of the command line.
[[nodiscard]] QString bucketName(Bucket bucket);
[[nodiscard]] std::optional<Bucket> bucketFromName(const QString &name);

/// The words of `--range`: today, yesterday, 24h, 7d, 28d, 30d, 91d, mtd, last-month, ytd, 12m, all.
[[nodiscard]] QString presetName(RangePreset preset);
[[nodiscard]] std::optional<RangePreset> presetFromName(const QString &name);

} // namespace ShelfHelp::Sql
