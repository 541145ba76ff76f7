// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpconnection.h"

#include "packing.h"

#include <QTimer>

#include <utility>

namespace ShelfHelp::Tests {

namespace {

using Kind = FakeFault::Kind;

constexpr qsizetype fewBytes = 7;

/// The answer of a fault that takes the handler's place.
std::optional<FakeResponse> insteadOfHandler(const FakeFault &fault)
{
    const QByteArray page =
        "<!DOCTYPE html><html><body><h1>" + reasonPhrase(fault.status) + "</h1></body></html>\n";
    switch (fault.kind) {
    case Kind::Status:
        return FakeResponse{.status = fault.status, .body = page, .contentType = "text/html"};
    case Kind::HtmlPage:
        return FakeResponse{.body = "<!DOCTYPE html><html><body>Please log in.</body></html>\n",
                            .contentType = "text/html"};
    case Kind::Redirect:
        return FakeResponse{.status = 301, .contentType = {}, .headers = {{"Location", fault.location}}};
    case Kind::ProxyAuth:
        return FakeResponse{.status = 407,
                            .body = page,
                            .contentType = "text/html",
                            .headers = {{"Proxy-Authenticate", "Basic realm=\"proxy\""}}};
    case Kind::Answer:
        return fault.response;
    default:
        return std::nullopt;
    }
}

FakeResponse changed(FakeResponse response, const FakeFault &fault)
{
    if (fault.kind == Kind::TruncatedBody) {
        response.body.truncate(response.body.size() / 2);
    } else if (fault.kind == Kind::Chunked) {
        response.chunked = true;
    } else if (fault.kind == Kind::Gzip) {
        response.body = gzipped(response.body);
        response.headers.emplaceBack("Content-Encoding", "gzip");
    }
    return response;
}

} // namespace

/// The exchange that handlers see; outlives the connection when a handler keeps it.
class FakeHttpConnection::Exchange final : public FakeExchange
{
public:
    Exchange(FakeRequest request, FakeHttpConnection *connection)
        : m_request(std::move(request))
        , m_connection(connection)
    {
    }

    [[nodiscard]] const FakeRequest &request() const override { return m_request; }

    void answer(const FakeResponse &response) override
    {
        if (FakeHttpConnection *connection = std::exchange(m_connection, nullptr)) {
            connection->answer(response);
        }
    }

    [[nodiscard]] bool isAbandoned() const override { return m_isAbandoned; }

    void abandon()
    {
        m_connection = nullptr;
        m_isAbandoned = true;
    }

private:
    const FakeRequest m_request;
    FakeHttpConnection *m_connection; ///< null once answered or abandoned
    bool m_isAbandoned = false;
};

FakeHttpConnection::FakeHttpConnection(QTcpSocket *socket, FakeHttpHooks hooks, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_hooks(std::move(hooks))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &FakeHttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        if (m_exchange) {
            m_exchange->abandon();
        }
        deleteLater();
    });
}

FakeHttpConnection::~FakeHttpConnection()
{
    m_socket->disconnect(this);
    if (m_exchange) {
        m_exchange->abandon();
    }
}

bool FakeHttpConnection::is(Kind kind) const
{
    return m_fault && m_fault->kind == kind;
}

void FakeHttpConnection::read()
{
    m_reader.append(m_socket->readAll());
    if (m_exchange) {
        return; // pipelined: its turn comes when this one is answered
    }
    FakeHttpReader::State state = m_reader.advance();
    if (state == FakeHttpReader::State::ExpectsContinue) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        state = m_reader.advance();
    }
    if (state == FakeHttpReader::State::Complete) {
        begin(m_reader.take());
    } else if (state == FakeHttpReader::State::Broken) {
        m_socket->write(toWire({.status = 400}, false));
        drop();
    }
}

void FakeHttpConnection::begin(FakeRequest request)
{
    m_fault = m_hooks.arrived(request);
    m_keepsAlive = request.header("Connection").toLower() != "close";
    m_exchange = std::make_shared<Exchange>(std::move(request), this);
    if (is(Kind::DropBefore)) {
        drop();
        return;
    }
    const auto instead = m_fault ? insteadOfHandler(*m_fault) : std::nullopt;
    if (instead) {
        m_exchange->answer(*instead);
        return;
    }
    const std::shared_ptr<Exchange> exchange = m_exchange; // stays, though its answer ends the request
    m_hooks.handle(exchange);
}

void FakeHttpConnection::answer(const FakeResponse &response)
{
    if (is(Kind::DropAfter)) {
        drop();
    } else if (is(Kind::Hold)) {
        m_held = response;
    } else if (is(Kind::Delay)) {
        QTimer::singleShot(m_fault->delay, this, [this, response] { send(response); });
    } else {
        send(response);
    }
}

void FakeHttpConnection::release()
{
    if (m_held) {
        send(*std::exchange(m_held, std::nullopt));
    }
}

void FakeHttpConnection::send(const FakeResponse &response)
{
    const QByteArray wire = toWire(m_fault ? changed(response, *m_fault) : response, m_keepsAlive);
    if (is(Kind::SlowDrip)) {
        write(wire, 1);
    } else if (is(Kind::ManyWrites)) {
        write(wire, fewBytes);
    } else if (is(Kind::DropInHead)) {
        m_socket->write(wire.left(wire.indexOf("Connection")));
        drop();
    } else if (is(Kind::DropHalfway)) {
        m_socket->write(wire.chopped((response.body.size() + 1) / 2));
        drop();
    } else {
        write(wire, wire.size());
    }
}

void FakeHttpConnection::write(QByteArray wire, qsizetype pieceSize)
{
    m_unwritten = std::move(wire);
    m_pieceSize = pieceSize;
    writePiece();
}

/// Each piece in a turn of the event loop of its own, and flushed, so that it travels alone.
void FakeHttpConnection::writePiece()
{
    m_socket->write(m_unwritten.left(m_pieceSize));
    m_socket->flush();
    m_unwritten.remove(0, m_pieceSize);
    if (m_unwritten.isEmpty()) {
        finish();
    } else {
        QTimer::singleShot(m_fault->delay, this, &FakeHttpConnection::writePiece);
    }
}

void FakeHttpConnection::finish()
{
    if (!m_keepsAlive || is(Kind::CloseAfter)) {
        drop();
        return;
    }
    m_exchange.reset();
    m_fault.reset();
    QMetaObject::invokeMethod(this, &FakeHttpConnection::read, Qt::QueuedConnection);
}

/// Sends what was written and closes; a client that waits for more sees the end of the stream.
void FakeHttpConnection::drop()
{
    m_socket->disconnectFromHost();
}

void FakeHttpConnection::closeIfIdle()
{
    if (!m_exchange) {
        drop();
    }
}

void FakeHttpConnection::abort()
{
    m_socket->abort();
}

} // namespace ShelfHelp::Tests
