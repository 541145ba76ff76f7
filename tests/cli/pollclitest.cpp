// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queuesetup.h"

#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/privateserver.h>

#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Kind = FakeFault::Kind;

namespace {

/// Another search each time; one for the library "held" waits as long as a test locks it.
QByteArray search(int number, const QByteArray &library = "nashville")
{
    return R"({"msg_type":"LIBRARYSEARCH","library_id":")" + library +
           R"(","is_libby":true,"time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
           R"("book":{"title":"T)" +
           QByteArray::number(number) +
           R"(","author":"A","isbn":"","goodreads_id":"1"},)"
           R"("available":true,"availability_message":"AVAILABLE"})";
}

/// Receives what the program tells systemd.
class NotifySocket final
{
    Q_DISABLE_COPY_MOVE(NotifySocket)

public:
    NotifySocket()
        : m_descriptor(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = path().toLocal8Bit();
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        if (bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0) {
            qFatal("the socket %s cannot be made", name.constData());
        }
    }

    ~NotifySocket() { close(m_descriptor); }

    [[nodiscard]] QString path() const { return m_directory.filePath(u"notify"_qs); }

    /// All messages so far.
    [[nodiscard]] const QList<QByteArray> &messages()
    {
        char buffer[4096];
        for (;;) {
            const ssize_t length = recv(m_descriptor, buffer, sizeof(buffer), 0);
            if (length < 0) {
                return m_messages;
            }
            m_messages.append(QByteArray(buffer, qsizetype(length)));
        }
    }

private:
    QTemporaryDir m_directory;
    const int m_descriptor;
    QList<QByteArray> m_messages;
};

} // namespace

/// `shelfhelp poll` as a person, a script and systemd meet it.
class PollCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void theWholeWay();
    void aRejectedMessageShows();
    void failsWithAReason_data();
    void failsWithAReason();
    void waitsForADatabaseForAWhile();
    void findsNothing();

    void stopsWhileItWaits_data();
    void stopsWhileItWaits();
    void stopsInTheMiddleOfABatch_data();
    void stopsInTheMiddleOfABatch();
    void stopsWhileTheDatabaseIsDown();
    void stopsWhileTheDatabaseIsSilent();
    void stopsWhileItBacksOff();
    void aSecondSignalEndsItAtOnce();
    void aServiceThatRejectedEndsWell();

    void tellsSystemdHowItIs();
    void theWatchdogIsFedWhileThereIsMuchToDo();
    void keepsSecrets_data();
    void keepsSecrets();

private:
    [[nodiscard]] Finished pollOnce(const QStringList &further = {})
    {
        return m_program->run(
            QStringList{u"poll"_qs, u"--once"_qs, u"--json"_qs, u"--long-poll"_qs, u"0"_qs} + further);
    }

    [[nodiscard]] std::unique_ptr<QProcess> startPolling()
    {
        return m_program->start({u"poll"_qs, u"--json"_qs});
    }

    /// Sends the signal and returns what the program left.
    [[nodiscard]] static Finished stop(QProcess &process, int signal = SIGTERM);
    /// Locks the library "held" until the connection goes.
    [[nodiscard]] std::unique_ptr<Sql::Connection> holdLibrary();

    [[nodiscard]] QString sql(const QString &query) { return ask(m_database->connection(), query); }

    [[nodiscard]] bool isAtALock()
    {
        return sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"_qs)
                   .toInt() > 0;
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<QueueSetup> m_queue;
    std::unique_ptr<Program> m_program;
};

void PollCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
}

void PollCliTest::init()
{
    m_database->clear();
    run(m_database->connection(),
        "INSERT INTO public.libraries VALUES ('held', 'Held') ON CONFLICT DO NOTHING");
    m_queue = std::make_unique<QueueSetup>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_queue->use(*m_program);
}

Finished PollCliTest::stop(QProcess &process, int signal)
{
    ::kill(pid_t(process.processId()), signal);
    return Program::finish(process);
}

std::unique_ptr<Sql::Connection> PollCliTest::holdLibrary()
{
    auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    return holder;
}

