// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <string_view>

struct pg_result;

namespace ShelfHelp::Sql {

/// The complete answer of one statement. Cheap to copy; the memory goes with the last copy.
///
/// Instants travel as microseconds since the epoch (bigint) or milliseconds (double): no column is ever
/// read through QDateTime's parser, which would round and shift (docs/architecture.md, "Times").
class Rows final
{
public:
    Rows() = default;
    explicit Rows(pg_result *result); ///< takes ownership

    [[nodiscard]] int size() const;

    /// The command tag: SELECT 3, COMMIT, ROLLBACK …
    [[nodiscard]] std::string_view command() const;

    /// The value of row and column; an absent std::optional is NULL. T: bool, int, qint64, double, QString,
    /// QByteArray (bytea), QDateTime (a column of epoch microseconds, as bigint), or std::optional of these.
    /// NULL in a column read without std::optional gives the type's empty value.
    template <typename T>
    [[nodiscard]] T get(int row, int column) const;

    [[nodiscard]] bool isNull(int row, int column) const;
    /// The value as PostgreSQL's text; valid as long as this object.
    [[nodiscard]] std::string_view text(int row, int column) const;
    /// A column of type bigint[]; NULL is an empty list.
    [[nodiscard]] QList<qint64> bigints(int row, int column) const;

    [[nodiscard]] const pg_result *handle() const { return m_result.get(); }

private:
    std::shared_ptr<pg_result> m_result;
};

template <>
[[nodiscard]] bool Rows::get<bool>(int row, int column) const;
template <>
[[nodiscard]] int Rows::get<int>(int row, int column) const;
template <>
[[nodiscard]] qint64 Rows::get<qint64>(int row, int column) const;
template <>
[[nodiscard]] double Rows::get<double>(int row, int column) const;
template <>
[[nodiscard]] QString Rows::get<QString>(int row, int column) const;
template <>
[[nodiscard]] QByteArray Rows::get<QByteArray>(int row, int column) const;
template <>
[[nodiscard]] QDateTime Rows::get<QDateTime>(int row, int column) const;

namespace Detail {
template <typename T>
struct Unwrapped
{
    using Type = T;
    static constexpr bool isOptional = false;
};

template <typename T>
struct Unwrapped<std::optional<T>>
{
    using Type = T;
    static constexpr bool isOptional = true;
};
} // namespace Detail

template <typename T>
T Rows::get(int row, int column) const
{
    static_assert(Detail::Unwrapped<T>::isOptional, "no reader for this type");
    if (isNull(row, column)) {
        return std::nullopt;
    }
    return get<typename Detail::Unwrapped<T>::Type>(row, column);
}

} // namespace ShelfHelp::Sql
