// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deltas.h"

#include "numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace ShelfHelp::Ui {

namespace {

struct Deltas
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Deltas)
};

Direction directionOf(double change)
{
    return change > 0 ? Direction::Up : change < 0 ? Direction::Down : Direction::Unchanged;
}

/// A true minus sign is as wide as the plus sign, so signed figures line up.
QString signOf(double change)
{
    return change < 0 ? u"−"_qs : u"+"_qs;
}

/// One decimal below ten per cent, where it matters, none above.
QString relativeText(double change, double before, const QLocale &locale)
{
    const double percent = std::abs(change / before) * 100;
    const QString number =
        percent < 9.95 ? numberText(percent, locale) : locale.toString(std::llround(percent));
    return signOf(change) + number + QChar::Nbsp + locale.percent();
}

Delta unchanged()
{
    return {.text = Deltas::tr("unchanged")};
}

/// What two samples have to say before they may be compared at all.
std::optional<Delta> obstacle(const Sampled &now, const Sampled &before)
{
    if (!now.value || !before.value) {
        return Delta{.text = absentText()};
    }
    if (now.n < smallestSample || before.n < smallestSample) {
        return Delta{.text = Deltas::tr("n too small")};
    }
    return std::nullopt;
}

Delta absoluteAndRelative(double change, double before, const QString &absolute, const QLocale &locale)
{
    QString text = signOf(change) + absolute;
    if (before > 0) {
        text += u", " + relativeText(change, before, locale);
    }
    return {.text = text, .direction = directionOf(change)};
}

} // namespace

Delta countDelta(qint64 now, qint64 before, const QLocale &locale)
{
    if (now == before) {
        return unchanged();
    }
    if (before == 0) {
        return {.text = Deltas::tr("new"), .direction = Direction::Up};
    }
    const qint64 change = now - before;
    return absoluteAndRelative(static_cast<double>(change), static_cast<double>(before),
                               countText(std::abs(change), locale), locale);
}

Delta rateDelta(const Sampled &now, const Sampled &before, const QLocale &locale)
{
    if (const auto stop = obstacle(now, before)) {
        return *stop;
    }
    const double points = std::round((*now.value - *before.value) * 1000) / 10;
    if (points == 0) {
        return unchanged();
    }
    return {.text = signOf(points) + locale.toString(std::abs(points), 'f', 1) + QChar::Nbsp +
                    Deltas::tr("pp", "percentage points"),
            .direction = directionOf(points)};
}

Delta durationDelta(const Sampled &now, const Sampled &before, const QLocale &locale)
{
    if (const auto stop = obstacle(now, before)) {
        return *stop;
    }
    const double change = *now.value - *before.value;
    if (durationText(now.value, locale) == durationText(before.value, locale)) {
        return unchanged();
    }
    return absoluteAndRelative(change, *before.value, durationText(std::abs(change), locale), locale);
}

Delta numberDelta(const Sampled &now, const Sampled &before, const QLocale &locale)
{
    if (const auto stop = obstacle(now, before)) {
        return *stop;
    }
    const double change = *now.value - *before.value;
    if (numberText(now.value, locale) == numberText(before.value, locale)) {
        return unchanged();
    }
    return absoluteAndRelative(change, *before.value, numberText(std::abs(change), locale), locale);
}

QString arrowText(const Delta &delta)
{
    switch (delta.direction) {
    case Direction::Up:
        return u"▲ "_qs + delta.text;
    case Direction::Down:
        return u"▼ "_qs + delta.text;
    case Direction::Unchanged:
        break;
    }
    return delta.text;
}

Mood moodOf(Direction direction, Polarity polarity)
{
    if (direction == Direction::Unchanged || polarity == Polarity::Neutral) {
        return Mood::Neutral;
    }
    return (direction == Direction::Up) == (polarity == Polarity::UpIsGood) ? Mood::Good : Mood::Bad;
}

} // namespace ShelfHelp::Ui
