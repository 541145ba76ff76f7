// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpserver.h"

#include "httpconnection.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

constexpr int backlog = 256;
constexpr int attemptsForOnePort = 16;
constexpr std::chrono::milliseconds retryInterval{5};

/// Holds one newcomer at a time for the server, of whom little is read meanwhile.
class Listener final : public QTcpServer
{
    Q_DISABLE_COPY_MOVE(Listener)

public:
    explicit Listener(QObject *parent)
        : QTcpServer(parent)
    {
        setProxy(QNetworkProxy::NoProxy);
        setListenBacklogSize(backlog);
        setMaxPendingConnections(1);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *const socket = new QTcpSocket(this);
        socket->setReadBufferSize(HttpConnection::readAhead);
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }
};

Error cannotListen(const QTcpServer &listener, const QHostAddress &address, quint16 port)
{
    const QString place = hostText(address) + u':' + QString::number(port);
    if (listener.serverError() == QAbstractSocket::AddressInUseError) {
        return {ErrorKind::Blocked, u"Cannot listen on %1: another program does already"_qs.arg(place),
                u"Stop that program (\"ss -ltnp\" names it), or choose another port; port 0 takes any "
                "free one."_qs};
    }
    return {ErrorKind::Blocked, u"Cannot listen on %1: %2"_qs.arg(place, listener.errorString()),
            u"Choose an address of this machine and a port above 1023."_qs};
}

} // namespace

HttpServer::HttpServer(Handler handler, HttpServerOptions options, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_options(std::move(options))
{
    m_guard.token = m_options.token;
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HttpServer::admit);
}

/// Before the members that they use, the handler with its responders among them.
HttpServer::~HttpServer()
{
    qDeleteAll(std::exchange(m_connections, {}));
}

Outcome HttpServer::listen(const ListenAddress &address)
{
    if (!address.isLoopback() && m_options.token.isEmpty()) {
        return Error{ErrorKind::Usage,
                     u"Other machines could reach %1, and there is no token to keep them out"_qs.arg(
                         hostText(address.addresses.first())),
                     u"Listen on localhost, or set a token that clients have to bring."_qs};
    }
    // A port that is free at the first address may be taken at the second one.
    const int attempts = address.port == 0 ? attemptsForOnePort : 1;
    Outcome listening = success();
    for (int i = 0; i < attempts; ++i) {
        listening = listenOn(address.addresses.first(), address.port);
        if (!listening.ok()) {
            return listening;
        }
        listening = listenOnOthers(address.addresses.sliced(1));
        if (listening.ok()) {
            return listening;
        }
        stopListening();
    }
    return listening;
}

Outcome HttpServer::listenOn(const QHostAddress &address, quint16 port)
{
    auto *const listener = new Listener(this);
    if (!listener->listen(address, port)) {
        const Error error = cannotListen(*listener, address, port);
        const QAbstractSocket::SocketError reason = listener->serverError();
        delete listener;
        const bool isMissing = reason == QAbstractSocket::SocketAddressNotAvailableError ||
                               reason == QAbstractSocket::UnsupportedSocketOperationError;
        return isMissing && !m_listeners.isEmpty() ? success() : error;
    }
    connect(listener, &QTcpServer::newConnection, this, &HttpServer::admit);
    connect(listener, &QTcpServer::acceptError, this, [listener] {
        qCWarning(log).noquote() << "cannot accept a connection:" << listener->errorString();
    });
    m_listeners.append(listener);
    m_guard.port = listener->serverPort();
    m_guard.addresses.append(address);
    return success();
}

Outcome HttpServer::listenOnOthers(const QList<QHostAddress> &addresses)
{
    for (const QHostAddress &address : addresses) {
        if (Outcome listening = listenOn(address, m_guard.port); !listening.ok()) {
            return listening;
        }
    }
    return success();
}

void HttpServer::stopListening()
{
    for (QTcpServer *const listener : std::exchange(m_listeners, {})) {
        listener->close();
        listener->deleteLater();
    }
    m_guard.addresses.clear();
    m_guard.port = 0;
}

void HttpServer::close()
{
    m_isClosing = true;
    stopListening();
    const QList<HttpConnection *> connections = m_connections;
    for (HttpConnection *const connection : connections) {
        connection->closeSoon();
    }
    if (connections.isEmpty()) {
        Q_EMIT closed();
    }
}

void HttpServer::admit()
{
    for (QTcpServer *const listener : m_listeners) {
        while (listener->hasPendingConnections()) {
            if (!makeRoom()) {
                m_retry.start(retryInterval);
                return;
            }
            adopt(listener->nextPendingConnection());
        }
    }
}

bool HttpServer::makeRoom()
{
    if (m_connections.size() < m_options.connectionLimit) {
        return true;
    }
    HttpConnection *idlest = nullptr;
    for (HttpConnection *const connection : m_connections) {
        if (connection->isExpendable() && (!idlest || connection->idleTime() > idlest->idleTime())) {
            idlest = connection;
        }
    }
    if (!idlest) {
        return false;
    }
    idlest->abort();
    forget(idlest);
    return true;
}

void HttpServer::adopt(QTcpSocket *socket)
{
    if (socket->state() != QAbstractSocket::ConnectedState) {
        socket->deleteLater();
        return;
    }
    auto *const connection = new HttpConnection(socket, m_options, this);
    m_connections.append(connection);
    connect(connection, &HttpConnection::requestReceived, this,
            [this, connection](const HttpRequest &request, const Responder &responder) {
                handle(request, responder, *connection);
            });
    connect(connection, &HttpConnection::finished, this, [this, connection] { forget(connection); });
    connection->start();
}

/// May come twice: the one that is cut off says so itself.
void HttpServer::forget(HttpConnection *connection)
{
    if (!m_connections.removeOne(connection)) {
        return;
    }
    connection->deleteLater();
    if (m_isClosing && m_connections.isEmpty()) {
        Q_EMIT closed();
    }
}

void HttpServer::handle(const HttpRequest &request, const Responder &responder, HttpConnection &connection)
{
    if (const std::optional<HttpResponse> refusal = refuse(request, m_guard)) {
        qCDebug(log) << "refused a request with status" << refusal->status;
        connection.closeSoon();
        responder.respond(*refusal);
        return;
    }
    m_handler(request, responder);
}

} // namespace ShelfHelp::Ingest
