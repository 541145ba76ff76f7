// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/databaseworker.h>
#include <sql/transaction.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

using Number = Result<qint64>;

/// A job that asks one number.
std::function<Number(Sql::Connection &)> query(const QString &sql)
{
    return [sql](Sql::Connection &connection) -> Number {
        const Result<Sql::Rows> rows = connection.execute(sql);
        if (!rows.ok()) {
            return rows.error();
        }
        return rows.value().get<qint64>(0, 0);
    };
}

const QString backendPid = u"SELECT pg_backend_pid()"_qs;
const QString shortQuery = u"SELECT count(*) FROM generate_series(1, 3000)"_qs;
const QString longSleep = u"SELECT count(*) FROM pg_sleep(60)"_qs;

} // namespace

/// The worker keeps SQL off the calling thread, in order, and lets the newest request win.
class DatabaseWorkerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void answersInOrder();
    void opensOnItsOwnThreadAndOnlyOnce();
    void tellsWhyItCannotConnect();
    void streamsAnswersOneByOne();
    void cancelsAStreamBetweenTwoAnswers();
    void cancelsTheRunningStatementOnTheServer();
    void aCancelThatComesLateLeavesNoTransactionOpen();
    void aCancelledJobThatWaitsIsNotRun();
    void connectsAgainAfterTheConnectionWasLost();
    void endsWhileAStatementRuns();

private:
    Sql::DatabaseWorker::Open opener();
    void waitUntilSleeping();

    std::unique_ptr<MigratedDatabase> m_database;
    std::atomic<int> m_opened = 0;
    QThread *m_openedOn = nullptr;
};

Sql::DatabaseWorker::Open DatabaseWorkerTest::opener()
{
    m_opened = 0;
    return [this] {
        ++m_opened;
        m_openedOn = QThread::currentThread();
        return Sql::Connection::open(m_database->settings(), Sql::Purpose::Reading);
    };
}

void DatabaseWorkerTest::waitUntilSleeping()
{
    QTRY_COMPARE_WITH_TIMEOUT(ask(m_database->connection(),
                                  u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' "
                                  "AND datname = current_database()"_qs),
                              u"1"_qs, patience);
}

void DatabaseWorkerTest::answersInOrder()
{
    Sql::DatabaseWorker worker(opener());
    QList<QFuture<Number>> futures;
    for (int i = 0; i < 20; ++i) {
        futures.append(worker.run<qint64>(query(u"SELECT %1"_qs.arg(i))));
    }
    for (int i = 0; i < futures.size(); ++i) {
        QCOMPARE(futures[i].result().value(), i);
    }
}

void DatabaseWorkerTest::opensOnItsOwnThreadAndOnlyOnce()
{
    Sql::DatabaseWorker worker(opener());
    QCOMPARE(m_opened, 0); // not before it is needed
    QVERIFY(worker.run<qint64>(query(backendPid)).result().ok());
    QVERIFY(worker.run<qint64>(query(backendPid)).result().ok());
    QCOMPARE(m_opened, 1);
    QVERIFY(m_openedOn != QThread::currentThread());
}

void DatabaseWorkerTest::tellsWhyItCannotConnect()
{
    Sql::DatabaseWorker worker(
        []() -> Result<std::unique_ptr<Sql::Connection>> { return Error{.message = u"no way in"_qs}; });
    const Number answer = worker.run<qint64>(query(backendPid)).result();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().message, u"no way in"_qs);
}

void DatabaseWorkerTest::streamsAnswersOneByOne()
{
    Sql::DatabaseWorker worker(opener());
    QList<qint64> arrived;
    QFutureWatcher<qint64> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::resultReadyAt, &watcher,
                     [&](int index) { arrived.append(watcher.resultAt(index)); });
    watcher.setFuture(
        worker.stream<qint64>([](Result<Sql::Connection *> connection, QPromise<qint64> &promise) {
            for (const qint64 number : {1, 2, 3}) {
                const auto rows = connection.value()->execute(u"SELECT $1::bigint * 10"_qs, {number});
                promise.addResult(rows.value().get<qint64>(0, 0));
            }
        }));
    // Finished may be before it is told.
    QTRY_COMPARE_WITH_TIMEOUT(arrived, (QList<qint64>{10, 20, 30}), patience);
    QTRY_VERIFY_WITH_TIMEOUT(watcher.isFinished(), patience);
}

