// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ShelfHelp::Sql {

/// One value for a `$n` of a statement, in PostgreSQL's wire form. Made only from the types below, so that
/// nothing else can slip in; text with U+0000 or a lone surrogate is refused when the statement runs.
class Parameter final
{
public:
    Parameter(std::nullopt_t) {}

    Parameter(const QString &text);

    template <std::integral T>
    Parameter(T value)
        : Parameter(std::same_as<T, bool> ? fromBool(value != 0) : fromInteger(qint64(value)))
    {
    }

    Parameter(double value);
    Parameter(const QByteArray &bytes);  ///< bytea
    Parameter(const QDateTime &instant); ///< timestamptz, to the millisecond

    template <typename T>
    Parameter(const std::optional<T> &value)
        : Parameter(value ? Parameter(*value) : Parameter(std::nullopt))
    {
    }

    /// NULL of type text, which a statement may leave unused; a NULL without a type must be mentioned.
    [[nodiscard]] static Parameter null();

    /// Arrays in binary form: no quoting, no limit but PostgreSQL's (1 GB).
    [[nodiscard]] static Parameter integers(std::span<const std::int32_t> values);
    [[nodiscard]] static Parameter bigints(std::span<const std::optional<std::int64_t>> values);
    [[nodiscard]] static Parameter booleans(std::span<const std::uint8_t> values);
    [[nodiscard]] static Parameter doubles(std::span<const std::optional<double>> values);
    [[nodiscard]] static Parameter texts(std::span<const std::optional<std::string>> values);
    [[nodiscard]] static Parameter texts(std::span<const std::optional<std::string_view>> values);
    [[nodiscard]] static Parameter byteas(std::span<const std::string> values);
    [[nodiscard]] static Parameter byteas(std::span<const std::string_view> values);
    [[nodiscard]] static Parameter digests(std::span<const std::array<std::uint8_t, 32>> values); ///< bytea
    [[nodiscard]] static Parameter uuids(std::span<const std::array<char, 16>> values);
    /// Naive times as microseconds since 1970-01-01T00:00:00.
    [[nodiscard]] static Parameter timestamps(std::span<const std::int64_t> values);
    /// Instants as microseconds since 1970-01-01T00:00:00Z.
    [[nodiscard]] static Parameter instants(std::span<const std::optional<std::int64_t>> values);

    [[nodiscard]] unsigned type() const { return m_type; }

    [[nodiscard]] bool isNull() const { return m_isNull; }

    [[nodiscard]] bool isBinary() const { return m_isBinary; }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    /// False for text that PostgreSQL cannot hold.
    [[nodiscard]] bool isStorable() const { return m_isStorable; }

private:
    Parameter(unsigned type, QByteArray bytes, bool isBinary);
    [[nodiscard]] static Parameter fromBool(bool value);
    [[nodiscard]] static Parameter fromInteger(qint64 value);

    unsigned m_type = 0; ///< PostgreSQL's type oid; 0 lets the server infer it
    QByteArray m_bytes;
    bool m_isNull = true;
    bool m_isBinary = false;
    bool m_isStorable = true;
};

using Parameters = QList<Parameter>;

} // namespace ShelfHelp::Sql
