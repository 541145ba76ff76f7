// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "filterterms.h"
#include "question.h"
#include "rangeselection.h"
#include "rowsbehind.h"

#include <QList>

#include <array>
#include <optional>

namespace ShelfHelp::Ui {

enum class ComparisonMode { None, PreviousPeriod, YearBefore, Custom };

/// What the range is compared with.
struct Comparison
{
    ComparisonMode mode = ComparisonMode::PreviousPeriod;
    bool matchesWeekday = true; ///< else the exact dates before
    Sql::TimeRange custom = {}; ///< for Custom only

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// Lengths of ranges that offer the same buckets: up to 2 days, up to 92 days, longer.
enum class RangeLength { Short, Middle, Long };
inline constexpr std::size_t rangeLengths = 3;

/// What the moment and the data decide about a view.
struct Clock
{
    QTimeZone reportingZone = QTimeZone::utc();
    QTimeZone sourceZone = QTimeZone::utc();
    QDateTime now;
    Sql::DataSpan span = {};
};

/// Everything that decides what is on the screen, and so everything that going back has to bring back.
struct View
{
    QString page;
    RangeSelection range;
    std::optional<Sql::TimeRange> zoom; ///< a part of the range, or around it
    Comparison comparison;
    /// The bucket chosen for ranges of each length; nothing: the usual one.
    std::array<std::optional<Sql::Bucket>, rangeLengths> buckets = {};
    Sql::Filter filter;
    FilterLabels labels;
    std::chrono::minutes funnelWindow = Sql::defaultFunnelWindow; ///< as of Question
    /// On the pages of rows: those behind a mark. Nothing: all of the range and filter.
    std::optional<RowsBehind> rows;

    friend bool operator==(const View &, const View &) = default;
};

[[nodiscard]] Sql::TimeRange rangeOf(const View &view, const Clock &clock);
/// What the range is compared with; elapsed lengths are equal: a range that goes on after now is compared as
/// far as it has come. Nothing for all time.
[[nodiscard]] std::optional<Sql::TimeRange> comparisonRangeOf(const View &view, const Clock &clock);

[[nodiscard]] RangeLength lengthOf(const Sql::TimeRange &range);
/// The buckets a range may be drawn with: hours up to 2 days, days or weeks up to 92 days, else weeks or
/// months.
[[nodiscard]] QList<Sql::Bucket> bucketsFor(const Sql::TimeRange &range);

[[nodiscard]] Question questionOf(const View &view, const Clock &clock);

} // namespace ShelfHelp::Ui
