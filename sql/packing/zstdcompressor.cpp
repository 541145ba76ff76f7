// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "zstdcompressor.h"

#include <zstd.h>

namespace ShelfHelp::Sql {

struct ZstdCompressor::Context
{
    struct Free
    {
        void operator()(ZSTD_CCtx *context) const { ZSTD_freeCCtx(context); }
    };

    std::unique_ptr<ZSTD_CCtx, Free> handle{ZSTD_createCCtx()};
};

ZstdCompressor::ZstdCompressor()
    : m_context(std::make_unique<Context>())
{
    if (m_context->handle) {
        ZSTD_CCtx_setParameter(m_context->handle.get(), ZSTD_c_checksumFlag, 1);
    }
}

ZstdCompressor::~ZstdCompressor() = default;

QByteArray ZstdCompressor::add(QByteArrayView plain)
{
    return pack(plain, false);
}

QByteArray ZstdCompressor::finish()
{
    return pack({}, true);
}

QByteArray ZstdCompressor::pack(QByteArrayView plain, bool isEnd)
{
    if (!m_context->handle) {
        return {};
    }
    ZSTD_inBuffer in{.src = plain.data(), .size = std::size_t(plain.size()), .pos = 0};
    QByteArray packed(""); // empty, and not null
    QByteArray piece(qsizetype(ZSTD_CStreamOutSize()), Qt::Uninitialized);
    while (true) {
        ZSTD_outBuffer out{.dst = piece.data(), .size = std::size_t(piece.size()), .pos = 0};
        const std::size_t left =
            ZSTD_compressStream2(m_context->handle.get(), &out, &in, isEnd ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left) != 0) {
            return {};
        }
        packed.append(piece.constData(), qsizetype(out.pos));
        if (isEnd ? left == 0 : in.pos == in.size) {
            return packed;
        }
    }
}

} // namespace ShelfHelp::Sql
