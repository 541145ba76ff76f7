// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ingest/http/httprequestparser.h>

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <functional>

namespace ShelfHelp::Tests {

/// What clients may send over one connection, and what is to become of it.
struct RawRequests
{
    const char *name;
    QByteArray bytes;
    QStringList outcomes; ///< as ParserRun::outcomes
};

/// Good requests and all the ways to get one wrong. Limits: bodies of 100 bytes, heads of 1,000, 10 headers.
[[nodiscard]] const QList<RawRequests> &httpCorpus();

/// The limits of the corpus.
[[nodiscard]] Ingest::HttpLimits smallLimits();

/// What a parser made of a connection.
struct ParserRun
{
    /// One line an event: `POST /path host [keep] body` of a request, `continue`, `400` of a refusal, and
    /// `incomplete` if the bytes end within a request.
    QStringList outcomes;
    QByteArray why;          ///< of the refusal
    qsizetype bytesHeld = 0; ///< at most
    QList<Ingest::HttpRequest> requests;
};

/// Feeds the bytes in pieces of the sizes that `nextSize` gives; each is at least 1.
[[nodiscard]] ParserRun runParser(const QByteArray &bytes, const Ingest::HttpLimits &limits,
                                  const std::function<qsizetype()> &nextSize);

} // namespace ShelfHelp::Tests
