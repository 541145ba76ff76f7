// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <sql/backup/copystream.h>
#include <sql/databaseworker.h>
#include <tests/cli/queueevents.h>
#include <tests/cli/queuesetup.h>
#include <tests/cli/servingprogram.h>
#include <tests/database/payloads.h>
#include <tests/support/fakeruntimeapi.h>
#include <tests/support/faultyproxy.h>

#include <QElapsedTimer>
#include <QFuture>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <memory>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// How long a program may take that waits for nothing but answers; longer than any test waits for it.
const QString longTime = u"240"_qs;

/// A program whose way to the database has a hole of its own.
struct Victim
{
    explicit Victim(MigratedDatabase &database)
        : proxy(database.settings())
        , program(proxy.settings())
    {
        proxy.setFault(NetworkFault::BlackHole, 1);
    }

    /// Waits until the hole is open, which is when the first batch is committed.
    void waitForHole() { QTRY_COMPARE_WITH_TIMEOUT(proxy.faults(), 1, patience); }

    /// Waits until the program says that it has noticed, and closes the hole.
    void waitUntilNoticed(QProcess &process)
    {
        QTRY_VERIFY_WITH_TIMEOUT(
            (messages += process.readAllStandardError()).contains("database said nothing"), patience);
        proxy.setFault(NetworkFault::None);
    }

    FaultyProxy proxy;
    Program program;
    QByteArray messages;
};

QFuture<Result<qint64>> sleepFor(Sql::DatabaseWorker &worker, int seconds)
{
    return worker.run<qint64>([seconds](Sql::Connection &connection) -> Result<qint64> {
        const auto rows = connection.execute(u"SELECT 1 FROM pg_sleep(%1)"_qs.arg(seconds));
        return rows.ok() ? Result<qint64>(rows.value().get<qint64>(0, 0)) : rows.error();
    });
}

/// Reads without end, and after the first rows none come any more.
Outcome readInto(FaultyProxy &hole, Sql::Connection &connection)
{
    const auto copied = Sql::copyOut(
        connection, u"COPY (SELECT * FROM generate_series(1, 100000000)) TO STDOUT"_qs, [&](QByteArrayView) {
            hole.openHole();
            return success();
        });
    return copied.ok() ? success() : Outcome(copied.error());
}

/// Writes without end, and what is written no longer arrives.
Outcome writeInto(FaultyProxy &hole, Sql::Connection &connection)
{
    Sql::CopyIn copy(connection, u"pieces"_qs);
    if (Outcome begun = copy.begin(u"COPY pieces FROM STDIN"_qs); !begun.ok()) {
        return begun;
    }
    const QByteArray rows = QByteArray(999, 'x').append('\n').repeated(1'000);
    Outcome written = copy.write(rows);
    hole.openHole();
    while (written.ok()) {
        written = copy.write(rows);
    }
    return written;
}

/// All is written, and that it was stored is never heard.
Outcome finishInto(FaultyProxy &hole, Sql::Connection &connection)
{
    Sql::CopyIn copy(connection, u"pieces"_qs);
    const Outcome begun = copy.begin(u"COPY pieces FROM STDIN"_qs);
    const Outcome written = begun.ok() ? copy.write("1\n") : begun;
    hole.openHole();
    const auto finished = copy.finish();
    return !written.ok() || finished.ok() ? written : Outcome(finished.error());
}

} // namespace

/// The commit is done, its answer never comes, and the connection stands. Each program notices by itself
/// (after ten seconds of silence, and eight in which it asks the server), and goes on when answers come
/// again.
class BlackHoleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f11BlackHole();
    void f11BlackHoleBeforeTheWindow();
    void f11BlackHoleInACopy();
    void f11StopsOnRequest();

private:
    void fillQueue(Program &program);
    [[nodiscard]] std::unique_ptr<QProcess> startIngest(Program &program);
    [[nodiscard]] std::unique_ptr<QProcess> startPoll(Program &program);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<QueueSetup> m_queue;
    QTemporaryDir m_directory;
};

void BlackHoleTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

std::unique_ptr<QProcess> BlackHoleTest::startIngest(Program &program)
{
    const QString file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(file, simulatedLines(200));
    return program.start({u"ingest"_qs, u"--json"_qs, u"--wait"_qs, longTime, u"--batch"_qs, u"50"_qs, file});
}

void BlackHoleTest::fillQueue(Program &program)
{
    m_queue = std::make_unique<QueueSetup>();
    m_queue->use(program);
    for (int number = 0; number < 5; ++number) {
        m_queue->publish(librarySearch({.timeStart = "2024-05-02T10:00:0" + QByteArray::number(number)}));
    }
}

std::unique_ptr<QProcess> BlackHoleTest::startPoll(Program &program)
{
    fillQueue(program);
    return program.start(
        {u"poll"_qs, u"--json"_qs, u"--once"_qs, u"--wait"_qs, longTime, u"--long-poll"_qs, u"0"_qs});
}

