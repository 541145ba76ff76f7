// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sigv4verification.h"

#include <QMap>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace ShelfHelp::Tests {

namespace {

const QByteArray algorithm = "AWS4-HMAC-SHA256";
constexpr qint64 windowSeconds = 15 * 60;

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    HMAC(EVP_sha256(), key.constData(), int(key.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), std::size_t(text.size()), digest.data(),
         &size);
    return {reinterpret_cast<const char *>(digest.data()), qsizetype(size)};
}

QByteArray sha256(const QByteArray &text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(text.constData(), std::size_t(text.size()), digest.data(), &size, EVP_sha256(), nullptr);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex();
}

/// Dot and empty segments removed, then every byte outside the unreserved ones and `/` escaped once more.
QByteArray canonicalPath(const QByteArray &path)
{
    QList<QByteArray> kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == "..") {
            kept.isEmpty() ? void() : kept.removeLast();
        } else if (!segment.isEmpty() && segment != ".") {
            kept.append(segment.toPercentEncoding());
        }
    }
    const QByteArray joined = '/' + kept.join('/');
    return path.endsWith('/') && !kept.isEmpty() ? joined + '/' : joined;
}

QByteArray canonicalQuery(const QByteArray &query)
{
    QList<std::pair<QByteArray, QByteArray>> pairs;
    for (const QByteArray &pair : query.split('&')) {
        if (!pair.isEmpty()) {
            const qsizetype equals = pair.indexOf('=');
            const QByteArray name = equals < 0 ? pair : pair.left(equals);
            const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
            pairs.emplaceBack(QByteArray::fromPercentEncoding(name).toPercentEncoding(),
                              QByteArray::fromPercentEncoding(value).toPercentEncoding());
        }
    }
    std::ranges::sort(pairs);
    QByteArrayList joined;
    for (const auto &pair : pairs) {
        joined.append(pair.first + '=' + pair.second);
    }
    return joined.join('&');
}

/// Values trimmed, inner blanks folded, repeated headers joined; by lower-case name.
QMap<QByteArray, QByteArray> canonicalHeaders(const FakeHeaders &headers)
{
    QMap<QByteArray, QByteArray> canonical;
    for (const auto &header : headers) {
        QByteArray &value = canonical[header.first.toLower()];
        value += (value.isNull() ? QByteArray("") : QByteArray(",")) + header.second.simplified();
    }
    return canonical;
}

struct Credential
{
    QByteArray accessKeyId;
    QByteArray date;
    QByteArray region;
    QByteArray service;

    [[nodiscard]] QByteArray scope() const { return date + '/' + region + '/' + service + "/aws4_request"; }
};

QByteArray signatureOf(const FakeRequest &request, const QByteArray &signedHeaders,
                       const Credential &credential, const QByteArray &secret)
{
    const QByteArray key =
        hmac(hmac(hmac(hmac("AWS4" + secret, credential.date), credential.region), credential.service),
             "aws4_request");
    const QByteArray text = algorithm + '\n' + request.header("X-Amz-Date") + '\n' + credential.scope() +
                            '\n' + sha256(canonicalRequest(request, signedHeaders));
    return hmac(key, text).toHex();
}

/// The parts of an Authorization header; some are empty when it is not one.
struct Authorization
{
    explicit Authorization(const QByteArray &header)
    {
        if (!header.startsWith(algorithm)) {
            return;
        }
        for (const QByteArray &part : header.mid(algorithm.size()).split(',')) {
            const QByteArray trimmed = part.trimmed();
            const QByteArray value = trimmed.mid(trimmed.indexOf('=') + 1);
            if (trimmed.startsWith("Credential=")) {
                readCredential(value.split('/'));
            } else if (trimmed.startsWith("SignedHeaders=")) {
                signedHeaders = value;
            } else if (trimmed.startsWith("Signature=")) {
                signature = value;
            }
        }
    }

    [[nodiscard]] bool isComplete() const
    {
        return !credential.accessKeyId.isEmpty() && !signedHeaders.isEmpty() && !signature.isEmpty();
    }

    Credential credential;
    QByteArray signedHeaders;
    QByteArray signature;

private:
    void readCredential(const QList<QByteArray> &parts)
    {
        if (parts.size() == 5 && parts.at(4) == "aws4_request") {
            credential = {parts.at(0), parts.at(1), parts.at(2), parts.at(3)};
        }
    }
};

QString stamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'");
}

FakeAwsError invalidSignature(const QString &message)
{
    return {.code = u"InvalidSignatureException"_qs, .message = message, .status = 403};
}

std::optional<FakeAwsError> outsideOfWindow(const QByteArray &date, const QDateTime &now)
{
    QDateTime signedAt = QDateTime::fromString(QString::fromLatin1(date), u"yyyyMMdd'T'HHmmss'Z'");
    signedAt.setTimeSpec(Qt::UTC);
    if (!signedAt.isValid()) {
        return FakeAwsError{.code = u"IncompleteSignatureException"_qs,
                            .message = u"Date must be in ISO-8601 'basic format'."_qs};
    }
    const QDateTime earliest = now.addSecs(-windowSeconds);
    const QDateTime latest = now.addSecs(windowSeconds);
    if (signedAt < earliest) {
        return invalidSignature(u"Signature expired: %1 is now earlier than %2 (%3 - 15 min.)"_qs.arg(
            stamp(signedAt), stamp(earliest), stamp(now)));
    }
    if (signedAt > latest) {
        return invalidSignature(u"Signature not yet current: %1 is still later than %2 (%3 + 15 min.)"_qs.arg(
            stamp(signedAt), stamp(latest), stamp(now)));
    }
    return std::nullopt;
}

