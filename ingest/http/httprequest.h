// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace ShelfHelp::Ingest {

/// Header fields in the order and the spelling they were sent; names are found whatever their case.
class HttpHeaders final
{
public:
    void add(QByteArray name, QByteArray value) { m_fields.append({std::move(name), std::move(value)}); }

    [[nodiscard]] bool contains(QByteArrayView name) const;

    /// The value of every field of that name, without the blanks around it.
    [[nodiscard]] QList<QByteArray> values(QByteArrayView name) const;

    /// The first of them, or nothing.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;

    /// The elements of the comma-separated lists of all fields of that name. Empty elements stay, so that a
    /// reader can refuse them.
    [[nodiscard]] QList<QByteArray> elements(QByteArrayView name) const;

    [[nodiscard]] const QList<std::pair<QByteArray, QByteArray>> &fields() const { return m_fields; }

    friend bool operator==(const HttpHeaders &, const HttpHeaders &) = default;

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/// One complete request as HttpRequestParser read it.
struct HttpRequest
{
    QByteArray method;      ///< as sent; methods are case-sensitive
    QByteArray target;      ///< as sent: path and query, or a whole URL, or *
    QByteArray path;        ///< of the target, still percent-encoded, without query
    QByteArray host;        ///< the authority asked for: of the target if it names one, else the Host field
    HttpHeaders headers;    ///< without trailers, which are read and dropped
    QByteArray body;        ///< without the chunks it came in
    int minorVersion = 1;   ///< of HTTP/1: 0 or 1
    bool keepAlive = false; ///< the client wants to send more over this connection

    friend bool operator==(const HttpRequest &, const HttpRequest &) = default;
};

/// Why a request is not answered by the handler: a status, and a text of ours that quotes nothing.
struct HttpRefusal
{
    int status = 0;
    QByteArray why;

    friend bool operator==(const HttpRefusal &, const HttpRefusal &) = default;
};

} // namespace ShelfHelp::Ingest