/// publish → topic → queue → poll → database → stats.
void PollCliTest::theWholeWay()
{
    const QByteArray lines = search(1) + '\n' + search(2) + '\n' + search(3) + '\n';
    const Finished published = m_program->run({u"publish"_qs, u"-"_qs}, lines);
    QVERIFY2(published.status == 0, qPrintable(published.messages));
    QCOMPARE(published.out, QByteArray("published 3\n"));
    const Finished polled = pollOnce();
    QVERIFY2(polled.status == 0, qPrintable(polled.messages));
    const QJsonObject expected{{u"received"_qs, 3},    {u"stored"_qs, 3},    {u"duplicate"_qs, 0},
                               {u"rejected"_qs, 0},    {u"failed"_qs, 0},    {u"deleted"_qs, 3},
                               {u"not_deleted"_qs, 0}, {u"prolonged"_qs, 0}, {u"released"_qs, 0},
                               {u"queue_faults"_qs, 0}};
    QCOMPARE(polled.json(), expected);
    QVERIFY(m_queue->isEmpty());
    const Finished stats = m_program->run(
        {u"stats"_qs, u"--json"_qs, u"--from"_qs, u"2024-09-01"_qs, u"--to"_qs, u"2024-09-30"_qs});
    QVERIFY2(stats.status == 0, qPrintable(stats.messages));
    QVERIFY2(stats.out.contains("\"library_checks\": 3"), stats.out.constData());
}

void PollCliTest::aRejectedMessageShows()
{
    m_queue->publish(search(1));
    m_queue->publish("{}");
    const Finished polled = pollOnce();
    QCOMPARE(polled.status, 3);
    QCOMPARE(polled.json().value(u"stored"_qs).toInt(), 1);
    QCOMPARE(polled.json().value(u"rejected"_qs).toInt(), 1);
    QCOMPARE(polled.json().value(u"deleted"_qs).toInt(), 2);
}

void PollCliTest::failsWithAReason_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");

    QTest::newRow("no queue") << u"QUEUE_URL"_qs << QString() << 2 << u"--queue-url"_qs;
    QTest::newRow("no URL of a queue") << u"QUEUE_URL"_qs << u"events.fifo"_qs << 2 << u"queue URL"_qs;
    QTest::newRow("a queue of another region")
        << u"QUEUE_URL"_qs << u"https://sqs.us-east-2.amazonaws.com/111122223333/events.fifo"_qs << 2
        << u"us-east-2"_qs;
    QTest::newRow("no keys") << u"AWS_ACCESS_KEY_ID"_qs << QString() << 1 << u"AWS_ACCESS_KEY_ID"_qs;
    QTest::newRow("unknown keys") << u"AWS_ACCESS_KEY_ID"_qs << u"AKIDOTHER"_qs << 1
                                  << u"UnrecognizedClient"_qs;
    QTest::newRow("no database") << u"DATABASE_URL"_qs << u"postgresql://x@127.0.0.1:9/none"_qs << 1
                                 << u"127.0.0.1"_qs;
    QTest::newRow("no URL of a database")
        << u"DATABASE_URL"_qs << u"postgresql://[x"_qs << 2 << u"DATABASE_URL"_qs;
    QTest::newRow("nobody at the endpoint")
        << u"AWS_ENDPOINT_URL"_qs << u"http://127.0.0.1:9"_qs << 1 << u"127.0.0.1"_qs;
}

void PollCliTest::failsWithAReason()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const int, status);
    QFETCH(const QString, reason);
    m_program->setVariable(variable, value);
    if (variable == u"AWS_ACCESS_KEY_ID" && value.isEmpty()) {
        m_program->setVariable(u"AWS_SECRET_ACCESS_KEY"_qs, {});
    }
    m_queue->publish(search(1));
    const Finished polled = pollOnce({u"--wait"_qs, u"1"_qs});
    QCOMPARE(polled.status, status);
    QVERIFY2(polled.messages.contains(reason), qPrintable(polled.messages));
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 1}));
}

/// And no longer than it was told to; nothing is received meanwhile.
void PollCliTest::waitsForADatabaseForAWhile()
{
    PrivateServer server;
    QVERIFY(Sql::applyMigrations(*openOwner(server.settings())).ok());
    server.stop();
    Program program(server.settings());
    m_queue->use(program);
    m_queue->publish(search(1));
    const auto process = program.start(
        {u"poll"_qs, u"--once"_qs, u"--json"_qs, u"--long-poll"_qs, u"0"_qs, u"--wait"_qs, u"60"_qs});
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->service().requests("GetQueueAttributes").isEmpty(), patience);
    server.start();
    const Finished polled = Program::finish(*process);
    QVERIFY2(polled.status == 0, qPrintable(polled.messages));
    QCOMPARE(polled.json().value(u"stored"_qs).toInt(), 1);
}

void PollCliTest::findsNothing()
{
    const Finished polled = m_program->run({u"poll"_qs, u"--once"_qs, u"--long-poll"_qs, u"0"_qs});
    QCOMPARE(polled.status, 0);
    QCOMPARE(polled.out,
             QByteArray("received 0, stored 0, duplicate 0, rejected 0, deleted from the queue 0\n"));
}

