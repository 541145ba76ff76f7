// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "queueevents.h"
#include "servingprogram.h"

#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>

#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray allStored = R"({"batchItemFailures":[]})";
/// Longer than any test waits.
const QStringList longLimit{u"--time-limit"_qs, u"900"_qs};
const QByteArray noRecords = R"({"Records":[]})";
const QByteArray secret = "0123456789abcdef0123456789abcdef";
const QByteArray notQueueEvent =
    R"({"errorMessage":"The event is not what a queue sends: an object with an array Records, of at most )"
    R"(6 MiB. Is the function triggered by the queue alone?","errorType":"Function.NotQueueEvent",)"
    R"("stackTrace":[]})";

/// The addresses of all sockets that listen on a port, as /proc/net/tcp writes them.
QStringList listeners(int port)
{
    QStringList found;
    const QString wanted = u":%1"_qs.arg(port, 4, 16, QLatin1Char('0')).toUpper();
    for (const QString &name : {u"/proc/net/tcp"_qs, u"/proc/net/tcp6"_qs}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("%s cannot be read", qPrintable(name));
        }
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QStringList fields = QString::fromLatin1(line).simplified().split(u' ');
            if (fields.size() > 3 && fields.at(1).endsWith(wanted) && fields.at(3) == u"0A") {
                found.append(fields.at(1).chopped(wanted.size()));
            }
        }
    }
    return found;
}

/// The socket to which a service tells systemd how it is.
class NotifySocket final
{
    Q_DISABLE_COPY_MOVE(NotifySocket)

public:
    explicit NotifySocket(const QString &path)
        : m_descriptor(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray name = path.toLocal8Bit();
        std::strncpy(address.sun_path, name.constData(), sizeof address.sun_path - 1);
        if (bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            qFatal("%s cannot be made", name.constData());
        }
    }

    ~NotifySocket() { close(m_descriptor); }

    /// The next message; empty when none comes in time.
    [[nodiscard]] QByteArray receive(std::chrono::milliseconds timeout)
    {
        pollfd waiting{.fd = m_descriptor, .events = POLLIN, .revents = 0};
        if (poll(&waiting, 1, int(timeout.count())) != 1) {
            return {};
        }
        QByteArray message(1024, '\0');
        const ssize_t size = recv(m_descriptor, message.data(), std::size_t(message.size()), 0);
        return message.first(std::max(size, ssize_t(0)));
    }

    /// Whether that message comes, among others.
    [[nodiscard]] bool waitFor(const QByteArray &message)
    {
        for (QByteArray next; !(next = receive(std::chrono::milliseconds(patience))).isEmpty();) {
            if (next == message) {
                return true;
            }
        }
        return false;
    }

private:
    const int m_descriptor;
};

} // namespace

/// `shelfhelp serve` as its clients and its service manager meet it.
class ServeCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void theSeedDocumentsCurlLineTwice();
    void anyFunctionsNameWillDo();
    void chunkedAndLargeUploads_data();
    void chunkedAndLargeUploads();
    void otherRequests_data();
    void otherRequests();
    void webPagesAreRefused_data();
    void webPagesAreRefused();
    void errorsOfTheFunction_data();
    void errorsOfTheFunction();
    void invocationsComeOneAfterTheOther();
    void manyAtOnceAreAllAnswered();
    void theTimeLimit();
    void thePoolerEndsIdleSessions();

    void metricsConserveTheCounts();
    void metricsAreReadableForPrometheus();
    void healthOfAGoodDatabase();

    void listensOnThisMachineOnly();
    void thePortIsInUse();
    void wrongUse_data();
    void wrongUse();
    void unsafeTokenFiles_data();
    void unsafeTokenFiles();
    void theTokenIsAsked();

    void stopsWhileIdle_data();
    void stopsWhileIdle();
    void answersTheInvocationInHandBeforeItStops();
    void answersWhatWaitsBeforeItStops();
    void theSecondSignalEndsItAtOnce();
    void tellsTheServiceManager();
    void thePasswordIsNeverShown();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &content,
                                QFileDevice::Permissions permissions = QFileDevice::ReadOwner |
                                                                       QFileDevice::WriteOwner);
    /// A curl that invokes the function, left to go on.
    [[nodiscard]] std::unique_ptr<QProcess> startInvocation(const ServingProgram &server,
                                                            const QByteArray &event);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<ServingProgram> m_server; ///< for what leaves nothing behind
    QTemporaryDir m_directory;
};

void ServeCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    addHeldLibrary(*m_database);
    m_program = std::make_unique<Program>(m_database->settings());
    m_server = std::make_unique<ServingProgram>(*m_program);
    QCOMPARE(m_server->get(u"/health"_qs).status, 200); // the very first question
}

void ServeCliTest::cleanupTestCase()
{
    m_server.reset();
}

void ServeCliTest::init()
{
    m_database->clear();
    m_program = std::make_unique<Program>(m_database->settings());
}

QString ServeCliTest::write(const QString &name, const QByteArray &content,
                            QFileDevice::Permissions permissions)
{
    QFile file(m_directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() ||
        !file.setPermissions(permissions)) {
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
    return file.fileName();
}

std::unique_ptr<QProcess> ServeCliTest::startInvocation(const ServingProgram &server, const QByteArray &event)
{
    return startCurl({server.url().toString(), u"-d"_qs, QString::fromUtf8(event)});
}

/// As it stands there, but for the port.
void ServeCliTest::theSeedDocumentsCurlLineTwice()
{
    ServingProgram server(*m_program);
    QVERIFY(QFile::copy(QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/samples/seed-records.json"),
                        m_directory.filePath(u"test-payload.json"_qs)));
    QString line =
        u"curl \"http://localhost:9001/2015-03-31/functions/function/invocations\" -d @test-payload.json"_qs;
    line.replace(u"9001"_qs, QString::number(server.port()));
    for (int call = 1; call <= 2; ++call) {
        QProcess shell;
        shell.setWorkingDirectory(m_directory.path());
        shell.start(u"sh"_qs, {u"-c"_qs, line});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), allStored);
    }
    QCOMPARE(ask(m_database->connection(), u"SELECT (SELECT count(*) FROM public.shelf_searches), "
                                           "(SELECT count(*) FROM public.library_searches)"_qs),
             u"1|1"_qs);
    QCOMPARE(server.metric("shelfhelp_notifications_stored_total"), 2);
    QCOMPARE(server.metric("shelfhelp_notifications_duplicate_total"), 2);
    const Finished finished = server.stop();
    QCOMPARE(finished.status, 0);
    static const QRegularExpression line2(u"request 2: [0-9a-f-]{36} duplicate"_qs);
    QVERIFY2(finished.messages.contains(line2), qPrintable(finished.messages));
}

void ServeCliTest::anyFunctionsNameWillDo()
{
    ServingProgram server(*m_program);
    const auto curl = startCurl({server.url(u"/2015-03-31/functions/my-own_name/invocations"_qs).toString(),
                                 u"-d"_qs, QString::fromUtf8(eventWith("one"))});
    QCOMPARE(outputOf(*curl), allStored);
    QCOMPARE(storedIds(*m_database), u"one"_qs);
}

void ServeCliTest::chunkedAndLargeUploads_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("in chunks") << 0 << QStringList{u"-H"_qs, u"Transfer-Encoding: chunked"_qs};
    QTest::newRow("two megabytes: curl asks before it sends") << 2'000'000 << QStringList{};
    QTest::newRow("nearly 6 MiB, in chunks")
        << 6'200'000 << QStringList{u"-H"_qs, u"Transfer-Encoding: chunked"_qs};
}

