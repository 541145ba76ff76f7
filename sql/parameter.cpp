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
    Float8Array = 1022,
    TimestampArray = 1115,
    TimestampTzArray = 1185,
    UuidArray = 2951,
};

/// PostgreSQL counts microseconds from 2000-01-01, we count them from 1970-01-01.
constexpr std::int64_t epochOffset = 946'684'800'000'000;

/// Writes PostgreSQL's binary array form: dimensions, null flag, element type, size, lower bound, elements.
/// The room for the elements' bytes is known beforehand, so that nothing has to grow or to be checked.
class ArrayWriter final
{
public:
    ArrayWriter(Oid element, std::size_t size, std::size_t elementBytes)
        : m_bytes(qsizetype((size == 0 ? 12 : 20) + size * 4 + elementBytes), Qt::Uninitialized)
        , m_next(m_bytes.data())
    {
        put(std::int32_t(size == 0 ? 0 : 1));
        put(std::int32_t(1)); // there may be nulls
        put(std::uint32_t(element));
        if (size != 0) {
            put(std::int32_t(size));
            put(std::int32_t(1));
        }
    }

    void addNull() { put(std::int32_t(-1)); }

    void add(std::string_view bytes)
    {
        put(std::int32_t(bytes.size()));
        m_next = std::copy(bytes.begin(), bytes.end(), m_next);
    }

    template <std::integral T>
    void add(T value)
    {
        put(std::int32_t(sizeof(T)));
        put(value);
    }

    /// Fewer bytes than announced is right: nulls have none.
    [[nodiscard]] QByteArray take()
    {
        m_bytes.truncate(m_next - m_bytes.constData());
        return std::move(m_bytes);
    }

private:
    template <std::integral T>
    void put(T value)
    {
        qToBigEndian(value, m_next);
        m_next += sizeof(T);
    }

    QByteArray m_bytes;
    char *m_next;
};

template <typename Text>
std::size_t totalSize(std::span<const std::optional<Text>> values)
{
    std::size_t size = 0;
    for (const auto &value : values) {
        size += value ? value->size() : 0;
    }
    return size;
}

/// The elements one after the other; `isStorable` turns false where one holds U+0000.
template <typename Text>
QByteArray textArray(std::span<const std::optional<Text>> values, bool &isStorable)
{
    ArrayWriter writer(Oid::Text, values.size(), totalSize(values));
    for (const auto &value : values) {
        if (!value) {
            writer.addNull();
            continue;
        }
        isStorable = isStorable && value->find('\0') == Text::npos;
        writer.add(*value);
    }
    return writer.take();
}

template <typename T>
std::string_view bytesOf(const T &array)
{
    return {reinterpret_cast<const char *>(array.data()), array.size()};
}

template <std::integral T>
QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
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

Parameter Parameter::null()
{
    Parameter parameter{std::nullopt};
    parameter.m_type = Text;
    return parameter;
}

Parameter Parameter::integers(std::span<const std::int32_t> values)
{
    ArrayWriter writer(Oid::Int4, values.size(), values.size() * sizeof(std::int32_t));
    for (const std::int32_t value : values) {
        writer.add(value);
    }
    return {Oid::Int4Array, writer.take(), true};
}

Parameter Parameter::bigints(std::span<const std::optional<std::int64_t>> values)
{
    ArrayWriter writer(Oid::Int8, values.size(), values.size() * sizeof(std::int64_t));
    for (const auto &value : values) {
        value ? writer.add(*value) : writer.addNull();
    }
    return {Oid::Int8Array, writer.take(), true};
}

Parameter Parameter::booleans(std::span<const std::uint8_t> values)
{
    ArrayWriter writer(Oid::Bool, values.size(), values.size());
    for (const std::uint8_t value : values) {
        writer.add(std::uint8_t(value != 0));
    }
    return {Oid::BoolArray, writer.take(), true};
}

Parameter Parameter::doubles(std::span<const std::optional<double>> values)
{
    ArrayWriter writer(Oid::Float8, values.size(), values.size() * sizeof(double));
    for (const auto &value : values) {
        value ? writer.add(std::bit_cast<std::uint64_t>(*value)) : writer.addNull();
    }
    return {Oid::Float8Array, writer.take(), true};
}

Parameter Parameter::texts(std::span<const std::optional<std::string>> values)
{
    bool isStorable = true;
    Parameter parameter(Oid::TextArray, textArray(values, isStorable), true);
    parameter.m_isStorable = isStorable;
    return parameter;
}

Parameter Parameter::texts(std::span<const std::optional<std::string_view>> values)
{
    bool isStorable = true;
    Parameter parameter(Oid::TextArray, textArray(values, isStorable), true);
    parameter.m_isStorable = isStorable;
    return parameter;
}

Parameter Parameter::byteas(std::span<const std::string> values)
{
    return byteas(std::vector<std::string_view>(values.begin(), values.end()));
}

Parameter Parameter::byteas(std::span<const std::string_view> values)
{
    std::size_t size = 0;
    for (const std::string_view value : values) {
        size += value.size();
    }
    ArrayWriter writer(Oid::Bytea, values.size(), size);
    for (const std::string_view value : values) {
        writer.add(value);
    }
    return {Oid::ByteaArray, writer.take(), true};
}

Parameter Parameter::digests(std::span<const std::array<std::uint8_t, 32>> values)
{
    ArrayWriter writer(Oid::Bytea, values.size(), values.size_bytes());
    for (const auto &value : values) {
        writer.add(bytesOf(value));
    }
    return {Oid::ByteaArray, writer.take(), true};
}

Parameter Parameter::uuids(std::span<const std::array<char, 16>> values)
{
    ArrayWriter writer(Oid::Uuid, values.size(), values.size_bytes());
    for (const auto &value : values) {
        writer.add(bytesOf(value));
    }
    return {Oid::UuidArray, writer.take(), true};
}

Parameter Parameter::timestamps(std::span<const std::int64_t> values)
{
    ArrayWriter writer(Oid::Timestamp, values.size(), values.size() * sizeof(std::int64_t));
    for (const std::int64_t value : values) {
        writer.add(value - epochOffset);
    }
    return {Oid::TimestampArray, writer.take(), true};
}

Parameter Parameter::instants(std::span<const std::optional<std::int64_t>> values)
{
    ArrayWriter writer(Oid::TimestampTz, values.size(), values.size() * sizeof(std::int64_t));
    for (const auto &value : values) {
        value ? writer.add(*value - epochOffset) : writer.addNull();
    }
    return {Oid::TimestampTzArray, writer.take(), true};
}

} // namespace ShelfHelp::Sql