void PollCliTest::stopsWhileItWaits_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("end of the service") << SIGTERM;
}

void PollCliTest::stopsWhileItWaits()
{
    QFETCH(const int, signal);
    const auto process = startPolling();
    QTRY_COMPARE_WITH_TIMEOUT(m_queue->service().waitingReceives(), 1, patience);
    const Finished stopped = stop(*process, signal);
    QCOMPARE(stopped.status, 0);
    // It has not waited for the answer, which is no longer its own.
    QTRY_COMPARE_WITH_TIMEOUT(m_queue->service().abandonedReceives(), 1, patience);
    m_queue->publish(search(1));
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 1}));
}

void PollCliTest::stopsInTheMiddleOfABatch_data()
{
    stopsWhileItWaits_data();
}

void PollCliTest::stopsInTheMiddleOfABatch()
{
    QFETCH(const int, signal);
    m_queue->publish(search(1));
    m_queue->publish(search(2), u"b"_qs);
    m_queue->publish(search(3, "held"));
    auto holder = holdLibrary();
    const auto process = startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(isAtALock(), patience);
    const Finished stopped = stop(*process, signal);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
    // What is deleted is stored, and the rest is there for the next one at once.
    const int stored = sql(u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt();
    QCOMPARE(stopped.json().value(u"deleted"_qs).toInt(), stored);
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 3 - stored}));
    QCOMPARE(stopped.json().value(u"released"_qs).toInt(), 3 - stored);
    holder.reset();
    QCOMPARE(pollOnce().status, 0);
    QCOMPARE(sql(u"SELECT count(*) FROM shelfhelp.notifications"_qs), u"3"_qs);
    QVERIFY(m_queue->isEmpty());
}

void PollCliTest::stopsWhileTheDatabaseIsDown()
{
    PrivateServer server;
    QVERIFY(Sql::applyMigrations(*openOwner(server.settings())).ok());
    Program program(server.settings());
    m_queue->use(program);
    const auto process = program.start({u"poll"_qs, u"--json"_qs, u"--long-poll"_qs, u"1"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(m_queue->service().waitingReceives(), 1, patience);
    server.stop();
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += process->readAllStandardError()).contains("waiting for the database"),
                             patience);
    m_queue->publish(search(1));
    const Finished stopped = stop(*process);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
    told += stopped.messages.toUtf8();
    QCOMPARE(told.count("waiting for the database"), 1);
    QCOMPARE(m_queue->counts(), (FakeQueueService::Counts{.visible = 1}));
}

/// As a firewall makes it: connected, and no answer ever. The attempt to connect has to end by itself.
void PollCliTest::stopsWhileTheDatabaseIsSilent()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_program->setVariable(
        u"DATABASE_URL"_qs,
        u"postgresql://x@127.0.0.1:%1/none?sslmode=disable&connect_timeout=2"_qs.arg(silent.serverPort()));
    const auto process = startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), patience);
    ::kill(pid_t(process->processId()), SIGTERM);
    const Finished stopped = Program::finish(*process);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
}

