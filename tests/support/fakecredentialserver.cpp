// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakecredentialserver.h"

#include <QJsonDocument>
#include <QMutex>

namespace ShelfHelp::Tests {

namespace {

const QByteArray containerPath = "/v2/credentials/11112222-3333-4444-5555-666677778888";
const QByteArray tokenPath = "/latest/api/token";
const QByteArray rolesPath = "/latest/meta-data/iam/security-credentials/";
const QByteArray metadataToken = "AQAEAExampleMetadataToken==";
constexpr int longestToken = 21600; ///< seconds

FakeResponse plain(int status, const QByteArray &text)
{
    return {.status = status, .body = text, .contentType = "text/plain"};
}

FakeResponse issueToken(const FakeRequest &request)
{
    bool isNumber = false;
    const int seconds = request.header("X-aws-ec2-metadata-token-ttl-seconds").toInt(&isNumber);
    if (request.method != "PUT") {
        return plain(405, "Method Not Allowed");
    }
    return isNumber && seconds >= 1 && seconds <= longestToken ? plain(200, metadataToken)
                                                               : plain(400, "Bad Request");
}

} // namespace

/// What is given out, under `mutex`.
class FakeCredentialServer::Core final
{
    Q_DISABLE_COPY_MOVE(Core)

public:
    Core()
    {
        server.setHandler([this](const FakeRequest &request) { return answer(request); });
    }

    mutable QMutex mutex;
    QByteArray authorization;
    QByteArray role = "shelfhelp-role";
    FakeCredentials credentials{.sessionToken = "first-token"};
    int issued = 0;
    int rotations = 0;
    FakeHttpServer server; ///< its thread ends first

private:
    [[nodiscard]] FakeResponse answer(const FakeRequest &request);
    [[nodiscard]] FakeResponse answerOfMetadata(const FakeRequest &request);
    [[nodiscard]] FakeResponse issue();
};

FakeResponse FakeCredentialServer::Core::answer(const FakeRequest &request)
{
    const QMutexLocker lock(&mutex);
    if (request.path() == containerPath) {
        const bool isAllowed = authorization.isEmpty() || request.header("Authorization") == authorization;
        return isAllowed ? issue() : FakeResponse{.status = 401, .body = R"({"code":"AccessDenied"})"};
    }
    if (request.path() == tokenPath) {
        return issueToken(request);
    }
    return answerOfMetadata(request);
}

FakeResponse FakeCredentialServer::Core::answerOfMetadata(const FakeRequest &request)
{
    if (request.header("X-aws-ec2-metadata-token") != metadataToken) {
        return plain(401, "Unauthorized");
    }
    if (request.path() == rolesPath && !role.isEmpty()) {
        return plain(200, role);
    }
    return request.path() == rolesPath + role && !role.isEmpty() ? issue() : plain(404, "Not Found");
}

FakeResponse FakeCredentialServer::Core::issue()
{
    ++issued;
    const QDateTime expiration = credentials.expiration.isValid()
                                     ? credentials.expiration
                                     : QDateTime::currentDateTimeUtc().addSecs(6 * 3600);
    const QJsonObject body{{u"Code"_qs, u"Success"_qs},
                           {u"Type"_qs, u"AWS-HMAC"_qs},
                           {u"AccessKeyId"_qs, QString::fromLatin1(credentials.accessKeyId)},
                           {u"SecretAccessKey"_qs, QString::fromLatin1(credentials.secretAccessKey)},
                           {u"Token"_qs, QString::fromLatin1(credentials.sessionToken)},
                           {u"Expiration"_qs, expiration.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'")}};
    return {.body = QJsonDocument(body).toJson()};
}

FakeCredentialServer::FakeCredentialServer()
    : m_core(std::make_unique<Core>())
{
}

FakeCredentialServer::~FakeCredentialServer()
{
    m_core->server.stop();
}

QUrl FakeCredentialServer::containerUrl() const
{
    return m_core->server.url().resolved(QUrl(QString::fromLatin1(containerPath)));
}

QUrl FakeCredentialServer::metadataUrl() const
{
    return m_core->server.url();
}

void FakeCredentialServer::setAuthorization(const QByteArray &token)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->authorization = token;
}

void FakeCredentialServer::setRole(const QByteArray &role)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->role = role;
}

void FakeCredentialServer::setCredentials(const FakeCredentials &credentials)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->credentials = credentials;
}

FakeCredentials FakeCredentialServer::rotate(const QDateTime &expiration)
{
    const QMutexLocker lock(&m_core->mutex);
    const QByteArray number = QByteArray::number(++m_core->rotations);
    m_core->credentials = {.accessKeyId = "ASIAEXAMPLE" + number,
                           .secretAccessKey = "secret+/example" + number,
                           .sessionToken = "token/+example=" + number,
                           .expiration = expiration};
    return m_core->credentials;
}

int FakeCredentialServer::issuedCount() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->issued;
}

QList<FakeRequest> FakeCredentialServer::requests() const
{
    return m_core->server.requests();
}

void FakeCredentialServer::script(FakeFault fault)
{
    m_core->server.script(std::move(fault));
}

FakeHttpServer &FakeCredentialServer::http()
{
    return m_core->server;
}

} // namespace ShelfHelp::Tests
