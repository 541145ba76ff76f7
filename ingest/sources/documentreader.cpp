// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "documentreader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::size_t largestChunk = 256 * 1024;
constexpr std::size_t padding = 64; ///< at least what the JSON reader may read behind a text

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A line that is an object from its first to its last character: the mark of JSON Lines.
bool isWholeObject(std::string_view line)
{
    const std::size_t first = line.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return false;
    }
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    return last > first && line[first] == '{' && line[last] == '}';
}

std::string_view behindFirstLine(std::string_view text)
{
    const std::size_t end = text.find('\n');
    return end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
}

/// Two lines are complete, and there is more than the first.
bool knowsTwoLines(std::string_view text)
{
    return std::ranges::count(text, '\n') >= 2 && !isBlank(behindFirstLine(text));
}

/// Of an oversize document only the beginning is here: that it is blank says nothing of the rest.
bool isWorthTelling(const InputDocument &document)
{
    return document.isOversize || !isBlank(document.bytes);
}

Digest digestOf(const QCryptographicHash &hash)
{
    const QByteArray bytes = hash.result();
    Digest digest{};
    std::copy_n(bytes.cbegin(), digest.size(), digest.begin());
    return digest;
}

} // namespace

DocumentReader::DocumentReader(QIODevice &device, Format format, std::size_t limit)
    : m_device(device)
    , m_format(format)
    , m_limit(limit)
    , m_kept(std::min(limit, keptOfOversize))
    , m_chunk(std::min(limit, largestChunk))
{
}

Result<std::optional<InputDocument>> DocumentReader::next()
{
    if (Outcome detected = detectFormat(); !detected.ok()) {
        return detected.error();
    }
    while (!m_isDone) {
        if (const std::optional<std::size_t> end = endOfDocument()) {
            InputDocument document = take(*end, 1);
            if (isWorthTelling(document)) {
                return std::optional(document);
            }
            continue;
        }
        if (m_end - m_begin > m_limit) {
            return skipOversize();
        }
        if (m_atEnd) {
            m_isDone = true;
            const InputDocument last = take(m_end, 0);
            // A file of one document is one even when it is empty; lines end with the last newline.
            if (m_format == Format::Document || isWorthTelling(last)) {
                return std::optional(last);
            }
            break;
        }
        if (Result<bool> filled = fill(); !filled.ok()) {
            return filled.error();
        }
    }
    return std::optional<InputDocument>();
}

/// Reads another chunk behind what is there. The buffer never holds more than the limit and two chunks.
Result<bool> DocumentReader::fill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_searched -= std::min(m_searched, m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_buffer.size() < m_end + m_chunk + padding) {
        m_buffer.resize(std::max(m_buffer.size() * 2, m_end + m_chunk + padding));
    }
    const qint64 count = m_device.read(m_buffer.data() + m_end, m_chunk);
    if (count < 0) {
        return Error{.kind = ErrorKind::Blocked,
                     .message = u"Reading failed after %1 bytes: %2"_qs.arg(QString::number(m_bytesRead),
                                                                            m_device.errorString())};
    }
    m_atEnd = count == 0 && m_device.atEnd();
    m_end += std::size_t(count);
    m_bytesRead += count;
    return count > 0;
}

/// Judges what a document may hold and one byte more, however the bytes come: so the answer is that of the
/// file.
Outcome DocumentReader::detectFormat()
{
    if (m_format != Format::Detect) {
        return success();
    }
    const auto seen = [this] { return std::string_view(m_buffer.data(), std::min(m_end, m_limit + 1)); };
    while (!m_atEnd && m_end <= m_limit && !knowsTwoLines(seen())) {
        if (Result<bool> filled = fill(); !filled.ok()) {
            return filled.error();
        }
    }
    if (seen().size() > m_limit && seen().find('\n') == std::string_view::npos) {
        // Too large, whichever it is: as a line it does not take the lines behind it with it.
        m_format = Format::Lines;
        return success();
    }
    const std::size_t firstEnd = std::min(seen().find('\n'), seen().size());
    const std::string_view rest = behindFirstLine(seen());
    const bool isLines = !isBlank(rest) && (isWholeObject(seen().substr(0, firstEnd)) ||
                                            isWholeObject(rest.substr(0, rest.find('\n'))));
    m_format = isLines ? Format::Lines : Format::Document;
    return success();
}

std::optional<std::size_t> DocumentReader::endOfDocument() const
{
    if (m_format != Format::Lines) {
        return std::nullopt;
    }
    const std::size_t from = std::max(m_begin, m_searched);
    if (from >= m_end) {
        return std::nullopt;
    }
    const void *newline = std::memchr(m_buffer.data() + from, '\n', m_end - from);
    if (newline == nullptr) {
        m_searched = m_end;
        return std::nullopt;
    }
    return std::size_t(static_cast<const char *>(newline) - m_buffer.data());
}

void DocumentReader::release()
{
    if (m_begin == m_end && m_buffer.size() > 4 * m_chunk) {
        m_buffer = std::string();
        m_begin = m_end = m_searched = 0;
    }
}

InputDocument DocumentReader::take(std::size_t end, std::size_t separator)
{
    const std::size_t begin = m_begin;
    m_begin = end + separator;
    if (m_format == Format::Lines) {
        ++m_line;
    }
    InputDocument document{
        .bytes = {m_buffer.data() + begin, end - begin}, .line = m_line, .size = qint64(end - begin)};
    if (document.bytes.size() > m_limit) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArrayView(document.bytes.data(), qsizetype(document.bytes.size())));
        document.isOversize = true;
        document.sha256 = digestOf(hash);
        document.bytes = document.bytes.substr(0, m_kept);
    }
    return document;
}

/// Hashes to the end of the document, chunk by chunk.
Result<std::optional<InputDocument>> DocumentReader::skipOversize()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    m_oversizeBeginning.assign(m_buffer.data() + m_begin, m_kept);
    qint64 size = 0;
    for (;;) {
        const std::size_t end = endOfDocument().value_or(m_end);
        hash.addData(QByteArrayView(m_buffer.data() + m_begin, qsizetype(end - m_begin)));
        size += qint64(end - m_begin);
        const bool isComplete = end < m_end || (m_atEnd && end == m_end);
        m_begin = end < m_end ? end + 1 : end;
        if (isComplete) {
            break;
        }
        if (Result<bool> filled = fill(); !filled.ok()) {
            return filled.error();
        }
    }
    if (m_format == Format::Lines) {
        ++m_line;
    } else {
        m_isDone = true; // else the nothing behind it would pass for an empty document
    }
    return std::optional(InputDocument{.bytes = m_oversizeBeginning,
                                       .line = m_line,
                                       .size = size,
                                       .isOversize = true,
                                       .sha256 = digestOf(hash)});
}

} // namespace ShelfHelp::Ingest
