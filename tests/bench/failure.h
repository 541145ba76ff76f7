// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/result.h>

#include <QString>

namespace ShelfHelp::Bench {

/// Ends the benchmark: it could not run, or contenders stored different things. Thrown, so that databases and
/// the server are removed on the way out; caught in main() and nowhere else.
struct Failure
{
    QString why;
};

/// The value, or the end of the benchmark.
template <typename T>
T need(Result<T> result)
{
    if (!result.ok()) {
        throw Failure{result.error().toText()};
    }
    return std::move(result).value();
}

} // namespace ShelfHelp::Bench
