// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <sql/schema/atlassum.h>
#include <sql/schema/migrator.h>
#include <tests/cli/queueevents.h>
#include <tests/cli/servingprogram.h>
#include <tests/support/plainsession.h>

#include <QDir>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 4'000;
constexpr int mostConnections = 12;
const QStringList options{u"--json"_qs, u"--wait"_qs, u"300"_qs, u"--batch"_qs, u"50"_qs};

} // namespace

/// The server is there, and refuses: for a moment (F17, F18, F20), which is waited for, or until somebody
/// mends it (F19, F24), which is said.
class ServerRefusesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup();

    void f17LockTimeout();
    void f17SerializationFailures();
    void f18ReadOnlyServer();
    void f19PrivilegeRevoked();
    void f20TooManyConnections();
    void f24SchemaBehind();
    void f24SchemaAhead();

private:
    void alter(const QByteArray &statement)
    {
        Tests::run(*openOwner(m_database->server().settings()), statement);
    }

    /// Of all lines, the half of them at first.
    [[nodiscard]] std::unique_ptr<HalfwayIngest> startIngest(Program &program) const;
    [[nodiscard]] std::unique_ptr<QProcess> startWholeIngest(Program &program) const;
    void waitForMiddle();
    /// Waits until the program says so; what it has said by then.
    [[nodiscard]] static QString waitForMessage(QProcess &process, const QByteArray &text);
    /// The fault is over: everything is there once, soon.
    void checkGoesOn(QProcess &process);
    void checkRefuses(Program &program, const QString &what, const QString &remedy);

    std::unique_ptr<FaultyDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QByteArray m_lines;
    QString m_file;
    QString m_expectedState;
};

void ServerRefusesTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{
        .configuration = "superuser_reserved_connections = 0\nmax_connections = " +
                         QByteArray::number(mostConnections) + "\nmax_wal_senders = 0\n"});
    m_program = std::make_unique<Program>(m_database->server().settings());
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    m_lines = simulatedLines(events);
    writeTo(m_file, m_lines);
    const Finished undisturbed = m_program->run({u"ingest"_qs, m_file});
    QVERIFY2(undisturbed.status == 0, qPrintable(undisturbed.messages));
    m_expectedState = m_database->state();
}

void ServerRefusesTest::cleanup()
{
    alter("ALTER SYSTEM RESET ALL");
    alter("SELECT pg_reload_conf()");
    QCOMPARE(m_database->broken(), QString());
}

std::unique_ptr<HalfwayIngest> ServerRefusesTest::startIngest(Program &program) const
{
    return std::make_unique<HalfwayIngest>(program, options, m_lines);
}

std::unique_ptr<QProcess> ServerRefusesTest::startWholeIngest(Program &program) const
{
    return program.start(QStringList{u"ingest"_qs, m_file} + options);
}

void ServerRefusesTest::waitForMiddle()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_database->notifications() >= 500, patience);
}

QString ServerRefusesTest::waitForMessage(QProcess &process, const QByteArray &text)
{
    QByteArray messages;
    [&] {
        QTRY_VERIFY2_WITH_TIMEOUT((messages += process.readAllStandardError()).contains(text),
                                  messages.constData(), patience);
    }();
    return QString::fromUtf8(messages);
}

