// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpconnection.h"

#include <QPointer>
#include <QTcpSocket>

#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace ShelfHelp::Ingest {

using std::chrono::milliseconds;

namespace {

constexpr auto stalledFactor = 10; // of the idle limit, for a client that takes nothing of its answer

milliseconds elapsed(const QElapsedTimer &timer)
{
    return milliseconds(timer.isValid() ? timer.elapsed() : 0);
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpServerOptions &options, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_options(options)
    , m_parser(options.limits)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timeOut.setSingleShot(true);
    connect(&m_timeOut, &QTimer::timeout, this, &HttpConnection::timeOut);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::advance);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::finished);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::continueAfterSending);
    m_sinceConnected.start();
    enter(Phase::Receiving);
}

bool HttpConnection::isExpendable() const
{
    switch (m_phase) {
    case Phase::Receiving:
        return m_hasAsked || elapsed(m_sinceConnected) >= m_options.newcomerGrace;
    case Phase::Answering:
        return false;
    case Phase::Sending:
        return idleTime() >= m_options.idleLimit / stalledFactor;
    case Phase::Draining:
        return true;
    }
    Q_UNREACHABLE();
}

milliseconds HttpConnection::idleTime() const
{
    return elapsed(m_sinceProgress);
}

void HttpConnection::closeSoon()
{
    m_isLast = true;
    if (m_phase == Phase::Receiving) {
        abort();
    }
}

/// Emits finished() unless the client has gone already.
void HttpConnection::abort()
{
    m_timeOut.stop();
    m_socket->abort();
}

void HttpConnection::advance()
{
    if (m_phase == Phase::Draining) {
        return drain();
    }
    while (m_phase == Phase::Receiving) {
        if (m_parsed == m_unparsed.size()) {
            m_unparsed = m_socket->read(readAhead);
            m_parsed = 0;
            if (m_unparsed.isEmpty()) {
                return;
            }
            noteProgress();
        }
        parse();
    }
}

void HttpConnection::parse()
{
    QByteArrayView rest = QByteArrayView(m_unparsed).sliced(m_parsed);
    const HttpRequestParser::State state = m_parser.feed(rest);
    m_parsed = m_unparsed.size() - rest.size();
    switch (state) {
    case HttpRequestParser::State::NeedMore:
        return;
    case HttpRequestParser::State::WantsContinue:
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case HttpRequestParser::State::Request:
        return answer();
    case HttpRequestParser::State::Refused:
        return refuse(m_parser.refusal().status, m_parser.refusal().why);
    }
}

/// The signal comes last: whoever answers at once changes the phase.
void HttpConnection::answer()
{
    const HttpRequest request = m_parser.takeRequest();
    m_method = request.method;
    m_hasAsked = true;
    m_isLast = m_isLast || !request.keepAlive;
    enter(Phase::Answering);
    const QPointer<HttpConnection> self(this);
    Q_EMIT requestReceived(request, Responder([self](const HttpResponse &response) {
                               if (self) {
                                   self->send(response);
                               }
                           }));
}

void HttpConnection::send(const HttpResponse &response)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    enter(Phase::Sending);
    m_socket->write(toBytes(response, m_method, m_isLast ? ConnectionEnd::Close : ConnectionEnd::KeepAlive));
}

/// After it nothing can be understood any more, or is wanted.
void HttpConnection::refuse(int status, const QByteArray &why)
{
    m_isLast = true;
    m_method.clear();
    send(errorResponse(status, why));
}

/// What follows in the same connection is taken up from the event loop, however many requests there are.
void HttpConnection::continueAfterSending()
{
    if (m_phase != Phase::Sending) {
        return;
    }
    noteProgress();
    if (m_socket->bytesToWrite() > 0) {
        return;
    }
    enter(m_isLast ? Phase::Draining : Phase::Receiving);
    if (m_isLast) {
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    }
    advance();
}

/// Closing a socket with unread input resets the connection, and with it may go the answer that the client
/// has not read yet. So the client closes first, or has had the time for it.
void HttpConnection::drain()
{
    m_unparsed.clear();
    m_parsed = 0;
    std::array<char, 16384> dropped;
    while (m_socket->read(dropped.data(), dropped.size()) > 0) {
    }
}

void HttpConnection::enter(Phase phase)
{
    m_phase = phase;
    m_sinceProgress.start();
    m_sinceBeginning.invalidate();
    scheduleTimeOut();
}

void HttpConnection::noteProgress()
{
    m_sinceProgress.start();
    if (!m_sinceBeginning.isValid()) {
        m_sinceBeginning.start();
    }
    scheduleTimeOut();
}

void HttpConnection::scheduleTimeOut()
{
    switch (m_phase) {
    case Phase::Answering:
        return m_timeOut.stop();
    case Phase::Draining:
        return m_timeOut.start(m_options.lingerLimit);
    default:
        m_timeOut.start(std::clamp(m_options.totalLimit - elapsed(m_sinceBeginning), milliseconds(0),
                                   m_options.idleLimit));
    }
}

/// Only a client that has begun a request is told.
void HttpConnection::timeOut()
{
    if (m_phase == Phase::Receiving && m_sinceBeginning.isValid()) {
        return refuse(408, "The request took too long to come");
    }
    abort();
}

} // namespace ShelfHelp::Ingest
