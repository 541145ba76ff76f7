// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httprequestparser.h"

#include "httpsyntax.h"

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

constexpr qsizetype chunkLineLimit = 4096;
constexpr qsizetype lineEndSize = 2;
constexpr qsizetype smallestBody = 4096;

} // namespace

HttpRequestParser::HttpRequestParser(HttpLimits limits)
    : m_limits(limits)
{
}

HttpRequestParser::State HttpRequestParser::feed(QByteArrayView &bytes)
{
    if (m_state == State::WantsContinue) {
        m_state = State::NeedMore;
    }
    while (m_state == State::NeedMore && !bytes.isEmpty()) {
        if (m_phase == Phase::Body || m_phase == Phase::ChunkData) {
            takeBody(bytes);
        } else {
            takeLine(bytes);
        }
    }
    if (m_state == State::Refused) {
        bytes = {};
    }
    return m_state;
}

HttpRequest HttpRequestParser::takeRequest()
{
    HttpRequest request = std::exchange(m_request, {});
    m_state = State::NeedMore;
    m_phase = Phase::RequestLine;
    m_framing = {};
    m_headBytes = 0;
    m_extensionBytes = 0;
    m_headerLines = 0;
    m_remaining = 0;
    return request;
}

qsizetype HttpRequestParser::bytesHeld() const
{
    return m_line.capacity() + m_request.body.capacity() + m_headBytes;
}

bool HttpRequestParser::isHead() const
{
    return m_phase == Phase::RequestLine || m_phase == Phase::HeaderLine || m_phase == Phase::TrailerLine;
}

qsizetype HttpRequestParser::lineLimit() const
{
    if (isHead()) {
        return m_limits.head - m_headBytes;
    }
    return m_phase == Phase::ChunkSize ? chunkLineLimit : lineEndSize;
}

void HttpRequestParser::refuse(const HttpRefusal &refusal)
{
    m_refusal = refusal;
    m_state = State::Refused;
    m_request = {};
    m_line = {};
}

void HttpRequestParser::refuseLongLine()
{
    switch (m_phase) {
    case Phase::RequestLine:
        return refuse({414, "The request line is too long"});
    case Phase::ChunkSize:
        return refuse({400, "The size of a chunk is malformed"});
    case Phase::ChunkEnd:
        return refuse({400, "A chunk is longer than its size"});
    default:
        return refuse({431, "The headers are too long"});
    }
}

/// The length is judged before the content: else the answer would depend on how the bytes were cut.
void HttpRequestParser::takeLine(QByteArrayView &bytes)
{
    const qsizetype newline = bytes.indexOf('\n');
    const qsizetype size = newline < 0 ? bytes.size() : newline + 1;
    if (m_line.size() + size > lineLimit()) {
        return refuseLongLine();
    }
    m_line.append(bytes.first(size));
    bytes = bytes.sliced(size);
    if (newline < 0) {
        return;
    }
    const QByteArray line = std::exchange(m_line, {});
    if (!line.endsWith("\r\n")) {
        return refuse({400, "A line does not end with CR LF"});
    }
    m_headBytes += isHead() ? line.size() : 0;
    readLine(QByteArrayView(line).chopped(lineEndSize));
}

void HttpRequestParser::readLine(QByteArrayView line)
{
    HttpHeaders trailers;
    switch (m_phase) {
    case Phase::RequestLine:
        return readStart(line);
    case Phase::HeaderLine:
        return line.isEmpty() ? finishHead() : readHeader(line, m_request.headers);
    case Phase::TrailerLine:
        if (line.isEmpty()) {
            m_state = State::Request;
            return;
        }
        return readHeader(line, trailers);
    case Phase::ChunkSize:
        return readChunkSize(line);
    default: // the end of a chunk; a longer line has been refused
        m_phase = Phase::ChunkSize;
    }
}

/// Empty lines before a request are what is left of a sloppy client's body before (RFC 9112 §2.2).
void HttpRequestParser::readStart(QByteArrayView line)
{
    if (line.isEmpty()) {
        return;
    }
    m_phase = Phase::HeaderLine;
    if (const auto refusal = readRequestLine(line, m_request)) {
        refuse(*refusal);
    }
}

void HttpRequestParser::readHeader(QByteArrayView line, HttpHeaders &headers)
{
    if (++m_headerLines > m_limits.headerLines) {
        return refuse({431, "There are too many headers"});
    }
    if (const auto refusal = readHeaderLine(line, headers)) {
        refuse(*refusal);
    }
}

void HttpRequestParser::finishHead()
{
    if (const auto refusal = readFraming(m_request, m_framing)) {
        return refuse(*refusal);
    }
    if (m_framing.length > m_limits.body) {
        return refuse({413, "The body is too large"});
    }
    m_remaining = m_framing.length;
    m_phase = m_framing.isChunked ? Phase::ChunkSize : Phase::Body;
    if (m_framing.wantsContinue) {
        m_state = State::WantsContinue;
    } else if (!m_framing.isChunked && m_remaining == 0) {
        m_state = State::Request;
    }
}

void HttpRequestParser::readChunkSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArrayView digits = semicolon < 0 ? line : withoutBlanks(line.first(semicolon));
    const std::optional<qint64> size = hexadecimalNumber(digits);
    m_extensionBytes += line.size() - digits.size();
    if (!size || !line.startsWith(digits) || !isFieldText(line) || m_extensionBytes > m_limits.head) {
        return refuse({400, "The size of a chunk is malformed"});
    }
    if (*size > m_limits.body - m_request.body.size()) {
        return refuse({413, "The body is too large"});
    }
    m_remaining = *size;
    m_phase = *size > 0 ? Phase::ChunkData : Phase::TrailerLine;
}

void HttpRequestParser::takeBody(QByteArrayView &bytes)
{
    const auto size = qsizetype(std::min<qint64>(m_remaining, bytes.size()));
    growBody(size);
    m_request.body.append(bytes.first(size));
    bytes = bytes.sliced(size);
    m_remaining -= size;
    if (m_remaining > 0) {
        return;
    }
    if (m_framing.isChunked) {
        m_phase = Phase::ChunkEnd;
    } else {
        m_state = State::Request;
    }
}

/// Twice as much each time, but never beyond the limit; and nothing on the mere promise of a long body.
void HttpRequestParser::growBody(qsizetype size)
{
    QByteArray &body = m_request.body;
    const qsizetype needed = body.size() + size;
    if (needed > body.capacity()) {
        const qsizetype most = m_framing.isChunked ? m_limits.body : qsizetype(m_framing.length);
        body.reserve(std::min(most, std::max({needed, 2 * body.capacity(), smallestBody})));
    }
}

} // namespace ShelfHelp::Ingest
