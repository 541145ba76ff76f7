// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpmessage.h"

#include <QByteArray>

namespace ShelfHelp::Tests {

/// Puts requests together from the bytes of one connection, in whatever pieces they come. No I/O.
class FakeHttpReader final
{
public:
    enum class State {
        NeedsMore,       ///< the request is not complete yet
        ExpectsContinue, ///< the client waits for a 100 Continue; said once per request
        Complete,        ///< take() it
        Broken,          ///< this is no HTTP/1.1; nothing will come of it
    };

    void append(const QByteArray &bytes) { m_buffer += bytes; }

    /// Reads as far as the bytes go.
    [[nodiscard]] State advance();

    /// The request that is complete; what follows it stays for the next one.
    [[nodiscard]] FakeRequest take();

private:
    enum class Part { Head, Body, Chunks, End };

    [[nodiscard]] State readHead();
    [[nodiscard]] bool readStartLine(const QByteArray &line);
    [[nodiscard]] bool readBody();
    [[nodiscard]] State readChunk();

    QByteArray m_buffer; ///< what has not been read yet
    FakeRequest m_request;
    Part m_part = Part::Head;
    qsizetype m_bodySize = 0;
};

} // namespace ShelfHelp::Tests
