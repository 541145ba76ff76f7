// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpcaller.h"

#include <QEventLoop>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace ShelfHelp::Ingest {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds stopInterval{50};
constexpr qint64 pieceSize = 64 * 1024;

bool isThisComputer(const QString &host)
{
    return host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

QNetworkProxy proxyFor(const QUrl &url)
{
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

Error givenUp(const QUrl &url)
{
    return {.kind = ErrorKind::Cancelled, .message = u"The call to %1 was given up"_qs.arg(url.host())};
}

/// One request on its way: collects the answer, and ends it for one of four reasons.
class Exchange final
{
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    Exchange(QNetworkReply &reply, const CallLimits &limits, const StopCheck &shouldStop)
        : m_reply(reply)
        , m_limits(limits)
        , m_shouldStop(shouldStop)
    {
    }

    [[nodiscard]] Result<HttpAnswer> wait();

private:
    enum class End { OfReply, Stopped, TooLate, TooLarge };

    void end(End why);
    void read();
    [[nodiscard]] Error failure() const;
    [[nodiscard]] Error unreached(const QString &what) const;
    [[nodiscard]] Result<HttpAnswer> answer();

    QNetworkReply &m_reply;
    const CallLimits m_limits;
    const StopCheck &m_shouldStop;
    QEventLoop m_loop;
    QByteArray m_body;
    End m_end = End::OfReply;
};

Result<HttpAnswer> Exchange::wait()
{
    QTimer deadline;
    QTimer stopTimer;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &m_loop, [this] { end(End::TooLate); });
    QObject::connect(&stopTimer, &QTimer::timeout, &m_loop, [this] {
        if (m_shouldStop && m_shouldStop()) {
            end(End::Stopped);
        }
    });
    QObject::connect(&m_reply, &QNetworkReply::readyRead, &m_loop, [this] { read(); });
    QObject::connect(&m_reply, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);
    deadline.start(m_limits.total);
    stopTimer.start(stopInterval);
    if (!m_reply.isFinished()) {
        m_loop.exec();
    }
    m_reply.disconnect(&m_loop);
    if (m_end != End::OfReply) {
        m_reply.abort();
        return failure();
    }
    read();
    return m_end == End::OfReply ? answer() : failure();
}

void Exchange::end(End why)
{
    m_end = why;
    m_loop.quit();
}

void Exchange::read()
{
    if (!m_reply.isOpen()) {
        return; // after the time of silence Qt closes it
    }
    // In pieces: Qt reserves as much as is asked for, whatever there is.
    QByteArray piece;
    do {
        piece = m_reply.read(std::min(pieceSize, m_limits.bodySize + 1 - m_body.size()));
        m_body += piece;
    } while (!piece.isEmpty());
    if (m_body.size() > m_limits.bodySize) {
        end(End::TooLarge);
    }
}

Error Exchange::failure() const
{
    switch (m_end) {
    case End::Stopped:
        return givenUp(m_reply.url());
    case End::TooLate:
        return unreached(
            u"no whole answer within %1 s"_qs.arg(QString::number(double(m_limits.total.count()) / 1000)));
    case End::TooLarge:
        return unreached(u"the answer has more than %1 bytes"_qs.arg(QString::number(m_limits.bodySize)));
    case End::OfReply:
        break;
    }
    return unreached(m_reply.errorString());
}

Error Exchange::unreached(const QString &what) const
{
    ErrorKind kind = ErrorKind::Transient;
    QString remedy;
    switch (m_reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        remedy = u"Check this computer's clock and its certificates (package ca-certificates), and whether a "
                 "proxy stands in between."_qs;
        break;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        kind = ErrorKind::Blocked;
        remedy = u"The proxy wants a user name and password: give them in https_proxy."_qs;
        break;
    case QNetworkReply::HostNotFoundError:
        remedy = u"Check the network, and the region and endpoint (AWS_REGION, AWS_ENDPOINT_URL)."_qs;
        break;
    default:
        remedy = u"Check the network; otherwise this passes by itself."_qs;
    }
    return {.kind = kind,
            .message = u"%1 cannot be reached: %2"_qs.arg(m_reply.url().host(), what),
            .remedy = remedy};
}

Result<HttpAnswer> Exchange::answer()
{
    const int status = m_reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt's errors from 200 on, and some from 100 on, are but other words for a status of 400 and more.
    const bool isWhole = m_reply.error() == QNetworkReply::NoError ||
                         (status >= 400 && m_reply.error() > QNetworkReply::UnknownNetworkError);
    if (status == 0 || !isWhole) {
        if (m_reply.error() == QNetworkReply::OperationCanceledError) {
            return unreached(
                u"silent for %1 s"_qs.arg(QString::number(double(m_limits.silence.count()) / 1000)));
        }
        return failure();
    }
    HttpAnswer answer{.status = status, .body = m_body};
    for (const auto &[name, value] : m_reply.rawHeaderPairs()) {
        answer.headers.append({name, value});
    }
    return answer;
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const auto &[candidate, value] : headers) {
        if (candidate.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

HttpCaller::HttpCaller(const QUrl &url, Proxy proxy)
    : m_manager(std::make_unique<QNetworkAccessManager>())
{
    const bool isDirect = proxy == Proxy::None || isThisComputer(url.host());
    m_manager->setProxy(isDirect ? QNetworkProxy(QNetworkProxy::NoProxy) : proxyFor(url));
}

HttpCaller::~HttpCaller() = default;

Result<HttpAnswer> HttpCaller::call(const UnsignedRequest &request, const CallLimits &limits,
                                    const StopCheck &shouldStop)
{
    if (shouldStop && shouldStop()) {
        return givenUp(request.url);
    }
    const std::unique_ptr<QNetworkReply> reply(send(request, limits));
    return Exchange(*reply, limits, shouldStop).wait();
}

QNetworkReply *HttpCaller::send(const UnsignedRequest &request, const CallLimits &limits)
{
    QNetworkRequest outgoing(request.url);
    for (const auto &[name, value] : request.headers) {
        outgoing.setRawHeader(name, value);
    }
    outgoing.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("shelfhelp/" SHELFHELP_VERSION));
    outgoing.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    outgoing.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    outgoing.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    outgoing.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    outgoing.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    outgoing.setTransferTimeout(int(limits.silence.count()));
    return m_manager->sendCustomRequest(outgoing, request.method, request.body);
}

} // namespace ShelfHelp::Ingest
