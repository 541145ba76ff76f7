// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpmessage.h"

#include <QByteArray>

#include <chrono>
#include <functional>

namespace ShelfHelp::Tests {

/// What goes wrong with the next `count` requests that it applies to. Every arrival counts, also the one with
/// which QNetworkAccessManager by itself repeats a request whose connection was dropped: to lose a request
/// for good takes a count of 2, and of 9 for DropInHead, which it repeats more than once.
struct FakeFault
{
    enum class Kind {
        DropBefore,    ///< connection closed before the handler sees the request: nothing has changed
        DropAfter,     ///< closed after the handler ran: the change was made, the answer is lost
        DropInHead,    ///< the same in the middle of the answer's headers, which clients may take for all
        DropHalfway,   ///< the same after half of the answer's body
        Status,        ///< `status` with a page in HTML instead of the handler
        HtmlPage,      ///< 200 with a page in HTML instead of the handler, as from a captive proxy
        Redirect,      ///< 301 to `location` instead of the handler
        ProxyAuth,     ///< 407 instead of the handler
        Answer,        ///< `response` instead of the handler
        TruncatedBody, ///< the handler's answer with half of its body, framed as if it were whole
        SlowDrip,      ///< the handler's answer, one byte per write, `delay` apart
        ManyWrites,    ///< the handler's answer in writes of a few bytes
        CloseAfter,    ///< the whole answer, announced as kept alive, then the connection is closed
        Delay,         ///< the handler's answer `delay` later
        Hold,          ///< the handler's answer when FakeHttpServer::release() is called
        Chunked,       ///< the handler's answer in chunks
        Gzip,          ///< the handler's answer compressed
    };

    Kind kind;
    int count = 1;
    int status = 503;
    std::chrono::milliseconds delay{0};
    QByteArray location = "http://127.0.0.1:9/elsewhere";
    FakeResponse response = {};
    /// Which requests it is about; all when empty. Called on the server's thread.
    std::function<bool(const FakeRequest &)> appliesTo = {};
};

} // namespace ShelfHelp::Tests