void ServeCliTest::chunkedAndLargeUploads()
{
    QFETCH(const int, size);
    QFETCH(const QStringList, options);
    ServingProgram server(*m_program);
    QByteArray event = eventWith("one");
    event.insert(1, "\"padding\":\"" + QByteArray(size, 'x') + "\",");
    const QString file = write(u"upload.json"_qs, event);
    const auto curl = startCurl(QStringList{server.url().toString(), u"-d"_qs, u'@' + file} + options);
    QCOMPARE(outputOf(*curl), allStored);
    QCOMPARE(storedIds(*m_database), u"one"_qs);
}

void ServeCliTest::otherRequests_data()
{
    QTest::addColumn<QStringList>("request"); // curl's options and the path
    QTest::addColumn<QString>("expected");    // status, and what it allows instead
    const QStringList get;
    const QStringList post{u"-d"_qs, u"{}"_qs};
    const QStringList head{u"-I"_qs};
    QTest::newRow("an invocation without an event") << get + QStringList{invocationPath} << u"405 POST"_qs;
    QTest::newRow("put") << QStringList{u"-X"_qs, u"PUT"_qs, invocationPath} << u"405 POST"_qs;
    QTest::newRow("no name") << post + QStringList{u"/2015-03-31/functions//invocations"_qs} << u"404 "_qs;
    QTest::newRow("another version") << post + QStringList{u"/2014-11-13/functions/function/invocations"_qs}
                                     << u"404 "_qs;
    QTest::newRow("more of a path") << post + QStringList{invocationPath + u"/1"} << u"404 "_qs;
    QTest::newRow("the root") << get + QStringList{u"/"_qs} << u"404 "_qs;
    QTest::newRow("health") << get + QStringList{u"/health"_qs} << u"200 "_qs;
    QTest::newRow("head of health") << head + QStringList{u"/health"_qs} << u"200 "_qs;
    QTest::newRow("a post of health") << post + QStringList{u"/health"_qs} << u"405 GET"_qs;
    QTest::newRow("metrics") << get + QStringList{u"/metrics"_qs} << u"200 "_qs;
    QTest::newRow("a post of metrics") << post + QStringList{u"/metrics"_qs} << u"405 GET"_qs;
}

void ServeCliTest::otherRequests()
{
    QFETCH(QStringList, request);
    QFETCH(const QString, expected);
    request.append(m_server->url(request.takeLast()).toString());
    request.append({u"-o"_qs, u"/dev/null"_qs, u"-w"_qs, u"%{http_code} %header{allow}"_qs});
    const auto curl = startCurl(request);
    QCOMPARE(QString::fromUtf8(outputOf(*curl)), expected);
    QCOMPARE(storedIds(*m_database), QString());
}

void ServeCliTest::webPagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("a script of a page") << QByteArray("Origin") << QByteArray("https://example.org");
    QTest::newRow("a page from a file") << QByteArray("Origin") << QByteArray("null");
    QTest::newRow("a form of a page") << QByteArray("Sec-Fetch-Site") << QByteArray("cross-site");
    QTest::newRow("a name that was bound anew") << QByteArray("Host") << QByteArray("evil.example:9001");
}

void ServeCliTest::webPagesAreRefused()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const FakeHeaders headers{{name, value}};
    QCOMPARE(m_server->invoke(eventWith("one"), headers).status, 403);
    QCOMPARE(m_server->get(u"/metrics"_qs, headers).status, 403);
    QCOMPARE(m_server->get(u"/health"_qs, headers).status, 403);
    QCOMPARE(m_server->invoke(noRecords).body, allStored);
    QCOMPARE(storedIds(*m_database), QString());
}

void ServeCliTest::errorsOfTheFunction_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("half an event") << eventWith("one").chopped(2);
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("records that are none") << QByteArray(R"({"Records":[null,5]})");
    QTest::newRow("a message without its event") << notification("one");
    QTest::newRow("no text at all") << QByteArray("\xff\xfe\x00", 3);
}

