// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <optional>

namespace ShelfHelp::Sql {

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

/// `hits` ÷ `n`; nothing for n = 0.
[[nodiscard]] std::optional<double> shareOf(qint64 hits, qint64 n);

} // namespace ShelfHelp::Sql
