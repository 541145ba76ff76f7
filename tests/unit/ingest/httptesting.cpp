// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httptesting.h"

#include <algorithm>

namespace ShelfHelp::Tests {

using Ingest::HttpRequest;
using Ingest::HttpRequestParser;

namespace {

QString lineOf(const HttpRequest &request)
{
    return QString::fromLatin1(request.method + ' ' + request.path + ' ' + request.host +
                               (request.keepAlive ? " [keep] " : " ") + request.body)
        .trimmed();
}

/// Feeds one piece until nothing is left of it.
void feed(HttpRequestParser &parser, QByteArrayView piece, ParserRun &run, bool &isWithin)
{
    while (!piece.isEmpty()) {
        const auto state = parser.feed(piece);
        run.bytesHeld = std::max(run.bytesHeld, parser.bytesHeld());
        isWithin = state == HttpRequestParser::State::NeedMore;
        if (state == HttpRequestParser::State::WantsContinue) {
            run.outcomes.append(u"continue"_qs);
            isWithin = true;
        } else if (state == HttpRequestParser::State::Request) {
            run.requests.append(parser.takeRequest());
            run.outcomes.append(lineOf(run.requests.last()));
        }
    }
}

/// A request whose body comes in chunks.
QByteArray chunked(const QByteArray &chunks)
{
    return "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
}

/// A request with these headers besides Host.
QByteArray with(const QByteArray &headers, const QByteArray &body = {})
{
    return "POST /x HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

QByteArray startingWith(const QByteArray &line)
{
    return line + "\r\nHost: a\r\n\r\n";
}

QByteArray repeated(const QByteArray &text, int times)
{
    return text.repeated(times);
}

QList<RawRequests> goodRequests()
{
    return {
        {"a get", startingWith("GET /health HTTP/1.1"), {u"GET /health a [keep]"_qs}},
        {"query", startingWith("GET /p?a=/b HTTP/1.1"), {u"GET /p a [keep]"_qs}},
        {"an escaped path stays escaped", startingWith("GET /a%2Fb HTTP/1.1"), {u"GET /a%2Fb a [keep]"_qs}},
        {"any method", startingWith("FROB /x HTTP/1.1"), {u"FROB /x a [keep]"_qs}},
        {"close", with("Connection: close\r\n"), {u"POST /x a"_qs}},
        {"close among others", with("Connection: x, Close\r\n"), {u"POST /x a"_qs}},
        {"HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", {u"GET /"_qs}},
        {"HTTP/1.0 that stays", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {u"GET /  [keep]"_qs}},
        {"a whole address", startingWith("GET http://b:80/p?q HTTP/1.1"), {u"GET /p b:80 [keep]"_qs}},
        {"an address without path", startingWith("GET HTTP://b?q/r HTTP/1.1"), {u"GET / b [keep]"_qs}},
        {"the server itself", startingWith("OPTIONS * HTTP/1.1"), {u"OPTIONS * a [keep]"_qs}},
        {"length", with("Content-Length: 5\r\n", "hello"), {u"POST /x a [keep] hello"_qs}},
        {"length in odd spelling",
         with("coNTent-leNGth:\t 005 \t\r\n", "hello"),
         {u"POST /x a [keep] hello"_qs}},
        {"length 0", with("Content-Length: 0\r\n"), {u"POST /x a [keep]"_qs}},
        {"length twice the same",
         with("Content-Length: 2\r\nContent-Length: 2\r\n", "ok"),
         {u"POST /x a [keep] ok"_qs}},
        {"largest body",
         with("Content-Length: 100\r\n", repeated("b", 100)),
         {u"POST /x a [keep] "_qs + QString(100, u'b')}},
        {"the first and last of letters and digits in a name",
         with("09AZaz: y\r\n"),
         {u"POST /x a [keep]"_qs}},
        {"empty value", with("X:\r\n"), {u"POST /x a [keep]"_qs}},
        {"value beyond ASCII", with("X: \xc3\xa9\r\n"), {u"POST /x a [keep]"_qs}},
        {"empty lines before", "\r\n\r\n" + startingWith("GET / HTTP/1.1"), {u"GET / a [keep]"_qs}},
        {"ten headers", with(repeated("X: y\r\n", 9)), {u"POST /x a [keep]"_qs}},
        {"pipelined",
         with("Content-Length: 2\r\n", "ok") + startingWith("GET /2 HTTP/1.1") + chunked("0\r\n\r\n"),
         {u"POST /x a [keep] ok"_qs, u"GET /2 a [keep]"_qs, u"POST /c a [keep]"_qs}},
        {"small ones, beyond the limits in sum",
         chunked("1;" + repeated("x", 150) + "\r\nb\r\n0\r\n\r\n").repeated(20),
         QStringList(20, u"POST /c a [keep] b"_qs)},
        {"nothing", "", {}},
        {"half a line", "GET /", {u"incomplete"_qs}},
        {"half a body", with("Content-Length: 5\r\n", "123"), {u"incomplete"_qs}},
    };
}

QList<RawRequests> chunks()
{
    const QStringList bad{u"400"_qs};
    const QStringList hello{u"POST /c a [keep] hello"_qs};
    return {
        {"chunks", chunked("2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"), hello},
        {"hexadecimal",
         chunked("00a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n"),
         {u"POST /c a [keep] 01234567890123456789"_qs}},
        {"chunk extensions", chunked("5;a=b;c=\"d e\"\r\nhello\r\n0 ; x\r\n\r\n"), hello},
        {"trailers", chunked("5\r\nhello\r\n0\r\nX: y\r\nHost: evil\r\n\r\n"), hello},
        {"chunks hold line ends", chunked("4\r\n\r\n\r\n\r\n0\r\n\r\n"), {u"POST /c a [keep]"_qs}},
        {"no last chunk", chunked("5\r\nhello\r\n"), {u"incomplete"_qs}},
        {"chunks beyond the limit", chunked("64\r\n" + repeated("b", 100) + "\r\n1\r\n"), {u"413"_qs}},
        {"one huge chunk", chunked("fffffffffffffff\r\n"), {u"413"_qs}},
        {"size of 63 bits", chunked("7fffffffffffffff\r\n"), {u"413"_qs}},
        {"size beyond 63 bits", chunked("8000000000000000\r\n"), bad},
        {"size beyond 64 bits", chunked("10000000000000001\r\nx\r\n"), bad},
        {"more zeros than digits fit", chunked("00000000000000005\r\nhello\r\n0\r\n\r\n"), hello},
        {"negative size", chunked("-1\r\n"), bad},
        {"size with sign", chunked("+1\r\nx\r\n"), bad},
        {"size with prefix", chunked("0x1\r\nx\r\n"), bad},
        {"size with blank before", chunked(" 1\r\nx\r\n"), bad},
        {"size with blank after", chunked("1 \r\nx\r\n"), bad},
        {"no size", chunked("\r\n"), bad},
        {"only an extension", chunked(";x\r\n"), bad},
        {"size is no number", chunked("g\r\n"), bad},
        {"size with LF alone", chunked("1\nx\r\n"), bad},
        {"NUL in an extension", chunked(QByteArray("1;\0\r\nx\r\n", 8)), bad},
        {"endless extension", chunked("1;" + repeated("x", 5000)), bad},
        {"extensions in sum", chunked(repeated("1;" + repeated("x", 150) + "\r\nb\r\n", 10)), bad},
        {"longer than its size", chunked("1\r\nxy\r\n0\r\n\r\n"), bad},
        {"chunk ends with LF alone", chunked("1\r\nx\n\n0\r\n\r\n"), bad},
        {"a trailer is malformed", chunked("0\r\nX y\r\n\r\n"), bad},
        {"endless trailers", chunked("0\r\nX: " + repeated("y", 1000)), {u"431"_qs}},
        {"many trailers", chunked("0\r\n" + repeated("X: y\r\n", 9)), {u"431"_qs}},
    };
}

QList<RawRequests> ambiguousBodies()
{
    const QStringList bad{u"400"_qs};
    const QStringList unknown{u"501"_qs};
    const QByteArray coding = "Transfer-Encoding: chunked\r\n";
    return {
        {"length is no number", with("Content-Length: five\r\n"), bad},
        {"length is empty", with("Content-Length:\r\n"), bad},
        {"negative length", with("Content-Length: -1\r\n"), bad},
        {"length with sign", with("Content-Length: +5\r\n"), bad},
        {"hexadecimal length", with("Content-Length: 0x5\r\n"), bad},
        {"length with fraction", with("Content-Length: 5.0\r\n"), bad},
        {"length of two numbers", with("Content-Length: 1 2\r\n"), bad},
        {"length beyond 63 bits", with("Content-Length: 9223372036854775808\r\n"), bad},
        {"length beyond 64 bits", with("Content-Length: 18446744073709551621\r\n"), bad},
        {"two lengths", with("Content-Length: 5\r\nContent-Length: 6\r\n"), bad},
        {"two lengths in one", with("Content-Length: 5, 6\r\n"), bad},
        {"two spellings of a length", with("Content-Length: 5\r\nContent-Length: 05\r\n"), bad},
        {"length ends with comma", with("Content-Length: 5,\r\n"), bad},
        {"body beyond the limit", with("Content-Length: 101\r\n"), {u"413"_qs}},
        {"body far beyond the limit", with("Content-Length: 9223372036854775807\r\n"), {u"413"_qs}},
        {"length and coding", with("Content-Length: 5\r\n" + coding), bad},
        {"coding and length", with(coding + "Content-Length: 5\r\n"), bad},
        {"coding in HTTP/1.0", "POST / HTTP/1.0\r\n" + coding + "\r\n", bad},
        {"coding twice", with("Transfer-Encoding: chunked, chunked\r\n"), bad},
        {"coding in two lines", with(coding + coding), bad},
        {"coding is empty", with("Transfer-Encoding:\r\n"), bad},
        {"gzip", with("Transfer-Encoding: gzip, chunked\r\n"), unknown},
        {"identity", with("Transfer-Encoding: identity\r\n"), unknown},
        {"coding with vertical tab",
         with("Transfer-Encoding: \x0b"
              "chunked\r\n"),
         bad},
        {"coding with a parameter", with("Transfer-Encoding: chunked;q=1\r\n"), unknown},
    };
}

QList<RawRequests> malformedHeads()
{
    const QStringList bad{u"400"_qs};
    const QStringList version{u"505"_qs};
    return {
        {"no version", startingWith("GET /"), bad},
        {"nothing but a method", startingWith("GET"), bad},
        {"two blanks", startingWith("GET  / HTTP/1.1"), bad},
        {"blank at the end", startingWith("GET / HTTP/1.1 "), bad},
        {"blank at the start", startingWith(" GET / HTTP/1.1"), bad},
        {"tab for a blank", startingWith("GET\t/ HTTP/1.1"), bad},
        {"method is no token", startingWith("G[T / HTTP/1.1"), bad},
        {"small http", startingWith("GET / http/1.1"), bad},
        {"no digit", startingWith("GET / HTTP/x.1"), bad},
        {"HTTP/1.2", startingWith("GET / HTTP/1.2"), version},
        {"HTTP/0.9", startingWith("GET / HTTP/0.9"), version},
        {"HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", version},
        {"TLS", QByteArray("\x16\x03\x01\x02\x00\n", 6), bad},
        {"target is no path", startingWith("GET x HTTP/1.1"), bad},
        {"target is an authority", startingWith("CONNECT a:1 HTTP/1.1"), bad},
        {"star of another method", startingWith("GET * HTTP/1.1"), bad},
        {"https", startingWith("GET https://a/ HTTP/1.1"), bad},
        {"address without host", startingWith("GET http:///p HTTP/1.1"), bad},
        {"address with user", startingWith("GET http://u@a/p HTTP/1.1"), bad},
        {"fragment", startingWith("GET /#x HTTP/1.1"), bad},
        {"target beyond ASCII", startingWith("GET /\xc3\xa9 HTTP/1.1"), bad},
        {"LF alone", "GET / HTTP/1.1\nHost: a\n\n", bad},
        {"CR in the request line", "GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n", bad},
        {"CR in a value", with("X: a\rb\r\n"), bad},
        {"NUL in a value", with(QByteArray("X: \0\r\n", 6)), bad},
        {"NUL in a name", with(QByteArray("X\0: y\r\n", 7)), bad},
        {"DEL in a value", with("X: \x7f\r\n"), bad},
        {"a line goes on", with("X: a\r\n b\r\n"), bad},
        {"a line goes on at once", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", bad},
        {"blank before the colon", with("Content-Length : 5\r\n"), bad},
        {"name is no token", with("X(: y\r\n"), bad},
        {"no name", with(": y\r\n"), bad},
        {"no colon", with("X\r\n"), bad},
        {"no host", "GET / HTTP/1.1\r\n\r\n", bad},
        {"two hosts", with("Host: a\r\n"), bad},
        {"two hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", bad},
        {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", bad},
        {"host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", bad},
        {"host with a blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", bad},
        {"long request line", "GET /" + repeated("x", 1000), {u"414"_qs}},
        {"endless empty lines", repeated("\r\n", 600), {u"414"_qs}},
        {"long header", with("X: " + repeated("y", 1000)), {u"431"_qs}},
        {"long headers", with(repeated("X: " + repeated("y", 300) + "\r\n", 4)), {u"431"_qs}},
        {"eleven headers", with(repeated("X: y\r\n", 10)), {u"431"_qs}},
        {"what follows is not read", startingWith("GET") + startingWith("GET / HTTP/1.1"), bad},
    };
}

QList<RawRequests> expectations()
{
    const QByteArray expect = "Expect: 100-continue\r\n";
    return {
        {"continue",
         with(expect + "Content-Length: 2\r\n", "ok"),
         {u"continue"_qs, u"POST /x a [keep] ok"_qs}},
        {"continue with chunks",
         with("Expect: 100-Continue\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
         {u"continue"_qs, u"POST /x a [keep]"_qs}},
        {"the client waits", with(expect + "Content-Length: 2\r\n"), {u"continue"_qs, u"incomplete"_qs}},
        {"nothing to continue with", with(expect), {u"POST /x a [keep]"_qs}},
        {"too large to continue", with(expect + "Content-Length: 101\r\n"), {u"413"_qs}},
        {"another expectation", with("Expect: tea\r\n"), {u"417"_qs}},
        {"one expectation too many", with("Expect: 100-continue, tea\r\n"), {u"417"_qs}},
        {"HTTP/1.0 cannot mean it",
         "POST / HTTP/1.0\r\n" + expect + "Content-Length: 2\r\n\r\nok",
         {u"POST /  ok"_qs}},
    };
}

} // namespace

const QList<RawRequests> &httpCorpus()
{
    static const QList<RawRequests> corpus =
        goodRequests() + chunks() + ambiguousBodies() + malformedHeads() + expectations();
    return corpus;
}

Ingest::HttpLimits smallLimits()
{
    return {.head = 1000, .headerLines = 10, .body = 100};
}

ParserRun runParser(const QByteArray &bytes, const Ingest::HttpLimits &limits,
                    const std::function<qsizetype()> &nextSize)
{
    ParserRun run;
    HttpRequestParser parser(limits);
    bool isWithin = false;
    for (qsizetype from = 0; from < bytes.size();) {
        const qsizetype size = std::min(nextSize(), bytes.size() - from);
        feed(parser, QByteArrayView(bytes).sliced(from, size), run, isWithin);
        from += size;
    }
    if (parser.refusal().status != 0) {
        run.outcomes.append(QString::number(parser.refusal().status));
        run.why = parser.refusal().why;
    } else if (isWithin) {
        run.outcomes.append(u"incomplete"_qs);
    }
    return run;
}

} // namespace ShelfHelp::Tests
