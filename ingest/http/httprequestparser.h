// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httpframing.h"
#include "httprequest.h"

namespace ShelfHelp::Ingest {

/// What a request may cost.
struct HttpLimits
{
    qsizetype head = qsizetype(64) * 1024; ///< bytes of request line, headers and trailers
    int headerLines = 100;                 ///< headers and trailers
    qsizetype body = qsizetype(6) * 1024 * 1024;
};

/// Reads the requests of one connection from bytes that come in any pieces: how they are cut changes nothing.
/// No I/O. Never holds more than one request, of at most the limits' size. Any thread, one at a time.
class HttpRequestParser final
{
public:
    enum class State {
        NeedMore,      ///< everything was taken; the request is not complete
        WantsContinue, ///< the client waits for "100 Continue" before it sends the body; go on feeding then
        Request,       ///< takeRequest() has one
        Refused,       ///< refusal() tells why; nothing that follows can be understood
    };

    explicit HttpRequestParser(HttpLimits limits = {});

    /// Takes from the front of `bytes` what belongs to this request, and leaves what follows it. Takes
    /// nothing while a request waits to be taken.
    [[nodiscard]] State feed(QByteArrayView &bytes);

    /// The complete request; the next feed() begins another.
    [[nodiscard]] HttpRequest takeRequest();

    [[nodiscard]] const HttpRefusal &refusal() const { return m_refusal; }

    /// Memory for what was read and not yet taken.
    [[nodiscard]] qsizetype bytesHeld() const;

private:
    enum class Phase { RequestLine, HeaderLine, Body, ChunkSize, ChunkData, ChunkEnd, TrailerLine };

    [[nodiscard]] bool isHead() const;
    [[nodiscard]] qsizetype lineLimit() const;
    void refuse(const HttpRefusal &refusal);
    void refuseLongLine();
    void takeLine(QByteArrayView &bytes);
    void readLine(QByteArrayView line);
    void readStart(QByteArrayView line);
    void readHeader(QByteArrayView line, HttpHeaders &headers);
    void finishHead();
    void readChunkSize(QByteArrayView line);
    void takeBody(QByteArrayView &bytes);
    void growBody(qsizetype size);

    const HttpLimits m_limits;
    State m_state = State::NeedMore;
    Phase m_phase = Phase::RequestLine;
    HttpRequest m_request;
    HttpFraming m_framing;
    HttpRefusal m_refusal;
    QByteArray m_line;              ///< the beginning of a line whose end has not come
    qsizetype m_headBytes = 0;      ///< of complete lines
    qsizetype m_extensionBytes = 0; ///< of chunk sizes, beyond the digits
    int m_headerLines = 0;
    qint64 m_remaining = 0; ///< bytes of the body, or of this chunk
};

} // namespace ShelfHelp::Ingest