/// They wait at the same time, each before a hole of its own.
void BlackHoleTest::f11BlackHole()
{
    Victim ingest(*m_database);
    Victim poll(*m_database);
    Victim serve(*m_database);
    Victim lambda(*m_database);
    FakeRuntimeApi runtime;
    lambda.program.setVariable(u"AWS_LAMBDA_RUNTIME_API"_qs, runtime.address());
    const auto ingesting = startIngest(ingest.program);
    const auto polling = startPoll(poll.program);
    ServingProgram server(serve.program, {u"--time-limit"_qs, longTime});
    const auto curl = startCurl({server.url().toString(), u"-d"_qs, QString::fromUtf8(eventWith("served"))});
    const auto function = lambda.program.start({u"lambda"_qs});
    const QByteArray request =
        runtime.enqueue(FakeInvocation{.event = eventWith("invoked"), .deadline = std::chrono::minutes(4)});
    for (Victim *victim : {&ingest, &poll, &serve, &lambda}) {
        victim->waitForHole();
    }
    QElapsedTimer clock;
    clock.start();
    ingest.waitUntilNoticed(*ingesting);
    poll.waitUntilNoticed(*polling);
    serve.waitUntilNoticed(server.process());
    lambda.waitUntilNoticed(*function);
    const qint64 noticedMs = clock.restart();

    const Finished ingested = Program::finish(*ingesting);
    QVERIFY2(ingested.status == 0, qPrintable(ingested.messages));
    QCOMPARE(ingested.json().value(u"read"_qs).toInt(), 200);
    QVERIFY(ingested.json().value(u"duplicate"_qs).toInt() >= 45);
    const Finished polled = Program::finish(*polling);
    QVERIFY2(polled.status == 0, qPrintable(polled.messages));
    QCOMPARE(polled.json().value(u"duplicate"_qs).toInt(), 5);
    QVERIFY(m_queue->isEmpty());
    QCOMPARE(outputOf(*curl), QByteArray(R"({"batchItemFailures":[]})"));
    QCOMPARE(server.stop().status, 0);
    const auto answer = runtime.waitForAnswer(request);
    QVERIFY(answer);
    QCOMPARE(answer->body, QByteArray(R"({"batchItemFailures":[]})"));
    ::kill(pid_t(function->processId()), SIGTERM);
    QCOMPARE(Program::finish(*function).status, 0);
    qInfo("noticed after %.1f s, recovered after %.1f s", double(noticedMs) / 1e3,
          double(clock.elapsed()) / 1e3);
}

/// The worker of the window: an answer that is swallowed is an error; one that takes its time is not.
void BlackHoleTest::f11BlackHoleBeforeTheWindow()
{
    FaultyProxy proxy(m_database->settings(), "pg_sleep");
    const auto open = [&proxy] { return Sql::Connection::open(proxy.settings(), Sql::Purpose::Reading); };
    Sql::DatabaseWorker patient(open);
    QFuture<Result<qint64>> slow = sleepFor(patient, 14);
    Sql::DatabaseWorker worker(open);
    QFuture<Result<qint64>> first = sleepFor(worker, 0);
    first.waitForFinished();
    QVERIFY2(first.result().ok(), why(first.result()).constData());
    slow.waitForFinished();
    QVERIFY2(slow.result().ok(), why(slow.result()).constData());

    proxy.setFault(NetworkFault::BlackHole, 1);
    QElapsedTimer clock;
    clock.start();
    QFuture<Result<qint64>> swallowed = sleepFor(worker, 0);
    QFuture<Result<qint64>> cancelled = sleepFor(patient, 1);
    QTRY_COMPARE_WITH_TIMEOUT(proxy.faults(), 1, patience);
    cancelled.cancel();
    swallowed.waitForFinished();
    const qint64 noticedMs = clock.elapsed();
    QVERIFY(!swallowed.result().ok());
    QCOMPARE(swallowed.result().error().kind, ErrorKind::Transient);
    QVERIFY2(swallowed.result().error().message.contains(u"stopped answering"),
             why(swallowed.result()).constData());
    proxy.setFault(NetworkFault::None);
    QFuture<Result<qint64>> next = sleepFor(worker, 0);
    next.waitForFinished();
    QVERIFY2(next.result().ok(), why(next.result()).constData());
    qInfo("noticed after %.1f s", double(noticedMs) / 1e3);
}

/// What backups, restores and transfers are made of. All at the same time, each before a hole of its own.
void BlackHoleTest::f11BlackHoleInACopy()
{
    QElapsedTimer clock;
    clock.start();
    std::vector<std::future<Outcome>> copies;
    for (const auto copy : {readInto, writeInto, finishInto}) {
        copies.push_back(std::async(std::launch::async, [this, copy]() -> Outcome {
            FaultyProxy proxy(m_database->settings());
            auto connection = Sql::Connection::open(proxy.settings(), Sql::Purpose::Owner);
            if (!connection.ok()) {
                return connection.error();
            }
            run(*connection.value(), "CREATE TEMPORARY TABLE pieces (piece text)");
            return copy(proxy, *connection.value());
        }));
    }
    for (std::future<Outcome> &copy : copies) {
        const Outcome ended = copy.get();
        QVERIFY(!ended.ok());
        QCOMPARE(ended.error().kind, ErrorKind::Transient);
        // What is written and not taken TCP notices itself.
        QVERIFY2(QRegularExpression(u"stopped answering|was lost"_qs).match(ended.error().message).hasMatch(),
                 why(ended).constData());
    }
    const qint64 noticedMs = clock.elapsed();
    qInfo("noticed after %.1f s", double(noticedMs) / 1e3);
}

/// Nobody waits for the watchdog who wants it to end: the stop gives the connection up before that does.
void BlackHoleTest::f11StopsOnRequest()
{
    Victim victim(*m_database);
    const auto process = startPoll(victim.program);
    victim.waitForHole();
    ::kill(pid_t(process->processId()), SIGTERM);
    const Finished stopped = Program::finish(*process);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
    QVERIFY2(stopped.messages.contains(u"did not finish before the deadline"), qPrintable(stopped.messages));
}

QTEST_GUILESS_MAIN(BlackHoleTest)

#include "blackholetest.moc"