void ServeCliTest::errorsOfTheFunction()
{
    QFETCH(const QByteArray, event);
    const ClientAnswer answer = m_server->invoke(event);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, notQueueEvent);
    QCOMPARE(answer.header("X-Amz-Function-Error"), QByteArray("Unhandled"));
    QVERIFY(answer.header("Content-Type").startsWith("application/json"));
    const ClientAnswer next = m_server->invoke(noRecords);
    QCOMPARE(next.body, allStored);
    QVERIFY(next.header("Content-Type").startsWith("application/json"));
    QCOMPARE(next.header("X-Amz-Function-Error"), QByteArray());
}

/// The second one waits for the first, and everything else is answered meanwhile.
void ServeCliTest::invocationsComeOneAfterTheOther()
{
    ServingProgram server(*m_program);
    auto holder = holdLibrary(*m_database);
    const auto first = startInvocation(server, eventWith("first", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    const auto second = startInvocation(server, eventWith("second"));
    QVERIFY(!second->waitForFinished(300));
    QCOMPARE(server.get(u"/health"_qs).status, 200);
    QCOMPARE(server.metric("shelfhelp_notifications_received_total"), 0);
    QCOMPARE(storedIds(*m_database), QString());
    holder.reset();
    QCOMPARE(outputOf(*first), allStored);
    QCOMPARE(outputOf(*second), allStored);
    QCOMPARE(storedIds(*m_database), u"first second"_qs);
}

void ServeCliTest::manyAtOnceAreAllAnswered()
{
    ServingProgram server(*m_program);
    std::vector<std::unique_ptr<QProcess>> curls;
    for (int i = 1; i <= 8; ++i) {
        curls.push_back(startInvocation(server, eventWith("id-" + QByteArray::number(i))));
    }
    for (const auto &curl : curls) {
        QCOMPARE(outputOf(*curl), allStored);
    }
    QCOMPARE(storedIds(*m_database), u"id-1 id-2 id-3 id-4 id-5 id-6 id-7 id-8"_qs);
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.ingest_runs"_qs), u"1"_qs);
}

void ServeCliTest::theTimeLimit()
{
    ServingProgram server(*m_program, {u"--time-limit"_qs, u"1"_qs});
    // A second may be too short for the first connection, and for anything else on a busy machine: what is
    // not stored comes again.
    QTRY_COMPARE_WITH_TIMEOUT(server.invoke(eventWith("zero")).body, allStored, patience);
    auto holder = holdLibrary(*m_database);
    const ClientAnswer answer = server.invoke(eventWith("one", heldLibrary));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, QByteArray("Task timed out after 1.00 seconds"));
    QVERIFY(answer.header("Content-Type").startsWith("text/plain"));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.invoke(eventWith("two")).body, allStored, patience);
    holder.reset();
    QTRY_COMPARE_WITH_TIMEOUT(server.invoke(eventWith("one", heldLibrary)).body, allStored, patience);
    QCOMPARE(storedIds(*m_database), u"one two zero"_qs);
}

/// Or the database ends them; the next invocation does not suffer.
void ServeCliTest::thePoolerEndsIdleSessions()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    run(m_database->connection(), "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                  "WHERE datname = current_database() AND pid <> pg_backend_pid()");
    QCOMPARE(server.invoke(eventWith("two")).body, allStored);
    QCOMPARE(storedIds(*m_database), u"one two"_qs);
    QCOMPARE(server.metric("shelfhelp_notifications_failed_total"), 0);
}

