// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <utility>

namespace ShelfHelp::Tests {

using FakeHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// A request as it came over the wire. Header names keep their case and order; the body is complete, with
/// the chunks of a chunked upload joined.
struct FakeRequest
{
    int number = 0; ///< arrivals at the server, from 1
    QByteArray method;
    QByteArray target; ///< path and query, still percent-encoded
    FakeHeaders headers = {};
    QByteArray body = {};

    /// The first header of that name in any case; empty if there is none.
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    /// The target up to the question mark.
    [[nodiscard]] QByteArray path() const;
    /// The body as a JSON object; empty if it is none.
    [[nodiscard]] QJsonObject json() const;
    /// `ReceiveMessage` of `X-Amz-Target: AmazonSQS.ReceiveMessage`, else the `Action` of a form, else empty.
    [[nodiscard]] QByteArray action() const;
};

/// An answer; Content-Length and Connection are added on the way out.
struct FakeResponse
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = "application/json"; ///< no header when empty
    FakeHeaders headers = {};
    bool chunked = false; ///< sent as chunks instead of with a Content-Length
};

/// The name of an HTTP status, as in the status line.
[[nodiscard]] QByteArray reasonPhrase(int status);

/// Status line, headers and body as they go over the wire.
[[nodiscard]] QByteArray toWire(const FakeResponse &response, bool keepAlive);

} // namespace ShelfHelp::Tests
