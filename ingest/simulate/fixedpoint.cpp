// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fixedpoint.h"

#include <array>
#include <bit>

namespace ShelfHelp::Ingest::Simulation {

namespace {

/// Fractional bits of a mantissa in [1, 2); a product of two of them fits 62 bits.
constexpr int mantissaBits = 30;
constexpr quint64 one = quint64(1) << mantissaBits;

constexpr quint64 integerSquareRoot(quint64 number)
{
    quint64 root = 0;
    for (quint64 bit = quint64(1) << 31; bit != 0; bit >>= 1) {
        const quint64 candidate = root | bit;
        if (candidate * candidate <= number) {
            root = candidate;
        }
    }
    return root;
}

/// 2^(1/2), 2^(1/4), 2^(1/8) …: one factor for each fractional bit of an exponent.
constexpr std::array<quint64, exponentBits> makeRootsOfTwo()
{
    std::array<quint64, exponentBits> roots{};
    quint64 root = 2 * one;
    for (quint64 &entry : roots) {
        root = integerSquareRoot(root << mantissaBits);
        entry = root;
    }
    return roots;
}

constexpr std::array<quint64, exponentBits> rootsOfTwo = makeRootsOfTwo();

} // namespace

qint64 binaryLogarithm(quint64 number)
{
    const int whole = std::bit_width(number) - 1;
    quint64 mantissa =
        whole >= mantissaBits ? number >> (whole - mantissaBits) : number << (mantissaBits - whole);
    qint64 result = whole;
    for (int bit = 0; bit < exponentBits; ++bit) {
        mantissa = (mantissa * mantissa) >> mantissaBits;
        result <<= 1;
        if (mantissa >= 2 * one) {
            mantissa >>= 1;
            result |= 1;
        }
    }
    return result;
}

quint64 timesPowerOfTwo(quint64 factor, qint64 exponent)
{
    quint64 mantissa = one;
    for (int bit = 0; bit < exponentBits; ++bit) {
        if ((exponent >> (exponentBits - 1 - bit)) & 1) {
            mantissa = (mantissa * rootsOfTwo[static_cast<size_t>(bit)]) >> mantissaBits;
        }
    }
    const int shift = static_cast<int>(exponent >> exponentBits) - mantissaBits;
    const quint64 product = factor * mantissa;
    if (shift >= 0) {
        return product << shift;
    }
    return shift > -64 ? product >> -shift : 0;
}

} // namespace ShelfHelp::Ingest::Simulation
