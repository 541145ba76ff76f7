// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QList>
#include <QLocale>
#include <QString>

#include <functional>

namespace ShelfHelp::Ui {

/// A label under one bucket: 14:00, 5, Aug.
struct TimeTick
{
    int bucket = 0;
    QString label;

    friend bool operator==(const TimeTick &, const TimeTick &) = default;
};

/// The second row: buckets [first, last] that share a day, month or year, and its name.
struct TimeGroup
{
    int first = 0;
    int last = 0;
    QString label;

    friend bool operator==(const TimeGroup &, const TimeGroup &) = default;
};

/// A time axis in two rows. Every tick lies in a labelled group, so tick and group together name one
/// instant and no two are alike.
struct TimeTicks
{
    QList<TimeTick> ticks;
    QList<TimeGroup> groups;
};

using TextWidth = std::function<double(const QString &)>;

/// The finest labelling of equally wide buckets that fits `width` without labels touching. `starts` are
/// ascending bucket starts; `textWidth` measures a label in the unit of `width`.
[[nodiscard]] TimeTicks timeTicks(const QList<QDateTime> &starts, Sql::Bucket bucket, const QTimeZone &zone,
                                  double width, const TextWidth &textWidth, const QLocale &locale);

} // namespace ShelfHelp::Ui
