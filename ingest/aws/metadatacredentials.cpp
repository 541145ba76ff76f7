// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "metadatacredentials.h"

#include "credentialdocument.h"
#include "httpcaller.h"

#include <QFile>
#include <QHostAddress>

namespace ShelfHelp::Ingest {

namespace {

using Found = std::optional<Credentials>;

constexpr std::chrono::milliseconds patience = std::chrono::seconds(1);
/// Not ended by a stop: short, and perhaps needed to delete what is done.
constexpr CallLimits limits{.silence = patience, .total = patience, .bodySize = 64 * 1024};
constexpr qint64 tokenFileLimit = 16 * 1024;

Error notConfigured(const QString &message)
{
    return {.kind = ErrorKind::Blocked,
            .message = message,
            .remedy = u"Correct the AWS_CONTAINER_… variables of this container."_qs};
}

Error wrongStatus(const QString &origin, int status)
{
    return {.kind = ErrorKind::Transient,
            .message = u"%1 answered with HTTP status %2"_qs.arg(origin, QString::number(status)),
            .remedy = u"If it lasts, look whether a role is attached."_qs};
}

/// Plain HTTP carries the secret: only to the addresses that AWS uses, or this computer.
bool mayBeAsked(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == u"https" ||
           (url.scheme() == u"http" &&
            (host == u"localhost" || host == u"169.254.170.2" || host == u"169.254.170.23" ||
             host == u"fd00:ec2::23" || QHostAddress(host).isLoopback()));
}

QUrl containerUrl(const QProcessEnvironment &environment)
{
    const QString relative = environment.value(u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_qs);
    if (!relative.isEmpty()) {
        return QUrl(u"http://169.254.170.2"_qs + relative);
    }
    return QUrl(environment.value(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_qs));
}

/// The file goes first and is read each time, since its content changes. Empty: none is needed.
Result<QString> containerToken(const QProcessEnvironment &environment)
{
    QString token = environment.value(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_qs);
    if (const QString path = environment.value(u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"_qs);
        !path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return notConfigured(u"Cannot read the token file %1: %2"_qs.arg(path, file.errorString()));
        }
        token = QString::fromUtf8(file.read(tokenFileLimit)).trimmed();
    }
    for (const QChar one : std::as_const(token)) {
        if (one < u' ' || one > u'~') {
            return notConfigured(u"The authorization token of the container has a line break in it"_qs);
        }
    }
    return token;
}

/// The dialogue with the instance metadata service.
class InstanceMetadata final
{
public:
    explicit InstanceMetadata(const AwsSettings &settings)
        : m_base(baseOf(settings.environment))
        , m_caller(m_base, HttpCaller::Proxy::None)
    {
    }

    [[nodiscard]] Result<Found> credentials();

private:
    [[nodiscard]] static QUrl baseOf(const QProcessEnvironment &environment);
    /// False if there is no such service here.
    [[nodiscard]] Result<bool> fetchToken();
    [[nodiscard]] Result<HttpAnswer> call(const QByteArray &method, const QString &path,
                                          const HeaderFields &headers);
    [[nodiscard]] Result<HttpAnswer> get(const QString &path);

    const QUrl m_base;
    HttpCaller m_caller;
    QByteArray m_token;
};

QString originOfInstance()
{
    return u"The instance metadata service"_qs;
}

QUrl InstanceMetadata::baseOf(const QProcessEnvironment &environment)
{
    const QString given = environment.value(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_qs);
    return QUrl(given.isEmpty() ? u"http://169.254.169.254"_qs : given);
}

Result<HttpAnswer> InstanceMetadata::call(const QByteArray &method, const QString &path,
                                          const HeaderFields &headers)
{
    QUrl url = m_base;
    url.setPath(path);
    return m_caller.call({.method = method, .url = url, .headers = headers, .body = {}}, limits, {});
}

Result<bool> InstanceMetadata::fetchToken()
{
    const Result<HttpAnswer> answer =
        call("PUT", u"/latest/api/token"_qs, {{"x-aws-ec2-metadata-token-ttl-seconds", "21600"}});
    if (!answer.ok()) {
        return false;
    }
    if (answer.value().status >= 500) {
        return wrongStatus(originOfInstance(), answer.value().status);
    }
    m_token = answer.value().body.trimmed();
    return answer.value().status == 200 && isPlainText(QString::fromLatin1(m_token));
}

Result<HttpAnswer> InstanceMetadata::get(const QString &path)
{
    return call("GET", path, {{"x-aws-ec2-metadata-token", m_token}});
}

Result<Found> InstanceMetadata::credentials()
{
    const Result<bool> isThere = fetchToken();
    if (!isThere.ok()) {
        return isThere.error();
    }
    if (!isThere.value()) {
        return Found();
    }
    const QString rolesPath = u"/latest/meta-data/iam/security-credentials/"_qs;
    const Result<HttpAnswer> roles = get(rolesPath);
    if (!roles.ok()) {
        return roles.error();
    }
    const QByteArray role = roles.value().body.trimmed().split('\n').first();
    if (roles.value().status == 404 || (roles.value().status == 200 && role.isEmpty())) {
        return Found();
    }
    if (roles.value().status != 200) {
        return wrongStatus(originOfInstance(), roles.value().status);
    }
    const Result<HttpAnswer> answer = get(rolesPath + QString::fromUtf8(role));
    if (!answer.ok()) {
        return answer.error();
    }
    if (answer.value().status != 200) {
        return wrongStatus(originOfInstance(), answer.value().status);
    }
    const Result<Credentials> parsed = parseCredentials(answer.value().body, u"Token", originOfInstance());
    return parsed.ok() ? Result<Found>(parsed.value()) : parsed.error();
}

} // namespace

Result<Found> containerCredentials(const AwsSettings &settings)
{
    const QUrl url = containerUrl(settings.environment);
    if (url.isEmpty()) {
        return Found();
    }
    if (!mayBeAsked(url)) {
        return notConfigured(
            u"AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor an address of AWS's"_qs);
    }
    const Result<QString> token = containerToken(settings.environment);
    if (!token.ok()) {
        return token.error();
    }
    UnsignedRequest request{.method = "GET", .url = url, .headers = {}, .body = {}};
    if (!token.value().isEmpty()) {
        request.headers.append({"Authorization", token.value().toLatin1()});
    }
    HttpCaller caller(url, HttpCaller::Proxy::None);
    const Result<HttpAnswer> answer = caller.call(request, limits, {});
    if (!answer.ok()) {
        return answer.error();
    }
    const QString origin = u"The credential service of the container"_qs;
    if (answer.value().status != 200) {
        return wrongStatus(origin, answer.value().status);
    }
    const Result<Credentials> parsed = parseCredentials(answer.value().body, u"Token", origin);
    return parsed.ok() ? Result<Found>(parsed.value()) : parsed.error();
}

Result<Found> instanceCredentials(const AwsSettings &settings)
{
    const QString isDisabled = settings.environment.value(u"AWS_EC2_METADATA_DISABLED"_qs);
    if (isDisabled.compare(u"true", Qt::CaseInsensitive) == 0) {
        return Found();
    }
    return InstanceMetadata(settings).credentials();
}

} // namespace ShelfHelp::Ingest
