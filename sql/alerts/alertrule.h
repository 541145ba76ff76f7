// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <QList>
#include <QString>

#include <optional>

namespace ShelfHelp::Sql {

/// The figures that a limit may be set to. Each is one of the tiles of the Overview.
enum class AlertMetric {
    ShelfSearches,
    LibraryChecks,
    NewShelves,   ///< URLs first searched in the range
    Availability, ///< of owned copies
    Coverage,     ///< of the catalogues
    UnknownShare, ///< of the library checks
    ColdMedian,   ///< p50 of cold shelf searches
    ColdHigh,     ///< … p95
    CacheHits,    ///< share of warm searches
    DeadLetters,  ///< rejected notifications that wait, whatever the range
};

/// How values of a metric are to be read.
enum class MetricUnit { Count, Share, Milliseconds };

enum class AlertCondition { Above, Below };

/// A limit: "p95 of cold searches of the last 7 days above 20 s, of at least 50 searches".
struct AlertRule
{
    qint64 id = 0; ///< 0: not written yet
    AlertMetric metric = AlertMetric::ColdHigh;
    AlertCondition condition = AlertCondition::Above;
    double value = 0; ///< in the metric's unit: shares from 0 to 1, durations in ms
    RangePreset range = RangePreset::Last7Days;
    qint64 minimumN = 0; ///< fewer rows say nothing

    friend bool operator==(const AlertRule &, const AlertRule &) = default;
};

[[nodiscard]] const QList<AlertMetric> &alertMetrics();
[[nodiscard]] MetricUnit unitOf(AlertMetric metric);

/// shelf-searches, library-checks, new-shelves, availability, coverage, unknown-share, cold-p50, cold-p95,
/// cache-hits, dead-letters: the words of the command line and of the database.
[[nodiscard]] QString metricName(AlertMetric metric);
[[nodiscard]] std::optional<AlertMetric> metricFromName(const QString &name);
/// above, below.
[[nodiscard]] QString conditionName(AlertCondition condition);
[[nodiscard]] std::optional<AlertCondition> conditionFromName(const QString &name);

/// What is wrong with a rule, for people; nothing when it can be written.
[[nodiscard]] std::optional<QString> problemWith(const AlertRule &rule);

} // namespace ShelfHelp::Sql
