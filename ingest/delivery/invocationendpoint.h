// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliverer.h"
#include "eventhandler.h"

#include <ingest/http/httprequest.h>
#include <ingest/http/responder.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace ShelfHelp::Ingest {

/// Answers like the invocation endpoint of AWS's Runtime Interface Emulator, and tells how it is:
///
/// POST /2015-03-31/functions/NAME/invocations   an event as the queue sends it, for any NAME
/// GET  /health                                  200 while the database answers, else 503
/// GET  /metrics                                 counts, for Prometheus
///
/// Invocations are handled one after the other, as a Lambda function does; the others are answered meanwhile.
/// Belongs to the server's thread.
class InvocationEndpoint final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InvocationEndpoint)

public:
    /// Both outlive the endpoint. Asks the database for a sign of life every few seconds. An invocation that
    /// takes longer than the time limit is answered without its outcome, as Lambda does.
    InvocationEndpoint(EventHandler &handler, Deliverer &deliverer, std::chrono::milliseconds timeLimit,
                       std::function<bool()> shouldStop);

    void handle(const HttpRequest &request, const Responder &responder);

    /// Asks for a sign of life, and waits for it some seconds at most. Before the first one /health says that
    /// the database does not answer.
    void askDatabase();

    [[nodiscard]] bool isBusy() const { return m_isBusy; }

private:
    struct Waiting
    {
        QByteArray event;
        Responder responder;
    };

    void handleWaiting();
    [[nodiscard]] HttpResponse invoke(const QByteArray &event);
    [[nodiscard]] HttpResponse health() const;

    EventHandler &m_handler;
    Deliverer &m_deliverer;
    const std::chrono::milliseconds m_timeLimit;
    const std::function<bool()> m_shouldStop;
    std::deque<Waiting> m_waiting;
    QTimer m_pulse;
    bool m_isBusy = false;
    qint64 m_invocations = 0;
};

} // namespace ShelfHelp::Ingest
