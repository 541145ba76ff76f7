// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "error.h"

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace ShelfHelp {

/// A value, or the Error that says why there is none.
///
/// Used for everything that can fail outside the programmer's control; no exception crosses a
/// module's edge. There is no implicit bool: ask ok(), then take value() or error().
/// (std::expected needs C++23 and is invisible to clang 14, see CONTRIBUTING.md.)
template <typename T = std::monostate>
class [[nodiscard]] Result final
{
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }

    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }

    [[nodiscard]] T &value() & { return std::get<0>(m_content); }

    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }

    [[nodiscard]] const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// What a function returns that either worked or failed, and has nothing else to say.
using Outcome = Result<std::monostate>;

[[nodiscard]] inline Outcome success()
{
    return std::monostate{};
}

} // namespace ShelfHelp
