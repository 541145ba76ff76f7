// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decompressor.h"

#define ZLIB_CONST // else zlib asks for input it may write to
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>

namespace ShelfHelp::Sql {

namespace {

constexpr int gzipOnly = 16 + MAX_WBITS; ///< zlib's way to ask for gzip, not for its own format
constexpr int largestWindowLog = 27;     ///< 128 MiB, what the zstd program allows, too

class GzipDecompressor final : public Decompressor
{
public:
    GzipDecompressor()
        : m_isReady(inflateInit2(&m_stream, gzipOnly) == Z_OK)
    {
    }

    GzipDecompressor(const GzipDecompressor &) = delete;
    GzipDecompressor &operator=(const GzipDecompressor &) = delete;

    ~GzipDecompressor() override { inflateEnd(&m_stream); }

    [[nodiscard]] bool isReady() const { return m_isReady; }

    [[nodiscard]] Step step(std::span<const char> input, std::span<char> output) override
    {
        if (m_state == State::Between) {
            if (input.empty()) {
                return {.state = m_state};
            }
            inflateReset(&m_stream);
        }
        m_stream.next_in = reinterpret_cast<const Bytef *>(input.data());
        m_stream.avail_in = uInt(input.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(output.data());
        m_stream.avail_out = uInt(output.size());
        m_state = stateOf(inflate(&m_stream, Z_NO_FLUSH));
        return {.consumed = input.size() - m_stream.avail_in,
                .produced = output.size() - m_stream.avail_out,
                .state = m_state};
    }

private:
    static State stateOf(int answer)
    {
        switch (answer) {
        case Z_STREAM_END:
            return State::Between;
        case Z_OK:
        case Z_BUF_ERROR: // nothing to do without more input or room
            return State::Within;
        default:
            return State::Damaged;
        }
    }

    z_stream m_stream{};
    State m_state = State::Within;
    const bool m_isReady;
};

class ZstdDecompressor final : public Decompressor
{
public:
    ZstdDecompressor()
    {
        m_isReady =
            m_context != nullptr &&
            ZSTD_isError(ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, largestWindowLog)) == 0;
    }

    [[nodiscard]] bool isReady() const { return m_isReady; }

    [[nodiscard]] Step step(std::span<const char> input, std::span<char> output) override
    {
        ZSTD_inBuffer in{.src = input.data(), .size = input.size(), .pos = 0};
        ZSTD_outBuffer out{.dst = output.data(), .size = output.size(), .pos = 0};
        const std::size_t answer = ZSTD_decompressStream(m_context.get(), &out, &in);
        // Between two frames it asks for the next one, whether there is one or not.
        if (ZSTD_isError(answer) != 0 || in.pos > 0 || out.pos > 0) {
            m_state = stateOf(answer);
        }
        return {.consumed = in.pos, .produced = out.pos, .state = m_state};
    }

private:
    static State stateOf(std::size_t answer)
    {
        if (ZSTD_isError(answer) == 0) {
            return answer == 0 ? State::Between : State::Within;
        }
        return ZSTD_getErrorCode(answer) == ZSTD_error_frameParameter_windowTooLarge ? State::TooLarge
                                                                                     : State::Damaged;
    }

    struct Free
    {
        void operator()(ZSTD_DCtx *context) const { ZSTD_freeDCtx(context); }
    };

    std::unique_ptr<ZSTD_DCtx, Free> m_context{ZSTD_createDCtx()};
    State m_state = State::Within;
    bool m_isReady = false;
};

template <typename Kind>
std::unique_ptr<Decompressor> makeReady()
{
    auto decompressor = std::make_unique<Kind>();
    return decompressor->isReady() ? std::move(decompressor) : nullptr;
}

} // namespace

const QList<Packing> &packings()
{
    static const QList<Packing> all{
        {Compression::Gzip, u"gzip"_qs, u".gz"_qs},
        {Compression::Zstd, u"zstd"_qs, u".zst"_qs},
    };
    return all;
}

const Packing &packingOf(Compression compression)
{
    return *std::ranges::find(packings(), compression, &Packing::compression);
}

Compression compressionOfMagic(std::string_view beginning)
{
    using namespace std::string_view_literals;
    if (beginning.starts_with("\x1f\x8b"sv)) {
        return Compression::Gzip;
    }
    const bool isSkippable = beginning.size() >= magicSize && (beginning[0] & '\xf0') == '\x50' &&
                             beginning.substr(1).starts_with("\x2a\x4d\x18"sv); // pzstd begins with one
    return isSkippable || beginning.starts_with("\x28\xb5\x2f\xfd"sv) ? Compression::Zstd : Compression::None;
}

std::unique_ptr<Decompressor> makeDecompressor(Compression compression)
{
    switch (compression) {
    case Compression::Gzip:
        return makeReady<GzipDecompressor>();
    case Compression::Zstd:
        return makeReady<ZstdDecompressor>();
    case Compression::Detect:
    case Compression::None:
        break;
    }
    return nullptr;
}

} // namespace ShelfHelp::Sql
