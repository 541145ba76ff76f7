// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpfault.h"
#include "fakehttpreader.h"
#include "fakehttpserver.h"

#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

/// What a connection asks of its server.
struct FakeHttpHooks
{
    /// Records an arrival: gives it its number and the fault that befalls it.
    std::function<std::optional<FakeFault>(FakeRequest &)> arrived;
    FakeHttpServer::LateHandler handle;
};

/// One client's connection, on the server's thread: reads requests one after the other, has each answered
/// before it looks at the next, and carries out what goes wrong. Deletes itself with its socket's end.
class FakeHttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FakeHttpConnection)

public:
    /// Becomes the owner of the socket.
    FakeHttpConnection(QTcpSocket *socket, FakeHttpHooks hooks, QObject *parent);
    ~FakeHttpConnection() override;

    /// Lets an answer go that was held.
    void release();
    /// Closes it when no request is being answered.
    void closeIfIdle();
    /// Closes it at once.
    void abort();

private:
    class Exchange;

    void read();
    void begin(FakeRequest request);
    void answer(const FakeResponse &response);
    void send(const FakeResponse &response);
    void write(QByteArray wire, qsizetype pieceSize);
    void writePiece();
    void finish();
    void drop();
    [[nodiscard]] bool is(FakeFault::Kind kind) const;

    QTcpSocket *m_socket; ///< a child
    FakeHttpHooks m_hooks;
    FakeHttpReader m_reader;
    std::shared_ptr<Exchange> m_exchange; ///< the request being answered
    std::optional<FakeFault> m_fault;     ///< what befalls it
    std::optional<FakeResponse> m_held;
    QByteArray m_unwritten;
    qsizetype m_pieceSize = 0;
    bool m_keepsAlive = true;
};

} // namespace ShelfHelp::Tests
