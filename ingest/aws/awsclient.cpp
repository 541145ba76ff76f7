// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awsclient.h"

#include "credentialchain.h"
#include "servicefault.h"

#include <QLocale>
#include <QLoggingCategory>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.ingest", QtInfoMsg)

constexpr qint64 bodyLimit = 64 * 1024 * 1024;
/// For an answer that comes slowly but steadily.
constexpr std::chrono::milliseconds transferTime = std::chrono::minutes(2);

/// Qt sends a port that is given, even the usual one; AWS leaves the usual one out of the signature.
AwsEndpoint normalised(AwsEndpoint endpoint)
{
    const int usualPort = endpoint.url.scheme() == u"https" ? 443 : 80;
    if (endpoint.url.port() == usualPort) {
        endpoint.url.setPort(-1);
    }
    if (endpoint.url.path().isEmpty()) {
        endpoint.url.setPath(u"/"_qs);
    }
    return endpoint;
}

QDateTime dateOf(const HttpAnswer &answer)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(answer.header("Date")),
                                             u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs);
    date.setTimeSpec(Qt::UTC);
    return date;
}

} // namespace

AwsClient::AwsClient(AwsEndpoint endpoint, CredentialChain &credentials, AwsSettings settings)
    : m_endpoint(normalised(std::move(endpoint)))
    , m_credentials(credentials)
    , m_settings(std::move(settings))
    , m_signer(m_endpoint.region, m_endpoint.service)
    , m_caller(m_endpoint.url, HttpCaller::Proxy::OfSystem)
{
}

Result<QByteArray> AwsClient::post(const AwsCall &call)
{
    bool mayCorrectClock = true;
    bool mayAskAgain = true;
    for (;;) {
        const Result<Credentials> credentials = m_credentials.get();
        if (!credentials.ok()) {
            return credentials.error();
        }
        Result<HttpAnswer> answer = send(call, credentials.value());
        if (!answer.ok()) {
            return answer.error();
        }
        if (answer.value().status == 200) {
            return std::move(answer).value().body;
        }
        const ServiceFault fault = readFault(answer.value());
        if (mayCorrectClock && isClockFault(fault)) {
            mayCorrectClock = false;
            if (learnClock(answer.value())) {
                continue;
            }
        }
        if (mayAskAgain && isCredentialFault(fault)) {
            mayAskAgain = false;
            qCInfo(log).noquote() << "AWS refused the credentials with" << fault.code + u"; reading"
                                  << m_credentials.source() << "again";
            m_credentials.forget();
            continue;
        }
        return errorOf(fault, {.action = call.action,
                               .host = m_endpoint.url.host(),
                               .credentialSource = m_credentials.source(),
                               .credentials = credentials.value()});
    }
}

Result<HttpAnswer> AwsClient::send(const AwsCall &call, const Credentials &credentials)
{
    UnsignedRequest request{
        .method = "POST", .url = m_endpoint.url, .headers = call.headers, .body = call.body};
    request.headers = m_signer.sign(request, credentials, m_settings.now().addSecs(m_clockOffset));
    const CallLimits limits{
        .silence = m_settings.silence + call.wait, .total = transferTime + call.wait, .bodySize = bodyLimit};
    return m_caller.call(request, limits, call.isInterruptible ? m_settings.shouldStop : StopCheck());
}

bool AwsClient::learnClock(const HttpAnswer &answer)
{
    const QDateTime date = dateOf(answer);
    if (!date.isValid()) {
        return false;
    }
    const qint64 offset = m_settings.now().secsTo(date);
    if (offset == m_clockOffset) {
        return false;
    }
    m_clockOffset = offset;
    qCWarning(log) << "the clock of this computer differs from AWS's by" << offset
                   << "seconds; allowing for it";
    return true;
}

} // namespace ShelfHelp::Ingest
