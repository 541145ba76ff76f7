// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/decode/event.h>
#include <sql/result.h>

#include <QIODevice>

#include <optional>
#include <string>
#include <string_view>

namespace ShelfHelp::Ingest {

/// One document of a file: all of a .json file, or one line of a .jsonl file.
struct InputDocument
{
    std::string_view bytes; ///< valid until the next call; of an oversize document only its beginning
    qint64 line = 0;        ///< from 1; 0 for a whole file
    qint64 size = 0;        ///< of the whole document
    bool isOversize = false;
    Digest sha256{}; ///< of the whole; set for an oversize one only
};

/// Cuts a device into documents with bounded memory, whatever its size: a document beyond the limit is
/// hashed and passed over, and only its beginning is kept.
class DocumentReader final
{
    Q_DISABLE_COPY_MOVE(DocumentReader)

public:
    enum class Format {
        Document, ///< the device holds one document
        Lines,    ///< one document per line; blank lines are passed over, unless they are oversize
        Detect,   ///< Lines if one of the first two lines is a complete object, or the first one is over the
                  ///< limit; else Document
    };

    static constexpr std::size_t documentLimit = 6 * 1024 * 1024;
    static constexpr std::size_t keptOfOversize = 1024 * 1024;

    /// The device is open for reading and outlives the reader. A document of more bytes than `limit` is
    /// oversize.
    DocumentReader(QIODevice &device, Format format, std::size_t limit = documentLimit);

    /// The next document, or nothing at the end; fails when the device cannot be read.
    [[nodiscard]] Result<std::optional<InputDocument>> next();

    /// Whether the next document has to be waited for, or at least read.
    [[nodiscard]] bool isDrained() const { return !endOfDocument(); }

    /// The caller is done with the document: gives back what a large one has taken.
    void release();

    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

private:
    [[nodiscard]] Result<bool> fill();
    [[nodiscard]] Outcome detectFormat();
    [[nodiscard]] std::optional<std::size_t> endOfDocument() const;
    [[nodiscard]] InputDocument take(std::size_t end, std::size_t separator);
    [[nodiscard]] Result<std::optional<InputDocument>> skipOversize();

    QIODevice &m_device;
    Format m_format;
    const std::size_t m_limit;
    const std::size_t m_kept;  ///< of an oversize document
    const std::size_t m_chunk; ///< read at once
    std::string m_buffer;      ///< always padded, so that the decoder need not copy
    std::string m_oversizeBeginning;
    std::size_t m_begin = 0; ///< of what is not taken yet
    std::size_t m_end = 0;
    mutable std::size_t m_searched = 0; ///< no line ends before here
    bool m_atEnd = false;
    bool m_isDone = false;
    qint64 m_line = 0;
    qint64 m_bytesRead = 0;
};

} // namespace ShelfHelp::Ingest
