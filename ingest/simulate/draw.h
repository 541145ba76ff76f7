// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fixedpoint.h"

#include <QtGlobal>

#include <concepts>
#include <initializer_list>

namespace ShelfHelp::Ingest::Simulation {

/// A source of 64 random bits: std::mt19937_64 for what happens, TraitStream for what things are.
template <typename T>
concept BitSource = requires(T source)
{
    {
        source()
        } -> std::convertible_to<quint64>;
};

/// The lasting traits of one thing (a reader, a book, a shelf), drawn afresh from its key whenever they are
/// needed: nothing has to be remembered, so memory does not grow with the number of things. (SplitMix64.)
class TraitStream final
{
public:
    explicit TraitStream(std::initializer_list<quint64> key);
    quint64 operator()();

private:
    quint64 m_state = 0;
};

/// Which trait of which kind of thing a key means; keeps the streams of two things apart.
enum class Trait : quint64 {
    Message,
    DayNoise,
    ReaderName,
    ReaderHome,
    ShelfName,
    ShelfSize,
    ShelfEntry,
    Book,
    Library,
    Visit,
};

[[nodiscard]] constexpr quint64 keyOf(Trait trait)
{
    return static_cast<quint64>(trait);
}

// The standard library's distributions differ between implementations; these are defined by their code.

/// 0 … count-1, evenly. 1 <= count <= 2^32. (The bias of at most 2^-32 does not matter here.)
template <BitSource Source>
[[nodiscard]] quint64 below(Source &source, quint64 count)
{
    return ((source() >> 32) * count) >> 32;
}

/// from … to, evenly, both included.
template <BitSource Source>
[[nodiscard]] qint64 between(Source &source, qint64 from, qint64 to)
{
    return from + static_cast<qint64>(below(source, static_cast<quint64>(to - from + 1)));
}

template <BitSource Source>
[[nodiscard]] bool permille(Source &source, quint64 share)
{
    return below(source, 1000) < share;
}

template <BitSource Source>
[[nodiscard]] bool percent(Source &source, quint64 share)
{
    return below(source, 100) < share;
}

/// Roughly normal, mean 0 and deviation 1, in units of 2^-16, never beyond six deviations: twelve even
/// numbers added up.
template <BitSource Source>
[[nodiscard]] qint64 normal(Source &source)
{
    qint64 sum = -6 * 0x10000;
    for (int draw = 0; draw < 3; ++draw) {
        const quint64 bits = source();
        sum += static_cast<qint64>((bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) +
                                   (bits >> 48));
    }
    return sum;
}

/// Log-normal around `median` (< 2^32), the deviation of the natural logarithm given in thousandths.
template <BitSource Source>
[[nodiscard]] qint64 logNormal(Source &source, qint64 median, qint64 sigmaPermille)
{
    const qint64 exponent = (normal(source) * sigmaPermille * log2OfE / 1000) >> 16;
    return static_cast<qint64>(timesPowerOfTwo(static_cast<quint64>(median), exponent));
}

/// 0 … count-1, where 0 is the most frequent and k comes up in proportion to log(1 + 1/(k+1)): Zipf's law.
template <BitSource Source>
[[nodiscard]] quint64 zipf(Source &source, quint64 count)
{
    const quint64 exponent = ((source() >> 32) * static_cast<quint64>(binaryLogarithm(count + 1))) >> 32;
    return qMin(timesPowerOfTwo(1, static_cast<qint64>(exponent)), count) - 1;
}

} // namespace ShelfHelp::Ingest::Simulation
