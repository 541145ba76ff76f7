// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// A rate or percentile of fewer observations than this is called too small to compare.
inline constexpr qint64 smallestSample = 20;

/// The dash printed where a figure has no value. Zero is a value and is printed "0".
[[nodiscard]] QString absentText();

/// Every digit, grouped: 1,234,567.
[[nodiscard]] QString countText(qint64 count, const QLocale &locale);

/// Every digit up to 999,999, then three significant ones: 1.23 M. For tiles.
[[nodiscard]] QString tileCountText(qint64 count, const QLocale &locale);

/// For axis ticks: 950, 1.2 K, 2.5 M; up to two decimals, none that are zero.
[[nodiscard]] QString shortCountText(double count, const QLocale &locale);

/// A share of 0 … 1 with one decimal: 41.7 %. A dash when there is none.
[[nodiscard]] QString percentText(std::optional<double> share, const QLocale &locale);

/// Milliseconds in the unit that suits them: 0.4 ms, 47 ms, 3.68 s, 1 m 06 s, 2 h 05 m. A dash when absent.
[[nodiscard]] QString durationText(std::optional<double> milliseconds, const QLocale &locale);

/// Whole microseconds as durationText() has them, below a millisecond as 180 µs: two edges of a bin never
/// read alike.
[[nodiscard]] QString exactDurationText(qint64 microseconds, const QLocale &locale);

/// A number without needless decimals: 312, 87.5. A dash when absent.
[[nodiscard]] QString numberText(std::optional<double> number, const QLocale &locale);

/// A text of tr() with %n. While no translation is loaded, English texts keep their "(s)": it is settled
/// here, before anything else is put in.
[[nodiscard]] QString pluralText(QString text, qint64 n);

} // namespace ShelfHelp::Ui