void ServerRefusesTest::checkGoesOn(QProcess &process)
{
    QElapsedTimer clock;
    clock.start();
    const int before = m_database->notifications();
    QTRY_VERIFY_WITH_TIMEOUT(m_database->notifications() > before || process.state() == QProcess::NotRunning,
                             patience);
    qInfo("recovered after %.1f s", double(clock.elapsed()) / 1e3);
    const Finished finished = Program::finish(process);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(finished.json().value(u"rejected"_qs).toInteger(), 0);
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

void ServerRefusesTest::f17LockTimeout()
{
    const auto ingest = startIngest(*m_program);
    waitForMiddle();
    StoreBarrier barrier(m_database->server().settings());
    ingest->giveRest();
    const QString messages = waitForMessage(ingest->process(), "waiting for the database");
    QVERIFY2(messages.contains(u"Another session holds a lock that is needed"), qPrintable(messages));
    QVERIFY2(messages.contains(u"55P03"), qPrintable(messages));
    barrier.lift();
    checkGoesOn(ingest->process());
}

/// Whoever made that the default of the database has collisions: the ingesters retry them.
void ServerRefusesTest::f17SerializationFailures()
{
    alter("ALTER SYSTEM SET default_transaction_isolation = 'serializable'");
    alter("SELECT pg_reload_conf()");
    QTRY_COMPARE_WITH_TIMEOUT(m_database->ask(u"SELECT current_setting('default_transaction_isolation')"_qs),
                              u"serializable"_qs, patience);
    StoreBarrier barrier(m_database->server().settings()); // so that their transactions overlap
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < 3; ++i) {
        processes.push_back(startWholeIngest(*m_program));
    }
    barrier.waitFor(int(processes.size()));
    barrier.lift();
    for (const auto &process : processes) {
        const Finished finished = Program::finish(*process);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    }
    QVERIFY(m_database->server().log().contains("could not serialize access"));
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

/// As a provider does with a database over its size. Figures can be read meanwhile.
void ServerRefusesTest::f18ReadOnlyServer()
{
    const auto ingest = startIngest(*m_program);
    waitForMiddle();
    alter("ALTER SYSTEM SET default_transaction_read_only = on");
    alter("SELECT pg_reload_conf()");
    ingest->giveRest();
    const QString messages = waitForMessage(ingest->process(), "waiting for the database");
    QVERIFY2(messages.contains(u"The database is read-only"), qPrintable(messages));
    const Finished figures = m_program->run({u"stats"_qs, u"--json"_qs, u"--range"_qs, u"all"_qs});
    QVERIFY2(figures.status == 0, qPrintable(figures.messages));
    alter("ALTER SYSTEM RESET default_transaction_read_only");
    alter("SELECT pg_reload_conf()");
    checkGoesOn(ingest->process());
}

void ServerRefusesTest::f19PrivilegeRevoked()
{
    const Finished made = m_program->run({u"database"_qs, u"roles"_qs, u"--login"_qs, u"collector"_qs,
                                          u"--as"_qs, u"ingest"_qs, u"--json"_qs});
    QVERIFY2(made.status == 0, qPrintable(made.messages));
    Sql::ConnectionSettings settings = m_database->server().settings();
    settings.user = u"collector"_qs;
    Program collector(settings);
    const auto ingest = startIngest(collector);
    waitForMiddle();
    alter("REVOKE shelfhelp_ingest FROM collector");
    ingest->giveRest();
    const Finished refused = ingest->finish();
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"The role lacks a right it needs"), qPrintable(refused.messages));
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
    QVERIFY(m_database->notifications() < events);
    alter("GRANT shelfhelp_ingest TO collector");
    checkGoesOn(*startWholeIngest(collector));
}

