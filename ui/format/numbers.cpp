// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "numbers.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace ShelfHelp::Ui {

namespace {

struct Numbers
{
    Q_DECLARE_TR_FUNCTIONS(ShelfHelp::Ui::Numbers)
};

struct Magnitude
{
    double size;
    QString suffix;
};

constexpr double thousand = 1e3;
constexpr double million = 1e6;
constexpr double billion = 1e9;
constexpr double secondMs = 1e3;
constexpr double minuteS = 60;
constexpr double hourS = 3600;

Magnitude magnitudeOf(double value)
{
    if (value >= billion) {
        return {billion, Numbers::tr("G", "billions")};
    }
    if (value >= million) {
        return {million, Numbers::tr("M", "millions")};
    }
    if (value >= thousand) {
        return {thousand, Numbers::tr("K", "thousands")};
    }
    return {1, {}};
}

QString withUnit(const QString &number, const QString &unit)
{
    return unit.isEmpty() ? number : number + QChar::Nbsp + unit;
}

/// At most `decimals`, and no trailing zeros among them.
QString trimmedText(double value, int decimals, const QLocale &locale)
{
    const double power = std::pow(10.0, decimals);
    const double rounded = std::round(value * power) / power;
    int needed = 0;
    double scaled = rounded;
    while (needed < decimals && std::abs(scaled - std::round(scaled)) > 1e-6) {
        scaled *= 10;
        ++needed;
    }
    return locale.toString(rounded, 'f', needed);
}

QString minutesText(qint64 seconds, const QLocale &locale)
{
    const QString rest = u"%1"_qs.arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return Numbers::tr("%1 m %2 s").arg(locale.toString(seconds / 60), rest).replace(u' ', QChar::Nbsp);
}

QString hoursText(qint64 minutes, const QLocale &locale)
{
    const QString rest = u"%1"_qs.arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return Numbers::tr("%1 h %2 m").arg(locale.toString(minutes / 60), rest).replace(u' ', QChar::Nbsp);
}

QString secondsText(double seconds, const QLocale &locale)
{
    // The limits lie where rounding would carry into the next form: 59.95 s is already 1 m 00 s.
    if (seconds < 9.995) {
        return withUnit(locale.toString(seconds, 'f', 2), Numbers::tr("s", "seconds"));
    }
    if (seconds < minuteS - 0.05) {
        return withUnit(locale.toString(seconds, 'f', 1), Numbers::tr("s", "seconds"));
    }
    if (seconds < hourS - 0.5) {
        return minutesText(std::llround(seconds), locale);
    }
    return hoursText(std::llround(seconds / minuteS), locale);
}

} // namespace

QString absentText()
{
    return u"–"_qs;
}

QString countText(qint64 count, const QLocale &locale)
{
    return locale.toString(count);
}

QString tileCountText(qint64 count, const QLocale &locale)
{
    if (count < qint64(million)) {
        return countText(count, locale);
    }
    const auto value = static_cast<double>(count);
    const Magnitude magnitude = magnitudeOf(value);
    const double scaled = value / magnitude.size;
    const int decimals = scaled < 9.995 ? 2 : scaled < 99.95 ? 1 : 0;
    return withUnit(locale.toString(scaled, 'f', decimals), magnitude.suffix);
}

QString shortCountText(double count, const QLocale &locale)
{
    const Magnitude magnitude = magnitudeOf(std::abs(count));
    return withUnit(trimmedText(count / magnitude.size, 2, locale), magnitude.suffix);
}

QString percentText(std::optional<double> share, const QLocale &locale)
{
    return share ? withUnit(locale.toString(*share * 100, 'f', 1), locale.percent()) : absentText();
}

QString durationText(std::optional<double> milliseconds, const QLocale &locale)
{
    if (!milliseconds) {
        return absentText();
    }
    const double value = *milliseconds;
    if (value >= secondMs - 0.5) {
        return secondsText(value / secondMs, locale);
    }
    const int decimals = value > 0 && value < 9.95 ? 1 : 0;
    return withUnit(locale.toString(value, 'f', decimals), Numbers::tr("ms", "milliseconds"));
}

QString exactDurationText(qint64 microseconds, const QLocale &locale)
{
    constexpr qint64 perMillisecond = 1000;
    if (microseconds > 0 && microseconds < perMillisecond) {
        return withUnit(locale.toString(microseconds), Numbers::tr("µs", "microseconds"));
    }
    return durationText(double(microseconds) / perMillisecond, locale);
}

QString numberText(std::optional<double> number, const QLocale &locale)
{
    return number ? trimmedText(*number, 1, locale) : absentText();
}

QString pluralText(QString text, qint64 n)
{
    return text.replace(u"(s)"_qs, n == 1 ? QString() : u"s"_qs);
}

} // namespace ShelfHelp::Ui
