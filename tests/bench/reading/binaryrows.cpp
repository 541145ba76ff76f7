// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "binaryrows.h"

#include <QtEndian>

#include <utility>

namespace ShelfHelp::Bench {

namespace {

constexpr qint64 microsecondsTo2000 = 946'684'800'000'000;
constexpr qint32 bigintOid = 20;
constexpr qint32 null = -1;
constexpr qint16 noMoreRows = -1;

} // namespace

BinaryRows::BinaryRows()
{
    m_bytes.append(QByteArrayView("PGCOPY\n\xff\r\n\0", 11));
    append(qint32(0)); // flags
    append(qint32(0)); // length of the header's extension
}

template <typename Number>
void BinaryRows::append(Number number)
{
    const Number swapped = qToBigEndian(number);
    m_bytes.append(reinterpret_cast<const char *>(&swapped), sizeof(swapped));
}

void BinaryRows::beginRow(qint16 columns)
{
    append(columns);
}

void BinaryRows::addInteger(qint32 value)
{
    append(qint32(sizeof(value)));
    append(value);
}

void BinaryRows::addBigint(qint64 value)
{
    append(qint32(sizeof(value)));
    append(value);
}

void BinaryRows::addBoolean(bool value)
{
    append(qint32(1));
    m_bytes.append(value ? '\1' : '\0');
}

void BinaryRows::addText(const QByteArray &utf8)
{
    append(qint32(utf8.size()));
    m_bytes.append(utf8);
}

void BinaryRows::addTimestamp(std::optional<qint64> microseconds)
{
    if (microseconds) {
        addBigint(*microseconds - microsecondsTo2000);
    } else {
        append(null);
    }
}

void BinaryRows::addBigints(const std::vector<qint64> &values)
{
    constexpr int arrayHeader = 5 * sizeof(qint32);
    constexpr int element = sizeof(qint32) + sizeof(qint64);
    append(qint32(arrayHeader + element * int(values.size())));
    append(qint32(1)); // dimensions
    append(qint32(0)); // without NULLs
    append(bigintOid);
    append(qint32(values.size()));
    append(qint32(1)); // lower bound
    for (const qint64 value : values) {
        addBigint(value);
    }
}

void BinaryRows::end()
{
    append(noMoreRows);
}

QByteArray BinaryRows::take()
{
    return std::exchange(m_bytes, {});
}

} // namespace ShelfHelp::Bench
