// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakeclient.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkProxy>

namespace ShelfHelp::Tests {

namespace {

QNetworkRequest requestFor(const QUrl &url, const FakeHeaders &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    for (const auto &header : headers) {
        request.setRawHeader(header.first, header.second);
    }
    return request;
}

ClientAnswer wait(QNetworkReply *reply)
{
    const std::unique_ptr<QNetworkReply> owned(reply);
    return answerOf(*owned);
}

} // namespace

QJsonObject ClientAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString ClientAnswer::refusal() const
{
    if (status == 200) {
        return {};
    }
    const QString type = json().value(u"__type").toString();
    return type.mid(type.indexOf(u'#') + 1) + u": " + json().value(u"message").toString();
}

QByteArray ClientAnswer::header(const QByteArray &name) const
{
    return FakeRequest{.headers = headers}.header(name);
}

ClientAnswer answerOf(QNetworkReply &reply)
{
    QEventLoop loop;
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply.isFinished()) {
        loop.exec();
    }
    ClientAnswer answer{.error = reply.error(),
                        .status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                        .body = reply.readAll()};
    for (const QNetworkReply::RawHeaderPair &header : reply.rawHeaderPairs()) {
        answer.headers.emplaceBack(header.first, header.second);
    }
    return answer;
}

FakeClient::FakeClient()
{
    m_manager.setProxy(QNetworkProxy::NoProxy);
}

ClientAnswer FakeClient::get(const QUrl &url, const FakeHeaders &headers)
{
    return wait(m_manager.get(requestFor(url, headers)));
}

ClientAnswer FakeClient::put(const QUrl &url, const FakeHeaders &headers)
{
    return wait(m_manager.put(requestFor(url, headers), QByteArray()));
}

ClientAnswer FakeClient::post(const QUrl &url, const QByteArray &body, const FakeHeaders &headers)
{
    return wait(m_manager.post(requestFor(url, headers), body));
}

FakeHeaders FakeClient::signedHeaders(const QUrl &endpoint, const QByteArray &body, const QByteArray &service,
                                      const FakeHeaders &headers) const
{
    FakeRequest request{.method = "POST", .target = "/", .headers = headers, .body = body};
    signRequest(request, endpoint.authority().toLatin1(),
                {.credentials = credentials,
                 .region = region,
                 .service = service,
                 .now = QDateTime::currentDateTimeUtc().addSecs(clockSkew)});
    return request.headers;
}

std::unique_ptr<QNetworkReply> FakeClient::startSqs(const QUrl &endpoint, const QByteArray &action,
                                                    const QJsonObject &parameters)
{
    const QByteArray body = QJsonDocument(parameters).toJson(QJsonDocument::Compact);
    const FakeHeaders headers{{"Content-Type", "application/x-amz-json-1.0"},
                              {"X-Amz-Target", "AmazonSQS." + action}};
    return std::unique_ptr<QNetworkReply>(
        m_manager.post(requestFor(endpoint, signedHeaders(endpoint, body, "sqs", headers)), body));
}

ClientAnswer FakeClient::sqs(const QUrl &endpoint, const QByteArray &action, const QJsonObject &parameters)
{
    return answerOf(*startSqs(endpoint, action, parameters));
}

ClientAnswer FakeClient::sns(const QUrl &endpoint, const QByteArray &form)
{
    const FakeHeaders headers{{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    return post(endpoint, form, signedHeaders(endpoint, form, "sns", headers));
}

} // namespace ShelfHelp::Tests
