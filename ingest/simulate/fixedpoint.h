// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace ShelfHelp::Ingest::Simulation {

/// Fractional bits of an exponent: fine enough to reach every one of millions of ranks.
inline constexpr int exponentBits = 24;

/// log2(e) as an exponent, to turn natural into binary exponents.
inline constexpr qint64 log2OfE = 24'204'406;

/// log2 of a number >= 1, with exponentBits fractional bits, rounded down.
///
/// Integers only, here and below: the mathematical library differs in the last bit between machines, and
/// one bit is enough to make another file of notifications.
[[nodiscard]] qint64 binaryLogarithm(quint64 number);

/// factor * 2^exponent, rounded down. factor < 2^32; the result must fit 63 bits.
[[nodiscard]] quint64 timesPowerOfTwo(quint64 factor, qint64 exponent);

} // namespace ShelfHelp::Ingest::Simulation
