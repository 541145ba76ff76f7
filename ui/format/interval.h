// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace ShelfHelp::Ui {

/// Both ends of an interval of shares, 0 … 1.
struct ShareInterval
{
    double low = 0;
    double high = 1;

    friend bool operator==(const ShareInterval &, const ShareInterval &) = default;
};

/// The Wilson 95 % interval of `hits` out of `n`: unlike p ± z·s it stays inside 0 … 1 and is honest for
/// small n. Nothing for n = 0.
[[nodiscard]] std::optional<ShareInterval> wilsonInterval(qint64 hits, qint64 n);

/// 38.2–45.3 %, or a dash.
[[nodiscard]] QString intervalText(std::optional<ShareInterval> interval, const QLocale &locale);

/// `hits` ÷ `n`; nothing for n = 0.
[[nodiscard]] std::optional<double> shareOf(qint64 hits, qint64 n);

} // namespace ShelfHelp::Ui
