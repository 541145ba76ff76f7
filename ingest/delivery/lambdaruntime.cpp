// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lambdaruntime.h"

#include <QDateTime>
#include <QLoggingCategory>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.delivery", QtInfoMsg)

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Frozen as it may be meanwhile, nobody is to give up waiting for the next invocation.
constexpr CallLimits nextLimits{.silence = std::chrono::hours(24 * 14),
                                .total = std::chrono::hours(24 * 14),
                                .bodySize = 16 * 1024 * 1024};
constexpr CallLimits postLimits{
    .silence = std::chrono::seconds(10), .total = std::chrono::seconds(20), .bodySize = 64 * 1024};
constexpr milliseconds usualTimeout = std::chrono::seconds(3); ///< Lambda's own, where it tells none

/// The header is a moment in milliseconds since 1970; waiting needs a clock that nobody sets.
steady_clock::time_point deadlineOf(const HttpAnswer &invocation)
{
    bool isNumber = false;
    const qint64 moment = invocation.header("Lambda-Runtime-Deadline-Ms").toLongLong(&isNumber);
    const milliseconds left(moment - QDateTime::currentMSecsSinceEpoch());
    return steady_clock::now() + (isNumber ? left : usualTimeout);
}

bool isAccepted(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

LambdaRuntime::LambdaRuntime(const QString &address, StopCheck shouldStop)
    : m_base(u"http://"_qs + address + u"/2018-06-01/runtime/"_qs)
    , m_shouldStop(std::move(shouldStop))
    , m_caller(m_base, HttpCaller::Proxy::None)
{
}

void LambdaRuntime::reportInitError(const FunctionError &error)
{
    if (const Outcome posted = post(u"init/error"_qs, toJson(error), error.type.toLatin1()); !posted.ok()) {
        qCCritical(log).noquote() << "the start's failure could not be reported:" << posted.error().toText();
    }
}

Outcome LambdaRuntime::run(const Handle &handle)
{
    while (!m_shouldStop()) {
        const Result<HttpAnswer> invocation = next();
        if (!invocation.ok()) {
            return invocation.error().kind == ErrorKind::Cancelled ? success() : Outcome(invocation.error());
        }
        if (Outcome served = serve(invocation.value(), handle); !served.ok()) {
            return served;
        }
    }
    return success();
}

Result<HttpAnswer> LambdaRuntime::next()
{
    Result<HttpAnswer> answer =
        m_caller.call(request("GET", u"invocation/next"_qs), nextLimits, m_shouldStop);
    if (!answer.ok() || isAccepted(answer.value().status)) {
        return answer;
    }
    return Error{.message =
                     u"The Runtime API answered the call for the next invocation with status %1"_qs.arg(
                         QString::number(answer.value().status)),
                 .remedy = u"The service starts the function anew."_qs};
}

Outcome LambdaRuntime::serve(const HttpAnswer &invocation, const Handle &handle)
{
    // What the function calls may look for it there.
    qputenv("_X_AMZN_TRACE_ID", invocation.header("Lambda-Runtime-Trace-Id"));
    const QString id = QString::fromUtf8(invocation.header("Lambda-Runtime-Aws-Request-Id"));
    const InvocationAnswer answer =
        handle({.event = invocation.body, .requestId = id, .deadline = deadlineOf(invocation)});
    const QString path = u"invocation/%1/"_qs.arg(id);
    if (const auto *error = std::get_if<FunctionError>(&answer.content)) {
        qCWarning(log).noquote() << u"request %1: %2: %3"_qs.arg(id, error->type, error->message);
        return post(path + u"error"_qs, toJson(*error), error->type.toLatin1());
    }
    return post(path + u"response"_qs, std::get<QByteArray>(answer.content));
}

/// An answer that is refused concerns one invocation, which the queue will send again. So does one that was
/// sent twice because its connection broke: the second is refused.
Outcome LambdaRuntime::post(const QString &path, const QByteArray &body, const QByteArray &errorType)
{
    UnsignedRequest post = request("POST", path);
    post.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("application/json")));
    if (!errorType.isEmpty()) {
        post.headers.append(qMakePair(QByteArray("Lambda-Runtime-Function-Error-Type"), errorType));
    }
    post.body = body;
    const Result<HttpAnswer> answer = m_caller.call(post, postLimits, {});
    if (!answer.ok()) {
        return answer.error();
    }
    if (!isAccepted(answer.value().status)) {
        qCWarning(log).noquote() << u"the Runtime API refused %1 with status %2"_qs.arg(
            path, QString::number(answer.value().status));
    }
    return success();
}

UnsignedRequest LambdaRuntime::request(const QByteArray &method, const QString &path) const
{
    return {.method = method, .url = m_base.resolved(QUrl(path))};
}

} // namespace ShelfHelp::Ingest
