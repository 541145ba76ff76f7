// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QLocale>
#include <QString>

namespace ShelfHelp::Ui {

/// One labelled position on an axis.
struct Tick
{
    double value = 0;
    QString label;

    friend bool operator==(const Tick &, const Tick &) = default;
};

/// Where an axis ends and what is labelled on it.
struct Ticks
{
    double minimum = 0;
    double maximum = 1;
    QList<Tick> ticks;
};

/// An axis of counts from zero: whole steps of 1, 2, 2.5 or 5 × 10ⁿ, at most `wanted` of them. It ends a
/// little above the data, not at the next whole step, so that no height is wasted.
[[nodiscard]] Ticks countTicks(double dataMaximum, int wanted, const QLocale &locale);

/// A second axis of counts whose ticks lie at the heights of those of `like`, so that one grid serves both.
[[nodiscard]] Ticks countTicksLike(const Ticks &like, double dataMaximum, const QLocale &locale);

/// An axis of shares 0 … 1, labelled in whole percent.
[[nodiscard]] Ticks shareTicks(int wanted, const QLocale &locale);

/// An axis of shares from 0 to a little above `largest`, for shares that are small: whole percent, and no
/// less than one.
[[nodiscard]] Ticks shareTicksTo(double largest, int wanted, const QLocale &locale);

} // namespace ShelfHelp::Ui
