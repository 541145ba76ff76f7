// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeruntimeapi.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QHash>
#include <QMutex>
#include <QRegularExpression>
#include <QUuid>
#include <QWaitCondition>

#include <algorithm>
#include <functional>
#include <utility>

namespace ShelfHelp::Tests {

namespace {

const QByteArray base = "/2018-06-01/runtime/";

bool isFor(const FakeRequest &request, const QByteArray &beginning)
{
    return request.path().startsWith(QByteArray(base + beginning));
}

FakeResponse accepted()
{
    return {.status = 202, .body = R"({"status":"OK"})"};
}

FakeResponse refused(int status, const QByteArray &message, const QByteArray &type)
{
    return {.status = status, .body = R"({"errorMessage":")" + message + R"(","errorType":")" + type + "\"}"};
}

/// What is posted to the path below the base.
std::optional<RecordedAnswer::Kind> kindOf(const QList<QByteArray> &parts)
{
    if (parts == QList<QByteArray>{"init", "error"}) {
        return RecordedAnswer::Kind::InitError;
    }
    if (parts.size() != 3 || parts.at(0) != "invocation") {
        return std::nullopt;
    }
    if (parts.at(2) == "response") {
        return RecordedAnswer::Kind::Response;
    }
    return parts.at(2) == "error" ? std::optional(RecordedAnswer::Kind::Error) : std::nullopt;
}

FakeResponse delivered(const FakeInvocation &invocation)
{
    const qint64 deadline = QDateTime::currentMSecsSinceEpoch() + invocation.deadline.count();
    return {.body = invocation.event,
            .headers = {{"Lambda-Runtime-Aws-Request-Id", invocation.requestId},
                        {"Lambda-Runtime-Deadline-Ms", QByteArray::number(deadline)},
                        {"Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn},
                        {"Lambda-Runtime-Trace-Id", invocation.traceId}}};
}

} // namespace

QByteArray RecordedAnswer::errorType() const
{
    const QByteArray sent = FakeRequest{.headers = headers}.header("Lambda-Runtime-Function-Error-Type");
    static const QRegularExpression form(u"\\A(Runtime|Function)\\.[A-Z][A-Za-z]+\\z"_qs);
    return form.match(QString::fromLatin1(sent)).hasMatch() ? sent : QByteArray("Runtime.Unknown");
}

/// The API's state; all of it under `mutex`, but the exchange, which the server's thread alone answers.
class FakeRuntimeApi::Core final
{
    Q_DISABLE_COPY_MOVE(Core)

public:
    Core()
    {
        server.setLateHandler([this](const std::shared_ptr<FakeExchange> &exchange) { handle(exchange); });
    }

    void handle(const std::shared_ptr<FakeExchange> &exchange);
    /// Gives the next event to the function when there are both; on the server's thread, without the mutex.
    void handOut();
    /// Waits for something that the server's thread brings about; called and judged under the mutex.
    [[nodiscard]] bool waitFor(const std::function<bool()> &isDone, std::chrono::milliseconds timeout) const;
    [[nodiscard]] std::optional<RecordedAnswer> firstAccepted(RecordedAnswer::Kind kind,
                                                              const QByteArray &id) const;
    [[nodiscard]] std::optional<RecordedAnswer> firstAccepted(const QByteArray &id) const;

