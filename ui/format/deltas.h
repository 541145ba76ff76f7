// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// Which way a figure went. Unchanged is a result of its own, not a small rise.
enum class Direction { Down, Unchanged, Up };

/// What a rise of a figure means to the reader.
enum class Polarity { UpIsGood, UpIsBad, Neutral };

/// Whether a change is good news.
enum class Mood { Good, Bad, Neutral };

/// A change against the comparison period, as text and as a direction.
struct Delta
{
    QString text;
    Direction direction = Direction::Unchanged;

    friend bool operator==(const Delta &, const Delta &) = default;
};

/// A percentile, median or rate together with the number of observations behind it.
struct Sampled
{
    std::optional<double> value;
    qint64 n = 0;
};

/// +14, +9 %; "new" when there was nothing before, "unchanged" when equal.
[[nodiscard]] Delta countDelta(qint64 now, qint64 before, const QLocale &locale);

/// −3.2 pp between two shares of 0 … 1; "n too small" below twenty observations on either side.
[[nodiscard]] Delta rateDelta(const Sampled &now, const Sampled &before, const QLocale &locale);

/// −1.20 s, −9 % between two durations in milliseconds; "n too small" as above.
[[nodiscard]] Delta durationDelta(const Sampled &now, const Sampled &before, const QLocale &locale);

/// +12.5, +4 % between two medians; "n too small" as above.
[[nodiscard]] Delta numberDelta(const Sampled &now, const Sampled &before, const QLocale &locale);

/// With an arrow that says the direction: ▲ +14, +9 %.
[[nodiscard]] QString arrowText(const Delta &delta);

[[nodiscard]] Mood moodOf(Direction direction, Polarity polarity);

} // namespace ShelfHelp::Ui