std::optional<FakeAwsError> wrongScope(const FakeRequest &request, const Credential &credential,
                                       const SigV4Expectation &expectation)
{
    if (credential.date != request.header("X-Amz-Date").left(credential.date.size())) {
        return invalidSignature(
            u"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"_qs);
    }
    if (credential.region != expectation.region) {
        return invalidSignature(u"Credential should be scoped to a valid region."_qs);
    }
    if (credential.service != expectation.service) {
        return invalidSignature(u"Credential should be scoped to correct service: '%1'."_qs.arg(
            QString::fromLatin1(expectation.service)));
    }
    return std::nullopt;
}

std::optional<FakeAwsError> wrongKeys(const FakeRequest &request, const Credential &credential,
                                      const SigV4Expectation &expectation)
{
    const FakeCredentials &keys = expectation.credentials;
    if (credential.accessKeyId != keys.accessKeyId ||
        request.header("X-Amz-Security-Token") != keys.sessionToken) {
        return FakeAwsError{.code = u"UnrecognizedClientException"_qs,
                            .message = u"The security token included in the request is invalid."_qs,
                            .status = 403};
    }
    const QDateTime now = expectation.expiresNow.isValid() ? expectation.expiresNow : expectation.now;
    if (keys.expiration.isValid() && now >= keys.expiration) {
        return FakeAwsError{.code = u"ExpiredTokenException"_qs,
                            .message = u"The security token included in the request is expired"_qs,
                            .status = 403};
    }
    return std::nullopt;
}

/// Host, the content type and all x-amz headers must be among the signed ones.
std::optional<FakeAwsError> unsignedHeader(const FakeRequest &request, const QByteArray &signedHeaders)
{
    const QList<QByteArray> names = signedHeaders.split(';');
    for (const auto &header : request.headers) {
        const QByteArray name = header.first.toLower();
        const bool mustBeSigned = name == "host" || name == "content-type" || name.startsWith("x-amz-");
        if (mustBeSigned && !names.contains(name)) {
            return invalidSignature(
                u"'%1' must be a 'SignedHeader' in the AWS Authorization."_qs.arg(QString::fromLatin1(name)));
        }
    }
    return std::nullopt;
}

std::optional<FakeAwsError> wrongSignature(const FakeRequest &request, const Authorization &authorization,
                                           const QByteArray &secret)
{
    if (authorization.signature ==
        signatureOf(request, authorization.signedHeaders, authorization.credential, secret)) {
        return std::nullopt;
    }
    return invalidSignature(
        u"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."_qs);
}

} // namespace

QByteArray canonicalRequest(const FakeRequest &request, const QByteArray &signedHeaders)
{
    const qsizetype question = request.target.indexOf('?');
    const QByteArray query = question < 0 ? QByteArray() : request.target.mid(question + 1);
    const auto headers = canonicalHeaders(request.headers);
    QByteArray lines;
    for (const QByteArray &name : signedHeaders.split(';')) {
        lines += name + ':' + headers.value(name) + '\n';
    }
    return request.method + '\n' + canonicalPath(request.path()) + '\n' + canonicalQuery(query) + '\n' +
           lines + '\n' + signedHeaders + '\n' + sha256(request.body);
}

void signRequest(FakeRequest &request, const QByteArray &host, const SigV4Expectation &with)
{
    const QByteArray date = stamp(with.now).toLatin1();
    request.headers.emplaceBack("Host", host);
    request.headers.emplaceBack("X-Amz-Date", date);
    if (!with.credentials.sessionToken.isEmpty()) {
        request.headers.emplaceBack("X-Amz-Security-Token", with.credentials.sessionToken);
    }
    const QByteArray names = QByteArrayList(canonicalHeaders(request.headers).keys()).join(';');
    const Credential credential{with.credentials.accessKeyId, date.left(8), with.region, with.service};
    request.headers.emplaceBack(
        "Authorization", algorithm + " Credential=" + credential.accessKeyId + '/' + credential.scope() +
                             ", SignedHeaders=" + names + ", Signature=" +
                             signatureOf(request, names, credential, with.credentials.secretAccessKey));
}

std::optional<FakeAwsError> verifySignature(const FakeRequest &request, const SigV4Expectation &expectation)
{
    const QByteArray header = request.header("Authorization");
    if (header.isEmpty()) {
        return FakeAwsError{.code = u"MissingAuthenticationTokenException"_qs,
                            .message = u"Request is missing Authentication Token"_qs,
                            .status = 403};
    }
    const Authorization authorization(header);
    if (!authorization.isComplete()) {
        return FakeAwsError{
            .code = u"IncompleteSignatureException"_qs,
            .message =
                u"Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters."_qs};
    }
    std::optional<FakeAwsError> refusal = wrongKeys(request, authorization.credential, expectation);
    if (!refusal) {
        refusal = outsideOfWindow(request.header("X-Amz-Date"), expectation.now);
    }
    if (!refusal) {
        refusal = wrongScope(request, authorization.credential, expectation);
    }
    if (!refusal) {
        refusal = unsignedHeader(request, authorization.signedHeaders);
    }
    if (!refusal) {
        refusal = wrongSignature(request, authorization, expectation.credentials.secretAccessKey);
    }
    return refusal;
}

} // namespace ShelfHelp::Tests
