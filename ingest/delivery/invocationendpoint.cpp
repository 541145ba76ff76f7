// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invocationendpoint.h"

#include <ingest/http/httpresponse.h>

namespace ShelfHelp::Ingest {

namespace {

constexpr std::chrono::seconds pulseInterval{5};

/// /2015-03-31/functions/NAME/invocations
bool isInvocation(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    return parts.size() == 5 && parts[0].isEmpty() && parts[1] == "2015-03-31" && parts[2] == "functions" &&
           !parts[3].isEmpty() && parts[4] == "invocations";
}

HttpResponse wrongMethod(const QByteArray &allowed)
{
    HttpResponse response = errorResponse(405, "this path takes " + allowed + " only");
    response.headers.add("Allow", allowed);
    return response;
}

bool isReading(const HttpRequest &request)
{
    return request.method == "GET" || request.method == "HEAD";
}

} // namespace

InvocationEndpoint::InvocationEndpoint(EventHandler &handler, Deliverer &deliverer,
                                       std::chrono::milliseconds timeLimit, std::function<bool()> shouldStop)
    : m_handler(handler)
    , m_deliverer(deliverer)
    , m_timeLimit(timeLimit)
    , m_shouldStop(std::move(shouldStop))
{
    connect(&m_pulse, &QTimer::timeout, this, &InvocationEndpoint::askDatabase);
    m_pulse.start(pulseInterval);
}

void InvocationEndpoint::handle(const HttpRequest &request, const Responder &responder)
{
    if (isInvocation(request.path)) {
        if (request.method != "POST") {
            responder.respond(wrongMethod("POST"));
            return;
        }
        m_waiting.push_back({request.body, responder});
        // Later: the loop that waits for the database must not run inside the connection's own slot.
        QMetaObject::invokeMethod(this, &InvocationEndpoint::handleWaiting, Qt::QueuedConnection);
    } else if (request.path != "/health" && request.path != "/metrics") {
        responder.respond(
            errorResponse(404, "there are /2015-03-31/functions/function/invocations, /health and /metrics"));
    } else if (!isReading(request)) {
        responder.respond(wrongMethod("GET"));
    } else if (request.path == "/health") {
        responder.respond(health());
    } else {
        responder.respond({.contentType = "text/plain; version=0.0.4; charset=utf-8",
                           .body = prometheusText(m_deliverer.counts())});
    }
}

/// While one is handled the event loop goes on, and further ones may come in: they find it busy and wait.
void InvocationEndpoint::handleWaiting()
{
    if (m_isBusy) {
        return;
    }
    m_isBusy = true;
    while (!m_waiting.empty()) {
        const Waiting waiting = std::move(m_waiting.front());
        m_waiting.pop_front();
        // What is not begun when a stop comes would make it wait too long.
        waiting.responder.respond(m_shouldStop && m_shouldStop()
                                      ? errorResponse(503, "this server is stopping")
                                      : invoke(waiting.event));
    }
    m_isBusy = false;
}

void InvocationEndpoint::askDatabase()
{
    if (m_isBusy) {
        return; // and will know
    }
    m_isBusy = true;
    // Tells the deliverer's counts, which health() reads.
    (void)m_deliverer.ensureReady(
        {.deadline = std::chrono::steady_clock::now() + pulseInterval, .shouldStop = m_shouldStop});
    m_isBusy = false;
    handleWaiting();
}

HttpResponse InvocationEndpoint::invoke(const QByteArray &event)
{
    const InvocationAnswer answer =
        m_handler.handle({.event = event,
                          .requestId = QString::number(++m_invocations),
                          .deadline = std::chrono::steady_clock::now() + m_timeLimit});
    if (answer.isTimedOut) {
        const double seconds = double(m_timeLimit.count()) / 1000;
        return {.contentType = "text/plain; charset=utf-8",
                .body = "Task timed out after " + QByteArray::number(seconds, 'f', 2) + " seconds"};
    }
    if (const auto *error = std::get_if<FunctionError>(&answer.content)) {
        HttpResponse response{.body = toJson(*error)};
        response.headers.add("X-Amz-Function-Error", "Unhandled");
        return response;
    }
    return {.body = std::get<QByteArray>(answer.content)};
}

HttpResponse InvocationEndpoint::health() const
{
    const bool isUp = m_deliverer.counts().isDatabaseUp;
    return {.status = isUp ? 200 : 503,
            .body = isUp ? R"({"status":"ok"})" : R"({"status":"the database does not answer"})"};
}

} // namespace ShelfHelp::Ingest
