// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "parameter.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace ShelfHelp::Sql {

namespace {

/// Type oids of PostgreSQL's catalogue (pg_type.dat); fixed for ever.
enum Oid : unsigned {
    Bool = 16,
    Bytea = 17,
    Int8 = 20,
    Int4 = 23,
    Text = 25,
    Float8 = 701,
    Timestamp = 1114,
    TimestampTz = 1184,
    Uuid = 2950,
    BoolArray = 1000,
    ByteaArray = 1001,
    Int4Array = 1007,
    TextArray = 1009,
    Int8Array = 1016,
    TimestampArray = 1115,
    TimestampTzArray = 1185,
    UuidArray = 2951,
};

/// PostgreSQL counts microseconds from 2000-01-01, we count them from 1970-01-01.
constexpr std::int64_t epochOffset = 946'684'800'000'000;

template <typename T>
void appendBigEndian(QByteArray &out, T value)
{
    std::array<char, sizeof(T)> bytes{};
    qToBigEndian(value, bytes.data());
    out.append(bytes.data(), bytes.size());
}

/// Writes PostgreSQL's binary array form: dimensions, null flag, element type, size, lower bound, elements.
class ArrayWriter final
{
public:
    ArrayWriter(Oid element, std::size_t size, std::size_t bytesPerElement)
    {
        m_bytes.reserve(qsizetype(20 + size * (4 + bytesPerElement)));
        appendBigEndian<std::int32_t>(m_bytes, size == 0 ? 0 : 1);
        appendBigEndian<std::int32_t>(m_bytes, 1); // there may be nulls
        appendBigEndian<std::uint32_t>(m_bytes, element);
        if (size != 0) {
            appendBigEndian(m_bytes, std::int32_t(size));
            appendBigEndian<std::int32_t>(m_bytes, 1);
        }
    }

    void addNull() { appendBigEndian<std::int32_t>(m_bytes, -1); }

    void add(std::string_view bytes)
    {
        appendBigEndian(m_bytes, std::int32_t(bytes.size()));
        m_bytes.append(bytes.data(), qsizetype(bytes.size()));
    }

    template <std::integral T>
    void add(T value)
    {
        appendBigEndian(m_bytes, std::int32_t(sizeof(T)));
        appendBigEndian(m_bytes, value);
    }

    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

template <std::integral T>
QByteArray bigEndian(T value)
{
    QByteArray bytes;
    appendBigEndian(bytes, value);
    return bytes;
}

} // namespace

Parameter::Parameter(unsigned type, QByteArray bytes, bool isBinary)
    : m_type(type)
    , m_bytes(std::move(bytes))
    , m_isNull(false)
    , m_isBinary(isBinary)
{
}

Parameter::Parameter(const QString &text)
    : Parameter(Oid::Text, text.toUtf8(), false)
{
    m_isStorable = text.isValidUtf16() && !text.contains(QChar(0));
}

Parameter::Parameter(double value)
    : Parameter(Oid::Float8, bigEndian(std::bit_cast<std::uint64_t>(value)), true)
{
    m_isStorable = std::isfinite(value);
}

Parameter::Parameter(const QByteArray &bytes)
    : Parameter(Oid::Bytea, bytes, true)
{
}

Parameter::Parameter(const QDateTime &instant)
    : Parameter(Oid::TimestampTz, bigEndian(instant.toMSecsSinceEpoch() * 1000 - epochOffset), true)
{
    m_isStorable = instant.isValid();
}

Parameter Parameter::fromBool(bool value)
{
    return {Oid::Bool, QByteArray(1, value ? '\1' : '\0'), true};
}

Parameter Parameter::fromInteger(qint64 value)
{
    return {Oid::Int8, bigEndian(value), true};
}

Parameter Parameter::integers(std::span<const std::int32_t> values)
{
    ArrayWriter writer(Oid::Int4, values.size(), sizeof(std::int32_t));
    for (const std::int32_t value : values) {
        writer.add(value);
    }
    return {Oid::Int4Array, writer.take(), true};
}

Parameter Parameter::bigints(std::span<const std::optional<std::int64_t>> values)
{
    ArrayWriter writer(Oid::Int8, values.size(), sizeof(std::int64_t));
    for (const auto &value : values) {
        value ? writer.add(*value) : writer.addNull();
    }
    return {Oid::Int8Array, writer.take(), true};
}

Parameter Parameter::booleans(std::span<const std::uint8_t> values)
{
    ArrayWriter writer(Oid::Bool, values.size(), 1);
    for (const std::uint8_t value : values) {
        writer.add(std::uint8_t(value != 0));
    }
    return {Oid::BoolArray, writer.take(), true};
}

Parameter Parameter::texts(std::span<const std::optional<std::string>> values)
{
    ArrayWriter writer(Oid::Text, values.size(), 32);
    bool isStorable = true;
    for (const auto &value : values) {
        if (!value) {
            writer.addNull();
            continue;
        }
        isStorable = isStorable && value->find('\0') == std::string::npos;
        writer.add(*value);
    }
    Parameter parameter(Oid::TextArray, writer.take(), true);
    parameter.m_isStorable = isStorable;
    return parameter;
}

Parameter Parameter::byteas(std::span<const std::string> values)
{
    ArrayWriter writer(Oid::Bytea, values.size(), 32);
    for (const std::string &value : values) {
        writer.add(value);
    }
    return {Oid::ByteaArray, writer.take(), true};
}

Parameter Parameter::uuids(std::span<const std::string> values)
{
    ArrayWriter writer(Oid::Uuid, values.size(), 16);
    for (const std::string &value : values) {
        writer.add(value);
    }
    return {Oid::UuidArray, writer.take(), true};
}

Parameter Parameter::timestamps(std::span<const std::int64_t> values)
{
    ArrayWriter writer(Oid::Timestamp, values.size(), sizeof(std::int64_t));
    for (const std::int64_t value : values) {
        writer.add(value - epochOffset);
    }
    return {Oid::TimestampArray, writer.take(), true};
}

Parameter Parameter::instants(std::span<const std::optional<std::int64_t>> values)
{
    ArrayWriter writer(Oid::TimestampTz, values.size(), sizeof(std::int64_t));
    for (const auto &value : values) {
        value ? writer.add(*value - epochOffset) : writer.addNull();
    }
    return {Oid::TimestampTzArray, writer.take(), true};
}

} // namespace ShelfHelp::Sql
