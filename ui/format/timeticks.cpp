// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timeticks.h"

#include "dates.h"

#include <algorithm>

namespace ShelfHelp::Ui {

namespace {

enum class Unit { Hour, Day, Month, Year };

/// One way to label: a tick at every bucket that begins a new `step` of `unit`.
struct Level
{
    Unit unit;
    int step;
};

/// Candidates from fine to coarse.
QList<Level> levelsOf(Sql::Bucket bucket)
{
    const QList<Level> months{{Unit::Month, 1}, {Unit::Month, 2}, {Unit::Month, 3}, {Unit::Month, 6},
                              {Unit::Year, 1},  {Unit::Year, 2},  {Unit::Year, 5},  {Unit::Year, 10}};
    const QList<Level> days{{Unit::Day, 1}, {Unit::Day, 7}, {Unit::Day, 14}};
    const QList<Level> hours{
        {Unit::Hour, 1}, {Unit::Hour, 2}, {Unit::Hour, 3}, {Unit::Hour, 6}, {Unit::Hour, 12}};
    switch (bucket) {
    case Sql::Bucket::Hour:
        return hours + days + months;
    case Sql::Bucket::Day:
        return days + months;
    case Sql::Bucket::Week:
        return QList<Level>{{Unit::Day, 7}, {Unit::Day, 14}} + months;
    case Sql::Bucket::Month:
        break;
    }
    return months;
}

/// Grows by one per step; a tick stands where it differs from the bucket before.
qint64 stepNumber(const QDateTime &local, const Level &level)
{
    const QDate date = local.date();
    switch (level.unit) {
    case Unit::Hour:
        return date.toJulianDay() * 24 + local.time().hour() / level.step * level.step;
    case Unit::Day:
        // Julian day 0 was a Monday, so steps of seven and fourteen days begin on Mondays.
        return date.toJulianDay() / level.step;
    case Unit::Month:
        return (date.year() * 12 + date.month() - 1) / level.step;
    case Unit::Year:
        break;
    }
    return date.year() / level.step;
}

/// The number a bucket must have to begin a step by itself, not merely to be the first one seen.
bool beginsStep(const QDateTime &local, const Level &level, Sql::Bucket bucket)
{
    const QDateTime before = local.addDays(bucket == Sql::Bucket::Week ? -7 : -1);
    switch (bucket) {
    case Sql::Bucket::Hour:
        return stepNumber(local.addSecs(-3600), level) != stepNumber(local, level);
    case Sql::Bucket::Month:
        return stepNumber(local.addMonths(-1), level) != stepNumber(local, level);
    case Sql::Bucket::Day:
    case Sql::Bucket::Week:
        break;
    }
    return stepNumber(before, level) != stepNumber(local, level);
}

QString tickLabel(const QDateTime &local, Unit unit, const QLocale &locale)
{
    switch (unit) {
    case Unit::Hour:
        return clockText(local.time(), locale);
    case Unit::Day:
        return QString::number(local.date().day());
    case Unit::Month:
        return locale.toString(local.date(), u"MMM"_qs);
    case Unit::Year:
        break;
    }
    return QString::number(local.date().year());
}

QString groupLabel(const QDateTime &local, Unit unit, const QLocale &locale)
{
    switch (unit) {
    case Unit::Hour:
        return dateText(local.date(), DateStyle::WeekdayDayMonthYear, locale);
    case Unit::Day:
        return locale.toString(local.date(), u"MMM yyyy"_qs);
    case Unit::Month:
        return QString::number(local.date().year());
    case Unit::Year:
        break;
    }
    return {}; // years need no second row
}

/// Places labels of equally wide buckets on one axis.
class Axis final
{
public:
    Axis(QList<QDateTime> local, Sql::Bucket bucket, double width, const TextWidth &textWidth,
         const QLocale &locale)
        : m_local(std::move(local))
        , m_bucket(bucket)
        , m_width(width)
        , m_slot(width / static_cast<double>(m_local.size()))
        , m_gap(textWidth(u"00"_qs))
        , m_textWidth(textWidth)
        , m_locale(locale)
    {
    }

