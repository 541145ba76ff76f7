// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requestsigner.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <map>

namespace ShelfHelp::Ingest {

namespace {

constexpr auto algorithm = "AWS4-HMAC-SHA256";

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray hmac(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray dateOf(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMdd").toLatin1();
}

QByteArray timestampOf(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
}

/// The Host header: the port only where it is not that of the scheme.
QByteArray hostOf(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':')) {
        host = '[' + host + ']';
    }
    const int usualPort = url.scheme() == u"https" ? 443 : 80;
    const int port = url.port(usualPort);
    return port == usualPort ? host : host + ':' + QByteArray::number(port);
}

/// Without empty and dot segments, and what is already encoded is encoded once more: only S3 does otherwise.
QByteArray canonicalPath(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    QByteArrayList segments;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == "..") {
            if (!segments.isEmpty()) {
                segments.removeLast();
            }
        } else if (!segment.isEmpty() && segment != ".") {
            segments.append(segment.toPercentEncoding());
        }
    }
    if (segments.isEmpty()) {
        return "/";
    }
    return '/' + segments.join('/') + (path.endsWith('/') ? "/" : "");
}

QByteArray reencoded(const QByteArray &encoded)
{
    return QByteArray::fromPercentEncoding(encoded).toPercentEncoding();
}

QByteArray canonicalQuery(const QUrl &url)
{
    QList<QPair<QByteArray, QByteArray>> parameters;
    for (const QByteArray &item : url.query(QUrl::FullyEncoded).toLatin1().split('&')) {
        if (!item.isEmpty()) {
            const qsizetype end = item.indexOf('=');
            const QByteArray name = end < 0 ? item : item.left(end);
            const QByteArray value = end < 0 ? QByteArray() : item.mid(end + 1);
            parameters.append({reencoded(name), reencoded(value)});
        }
    }
    std::ranges::sort(parameters);
    QByteArrayList items;
    for (const auto &[name, value] : std::as_const(parameters)) {
        items.append(name + '=' + value);
    }
    return items.join('&');
}

using CanonicalHeaders = std::map<QByteArray, QByteArray>;

CanonicalHeaders canonicalHeaders(const HeaderFields &headers)
{
    CanonicalHeaders canonical;
    for (const auto &[givenName, givenValue] : headers) {
        const QByteArray name = givenName.toLower();
        if (name != "content-type" && name != "host" && !name.startsWith("x-amz-")) {
            continue;
        }
        const QByteArray value = givenValue.simplified();
        const auto [entry, isNew] = canonical.try_emplace(name, value);
        if (!isNew) {
            entry->second += ',' + value;
        }
    }
    return canonical;
}

QByteArray signedNames(const HeaderFields &headers)
{
    QByteArrayList names;
    for (const auto &entry : canonicalHeaders(headers)) {
        names.append(entry.first);
    }
    return names.join(';');
}

} // namespace

RequestSigner::RequestSigner(const QString &region, const QString &service)
    : m_region(region.toUtf8())
    , m_service(service.toUtf8())
{
}

HeaderFields RequestSigner::sign(const UnsignedRequest &request, const Credentials &credentials,
                                 const QDateTime &time) const
{
    const UnsignedRequest complete = completed(request, credentials, time);
    const QByteArray proof = signature(signingKey(credentials.secretAccessKey, time),
                                       stringToSign(canonicalRequest(complete), time));
    const QByteArray authorization =
        QByteArray(algorithm) + " Credential=" + credentials.accessKeyId.toUtf8() + '/' + scope(time) +
        ", SignedHeaders=" + signedNames(complete.headers) + ", Signature=" + proof;
    HeaderFields headers = complete.headers;
    headers.append({"Authorization", authorization});
    return headers;
}

QByteArray RequestSigner::canonicalRequest(const UnsignedRequest &request)
{
    QByteArray headers;
    for (const auto &[name, value] : canonicalHeaders(request.headers)) {
        headers += name + ':' + value + '\n';
    }
    return request.method + '\n' + canonicalPath(request.url) + '\n' + canonicalQuery(request.url) + '\n' +
           headers + '\n' + signedNames(request.headers) + '\n' + sha256(request.body);
}

QByteArray RequestSigner::stringToSign(const QByteArray &canonicalRequest, const QDateTime &time) const
{
    return QByteArray(algorithm) + '\n' + timestampOf(time) + '\n' + scope(time) + '\n' +
           sha256(canonicalRequest);
}

QByteArray RequestSigner::signingKey(const QString &secretAccessKey, const QDateTime &time) const
{
    const QByteArray dateKey = hmac("AWS4" + secretAccessKey.toUtf8(), dateOf(time));
    return hmac(hmac(hmac(dateKey, m_region), m_service), "aws4_request");
}

QByteArray RequestSigner::signature(const QByteArray &signingKey, const QByteArray &stringToSign)
{
    return hmac(signingKey, stringToSign).toHex();
}

UnsignedRequest RequestSigner::completed(const UnsignedRequest &request, const Credentials &credentials,
                                         const QDateTime &time)
{
    UnsignedRequest complete = request;
    complete.headers.append({"Host", hostOf(request.url)});
    complete.headers.append({"X-Amz-Date", timestampOf(time)});
    if (!credentials.sessionToken.isEmpty()) {
        complete.headers.append({"X-Amz-Security-Token", credentials.sessionToken.toUtf8()});
    }
    return complete;
}

QByteArray RequestSigner::scope(const QDateTime &time) const
{
    return dateOf(time) + '/' + m_region + '/' + m_service + "/aws4_request";
}

} // namespace ShelfHelp::Ingest
