// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>

namespace ShelfHelp::Sql {

/// Packs a stream of bytes into one zstd frame with a checksum, step by step, with bounded memory.
class ZstdCompressor final
{
    Q_DISABLE_COPY_MOVE(ZstdCompressor)

public:
    ZstdCompressor();
    ~ZstdCompressor();

    /// What of the packed bytes is ready, perhaps nothing; null (isNull()) when there is no memory.
    [[nodiscard]] QByteArray add(QByteArrayView plain);
    /// The rest; nothing may be added afterwards.
    [[nodiscard]] QByteArray finish();

private:
    struct Context;
    [[nodiscard]] QByteArray pack(QByteArrayView plain, bool isEnd);

    std::unique_ptr<Context> m_context;
};

} // namespace ShelfHelp::Sql
