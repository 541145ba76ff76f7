// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packing.h"

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include <memory>

namespace ShelfHelp::Tests {

QByteArray gzipped(const QByteArray &plain)
{
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        qFatal("zlib cannot be started");
    }
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(plain.size()))), '\0');
    stream.next_in = reinterpret_cast<const Bytef *>(plain.constData());
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) {
        qFatal("zlib cannot pack");
    }
    packed.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray zstandard(const QByteArray &plain, int windowLog)
{
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, windowLog);
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(plain.size()))) + 64, '\0');
    ZSTD_inBuffer in{.src = plain.constData(), .size = std::size_t(plain.size()), .pos = 0};
    ZSTD_outBuffer out{.dst = packed.data(), .size = std::size_t(packed.size()), .pos = 0};
    // Flushed before its end, the frame cannot know its size, and asks for the whole window.
    ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_flush);
    if (ZSTD_compressStream2(context.get(), &out, &in, ZSTD_e_end) != 0) {
        qFatal("zstd cannot pack");
    }
    packed.resize(qsizetype(out.pos));
    return packed;
}

} // namespace ShelfHelp::Tests
