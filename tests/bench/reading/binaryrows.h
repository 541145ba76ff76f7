// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace ShelfHelp::Bench {

/// Rows in the binary form of COPY, value by value in the order of the columns.
class BinaryRows final
{
public:
    BinaryRows();

    void beginRow(qint16 columns);
    void addInteger(qint32 value);
    void addBigint(qint64 value);
    void addBoolean(bool value);
    void addText(const QByteArray &utf8);
    /// A naive time: microseconds since 1970; absent is NULL.
    void addTimestamp(std::optional<qint64> microseconds);
    void addBigints(const std::vector<qint64> &values);
    /// What has to follow the last row.
    void end();

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

    /// What came together since the last call.
    [[nodiscard]] QByteArray take();

private:
    template <typename Number>
    void append(Number number);

    QByteArray m_bytes;
};

} // namespace ShelfHelp::Bench