    mutable QMutex mutex;
    mutable QWaitCondition hasChanged;
    QList<FakeInvocation> invocations; ///< not handed out yet
    QHash<QByteArray, bool> answered;  ///< by the request id of what was handed out
    QList<RecordedAnswer> answers;
    std::shared_ptr<FakeExchange> waiting; ///< the function's `next`
    FakeHttpServer server;                 ///< its thread ends first

private:
    [[nodiscard]] FakeResponse take(const FakeRequest &request);
    [[nodiscard]] FakeResponse takeInitError() const;
    [[nodiscard]] FakeResponse takeAnswer(const RecordedAnswer &answer);
};

void FakeRuntimeApi::Core::handle(const std::shared_ptr<FakeExchange> &exchange)
{
    const FakeRequest &request = exchange->request();
    if (request.method == "GET" && isFor(request, "invocation/next")) {
        QMutexLocker lock(&mutex);
        waiting = exchange;
        hasChanged.wakeAll();
        lock.unlock();
        handOut();
    } else if (request.method == "POST") {
        exchange->answer(take(request));
    } else {
        exchange->answer({.status = 404});
    }
}

void FakeRuntimeApi::Core::handOut()
{
    QMutexLocker lock(&mutex);
    if (waiting && waiting->isAbandoned()) {
        waiting.reset();
    }
    if (!waiting || invocations.isEmpty()) {
        return;
    }
    const FakeInvocation invocation = invocations.takeFirst();
    answered.insert(invocation.requestId, false);
    const auto exchange = std::exchange(waiting, nullptr);
    lock.unlock();
    exchange->answer(delivered(invocation));
}

/// Records what was posted before it is answered.
FakeResponse FakeRuntimeApi::Core::take(const FakeRequest &request)
{
    const QList<QByteArray> parts = request.path().mid(base.size()).split('/');
    const auto kind = kindOf(parts);
    if (!request.path().startsWith(base) || !kind) {
        return {.status = 404};
    }
    const bool isInitError = kind == RecordedAnswer::Kind::InitError;
    RecordedAnswer answer{.kind = *kind,
                          .requestId = isInitError ? QByteArray() : parts.at(1),
                          .body = request.body,
                          .headers = request.headers};
    const QMutexLocker lock(&mutex);
    const FakeResponse response = isInitError ? takeInitError() : takeAnswer(answer);
    answer.status = response.status;
    answers.append(answer);
    hasChanged.wakeAll();
    return response;
}

FakeResponse FakeRuntimeApi::Core::takeInitError() const
{
    const bool hasBegun = !answered.isEmpty();
    return hasBegun ? refused(403, "State transition from Running to InitError is not allowed",
                              "InvalidStateTransition")
                    : accepted();
}

FakeResponse FakeRuntimeApi::Core::takeAnswer(const RecordedAnswer &answer)
{
    const auto state = answered.find(answer.requestId);
    if (state == answered.end()) {
        return refused(400, "Invalid request ID", "InvalidRequestID");
    }
    if (*state) {
        return refused(403, "State transition from Ready to InvocationResponse is not allowed",
                       "InvalidStateTransition");
    }
    if (answer.body.size() > maximumAnswer) {
        return refused(413, "Exceeded maximum allowed payload size (6291556 bytes).",
                       "RequestEntityTooLarge");
    }
    *state = true;
    return accepted();
}

bool FakeRuntimeApi::Core::waitFor(const std::function<bool()> &isDone,
                                   std::chrono::milliseconds timeout) const
{
    const QDeadlineTimer deadline(timeout);
    while (!isDone()) {
        if (!hasChanged.wait(&mutex, deadline)) {
            return isDone();
        }
    }
    return true;
}

std::optional<RecordedAnswer> FakeRuntimeApi::Core::firstAccepted(RecordedAnswer::Kind kind,
                                                                  const QByteArray &id) const
{
    const auto found = std::ranges::find_if(answers, [&](const RecordedAnswer &answer) {
        return answer.kind == kind && answer.requestId == id && answer.status == 202;
    });
    return found == answers.end() ? std::nullopt : std::optional(*found);
}

std::optional<RecordedAnswer> FakeRuntimeApi::Core::firstAccepted(const QByteArray &id) const
{
    const auto response = firstAccepted(RecordedAnswer::Kind::Response, id);
    return response ? response : firstAccepted(RecordedAnswer::Kind::Error, id);
}

FakeRuntimeApi::FakeRuntimeApi()
    : m_core(std::make_unique<Core>())
{
}

FakeRuntimeApi::~FakeRuntimeApi()
{
    m_core->server.stop();
}

QString FakeRuntimeApi::address() const
{
    return u"127.0.0.1:%1"_qs.arg(m_core->server.port());
}

QByteArray FakeRuntimeApi::enqueue(const FakeInvocation &invocation)
{
    FakeInvocation identified = invocation;
    if (identified.requestId.isEmpty()) {
        identified.requestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    }
    const QMutexLocker lock(&m_core->mutex);
    m_core->invocations.append(identified);
    m_core->server.post([core = m_core.get()] { core->handOut(); });
    return identified.requestId;
}

bool FakeRuntimeApi::isWaiting() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->waiting != nullptr;
}

bool FakeRuntimeApi::waitUntilWaiting(std::chrono::milliseconds timeout) const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->waitFor([this] { return m_core->waiting != nullptr; }, timeout);
}

std::optional<RecordedAnswer> FakeRuntimeApi::waitForAnswer(const QByteArray &requestId,
                                                            std::chrono::milliseconds timeout) const
{
    const QMutexLocker lock(&m_core->mutex);
    static_cast<void>(m_core->waitFor([&] { return m_core->firstAccepted(requestId).has_value(); }, timeout));
    return m_core->firstAccepted(requestId);
}

std::optional<RecordedAnswer> FakeRuntimeApi::waitForInitError(std::chrono::milliseconds timeout) const
{
    const auto find = [this] { return m_core->firstAccepted(RecordedAnswer::Kind::InitError, {}); };
    const QMutexLocker lock(&m_core->mutex);
    static_cast<void>(m_core->waitFor([&find] { return find().has_value(); }, timeout));
    return find();
}

QList<RecordedAnswer> FakeRuntimeApi::answers() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->answers;
}

void FakeRuntimeApi::scriptNext(FakeFault fault)
{
    fault.appliesTo = [](const FakeRequest &request) { return isFor(request, "invocation/next"); };
    m_core->server.script(std::move(fault));
}

void FakeRuntimeApi::scriptAnswer(FakeFault fault)
{
    fault.appliesTo = [](const FakeRequest &request) { return request.method == "POST"; };
    m_core->server.script(std::move(fault));
}

FakeHttpServer &FakeRuntimeApi::http()
{
    return m_core->server;
}

} // namespace ShelfHelp::Tests
