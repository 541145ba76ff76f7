// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpframing.h"

#include "httpsyntax.h"

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

HttpRefusal bad(const char *why)
{
    return {400, why};
}

/// HTTP/1.0 and HTTP/1.1 are all we know; a text that is no version at all is another matter.
std::optional<HttpRefusal> readVersion(QByteArrayView text, HttpRequest &request)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 8 || !text.startsWith("HTTP/") || !isDigit(text[5]) || text[6] != '.' ||
        !isDigit(text[7])) {
        return bad("The request line does not end with a version");
    }
    if (text[5] != '1' || text[7] > '1') {
        return HttpRefusal{505, "Only HTTP/1.0 and HTTP/1.1 are spoken here"};
    }
    request.minorVersion = text[7] - '0';
    return std::nullopt;
}

/// `//host/path` of a whole URL, after its scheme.
std::optional<HttpRefusal> readAbsoluteTarget(QByteArrayView rest, HttpRequest &request)
{
    const auto *const end = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    const QByteArrayView authority = rest.first(end - rest.begin());
    if (authority.isEmpty() || !isAuthorityText(authority)) {
        return bad("The host in the request target is malformed");
    }
    request.host = authority.toByteArray();
    const QByteArrayView pathAndQuery = rest.sliced(authority.size());
    request.path =
        pathAndQuery.startsWith('/')
            ? pathAndQuery.first(std::ranges::find(pathAndQuery, '?') - pathAndQuery.begin()).toByteArray()
            : QByteArray("/");
    return std::nullopt;
}

std::optional<HttpRefusal> readTarget(QByteArrayView target, HttpRequest &request)
{
    constexpr QByteArrayView scheme("http://");
    if (!isTargetText(target)) {
        return bad("The request target is malformed");
    }
    request.target = target.toByteArray();
    if (target.startsWith('/')) {
        request.path = request.target.left(std::ranges::find(target, '?') - target.begin());
        return std::nullopt;
    }
    if (equalsIgnoringCase(target.first(std::min(target.size(), scheme.size())), scheme)) {
        return readAbsoluteTarget(target.sliced(scheme.size()), request);
    }
    if (target == QByteArrayView("*") && request.method == "OPTIONS") {
        request.path = request.target;
        return std::nullopt;
    }
    return bad("The request target is neither a path nor an http address");
}

/// A request names its host once, or there is no telling which one is meant.
std::optional<HttpRefusal> readHost(HttpRequest &request)
{
    const QList<QByteArray> hosts = request.headers.values("Host");
    if (hosts.size() > 1 || (hosts.isEmpty() && request.minorVersion > 0)) {
        return bad("The request needs exactly one Host field");
    }
    if (!isAuthorityText(hosts.value(0))) {
        return bad("The Host field is malformed");
    }
    if (request.host.isEmpty()) {
        request.host = hosts.value(0);
    }
    return std::nullopt;
}

bool hasElement(const HttpRequest &request, QByteArrayView field, QByteArrayView wanted)
{
    return std::ranges::any_of(request.headers.elements(field), [wanted](const QByteArray &element) {
        return equalsIgnoringCase(element, wanted);
    });
}

std::optional<HttpRefusal> readTransferCoding(const HttpRequest &request, HttpFraming &framing)
{
    if (request.minorVersion == 0) {
        return bad("HTTP/1.0 knows no Transfer-Encoding");
    }
    const QList<QByteArray> codings = request.headers.elements("Transfer-Encoding");
    for (const QByteArray &coding : codings) {
        if (!coding.isEmpty() && !equalsIgnoringCase(coding, "chunked")) {
            return HttpRefusal{501, "The only Transfer-Encoding spoken here is chunked"};
        }
    }
    if (codings.size() != 1 || codings.front().isEmpty()) {
        return bad("The Transfer-Encoding is malformed");
    }
    framing.isChunked = true;
    return std::nullopt;
}

std::optional<HttpRefusal> readContentLength(const HttpRequest &request, HttpFraming &framing)
{
    const QList<QByteArray> lengths = request.headers.elements("Content-Length");
    const std::optional<qint64> length = decimalNumber(lengths.front());
    if (!length ||
        std::ranges::any_of(lengths, [&](const QByteArray &other) { return other != lengths.front(); })) {
        return bad("The Content-Length is not one number");
    }
    framing.length = *length;
    return std::nullopt;
}

std::optional<HttpRefusal> readBodyLength(const HttpRequest &request, HttpFraming &framing)
{
    const bool hasLength = request.headers.contains("Content-Length");
    if (!request.headers.contains("Transfer-Encoding")) {
        return hasLength ? readContentLength(request, framing) : std::nullopt;
    }
    if (hasLength) {
        return bad("A request has a Content-Length or a Transfer-Encoding, not both");
    }
    return readTransferCoding(request, framing);
}

/// An older client cannot mean it, so RFC 9110 §10.1.1 has it ignored.
std::optional<HttpRefusal> readExpectation(const HttpRequest &request, HttpFraming &framing)
{
    if (request.minorVersion == 0) {
        return std::nullopt;
    }
    for (const QByteArray &expectation : request.headers.elements("Expect")) {
        if (!equalsIgnoringCase(expectation, "100-continue")) {
            return HttpRefusal{417, "The only expectation met here is 100-continue"};
        }
        framing.wantsContinue = framing.isChunked || framing.length > 0;
    }
    return std::nullopt;
}

} // namespace

std::optional<HttpRefusal> readRequestLine(QByteArrayView line, HttpRequest &request)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first == last) {
        return bad("The request line is malformed");
    }
    const QByteArrayView method = line.first(first);
    if (!isToken(method)) {
        return bad("The request's method is malformed");
    }
    request.method = method.toByteArray();
    if (const auto refusal = readVersion(line.sliced(last + 1), request)) {
        return refusal;
    }
    return readTarget(line.sliced(first + 1, last - first - 1), request);
}

std::optional<HttpRefusal> readHeaderLine(QByteArrayView line, HttpHeaders &headers)
{
    if (line.startsWith(' ') || line.startsWith('\t')) {
        return bad("A header goes on in a second line");
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) {
        return bad("The name of a header is malformed");
    }
    const QByteArrayView value = withoutBlanks(line.sliced(colon + 1));
    if (!isFieldText(value)) {
        return bad("A header holds a control character");
    }
    headers.add(line.first(colon).toByteArray(), value.toByteArray());
    return std::nullopt;
}

std::optional<HttpRefusal> readFraming(HttpRequest &request, HttpFraming &framing)
{
    request.keepAlive = !hasElement(request, "Connection", "close") &&
                        (request.minorVersion > 0 || hasElement(request, "Connection", "keep-alive"));
    if (const auto refusal = readHost(request)) {
        return refusal;
    }
    if (const auto refusal = readBodyLength(request, framing)) {
        return refusal;
    }
    return readExpectation(request, framing);
}

} // namespace ShelfHelp::Ingest
