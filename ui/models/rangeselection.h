// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/timecontext.h>

namespace ShelfHelp::Ui {

/// Which range the window shows: a preset, and how many periods back from it. Pure value, no clock.
class RangeSelection final
{
public:
    RangeSelection() = default;

    explicit RangeSelection(Sql::RangePreset preset)
        : m_preset(preset)
    {
    }

    [[nodiscard]] Sql::RangePreset preset() const { return m_preset; }

    /// Whether one of the previous periods is shown instead of the preset itself.
    [[nodiscard]] bool isShifted() const { return m_periodsBack > 0; }

    [[nodiscard]] bool canGoBack() const { return m_preset != Sql::RangePreset::All; }

    [[nodiscard]] bool canGoForward() const { return isShifted(); }

    void goBack();
    void goForward();

    /// The range as instants. Days are stepped over as days of `zone`, months and years as calendar ones: the
    /// period before "month to date" is the whole month before.
    [[nodiscard]] Sql::TimeRange range(const QTimeZone &zone, const QDateTime &now,
                                       const Sql::DataSpan &span) const;

    friend bool operator==(const RangeSelection &, const RangeSelection &) = default;

private:
    Sql::RangePreset m_preset = Sql::RangePreset::Last28Days;
    int m_periodsBack = 0;
};

} // namespace ShelfHelp::Ui
