// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httpresponse.h"

#include "httpsyntax.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace ShelfHelp::Ingest {

namespace {

struct StatusName
{
    int status;
    const char *name;
};

constexpr StatusName statusNames[]{
    {200, "OK"},
    {202, "Accepted"},
    {204, "No Content"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

QByteArray nameOf(int status)
{
    const auto *const found = std::ranges::find(statusNames, status, &StatusName::status);
    return found != std::end(statusNames) ? QByteArray(found->name) : QByteArray("Status");
}

/// RFC 9110 §5.6.7, in English whatever the locale.
QByteArray date()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs)
        .toLatin1();
}

void appendHeader(QByteArray &bytes, const QByteArray &name, QByteArray value)
{
    if (isToken(name)) {
        std::ranges::replace_if(
            value, [](char c) { return !isFieldText(QByteArrayView(&c, 1)); }, ' ');
        bytes += name + ": " + value + "\r\n";
    }
}

bool hasBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

HttpResponse errorResponse(int status, const QByteArray &message, const QByteArray &type)
{
    const QByteArray name = type.isEmpty() ? nameOf(status).replace(" ", "") : type;
    const QJsonObject error{{u"errorMessage"_qs, QString::fromUtf8(message)},
                            {u"errorType"_qs, QString::fromUtf8(name)}};
    HttpResponse response;
    response.status = status;
    response.body = QJsonDocument(error).toJson(QJsonDocument::Compact);
    return response;
}

QByteArray toBytes(const HttpResponse &response, QByteArrayView method, ConnectionEnd end)
{
    QByteArray bytes =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + nameOf(response.status) + "\r\n";
    appendHeader(bytes, "Date", date());
    if (hasBody(response.status)) {
        appendHeader(bytes, "Content-Type", response.contentType);
        appendHeader(bytes, "Content-Length", QByteArray::number(response.body.size()));
    }
    appendHeader(bytes, "Cache-Control", "no-store");
    appendHeader(bytes, "X-Content-Type-Options", "nosniff");
    appendHeader(bytes, "Connection", end == ConnectionEnd::Close ? "close" : "keep-alive");
    for (const auto &[name, value] : response.headers.fields()) {
        appendHeader(bytes, name, value);
    }
    bytes += "\r\n";
    return hasBody(response.status) && method != QByteArrayView("HEAD") ? bytes + response.body : bytes;
}

} // namespace ShelfHelp::Ingest