void ServeCliTest::metricsConserveTheCounts()
{
    ServingProgram server(*m_program, {u"--time-limit"_qs, u"3"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(server.get(u"/health"_qs).status, 200, patience); // connected
    QCOMPARE(server.invoke(queueEvent({{.body = notification("one")}, {.body = notification("two")}})).body,
             allStored);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    QCOMPARE(server.invoke(queueEvent({{.body = "no JSON"}})).body, allStored);
    const auto holder = holdLibrary(*m_database);
    QVERIFY(server.invoke(eventWith("held", heldLibrary)).body.startsWith("Task timed out"));
    QCOMPARE(server.metric("shelfhelp_notifications_received_total"), 5);
    QCOMPARE(server.metric("shelfhelp_notifications_stored_total"), 2);
    QCOMPARE(server.metric("shelfhelp_notifications_duplicate_total"), 1);
    QCOMPARE(server.metric("shelfhelp_notifications_rejected_total"), 1);
    QCOMPARE(server.metric("shelfhelp_notifications_failed_total"), 1);
    QCOMPARE(server.metric("shelfhelp_batch_duration_seconds_count"), 4);
    QCOMPARE(server.metric("shelfhelp_database_up"), 1);
    QCOMPARE(ask(m_database->connection(), u"SELECT read_count, stored_count, duplicate_count, "
                                           "rejected_count FROM shelfhelp.ingest_runs"_qs),
             u"4|2|1|1"_qs);
}

void ServeCliTest::metricsAreReadableForPrometheus()
{
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored);
    const ClientAnswer answer = server.get(u"/metrics"_qs);
    QCOMPARE(answer.header("Content-Type"), QByteArray("text/plain; version=0.0.4; charset=utf-8"));
    QVERIFY(answer.body.endsWith('\n'));
    static const QRegularExpression form(
        uR"re(\A(# HELP [a-z_]+ \S.*|# TYPE [a-z_]+ (counter|gauge|histogram)|)re"
        uR"re([a-z_]+(\{le="(\d+(\.\d+)?|\+Inf)"\})? [-+]?\d+(\.\d+)?(e[-+]?\d+)?)\z)re"_qs);
    QString family;
    for (const QString &line : QString::fromUtf8(answer.body).chopped(1).split(u'\n')) {
        QVERIFY2(form.match(line).hasMatch(), qPrintable(line));
        if (line.startsWith(u"# HELP")) {
            family = line.section(u' ', 2, 2);
        }
        QVERIFY2(line.section(u' ', line.startsWith(u'#') ? 2 : 0).startsWith(family), qPrintable(line));
    }
    QCOMPARE(answer.body.count("# TYPE "), answer.body.count("# HELP "));
}

void ServeCliTest::healthOfAGoodDatabase()
{
    QCOMPARE(m_server->get(u"/health"_qs).body, QByteArray(R"({"status":"ok"})"));
    QCOMPARE(m_server->metric("shelfhelp_database_up"), 1);
}

void ServeCliTest::listensOnThisMachineOnly()
{
    QCOMPARE(listeners(m_server->port()), QStringList{u"0100007F"_qs});
    const Finished help = m_program->run({u"serve"_qs, u"--help"_qs});
    QCOMPARE(help.status, 0);
    QVERIFY2(help.out.contains("127.0.0.1:9001"), help.out.constData());
}

void ServeCliTest::thePortIsInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString address = u"127.0.0.1:%1"_qs.arg(other.serverPort());
    const Finished finished = m_program->run({u"serve"_qs, u"--listen"_qs, address});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Cannot listen on %1: another program does already"_qs.arg(address)),
             qPrintable(finished.messages));
    QCOMPARE(finished.out, QByteArray());
}

void ServeCliTest::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("every address of the machine")
        << QStringList{u"--listen"_qs, u"0.0.0.0:0"_qs} << u"--token-file"_qs;
    QTest::newRow("every address, the newer kind")
        << QStringList{u"--listen"_qs, u"[::]:0"_qs} << u"--token-file"_qs;
    QTest::newRow("no address") << QStringList{u"--listen"_qs, u"here"_qs} << u"here"_qs;
    QTest::newRow("no port") << QStringList{u"--listen"_qs, u"127.0.0.1:99999"_qs} << u"99999"_qs;
    QTest::newRow("no time") << QStringList{u"--time-limit"_qs, u"0"_qs} << u"--time-limit"_qs;
    QTest::newRow("too much time") << QStringList{u"--time-limit"_qs, u"901"_qs} << u"--time-limit"_qs;
    QTest::newRow("an option that there is not") << QStringList{u"--prot"_qs, u"1"_qs} << u"--prot"_qs;
    QTest::newRow("a word too many") << QStringList{u"now"_qs} << u"now"_qs;
}

