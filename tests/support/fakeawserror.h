// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <variant>

namespace ShelfHelp::Tests {

/// Why AWS refuses a request, or one entry of a batch.
struct FakeAwsError
{
    QString code;    ///< as in `__type` after the `#`
    QString message; ///< the recorded text
    int status = 400;
    bool isSenderFault = true; ///< of a batch's entry: repeating it is useless

    friend bool operator==(const FakeAwsError &, const FakeAwsError &) = default;
};

/// What an operation gives, or why it is refused.
template <typename T>
using FakeOutcome = std::variant<T, FakeAwsError>;

} // namespace ShelfHelp::Tests
