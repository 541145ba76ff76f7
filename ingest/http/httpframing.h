// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httprequest.h"

#include <optional>

namespace ShelfHelp::Ingest {

/// How long the body of a request is, and whether the client waits before it sends it.
struct HttpFraming
{
    bool isChunked = false;
    qint64 length = 0; ///< of the body in bytes, unless it is chunked
    bool wantsContinue = false;
};

/// `GET /path HTTP/1.1`, without its line end: sets method, target, path, minorVersion, and the host of an
/// absolute target.
[[nodiscard]] std::optional<HttpRefusal> readRequestLine(QByteArrayView line, HttpRequest &request);

/// `Name: value`, without its line end.
[[nodiscard]] std::optional<HttpRefusal> readHeaderLine(QByteArrayView line, HttpHeaders &headers);

/// What the complete headers say together. Two readings of one request are the way to smuggle another, so
/// whatever is ambiguous is refused. Sets host and keepAlive.
[[nodiscard]] std::optional<HttpRefusal> readFraming(HttpRequest &request, HttpFraming &framing);

} // namespace ShelfHelp::Ingest
