// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

#include <optional>

namespace ShelfHelp::Ui {

/// Which range the window shows: a preset or fixed instants, and how many periods back from it. Pure value,
/// no clock.
class RangeSelection final
{
public:
    RangeSelection() = default;

    explicit RangeSelection(Sql::RangePreset preset)
        : m_preset(preset)
    {
    }

    /// Fixed instants; not empty.
    explicit RangeSelection(const Sql::TimeRange &custom)
        : m_custom(custom)
    {
    }

    /// Nothing for fixed instants.
    [[nodiscard]] std::optional<Sql::RangePreset> preset() const
    {
        return m_custom ? std::nullopt : std::optional(m_preset);
    }

    [[nodiscard]] const std::optional<Sql::TimeRange> &custom() const { return m_custom; }

    /// Whether one of the periods before or after is shown instead of the selection itself.
    [[nodiscard]] bool isShifted() const { return m_periodsBack != 0; }

    [[nodiscard]] bool canGoBack() const { return m_custom || m_preset != Sql::RangePreset::All; }

    [[nodiscard]] bool canGoForward() const { return m_custom || m_periodsBack > 0; }

    void goBack();
    void goForward();

    /// The range as instants. Days are stepped over as days of `zone`, months and years as calendar ones: the
    /// period before "month to date" is the whole month before.
    [[nodiscard]] Sql::TimeRange range(const QTimeZone &zone, const QDateTime &now,
                                       const Sql::DataSpan &span) const;

    friend bool operator==(const RangeSelection &, const RangeSelection &) = default;

private:
    Sql::RangePreset m_preset = Sql::RangePreset::Last28Days;
    std::optional<Sql::TimeRange> m_custom;
    int m_periodsBack = 0;
};

} // namespace ShelfHelp::Ui
