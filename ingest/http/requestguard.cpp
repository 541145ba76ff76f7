// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requestguard.h"

#include "httpsyntax.h"
#include "listenaddress.h"

#include <QCryptographicHash>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

bool isFromOtherSite(const HttpRequest &request)
{
    const QList<QByteArray> sites = request.headers.values("Sec-Fetch-Site");
    return std::ranges::any_of(sites, [](const QByteArray &site) {
        return !equalsIgnoringCase(site, "none") && !equalsIgnoringCase(site, "same-origin");
    });
}

bool isOurHost(QByteArrayView host, const GuardOptions &options)
{
    QList<QByteArray> names{"localhost", "127.0.0.1", "[::1]"};
    for (const QHostAddress &address : options.addresses) {
        names.append(hostText(address).toLatin1());
    }
    const QByteArray port = ':' + QByteArray::number(options.port);
    return std::ranges::any_of(names, [&](const QByteArray &name) {
        return equalsIgnoringCase(host, name) || equalsIgnoringCase(host, QByteArray(name + port));
    });
}

/// A target that names a host of its own does not make up for a foreign Host field.
bool isForUs(const HttpRequest &request, const GuardOptions &options)
{
    const QList<QByteArray> hosts = request.headers.values("Host");
    return isOurHost(request.host, options) &&
           std::ranges::all_of(hosts, [&](const QByteArray &host) { return isOurHost(host, options); });
}

/// Takes as long for a near miss as for a far one, and tells nothing of the length: digests are compared.
bool isSameSecret(QByteArrayView left, QByteArrayView right)
{
    const QByteArray leftHash = QCryptographicHash::hash(left.toByteArray(), QCryptographicHash::Sha256);
    const QByteArray rightHash = QCryptographicHash::hash(right.toByteArray(), QCryptographicHash::Sha256);
    unsigned difference = 0;
    for (qsizetype i = 0; i < leftHash.size(); ++i) {
        difference |= static_cast<unsigned char>(leftHash[i] ^ rightHash[i]);
    }
    return difference == 0;
}

bool bringsToken(const HttpRequest &request, const QByteArray &token)
{
    constexpr QByteArrayView scheme("Bearer ");
    const QList<QByteArray> fields = request.headers.values("Authorization");
    if (fields.size() != 1 || fields.front().size() < scheme.size()) {
        return false;
    }
    const QByteArrayView credentials(fields.front());
    return equalsIgnoringCase(credentials.first(scheme.size()), scheme) &&
           isSameSecret(withoutBlanks(credentials.sliced(scheme.size())), token);
}

HttpResponse unauthorized()
{
    HttpResponse response = errorResponse(401, "The request has to bring the token of this server as "
                                               "\"Authorization: Bearer\"");
    response.headers.add("WWW-Authenticate", "Bearer");
    return response;
}

} // namespace

std::optional<HttpResponse> refuse(const HttpRequest &request, const GuardOptions &options)
{
    if (request.headers.contains("Origin") || isFromOtherSite(request)) {
        return errorResponse(403, "Web pages are not served here");
    }
    if (!options.token.isEmpty()) {
        return bringsToken(request, options.token) ? std::nullopt : std::optional(unauthorized());
    }
    if (!isForUs(request, options)) {
        return errorResponse(403, "The Host of the request is not this server: use localhost and its port");
    }
    return std::nullopt;
}

} // namespace ShelfHelp::Ingest