void ServeCliTest::wrongUse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, message);
    const Finished finished = m_program->run(QStringList{u"serve"_qs} + arguments);
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(message), qPrintable(finished.messages));
    QCOMPARE(finished.out, QByteArray());
}

void ServeCliTest::unsafeTokenFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QFileDevice::Permissions>("permissions");
    QTest::addColumn<QString>("message");
    const QFileDevice::Permissions own = QFileDevice::ReadOwner;
    QTest::newRow("others may read it") << secret << (own | QFileDevice::ReadOther) << u"Others may read"_qs;
    QTest::newRow("the group may read it")
        << secret << (own | QFileDevice::ReadGroup) << u"Others may read"_qs;
    QTest::newRow("short") << secret.left(15) << own << u"fewer than 16 characters"_qs;
    QTest::newRow("short, and blanks") << secret.left(15) + "     \n"
                                       << own << u"fewer than 16 characters"_qs;
    QTest::newRow("empty") << QByteArray() << own << u"fewer than 16 characters"_qs;
}

void ServeCliTest::unsafeTokenFiles()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QFileDevice::Permissions, permissions);
    QFETCH(const QString, message);
    const QString file =
        write(u"token-"_qs + QString::fromUtf8(QTest::currentDataTag()), content, permissions);
    const Finished finished =
        m_program->run({u"serve"_qs, u"--listen"_qs, u"127.0.0.1:0"_qs, u"--token-file"_qs, file});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(message), qPrintable(finished.messages));
    QVERIFY(content.isEmpty() || !finished.messages.contains(QString::fromUtf8(content.trimmed())));
}

void ServeCliTest::theTokenIsAsked()
{
    const QString file = write(u"token"_qs, secret + '\n');
    ServingProgram server(*m_program, {u"--token-file"_qs, file});
    const FakeHeaders right{{"Authorization", "Bearer " + secret}};
    const FakeHeaders wrong{{"Authorization", "Bearer " + secret.chopped(1) + 'e'}};
    for (const FakeHeaders &headers : {FakeHeaders{}, wrong}) {
        const ClientAnswer answer = server.invoke(eventWith("one"), headers);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.header("WWW-Authenticate"), QByteArray("Bearer"));
        QCOMPARE(server.get(u"/metrics"_qs, headers).status, 401);
        QCOMPARE(server.get(u"/health"_qs, headers).status, 401);
    }
    QCOMPARE(storedIds(*m_database), QString());
    QCOMPARE(server.invoke(eventWith("one"), right).body, allStored);
    const Finished finished = server.stop();
    QCOMPARE(finished.status, 0);
    QVERIFY(!finished.out.contains(secret) && !finished.messages.contains(QString::fromUtf8(secret)));
}

void ServeCliTest::stopsWhileIdle_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("of the service manager") << SIGTERM;
    QTest::newRow("of the terminal") << SIGINT;
}

void ServeCliTest::stopsWhileIdle()
{
    QFETCH(const int, signal);
    ServingProgram server(*m_program);
    QCOMPARE(server.invoke(eventWith("one")).body, allStored); // and the connection stays
    server.sendSignal(signal);
    QCOMPARE(Program::finish(server.process()).status, 0);
}

