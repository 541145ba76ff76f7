// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "durationticks.h"

#include "numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

struct DurationTicks
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::DurationTicks)
};

constexpr double second = 1e3;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double margin = 1.3;

/// From every position a person would label down to the powers of ten (and of sixty).
const QList<QList<double>> &choices()
{
    static const QList<QList<double>> lists{
        {0.1,         0.2,         0.5,         1,          2,          5,          10,
         20,          50,          100,         200,        500,        1 * second, 2 * second,
         5 * second,  10 * second, 30 * second, 1 * minute, 2 * minute, 5 * minute, 10 * minute,
         30 * minute, 1 * hour,    2 * hour,    5 * hour,   10 * hour},
        {0.1, 0.3, 1, 3, 10, 30, 100, 300, 1 * second, 3 * second, 10 * second, 30 * second, 1 * minute,
         3 * minute, 10 * minute, 30 * minute, 1 * hour, 3 * hour, 10 * hour},
        {0.1, 1, 10, 100, 1 * second, 10 * second, 1 * minute, 10 * minute, 1 * hour, 10 * hour},
        {0.1, 10, 1 * second, 1 * minute, 1 * hour},
    };
    return lists;
}

QString labelOf(double value, const QLocale &locale)
{
    const auto whole = [&locale](double number) { return locale.toString(std::llround(number)); };
    if (value < 1) {
        return locale.toString(value, 'f', 1) + QChar::Nbsp + DurationTicks::tr("ms", "milliseconds");
    }
    if (value < second) {
        return whole(value) + QChar::Nbsp + DurationTicks::tr("ms", "milliseconds");
    }
    if (value < minute) {
        return whole(value / second) + QChar::Nbsp + DurationTicks::tr("s", "seconds");
    }
    if (value < hour) {
        return whole(value / minute) + QChar::Nbsp + DurationTicks::tr("m", "minutes");
    }
    return whole(value / hour) + QChar::Nbsp + DurationTicks::tr("h", "hours");
}

QList<double> inside(const QList<double> &positions, double minimum, double maximum)
{
    QList<double> found;
    std::copy_if(positions.cbegin(), positions.cend(), std::back_inserter(found),
                 [=](double value) { return value >= minimum && value <= maximum; });
    return found;
}

/// Whole numbers of a unit without decimals: 15 s, not 15.0 s.
QString linearLabel(double value, const QLocale &locale)
{
    if (value == 0) {
        return u"0"_qs;
    }
    const double unit = value >= hour ? hour : value >= minute ? minute : value >= second ? second : 1;
    const double inUnits = value / unit;
    return inUnits == std::floor(inUnits) ? labelOf(value, locale) : durationText(value, locale);
}

} // namespace

Ticks durationTicks(double smallest, double largest, int wanted, const QLocale &locale)
{
    const double low = std::max(smallest, durationFloorMs);
    const double high = std::max(largest, low);
    // At least one decade, spread evenly around the data: a single value is then in the middle.
    const double spread = std::max(margin, std::sqrt(10 * low / high));
    Ticks axis{.minimum = low / spread, .maximum = high * spread, .ticks = {}};
    QList<double> positions;
    for (const QList<double> &choice : choices()) {
        positions = inside(choice, axis.minimum, axis.maximum);
        if (positions.size() <= wanted) {
            break;
        }
    }
    for (const double value : std::as_const(positions)) {
        axis.ticks.append({.value = value, .label = labelOf(value, locale)});
    }
    return axis;
}

Ticks linearDurationTicks(double largest, int wanted, const QLocale &locale)
{
    constexpr double headroom = 1.06;
    const double maximum = std::max(largest, durationFloorMs);
    double step = choices().first().last();
    for (const double candidate : choices().first()) {
        if (maximum / candidate <= wanted) {
            step = candidate;
            break;
        }
    }
    Ticks axis{.minimum = 0, .maximum = maximum * headroom, .ticks = {}};
    for (int i = 0; i * step <= axis.maximum; ++i) {
        axis.ticks.append({.value = i * step, .label = linearLabel(i * step, locale)});
    }
    return axis;
}

} // namespace ShelfHelp::Ui