    [[nodiscard]] TimeTicks ticks(const Level &level) const
    {
        TimeTicks axis{.ticks = {}, .groups = fittingGroups(level.unit)};
        for (int i = 0; i < m_local.size(); ++i) {
            if (beginsStep(m_local[i], level, m_bucket) && isNamed(i, axis.groups)) {
                axis.ticks.append({.bucket = i, .label = tickLabel(m_local[i], level.unit, m_locale)});
            }
        }
        return axis;
    }

    [[nodiscard]] bool fits(const TimeTicks &axis) const
    {
        double edge = -m_width;
        for (const TimeTick &tick : axis.ticks) {
            const double half = m_textWidth(tick.label) / 2;
            const double centre = (tick.bucket + 0.5) * m_slot;
            if (centre - half < edge) {
                return false;
            }
            edge = centre + half + m_gap;
        }
        return true;
    }

private:
    [[nodiscard]] QList<TimeGroup> allGroups(Unit unit) const
    {
        QList<TimeGroup> groups;
        for (int i = 0; i < m_local.size(); ++i) {
            const QString label = groupLabel(m_local[i], unit, m_locale);
            if (groups.isEmpty() || groups.last().label != label) {
                groups.append({.first = i, .last = i, .label = label});
            }
            groups.last().last = i;
        }
        return groups;
    }

    /// Groups too narrow for their name are left out, and with them their ticks.
    [[nodiscard]] QList<TimeGroup> fittingGroups(Unit unit) const
    {
        QList<TimeGroup> groups = allGroups(unit);
        if (groups.size() == 1) {
            return groups;
        }
        groups.removeIf([this](const TimeGroup &group) {
            const double span = (group.last - group.first + 1) * m_slot;
            return m_textWidth(group.label) + m_gap / 2 > span;
        });
        return groups;
    }

    [[nodiscard]] static bool isNamed(int bucket, const QList<TimeGroup> &groups)
    {
        return std::any_of(groups.cbegin(), groups.cend(), [bucket](const TimeGroup &group) {
            return bucket >= group.first && bucket <= group.last;
        });
    }

    QList<QDateTime> m_local;
    Sql::Bucket m_bucket;
    double m_width;
    double m_slot;
    double m_gap;
    const TextWidth &m_textWidth;
    const QLocale &m_locale;
};

QList<QDateTime> inZone(const QList<QDateTime> &starts, const QTimeZone &zone)
{
    QList<QDateTime> local;
    for (const QDateTime &start : starts) {
        local.append(start.toTimeZone(zone));
    }
    return local;
}

/// A range too short for any regular step still says where it begins.
TimeTicks onlyFirst(const QList<QDateTime> &local, Sql::Bucket bucket, const QLocale &locale)
{
    const Unit unit = levelsOf(bucket).first().unit;
    return {.ticks = {{.bucket = 0, .label = tickLabel(local.first(), unit, locale)}},
            .groups = {{.first = 0,
                        .last = static_cast<int>(local.size()) - 1,
                        .label = groupLabel(local.first(), unit, locale)}}};
}

} // namespace

TimeTicks timeTicks(const QList<QDateTime> &starts, Sql::Bucket bucket, const QTimeZone &zone, double width,
                    const TextWidth &textWidth, const QLocale &locale)
{
    if (starts.isEmpty() || width <= 0) {
        return {};
    }
    const QList<QDateTime> local = inZone(starts, zone);
    const Axis axis(local, bucket, width, textWidth, locale);
    for (const Level &level : levelsOf(bucket)) {
        TimeTicks ticks = axis.ticks(level);
        if (!ticks.ticks.isEmpty() && axis.fits(ticks)) {
            return ticks;
        }
    }
    return onlyFirst(local, bucket, locale);
}

} // namespace ShelfHelp::Ui
