// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace ShelfHelp::Ui {

/// Which end of a range a typed expression is for: "2024-09-02" begins with that day, or ends with it.
enum class RangeEnd { From, To };

/// The instant that a person typed: `2024-09-02`, `2024-09-02 14:30`, either with an offset, or
/// `now-7d/d`: some minutes (m), hours (h), days (d), weeks (w), months (M) or years (y) before or after now,
/// and
/// `/d`: to the start of that day, or to its end for RangeEnd::To. Weeks start on Monday. Nothing when it
/// means nothing. Times without offset are wall-clock times of `zone`.
[[nodiscard]] std::optional<QDateTime> instantFrom(const QString &expression, RangeEnd end,
                                                   const QDateTime &now, const QTimeZone &zone);

} // namespace ShelfHelp::Ui
