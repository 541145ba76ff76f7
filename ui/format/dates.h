// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QLocale>
#include <QString>

namespace ShelfHelp::Ui {

/// How much of a date is written.
enum class DateStyle { DayMonth, DayMonthYear, WeekdayDayMonthYear };

/// 5 Aug, 5 Aug 2024, Mon 5 Aug 2024 – with the month first where the locale puts it first.
[[nodiscard]] QString dateText(QDate date, DateStyle style, const QLocale &locale);

/// Hours and minutes as the locale writes them; the C locale would add seconds.
[[nodiscard]] QString clockText(QTime time, const QLocale &locale);

/// UTC by its plain name, however the computer spells it: the sums by day are kept for a name. An invalid
/// zone is UTC.
[[nodiscard]] QTimeZone plainZone(const QTimeZone &zone);

/// The zone's IANA name; plain "UTC" for the spelling that computers without a zone are set to.
[[nodiscard]] QString zoneText(const QTimeZone &zone);

/// 5 Aug – 1 Sep 2024 · 28 days · UTC. Below two days that are not whole ones the clock times are written.
[[nodiscard]] QString rangeText(const Sql::TimeRange &range, const QTimeZone &zone, const QLocale &locale);

/// The dates of rangeText() alone: 5 Aug – 1 Sep 2024.
[[nodiscard]] QString periodText(const Sql::TimeRange &range, const QTimeZone &zone, const QLocale &locale);

/// One bucket with its weekday: Mon 2 Sep 2024, 09:00–10:00; Mon 2 Sep 2024; Week of Mon 2 Sep 2024;
/// September 2024.
[[nodiscard]] QString bucketText(const QDateTime &start, Sql::Bucket bucket, const QTimeZone &zone,
                                 const QLocale &locale);

/// The first instant after the bucket that begins at `start`; days of a clock change are 23 or 25 hours.
[[nodiscard]] QDateTime bucketEnd(const QDateTime &start, Sql::Bucket bucket, const QTimeZone &zone);

/// "per day", "per week" … for the subtitle of a chart.
[[nodiscard]] QString perBucketText(Sql::Bucket bucket);

} // namespace ShelfHelp::Ui