void ServerRefusesTest::f20TooManyConnections()
{
    std::vector<std::unique_ptr<Sql::Connection>> others;
    for (;;) {
        auto opened = Sql::Connection::open(m_database->server().settings(), Sql::Purpose::Reading);
        if (!opened.ok()) {
            QVERIFY2(opened.error().message.contains(u"no free connection"), why(opened).constData());
            break;
        }
        others.push_back(std::move(opened).value());
    }
    QVERIFY(int(others.size()) <= mostConnections);
    const auto process = startWholeIngest(*m_program);
    const QString messages = waitForMessage(*process, "waiting for the database");
    QVERIFY2(messages.contains(u"no free connection"), qPrintable(messages));
    others.clear();
    // The server ends its sessions a little later than their clients do.
    const auto open = [this] {
        return Sql::Connection::open(m_database->server().settings(), Sql::Purpose::Reading);
    };
    auto observer = open();
    QTRY_VERIFY_WITH_TIMEOUT(observer.ok() || (observer = open()).ok(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(ask(*observer.value(), u"SELECT count(*) FROM pg_stat_activity WHERE "
                                                    "backend_type = 'client backend'"_qs)
                                     .toInt() < mostConnections / 2,
                             patience);
    checkGoesOn(*process);
}

/// By every program that stores or reads; nothing is rejected for it.
void ServerRefusesTest::checkRefuses(Program &program, const QString &what, const QString &remedy)
{
    for (const QStringList &command : {QStringList{u"ingest"_qs, m_file}, QStringList{u"stats"_qs}}) {
        const Finished refused = program.run(command);
        QVERIFY2(refused.status == 1, qPrintable(command.first() + u": "_qs + refused.messages));
        QVERIFY2(refused.messages.contains(what), qPrintable(refused.messages));
        QVERIFY2(refused.messages.contains(remedy), qPrintable(refused.messages));
    }
    // A service stays, says how things are, and gives back what it is sent.
    ServingProgram server(program);
    QCOMPARE(server.get(u"/health"_qs).status, 503);
    QCOMPARE(server.invoke(eventWith("one")).body,
             QByteArray(R"({"batchItemFailures":[{"itemIdentifier":"m1"}]})"));
    const Finished served = server.stop();
    QVERIFY2(served.messages.contains(what), qPrintable(served.messages));
    QVERIFY2(served.messages.contains(remedy), qPrintable(served.messages));
}

/// One migration short: it says so, and goes once that is done.
void ServerRefusesTest::f24SchemaBehind()
{
    QTemporaryDir older;
    QDir migrations(u":/sql/migrations"_qs);
    QStringList names = migrations.entryList({u"*.sql"_qs}, QDir::Files, QDir::Name);
    names.removeLast();
    for (const QString &name : names) {
        QVERIFY(QFile::copy(migrations.filePath(name), older.filePath(name)));
    }
    QVERIFY(Sql::writeAtlasSum(older.path()).ok());
    alter("CREATE DATABASE behind");
    Sql::ConnectionSettings settings = m_database->server().settings();
    settings.database = u"behind"_qs;
    const auto applied = Sql::applyMigrations(*openOwner(settings), {.directory = older.path()});
    QVERIFY2(applied.ok(), why(applied).constData());
    Program program(settings);
    checkRefuses(program, u"The database is behind this program"_qs, u"shelfhelp migrate apply"_qs);
    const Finished migrated = program.run({u"migrate"_qs, u"apply"_qs});
    QVERIFY2(migrated.status == 0, qPrintable(migrated.messages));
    const Finished stored = program.run({u"ingest"_qs, m_file});
    QVERIFY2(stored.status == 0, qPrintable(stored.messages));
    const auto owner = openOwner(settings);
    QCOMPARE(difference(stateOf(*owner), m_expectedState), QString());
    QCOMPARE(brokenPromises(*owner), QString());
}

void ServerRefusesTest::f24SchemaAhead()
{
    alter("INSERT INTO shelfhelp.atlas_schema_revisions (version, description, executed_at, execution_time, "
          "hash, "
          "operator_version) VALUES ('99991231235959', 'future', now(), 1, '', '')");
    checkRefuses(*m_program, u"newer than this program"_qs, u"99991231235959"_qs);
    QCOMPARE(m_database->notifications(), 0);
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM shelfhelp.rejected_notifications"_qs), u"0"_qs);
    alter("DELETE FROM shelfhelp.atlas_schema_revisions WHERE version = '99991231235959'");
    checkGoesOn(*startWholeIngest(*m_program));
}

QTEST_GUILESS_MAIN(ServerRefusesTest)

#include "serverrefusestest.moc"
