// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httprequestparser.h"
#include "listenaddress.h"
#include "requestguard.h"
#include "responder.h"

#include <sql/result.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QTcpServer;
class QTcpSocket;

namespace ShelfHelp::Ingest {

class HttpConnection;

struct HttpServerOptions
{
    HttpLimits limits;
    int connectionLimit = 16;
    /// How long a client may send nothing, or take nothing of its answer.
    std::chrono::milliseconds idleLimit = std::chrono::seconds(10);
    /// How long a client may take to send a request, and to take its answer.
    std::chrono::milliseconds totalLimit = std::chrono::seconds(30);
    /// How long a client that has its last answer may go on sending before it is cut off.
    std::chrono::milliseconds lingerLimit = std::chrono::seconds(2);
    /// How long a newcomer may take to send its first request before it may have to make room for another.
    std::chrono::milliseconds newcomerGrace{5};
    /// A secret that every request has to bring; must be there to listen beyond this machine.
    QByteArray token;
};

/// A small, strict HTTP/1.1 server for programs of this machine; requestguard.h says who is turned away.
///
/// The requests of one connection are handled one after the other. Beyond the limit of connections the
/// idlest of those that wait for their client makes room; where all are being answered, newcomers wait.
/// A client that closes its sending side before it has its answer counts as gone. Lives on one thread,
/// where the handler is called and its responders are used.
class HttpServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpServer)

public:
    using Handler = std::function<void(const HttpRequest &, Responder)>;

    explicit HttpServer(Handler handler, HttpServerOptions options = {}, QObject *parent = nullptr);
    /// Cuts all connections off.
    ~HttpServer() override;

    /// Once; the first address is a must, the others only if the machine has them.
    [[nodiscard]] Outcome listen(const ListenAddress &address);

    /// Listens no more, closes what waits, and lets requests that are being answered finish.
    void close();

    /// The port listened on; 0 if none.
    [[nodiscard]] quint16 port() const { return m_guard.port; }

    /// The addresses listened on.
    [[nodiscard]] const QList<QHostAddress> &addresses() const { return m_guard.addresses; }

    [[nodiscard]] qsizetype connectionCount() const { return m_connections.size(); }

Q_SIGNALS:
    /// The last connection is gone after close().
    void closed();

private:
    [[nodiscard]] Outcome listenOn(const QHostAddress &address, quint16 port);
    [[nodiscard]] Outcome listenOnOthers(const QList<QHostAddress> &addresses);
    void stopListening();
    void admit();
    [[nodiscard]] bool makeRoom();
    void adopt(QTcpSocket *socket);
    void forget(HttpConnection *connection);
    void handle(const HttpRequest &request, const Responder &responder, HttpConnection &connection);

    const Handler m_handler;
    const HttpServerOptions m_options;
    GuardOptions m_guard;
    QList<QTcpServer *> m_listeners;       ///< children
    QList<HttpConnection *> m_connections; ///< children
    QTimer m_retry;                        ///< looks for room again while newcomers wait
    bool m_isClosing = false;
};

} // namespace ShelfHelp::Ingest
