// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/analytics/filter.h>
#include <sql/analytics/journeyfigures.h>
#include <sql/timecontext.h>

#include <chrono>
#include <optional>

namespace ShelfHelp::Ui {

/// What the cards of a page are about: when, and what of it. The same value reads the figures, labels the
/// axes and leads from a mark to its rows, so that they cannot disagree.
struct Question
{
    Sql::TimeContext time;
    Sql::Filter filter;
    std::chrono::minutes funnelWindow = Sql::defaultFunnelWindow; ///< how far a check may be from its search

    friend bool operator==(const Question &, const Question &) = default;
};

/// The same about the range it is compared with; nothing without one.
[[nodiscard]] inline std::optional<Question> comparisonOf(const Question &question)
{
    if (!question.time.comparison) {
        return std::nullopt;
    }
    Question before = question;
    before.time.range = *question.time.comparison;
    before.time.comparison.reset();
    return before;
}

} // namespace ShelfHelp::Ui
