// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "valueticks.h"

#include "numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

constexpr double headroom = 1.06;
/// A line needs less room above it than bars do.
constexpr double nearlyFull = 1.02;

/// The smallest nice whole step that is not below `least`.
double niceStep(double least)
{
    const double rough = std::max(1.0, least);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : std::array{1.0, 2.0, 2.5, 5.0, 10.0}) {
        const double step = factor * power;
        // 2.5 is no step for counts; 25 is.
        if (step >= rough && step == std::floor(step)) {
            return step;
        }
    }
    return 10 * power;
}

QString percentLabel(int percent, const QLocale &locale)
{
    return locale.toString(percent) + QChar::Nbsp + locale.percent();
}

} // namespace

Ticks countTicks(double dataMaximum, int wanted, const QLocale &locale)
{
    const double maximum = std::max(1.0, dataMaximum);
    const double step = niceStep(maximum / std::max(1, wanted));
    Ticks axis{.minimum = 0, .maximum = maximum * headroom, .ticks = {}};
    for (int i = 0; i * step <= axis.maximum; ++i) {
        axis.ticks.append({.value = i * step, .label = shortCountText(i * step, locale)});
    }
    return axis;
}

Ticks countTicksLike(const Ticks &like, double dataMaximum, const QLocale &locale)
{
    if (like.ticks.size() < 2) {
        return countTicks(dataMaximum, 2, locale);
    }
    const double steps = like.maximum / like.ticks[1].value;
    const double step = niceStep(dataMaximum * nearlyFull / steps);
    Ticks axis{.minimum = 0, .maximum = steps * step, .ticks = {}};
    for (int i = 0; i < like.ticks.size(); ++i) {
        axis.ticks.append({.value = i * step, .label = shortCountText(i * step, locale)});
    }
    return axis;
}

Ticks shareTicks(int wanted, const QLocale &locale)
{
    Ticks axis;
    const int step = wanted >= 5 ? 25 : 50;
    for (int percent = 0; percent <= 100; percent += step) {
        axis.ticks.append({.value = percent / 100.0, .label = percentLabel(percent, locale)});
    }
    return axis;
}

Ticks shareTicksTo(double largest, int wanted, const QLocale &locale)
{
    constexpr double whole = 100;
    Ticks axis = countTicks(largest * whole, wanted, locale);
    axis.maximum = std::min(axis.maximum / whole, std::max(1.0, largest));
    axis.ticks.removeIf([whole](const Tick &tick) { return tick.value > whole; });
    for (Tick &tick : axis.ticks) {
        tick = {.value = tick.value / whole, .label = percentLabel(int(tick.value), locale)};
    }
    return axis;
}

} // namespace ShelfHelp::Ui
