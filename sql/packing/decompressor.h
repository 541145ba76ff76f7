// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace ShelfHelp::Sql {

/// How the bytes of an input are packed.
enum class Compression {
    Detect, ///< its first bytes tell
    None,
    Gzip,
    Zstd,
};

/// What a way of packing goes by.
struct Packing
{
    Compression compression;
    QString name;
    QString ending; ///< of a file's name, with its dot
};

/// All that can be unpacked.
[[nodiscard]] const QList<Packing> &packings();

/// For one that can be unpacked.
[[nodiscard]] const Packing &packingOf(Compression compression);

/// What the first bytes tell, at most magicSize of them; never Detect.
[[nodiscard]] Compression compressionOfMagic(std::string_view beginning);

inline constexpr std::size_t magicSize = 4;

/// Unpacks a stream of bytes step by step, with bounded memory: one gzip member or zstd frame after another.
class Decompressor
{
public:
    enum class State {
        Between,  ///< a member is complete: the stream may end here
        Within,   ///< more input has to come
        Damaged,  ///< cannot go on
        TooLarge, ///< a zstd frame asks for more memory than it is given
    };

    struct Step
    {
        std::size_t consumed = 0;
        std::size_t produced = 0;
        State state = State::Within;
    };

    Decompressor() = default;
    Decompressor(const Decompressor &) = delete;
    Decompressor &operator=(const Decompressor &) = delete;
    virtual ~Decompressor() = default;

    /// Unpacks what fits; what was produced is good even when the state is not. A step that neither consumes
    /// nor produces keeps the state of the one before.
    [[nodiscard]] virtual Step step(std::span<const char> input, std::span<char> output) = 0;
};

/// For one of packings(); null when there is no memory for it.
[[nodiscard]] std::unique_ptr<Decompressor> makeDecompressor(Compression compression);

} // namespace ShelfHelp::Sql
