// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakehttpmessage.h"

#include <QHash>
#include <QJsonDocument>
#include <QString>
#include <QUrlQuery>

#include <algorithm>

namespace ShelfHelp::Tests {

namespace {

constexpr qsizetype chunkSize = 1000;

QByteArray inChunks(const QByteArray &body)
{
    QByteArray chunks;
    for (qsizetype at = 0; at < body.size(); at += chunkSize) {
        const QByteArray chunk = body.mid(at, chunkSize);
        chunks += QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n";
    }
    return chunks + "0\r\n\r\n";
}

QByteArray line(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

} // namespace

QByteArray FakeRequest::header(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(headers, [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

QByteArray FakeRequest::path() const
{
    return target.split('?').constFirst();
}

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray FakeRequest::action() const
{
    const QByteArray jsonTarget = header("X-Amz-Target");
    if (!jsonTarget.isEmpty()) {
        return jsonTarget.mid(jsonTarget.lastIndexOf('.') + 1);
    }
    if (!header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
        return {};
    }
    return QUrlQuery(QString::fromLatin1(body)).queryItemValue(u"Action"_qs).toLatin1();
}

QByteArray reasonPhrase(int status)
{
    static const QHash<int, QByteArray> phrases{
        {200, "OK"},
        {202, "Accepted"},
        {301, "Moved"},
        {307, "Temporary Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {407, "Proxy Authentication Required"},
        {413, "Payload Too Large"},
        {429, "Too Many Requests"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    return phrases.value(status, "Other");
}

QByteArray toWire(const FakeResponse &response, bool keepAlive)
{
    QByteArray wire =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    if (!response.contentType.isEmpty()) {
        wire += line("Content-Type", response.contentType);
    }
    for (const auto &header : response.headers) {
        wire += line(header.first, header.second);
    }
    wire += response.chunked ? line("Transfer-Encoding", "chunked")
                             : line("Content-Length", QByteArray::number(response.body.size()));
    wire += line("Connection", keepAlive ? "keep-alive" : "close");
    return wire + "\r\n" + (response.chunked ? inChunks(response.body) : response.body);
}

} // namespace ShelfHelp::Tests
