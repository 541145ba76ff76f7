// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ingest/apply/backoff.h>

#include <QElapsedTimer>
#include <QList>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace ShelfHelp::Ingest;
using std::chrono::milliseconds;

namespace {

constexpr int manyDraws = 1000; ///< one of them comes near to the longest that is possible

} // namespace

/// Between two attempts: soon at first, then less and less often, and never all at the same time.
class BackoffTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesDoubleUpToTheLongest();
    void aSuccessBeginsAnew();
    void waitsAsLongAsItHasPatience();
    void withoutPatienceItDoesNotWait();
    void asksAgainAndAgainWhetherToStop();
    void aWishToStopEndsIt();
};

void BackoffTest::pausesDoubleUpToTheLongest()
{
    const QList<int> longest{100, 200, 400, 800, 1000, 1000};
    QList<int> drawn(longest.size(), 0);
    for (int draw = 0; draw < manyDraws; ++draw) {
        BackoffPauses pauses(milliseconds(100), milliseconds(1000));
        for (int &most : drawn) {
            const int pause = int(pauses.next().count());
            QVERIFY(pause > 0);
            most = std::max(most, pause);
        }
    }
    for (qsizetype i = 0; i < longest.size(); ++i) {
        QVERIFY2(drawn[i] <= longest[i] && drawn[i] > longest[i] * 9 / 10, qPrintable(QString::number(i)));
    }
}

void BackoffTest::aSuccessBeginsAnew()
{
    BackoffPauses pauses(milliseconds(10), milliseconds(10'000));
    for (int draw = 0; draw < manyDraws; ++draw) {
        QVERIFY(pauses.next() <= milliseconds(10));
        static_cast<void>(pauses.next());
        pauses.reset();
    }
}

void BackoffTest::waitsAsLongAsItHasPatience()
{
    QElapsedTimer sinceBegin;
    sinceBegin.start();
    Backoff backoff(milliseconds(40), {});
    QVERIFY(!backoff.hasWaited());
    while (backoff.wait()) {
        QVERIFY(backoff.hasWaited());
    }
    QVERIFY(sinceBegin.hasExpired(39)); // two clocks
}

void BackoffTest::withoutPatienceItDoesNotWait()
{
    Backoff backoff(milliseconds(0), {});
    QVERIFY(!backoff.wait());
    QVERIFY(!backoff.hasWaited());
}

/// Also within a pause, which may last seconds.
void BackoffTest::asksAgainAndAgainWhetherToStop()
{
    int most = 0; // in one pause
    int questions = 0;
    Backoff backoff(milliseconds(500), [&questions] {
        ++questions;
        return false;
    });
    while (backoff.wait()) {
        most = std::max(most, std::exchange(questions, 0));
    }
    QVERIFY2(most > 1, qPrintable(QString::number(most)));
}

void BackoffTest::aWishToStopEndsIt()
{
    int questions = 0;
    Backoff backoff(milliseconds(60'000), [&questions] { return ++questions == 3; });
    while (backoff.wait()) {
    }
    QCOMPARE(questions, 3);
}

QTEST_GUILESS_MAIN(BackoffTest)
#include "backofftest.moc"
