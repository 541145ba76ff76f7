// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httprequestparser.h"
#include "httpserver.h"
#include "responder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace ShelfHelp::Ingest {

/// One client of HttpServer: reads a request, has it answered, sends the answer, and so on. Never reads
/// ahead of the request it is at, so a client that sends more waits in the network. Lives on the server's
/// thread.
class HttpConnection final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpConnection)

public:
    /// What is read of a client before it is its turn.
    static constexpr qsizetype readAhead = qsizetype(64) * 1024;

    /// Takes the socket over.
    HttpConnection(QTcpSocket *socket, const HttpServerOptions &options, QObject *parent);

    /// Reads what has come already.
    void start() { advance(); }

    /// It waits for its client, so it may be cut off in favour of another.
    [[nodiscard]] bool isExpendable() const;

    /// Since the client last sent or took something.
    [[nodiscard]] std::chrono::milliseconds idleTime() const;

    /// Answers end the connection from now on; ends it at once if it waits for its client.
    void closeSoon();

    void abort();

Q_SIGNALS:
    void requestReceived(const ShelfHelp::Ingest::HttpRequest &request,
                         const ShelfHelp::Ingest::Responder &responder);
    /// The client has gone; last signal.
    void finished();

private:
    enum class Phase {
        Receiving, ///< a request, or its first byte
        Answering, ///< somebody works on it
        Sending,   ///< the answer
        Draining,  ///< nothing more will be said; what the client still sends is dropped
    };

    void advance();
    void parse();
    void drain();
    void answer();
    void send(const HttpResponse &response);
    void refuse(int status, const QByteArray &why);
    void continueAfterSending();
    void enter(Phase phase);
    void noteProgress();
    void timeOut();
    void scheduleTimeOut();

    QTcpSocket *const m_socket; ///< child
    const HttpServerOptions &m_options;
    HttpRequestParser m_parser;
    QByteArray m_unparsed;  ///< read from the socket, beginning at m_parsed
    qsizetype m_parsed = 0; ///< bytes of it that the parser took
    QByteArray m_method;    ///< of the request that is being answered
    QElapsedTimer m_sinceConnected;
    QElapsedTimer m_sinceProgress;  ///< in this phase
    QElapsedTimer m_sinceBeginning; ///< of the request or the answer; invalid before its first byte
    QTimer m_timeOut;
    Phase m_phase = Phase::Receiving;
    bool m_hasAsked = false; ///< a complete request at least once
    bool m_isLast = false;   ///< this answer ends the connection
};

} // namespace ShelfHelp::Ingest