/// What cannot be stored in the short time left is the queue's again, and is not said to have been too slow.
void ServeCliTest::answersTheInvocationInHandBeforeItStops()
{
    ServingProgram server(*m_program, longLimit);
    const auto holder = holdLibrary(*m_database);
    const auto curl = startInvocation(server, eventWith("one", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    QCOMPARE(server.stop().status, 0);
    QCOMPARE(outputOf(*curl), QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
    QCOMPARE(storedIds(*m_database), QString());
}

void ServeCliTest::answersWhatWaitsBeforeItStops()
{
    ServingProgram server(*m_program, longLimit);
    const auto holder = holdLibrary(*m_database);
    const auto first = startInvocation(server, eventWith("first", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    std::vector<std::unique_ptr<QProcess>> others;
    for (int i = 1; i <= 3; ++i) {
        others.push_back(startInvocation(server, eventWith("other-" + QByteArray::number(i), heldLibrary)));
    }
    for (const auto &other : others) {
        server.waitUntilRead(*other);
    }
    QCOMPARE(server.stop().status, 0);
    QVERIFY(outputOf(*first).contains("batchItemFailures"));
    for (const auto &other : others) {
        const QByteArray answer = outputOf(*other);
        QVERIFY2(answer.contains("is stopping"), answer.constData());
    }
    QCOMPARE(storedIds(*m_database), QString());
}

void ServeCliTest::theSecondSignalEndsItAtOnce()
{
    ServingProgram server(*m_program, longLimit);
    const auto holder = holdLibrary(*m_database);
    const auto curl = startInvocation(server, eventWith("one", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    QVERIFY(sendNoticedSignal(server.process(), SIGTERM));
    server.sendSignal(SIGTERM);
    QVERIFY(server.process().waitForFinished(patience));
    QCOMPARE(server.process().exitStatus(), QProcess::CrashExit);
    QVERIFY(outputOf(*curl).startsWith("curl: "));
}

void ServeCliTest::tellsTheServiceManager()
{
    const QString path = m_directory.filePath(u"notify"_qs);
    NotifySocket manager(path);
    m_program->setVariable(u"NOTIFY_SOCKET"_qs, path);
    m_program->setVariable(u"WATCHDOG_USEC"_qs, u"600000"_qs);
    ServingProgram server(*m_program);
    const QByteArray first = manager.receive(std::chrono::milliseconds(patience));
    QVERIFY2(first.startsWith("READY=1\n"), first.constData());
    QVERIFY(manager.waitFor("WATCHDOG=1"));
    const auto holder = holdLibrary(*m_database);
    const auto curl = startInvocation(server, eventWith("one", heldLibrary));
    QTRY_COMPARE_WITH_TIMEOUT(waitingForLock(*m_database), 1, patience);
    while (!manager.receive({}).isEmpty()) {
    }
    QVERIFY(manager.waitFor("WATCHDOG=1")); // the service is well though an invocation takes long
    QCOMPARE(server.stop().status, 0);
    QVERIFY(manager.waitFor("STOPPING=1"));
    QVERIFY(outputOf(*curl).contains("batchItemFailures"));
}

void ServeCliTest::thePasswordIsNeverShown()
{
    m_program->setVariable(u"DATABASE_URL"_qs,
                           u"postgresql://shelfhelp:correct-horse@127.0.0.1:1/shelfhelp"_qs);
    ServingProgram server(*m_program, {u"--time-limit"_qs, u"1"_qs});
    const ClientAnswer answer = server.invoke(queueEvent({{.body = notification("one")}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("X-Amz-Function-Error"), QByteArray("Unhandled"));
    QVERIFY2(answer.body.contains("Function.NotStored"), answer.body.constData());
    QVERIFY(!answer.body.contains("correct-horse"));
    const ClientAnswer health = server.get(u"/health"_qs);
    QCOMPARE(health.status, 503);
    const Finished finished = server.stop();
    QCOMPARE(finished.status, 0);
    QVERIFY2(finished.messages.contains(u"127.0.0.1"), qPrintable(finished.messages));
    QVERIFY2(!finished.messages.contains(u"correct-horse"), qPrintable(finished.messages));
}

QTEST_GUILESS_MAIN(ServeCliTest)

#include "serveclitest.moc"
