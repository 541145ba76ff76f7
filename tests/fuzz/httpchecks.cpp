// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzzing.h"

#include <tests/unit/ingest/httptesting.h>

#include <QRandomGenerator>

namespace ShelfHelp::Fuzz {

using Ingest::HttpRequest;
using Tests::ParserRun;
using Tests::runParser;

namespace {

/// The request as a plain client would have sent it.
QByteArray plain(const HttpRequest &request)
{
    QByteArray bytes = request.method + ' ' + request.target + " HTTP/1." +
                       QByteArray::number(request.minorVersion) + "\r\n";
    for (const auto &[name, value] : request.headers.fields()) {
        const QByteArray lower = name.toLower();
        if (lower != "transfer-encoding" && lower != "content-length" && lower != "expect") {
            bytes += name + ": " + value + "\r\n";
        }
    }
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

/// Nobody before or behind us can read the request in another way: written plainly it is the same request.
void checkMeaning(const HttpRequest &request)
{
    const ParserRun run = runParser(plain(request), {}, [] { return qsizetype(1) << 20; });
    require(run.requests.size() == 1 && run.why.isEmpty(),
            "what was understood is understood when written plainly");
    const HttpRequest &again = run.requests.first();
    require(again.method == request.method && again.target == request.target && again.path == request.path &&
                again.host == request.host && again.body == request.body &&
                again.keepAlive == request.keepAlive,
            "what was understood means the same when written plainly");
}

void checkRequest(const HttpRequest &request, const Ingest::HttpLimits &limits)
{
    require(request.body.size() <= limits.body, "the body keeps to its limit");
    require(request.headers.fields().size() <= limits.headerLines, "the headers keep to their limit");
    require(!request.method.isEmpty() && !request.path.isEmpty(), "a request asks for something");
    for (const auto &[name, value] : request.headers.fields()) {
        require(!name.isEmpty() && !name.contains('\n') && !value.contains('\n') && !value.contains('\r') &&
                    !value.contains('\0'),
                "a header is one line");
    }
    checkMeaning(request);
}

} // namespace

void checkHttp(std::string_view input)
{
    if (input.empty()) {
        return;
    }
    const QByteArray bytes(input.data() + 1, qsizetype(input.size()) - 1);
    QRandomGenerator random(static_cast<unsigned char>(input.front()));
    const Ingest::HttpLimits limits = Tests::smallLimits();
    const ParserRun whole = runParser(bytes, limits, [&] { return bytes.size(); });
    const ParserRun cut = runParser(bytes, limits, [&] { return 1 + random.bounded(60); });
    require(cut.outcomes == whole.outcomes && cut.why == whole.why && cut.requests == whole.requests,
            "how the bytes are cut changes nothing");
    const qsizetype most = limits.body + limits.head + 2 * qsizetype(4096);
    require(whole.bytesHeld <= most && cut.bytesHeld <= most, "no more is held than one request may have");
    for (const HttpRequest &request : whole.requests) {
        checkRequest(request, limits);
    }
}

} // namespace ShelfHelp::Fuzz
