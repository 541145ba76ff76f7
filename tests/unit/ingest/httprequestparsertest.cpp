// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httptesting.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ShelfHelp;
using Ingest::HttpRequestParser;
using Tests::ParserRun;
using Tests::runParser;

/// What becomes of the bytes of a connection, however they are cut.
class HttpRequestParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpus_data();
    void corpus();
    void keepsHeadersAsSent();
    void leavesWhatFollows();
    void theDefaultLimitsAreThoseOfAnInvocation();
    void promisesCostNothing();
    void holdsNoMoreThanTheLimit_data();
    void holdsNoMoreThanTheLimit();
    void holdsNothingOfWhatItRefused();
};

void HttpRequestParserTest::corpus_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("outcomes");
    for (const Tests::RawRequests &one : Tests::httpCorpus()) {
        QTest::newRow(one.name) << one.bytes << one.outcomes;
    }
}

void HttpRequestParserTest::corpus()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, outcomes);
    const Ingest::HttpLimits limits = Tests::smallLimits();
    const ParserRun whole = runParser(bytes, limits, [&] { return bytes.size(); });
    QCOMPARE(whole.outcomes, outcomes);

    const ParserRun byteByByte = runParser(bytes, limits, [] { return 1; });
    QCOMPARE(byteByByte.outcomes, outcomes);
    QCOMPARE(byteByByte.why, whole.why);
    QCOMPARE(byteByByte.requests, whole.requests);

    QRandomGenerator random(20'230'401);
    for (int i = 0; i < 50; ++i) {
        const ParserRun cut = runParser(bytes, limits, [&] { return 1 + random.bounded(40); });
        QCOMPARE(cut.outcomes, outcomes);
        QCOMPARE(cut.why, whole.why);
        QCOMPARE(cut.requests, whole.requests);
    }
}

void HttpRequestParserTest::keepsHeadersAsSent()
{
    HttpRequestParser parser;
    QByteArrayView bytes("GET /p?q=1 HTTP/1.1\r\nHost: a\r\nX-One:  1, 2 \r\nx-one:3\r\n\r\n");
    QCOMPARE(parser.feed(bytes), HttpRequestParser::State::Request);
    const Ingest::HttpRequest request = parser.takeRequest();
    QCOMPARE(request.target, QByteArray("/p?q=1"));
    QCOMPARE(request.headers.values("x-ONE"), QList<QByteArray>({"1, 2", "3"}));
    QCOMPARE(request.headers.elements("X-One"), QList<QByteArray>({"1", "2", "3"}));
    QCOMPARE(request.headers.value("X-One"), QByteArray("1, 2"));
    QVERIFY(request.headers.contains("HOST"));
    QVERIFY(!request.headers.contains("X"));
    QCOMPARE(request.headers.value("X"), QByteArray());
}

void HttpRequestParserTest::leavesWhatFollows()
{
    HttpRequestParser parser;
    QByteArrayView bytes("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2");
    QCOMPARE(parser.feed(bytes), HttpRequestParser::State::Request);
    QCOMPARE(bytes.toByteArray(), QByteArray("GET /2"));
    QCOMPARE(parser.feed(bytes), HttpRequestParser::State::Request);
    QCOMPARE(bytes.size(), 6);
    QCOMPARE(parser.takeRequest().path, QByteArray("/1"));
    QCOMPARE(parser.feed(bytes), HttpRequestParser::State::NeedMore);
    QCOMPARE(bytes.size(), 0);
}

void HttpRequestParserTest::theDefaultLimitsAreThoseOfAnInvocation()
{
    const Ingest::HttpLimits limits;
    QCOMPARE(limits.head, 65'536);
    QCOMPARE(limits.headerLines, 100);
    QCOMPARE(limits.body, 6'291'456);
}

void HttpRequestParserTest::promisesCostNothing()
{
    HttpRequestParser parser;
    QByteArrayView bytes("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6291456\r\n\r\nx");
    QCOMPARE(parser.feed(bytes), HttpRequestParser::State::NeedMore);
    QVERIFY2(parser.bytesHeld() < 8192, qPrintable(QString::number(parser.bytesHeld())));
}

void HttpRequestParserTest::holdsNoMoreThanTheLimit_data()
{
    const QByteArray body(6'291'456, 'x');
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("outcomes");
    const QStringList complete{u"POST / a [keep] "_qs + QString::fromLatin1(body)};
    QTest::newRow("length") << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6291456\r\n\r\n" +
                                          body)
                            << complete;
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("one chunk") << QByteArray(head + "600000\r\n" + body + "\r\n0\r\n\r\n") << complete;
    QTest::newRow("chunks") << QByteArray(head +
                                          QByteArray("1000\r\n" + body.left(4096) + "\r\n").repeated(1536) +
                                          "0\r\n\r\n")
                            << complete;
    QTest::newRow("chunks without end")
        << QByteArray(head + QByteArray("1000\r\n" + body.left(4096) + "\r\n").repeated(1600))
        << QStringList(u"413"_qs);
    QTest::newRow("a line without end") << QByteArray("GET /" + body) << QStringList(u"414"_qs);
}

void HttpRequestParserTest::holdsNoMoreThanTheLimit()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, outcomes);
    const Ingest::HttpLimits limits;
    const ParserRun run = runParser(bytes, limits, [] { return 10'000; });
    QVERIFY(run.outcomes == outcomes);
    QVERIFY2(run.bytesHeld <= limits.body + 4096, qPrintable(QString::number(run.bytesHeld)));
}

/// The connection may stay for as long as the answer takes.
void HttpRequestParserTest::holdsNothingOfWhatItRefused()
{
    HttpRequestParser parser;
    const QByteArray line = "GET /" + QByteArray(40'000, 'x');
    QByteArrayView begin(line);
    QCOMPARE(parser.feed(begin), HttpRequestParser::State::NeedMore);
    QVERIFY(parser.bytesHeld() >= line.size());
    QByteArrayView rest(line);
    QCOMPARE(parser.feed(rest), HttpRequestParser::State::Refused);
    QCOMPARE(parser.bytesHeld(), 0);
}

QTEST_GUILESS_MAIN(HttpRequestParserTest)

#include "httprequestparsertest.moc"
