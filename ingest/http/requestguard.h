// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "httpresponse.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace ShelfHelp::Ingest {

/// What the guard has to know of the server.
struct GuardOptions
{
    quint16 port = 0;              ///< the one listened on
    QList<QHostAddress> addresses; ///< those listened on
    QByteArray token = {};         ///< a secret that every request has to bring; empty: none
};

/// The answer to a request that must not reach the handler; none for a good one.
///
/// Whoever is on this machine may ask, but not a web page in a browser here: it cannot help sending Origin
/// or Sec-Fetch-Site (403), nor, where it made its name point to this machine, its own name as Host (403).
/// The content type tells nothing: plain curl sends the one of forms. With a token, which no web page has,
/// requests bring it as `Authorization: Bearer …` (else 401), and any Host will do.
[[nodiscard]] std::optional<HttpResponse> refuse(const HttpRequest &request, const GuardOptions &options);

} // namespace ShelfHelp::Ingest
