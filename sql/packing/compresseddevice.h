// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "decompressor.h"

#include <sql/result.h>

#include <QIODevice>

#include <memory>
#include <optional>
#include <string>

namespace ShelfHelp::Sql {

/// Gives the bytes of another device unpacked, or as they are when they are not packed.
///
/// Sequential, and never more than one chunk ahead. What was unpacked before a fault is given before the
/// fault is told. Belongs to the source's thread.
class CompressedDevice final : public QIODevice
{
    Q_DISABLE_COPY_MOVE(CompressedDevice)

public:
    static constexpr qint64 largestRatio = 100;
    static constexpr qint64 ratioFreeBytes = 64 * 1024 * 1024; ///< up to here any ratio passes

    /// The source is open for reading and outlives this.
    explicit CompressedDevice(QIODevice &source);

    /// Looks at the first bytes and opens; fails when they are not packed as `expected`.
    [[nodiscard]] Outcome start(Compression expected);

    /// Bytes of the source that have been used up, packed as they are.
    [[nodiscard]] qint64 bytesTaken() const { return m_taken; }

    /// Why reading failed, with what to do.
    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override { return m_isDone; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] Outcome readMagic();
    [[nodiscard]] qint64 readPlain(char *data, qint64 maximum);
    [[nodiscard]] qint64 readPacked(char *data, qint64 maximum);
    [[nodiscard]] bool refill();
    [[nodiscard]] std::size_t unpack(std::span<char> output);
    void judge(Decompressor::State state);
    void fail(const QString &message, const QString &remedy);

    QIODevice &m_source;
    Compression m_compression = Compression::None;
    std::unique_ptr<Decompressor> m_decompressor;
    Decompressor::State m_state = Decompressor::State::Within;
    std::string m_input;
    std::size_t m_inputBegin = 0; ///< of what is not used yet
    std::size_t m_inputEnd = 0;
    bool m_mayHoldMore = false; ///< the last step stopped for want of room, not of input
    bool m_isDone = false;
    qint64 m_taken = 0;
    qint64 m_given = 0;
    std::optional<Error> m_fault;
};

} // namespace ShelfHelp::Sql