void PollCliTest::stopsWhileItBacksOff()
{
    m_queue->service().throttle("ReceiveMessage", 10'000);
    const auto process = startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(m_queue->service().requests("ReceiveMessage").size() >= 3, patience);
    const Finished stopped = stop(*process);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
}

void PollCliTest::aSecondSignalEndsItAtOnce()
{
    m_queue->publish(search(1, "held"));
    const auto holder = holdLibrary();
    const auto process = startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(isAtALock(), patience);
    QVERIFY(sendNoticedSignal(*process, SIGTERM));
    ::kill(pid_t(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished(patience));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    QCOMPARE(m_queue->counts().inFlight, 1);
}

/// Somebody looks after rejected messages; that one was stopped says nothing about them.
void PollCliTest::aServiceThatRejectedEndsWell()
{
    m_queue->publish("{}");
    const auto process = startPolling();
    QTRY_VERIFY_WITH_TIMEOUT(m_queue->isEmpty(), patience);
    const Finished stopped = stop(*process);
    QCOMPARE(stopped.status, 0);
    QCOMPARE(stopped.json().value(u"rejected"_qs).toInt(), 1);
}

/// Also while the queue is idle, in one long poll of 20 s.
void PollCliTest::tellsSystemdHowItIs()
{
    NotifySocket systemd;
    m_program->setVariable(u"NOTIFY_SOCKET"_qs, systemd.path());
    m_program->setVariable(u"WATCHDOG_USEC"_qs, u"600000"_qs);
    const auto process = startPolling();
    // A start that takes its time sends signs of life before.
    QTRY_VERIFY_WITH_TIMEOUT(systemd.messages().contains("READY=1\nSTATUS=polling the queue"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_queue->service().waitingReceives(), 1, patience);
    const qsizetype before = systemd.messages().count("WATCHDOG=1");
    QTRY_VERIFY_WITH_TIMEOUT(systemd.messages().count("WATCHDOG=1") >= before + 3, patience);
    QCOMPARE(m_queue->service().requests("ReceiveMessage").size(), 1);
    const Finished stopped = stop(*process);
    QVERIFY2(stopped.status == 0, qPrintable(stopped.messages));
    QCOMPARE(systemd.messages().last(), QByteArray("STOPPING=1"));
    QCOMPARE(systemd.messages().count("READY=1\nSTATUS=polling the queue"), 1);
}

/// No single wait is long then.
void PollCliTest::theWatchdogIsFedWhileThereIsMuchToDo()
{
    NotifySocket systemd;
    m_program->setVariable(u"NOTIFY_SOCKET"_qs, systemd.path());
    m_program->setVariable(u"WATCHDOG_USEC"_qs, u"30000"_qs);
    for (int number = 0; number < 300; ++number) {
        m_queue->publish(search(number));
    }
    const auto process = startPolling();
    // Read meanwhile: whoever writes to a full socket waits.
    QTRY_VERIFY_WITH_TIMEOUT(!systemd.messages().isEmpty() && m_queue->isEmpty(), patience);
    const qsizetype beats = systemd.messages().count("WATCHDOG=1");
    QVERIFY2(beats >= 15, QByteArray::number(beats).constData());
    QCOMPARE(stop(*process).status, 0);
}

void PollCliTest::keepsSecrets_data()
{
    QTest::addColumn<std::function<void(QueueSetup &, Program &)>>("spoil");
    using Spoil = std::function<void(QueueSetup &, Program &)>;
    QTest::newRow("nothing wrong") << Spoil([](QueueSetup &, Program &) {});
    QTest::newRow("keys expired") << Spoil(
        [](QueueSetup &queue, Program &) { queue.service().expireToken(); });
    QTest::newRow("keys refused") << Spoil([](QueueSetup &queue, Program &) {
        queue.service().setCredentials({.accessKeyId = "AKIDEXAMPLE", .secretAccessKey = "another"});
    });
    QTest::newRow("queue missing") << Spoil(
        [](QueueSetup &queue, Program &) { queue.service().deleteQueue(queue.queueUrl()); });
    QTest::newRow("access denied") << Spoil(
        [](QueueSetup &queue, Program &) { queue.service().deny("GetQueueAttributes"); });
    QTest::newRow("page of a proxy") << Spoil([](QueueSetup &queue, Program &) {
        queue.service().script({}, {.kind = Kind::HtmlPage, .count = 100});
    });
    QTest::newRow("database refuses") << Spoil([](QueueSetup &, Program &program) {
        program.setVariable(u"DATABASE_URL"_qs, u"postgresql://x:passwordSECRET@127.0.0.1:9/none"_qs);
    });
    QTest::newRow("database URL wrong") << Spoil([](QueueSetup &, Program &program) {
        program.setVariable(u"DATABASE_URL"_qs, u"postgresql://x:passwordSECRET@127.0.0.1:port/none"_qs);
    });
}

/// With all there is to be logged.
void PollCliTest::keepsSecrets()
{
    QFETCH(const std::function<void(QueueSetup &, Program &)>, spoil);
    QueueSetup queue({.secretAccessKey = "secretSECRET", .sessionToken = "tokenSECRET"});
    queue.use(*m_program);
    QString uri = uriOf(m_database->settings());
    m_program->setVariable(u"DATABASE_URL"_qs, uri.replace(u"@"_qs, u":passwordSECRET@"_qs));
    m_program->setVariable(u"QT_LOGGING_RULES"_qs, u"shelfhelp.*=true"_qs);
    queue.publish(search(1));
    spoil(queue, *m_program);
    const Finished polled = pollOnce({u"--wait"_qs, u"1"_qs});
    const QByteArray output = polled.out + polled.messages.toUtf8();
    QVERIFY(!output.isEmpty());
    QVERIFY2(!output.contains("SECRET"), output.constData());
    QVERIFY2(!output.contains("Signature="), output.constData());
}

QTEST_GUILESS_MAIN(PollCliTest)

#include "pollclitest.moc"
