// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpfault.h"
#include "fakehttpmessage.h"
#include "patience.h"

#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace ShelfHelp::Tests {

/// One request and the right to answer it, at once or later. Lives and is used on the server's thread only.
class FakeExchange
{
    Q_DISABLE_COPY_MOVE(FakeExchange)

public:
    virtual ~FakeExchange() = default;

    [[nodiscard]] virtual const FakeRequest &request() const = 0;

    /// The first call counts; without effect when the client has gone.
    virtual void answer(const FakeResponse &response) = 0;

    /// Whether the client has closed its connection, so that nobody will read an answer.
    [[nodiscard]] virtual bool isAbandoned() const = 0;

protected:
    FakeExchange() = default;
};

/// A small HTTP/1.1 server on 127.0.0.1 for tests: records every request, has a handler answer it, and goes
/// wrong as it is told to.
///
/// Works on a thread of its own from the constructor to the destructor; the handler runs there. All members
/// may be called from any thread, also while a handler runs. Ends the program when it cannot listen.
class FakeHttpServer final
{
    Q_DISABLE_COPY_MOVE(FakeHttpServer)

public:
    using Handler = std::function<FakeResponse(const FakeRequest &)>;
    using LateHandler = std::function<void(const std::shared_ptr<FakeExchange> &)>;

    /// Listens at once; a port of 0 is any free one. Until there is a handler every answer is 404.
    explicit FakeHttpServer(quint16 port = 0);
    ~FakeHttpServer();

    void setHandler(Handler handler);

    /// A handler that may keep the exchange and answer it later.
    void setLateHandler(LateHandler handler);

    /// Without path: `http://127.0.0.1:4711`.
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const;

    /// Appends a fault; of several that apply to a request the oldest with a count left is used.
    void script(FakeFault fault);
    /// Forgets the faults whose count is not used up.
    void clearFaults();
    /// Lets the answers go that FakeFault::Kind::Hold keeps.
    void release();

    /// Closes all connections and refuses new ones until resume(), which listens on the same port. These
    /// three wait for the server's thread, so a handler may not call them.
    void suspend();
    void resume();
    /// Closes the connections that wait for their next request, as servers do after a while.
    void closeIdleConnections();

    /// Ends the server's thread and with it all connections, for good; the destructor does so too.
    void stop();

    /// All requests so far in order of arrival, also those that were dropped.
    [[nodiscard]] QList<FakeRequest> requests() const;
    void clearRequests();
    /// How many connections were accepted so far.
    [[nodiscard]] int connectionCount() const;
    /// How many stand. Once a client that died is not among them, all that it had sent has been dealt with.
    /// Waits for the server's thread, as suspend() does.
    [[nodiscard]] int openConnections() const;
    /// Waits until `count` requests have come since the last clearRequests(); false when that took too long.
    /// Blocks the calling thread, so the client must live on another one or in another process.
    [[nodiscard]] bool
    waitForRequests(qsizetype count,
                    std::chrono::milliseconds timeout = std::chrono::milliseconds(patience)) const;

    /// Runs a function on the server's thread, later when called from there.
    void post(const std::function<void()> &function);
    /// The same after a while; dropped at the destruction of the server.
    void postLater(std::chrono::milliseconds delay, const std::function<void()> &function);

private:
    class Core;

    std::unique_ptr<Core> m_core;
};

} // namespace ShelfHelp::Tests
