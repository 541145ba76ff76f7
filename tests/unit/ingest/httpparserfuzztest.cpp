// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "httptesting.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ShelfHelp;
using Tests::ParserRun;
using Tests::runParser;

namespace {

constexpr int mutantsPerSeed = 10'000;
constexpr qsizetype longestMutant = 20'000;

/// What parsers stumble over.
QByteArray awkwardPiece(QRandomGenerator &random)
{
    static const QByteArrayList pieces{"\r\n",
                                       "\r",
                                       "\n",
                                       QByteArray(1, '\0'),
                                       " ",
                                       "\t",
                                       ":",
                                       ",",
                                       ";",
                                       "\x7f",
                                       "\xff",
                                       "\r\n\r\n",
                                       "0\r\n\r\n",
                                       "-1",
                                       "ffffffffffffffff",
                                       "9223372036854775807",
                                       "Content-Length: 3\r\n",
                                       "Transfer-Encoding: chunked\r\n",
                                       "Expect: 100-continue\r\n",
                                       "Connection: close\r\n",
                                       "Host: a\r\n",
                                       " HTTP/1.1\r\n",
                                       "http://"};
    return pieces[random.bounded(int(pieces.size()))];
}

/// One small change anywhere: a byte, a cut, a doubling, an awkward piece, another request's part.
void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    const int position = random.bounded(int(bytes.size()) + 1);
    const int length = random.bounded(1, 30);
    const QList<Tests::RawRequests> &corpus = Tests::httpCorpus();
    switch (random.bounded(5)) {
    case 0:
        bytes.replace(position, 1, QByteArray(1, char(random.bounded(256))));
        break;
    case 1:
        bytes.remove(position, length);
        break;
    case 2:
        bytes.insert(position, bytes.mid(position, length).repeated(random.bounded(1, 20)));
        break;
    case 3:
        bytes.insert(position, awkwardPiece(random));
        break;
    default:
        bytes.insert(position, corpus[random.bounded(int(corpus.size()))].bytes.right(length * 4));
    }
    bytes.truncate(longestMutant);
}

/// The part of the corpus that is understood: mutants of the rest are mostly refused early.
const QList<Tests::RawRequests> &goodRequests()
{
    static const QList<Tests::RawRequests> good = [] {
        QList<Tests::RawRequests> all = Tests::httpCorpus();
        all.removeIf([](const Tests::RawRequests &one) {
            return one.outcomes.isEmpty() || one.outcomes.last().front().isDigit();
        });
        return all;
    }();
    return good;
}

QByteArray mutant(QRandomGenerator &random)
{
    const QList<Tests::RawRequests> &corpus = random.bounded(3) > 0 ? goodRequests() : Tests::httpCorpus();
    QByteArray bytes = corpus[random.bounded(int(corpus.size()))].bytes;
    for (int changes = random.bounded(1, 5); changes > 0; --changes) {
        mutate(bytes, random);
    }
    return bytes;
}

} // namespace

/// Nothing that is sent breaks the parser: a few thousand mutants of the corpus, the same ones each time.
class HttpParserFuzzTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mutants_data();
    void mutants();
};

void HttpParserFuzzTest::mutants_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("one") << quint32(1);
    QTest::newRow("two") << quint32(20'230'401);
}

void HttpParserFuzzTest::mutants()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    const Ingest::HttpLimits limits = Tests::smallLimits();
    // A line under way, in a buffer that may have grown to twice its size or to that of a chunk's line.
    const qsizetype most = limits.body + limits.head + 2 * 4096;
    int requests = 0;
    int refusals = 0;
    for (int i = 0; i < mutantsPerSeed; ++i) {
        const QByteArray bytes = mutant(random);
        const ParserRun whole = runParser(bytes, limits, [&] { return bytes.size(); });
        const ParserRun cut = runParser(bytes, limits, [&] { return 1 + random.bounded(60); });
        QVERIFY2(cut.outcomes == whole.outcomes && cut.why == whole.why && cut.requests == whole.requests,
                 bytes.toPercentEncoding().constData());
        QVERIFY2(whole.bytesHeld <= most && cut.bytesHeld <= most, bytes.toPercentEncoding().constData());
        for (const Ingest::HttpRequest &request : whole.requests) {
            QVERIFY2(request.body.size() <= limits.body && !request.method.isEmpty() &&
                         !request.path.isEmpty(),
                     bytes.toPercentEncoding().constData());
        }
        requests += int(whole.requests.size());
        refusals += whole.why.isEmpty() ? 0 : 1;
    }
    // Mutants that are all good, or all bad, would tell little.
    QVERIFY2(requests > mutantsPerSeed / 10, qPrintable(QString::number(requests)));
    QVERIFY2(refusals > mutantsPerSeed / 10, qPrintable(QString::number(refusals)));
}

QTEST_GUILESS_MAIN(HttpParserFuzzTest)

#include "httpparserfuzztest.moc"