void DatabaseWorkerTest::cancelsAStreamBetweenTwoAnswers()
{
    Sql::DatabaseWorker worker(opener());
    std::atomic<int> answers = 0;
    QFuture<qint64> stream =
        worker.stream<qint64>([&answers](Result<Sql::Connection *> connection, QPromise<qint64> &promise) {
            while (!promise.isCanceled()) {
                (void)connection.value()->execute(u"SELECT 1"_qs);
                promise.addResult(++answers);
            }
        });
    QTRY_VERIFY_WITH_TIMEOUT(answers > 0, patience);
    stream.cancel();
    QCOMPARE(worker.run<qint64>(query(u"SELECT 7"_qs)).result().value(), 7);
}

void DatabaseWorkerTest::cancelsTheRunningStatementOnTheServer()
{
    Sql::DatabaseWorker worker(opener());
    QFuture<Number> slow = worker.run<qint64>(query(longSleep));
    waitUntilSleeping();
    slow.cancel();
    const QFuture<Number> next = worker.run<qint64>(query(u"SELECT 7"_qs));
    QTRY_VERIFY_WITH_TIMEOUT(next.isFinished(), patience / 2); // else it has slept
    QCOMPARE(next.result().value(), 7);
    QCOMPARE(m_opened, 1); // the connection survived
}

/// A statement may end just before its cancel arrives, which then hits what comes next: the end of the
/// transaction, or the beginning of another one.
void DatabaseWorkerTest::aCancelThatComesLateLeavesNoTransactionOpen()
{
    const auto connection = openOwner(m_database->settings());
    std::atomic_bool isOver = false;
    const std::unique_ptr<QThread> late(QThread::create([&isOver, canceller = connection->canceller()] {
        while (!isOver) {
            canceller.cancel();
        }
    }));
    late->start();
    int cancelled = 0;
    int left = 0;
    for (int i = 0; i < 20'000 && cancelled < 8; ++i) {
        Sql::Transaction transaction(*connection);
        const Outcome begun = transaction.begin(Sql::Transaction::Kind::Snapshot);
        const auto one = begun.ok() ? connection->execute(shortQuery) : begun.error();
        cancelled += !one.ok() && one.error().sqlState == u"57014" ? 1 : 0;
        left += !one.ok() && one.error().sqlState == u"25P02" ? 1 : 0;
    }
    isOver = true;
    late->wait();
    QCOMPARE(left, 0);
    QCOMPARE(cancelled, 8);
}

void DatabaseWorkerTest::aCancelledJobThatWaitsIsNotRun()
{
    Sql::DatabaseWorker worker(opener());
    QFuture<Number> slow = worker.run<qint64>(query(longSleep));
    waitUntilSleeping();
    std::atomic<bool> wasRun = false;
    QFuture<Number> waiting = worker.run<qint64>([&wasRun](Sql::Connection &) -> Number {
        wasRun = true;
        return 0;
    });
    waiting.cancel();
    slow.cancel();
    QCOMPARE(worker.run<qint64>(query(u"SELECT 7"_qs)).result().value(), 7);
    QVERIFY(!wasRun);
}

void DatabaseWorkerTest::connectsAgainAfterTheConnectionWasLost()
{
    Sql::DatabaseWorker worker(opener());
    const qint64 pid = worker.run<qint64>(query(backendPid)).result().value();
    run(m_database->connection(), "SELECT pg_terminate_backend(" + QByteArray::number(pid) + ")");
    const Number lost = worker.run<qint64>(query(backendPid)).result();
    QVERIFY(!lost.ok());
    QCOMPARE(lost.error().kind, ErrorKind::Transient);
    QVERIFY(worker.run<qint64>(query(backendPid)).result().ok());
    QCOMPARE(m_opened, 2);
}

void DatabaseWorkerTest::endsWhileAStatementRuns()
{
    auto worker = std::make_unique<Sql::DatabaseWorker>(opener());
    const QFuture<Number> running = worker->run<qint64>(query(longSleep));
    const QFuture<Number> waiting = worker->run<qint64>(query(backendPid));
    waitUntilSleeping();
    worker.reset();
    QVERIFY(running.isFinished());
    QVERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(DatabaseWorkerTest)

#include "databaseworkertest.moc"
