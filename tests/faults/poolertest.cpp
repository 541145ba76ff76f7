// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <sql/rollups/refresher.h>
#include <sql/rollups/rollupverification.h>
#include <sql/schema/adoption.h>
#include <sql/transaction.h>
#include <tests/support/plainsession.h>
#include <tests/support/pooler.h>

#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// The pooler sets these itself, for every client as it had them; the last one is Qt's driver's own, which
/// sets it in every session that it opens (docs/reliability.md, "Through a pooler").
const QString followedSettings =
    u"'application_name', 'client_encoding', 'DateStyle', 'TimeZone', 'standard_conforming_strings', "
    "'bytea_output'"_qs;

/// What is set in all of the pool's server sessions, a line each, with the number of its process.
QStringList settingsOfSessions(const Pooler &pooler)
{
    std::vector<PlainSession> clients;
    QStringList settings;
    for (int session = 0; session < pooler.sessions(); ++session) {
        // A transaction keeps its server session, so that the next client gets the other one.
        clients.emplace_back(pooler.settings());
        settings.append(clients.back().ask(
            u"BEGIN; SELECT pg_backend_pid(), string_agg(name || '=' || setting, ' ') "
            "FROM pg_settings WHERE source = 'session' AND name NOT IN (%1)"_qs.arg(followedSettings)));
    }
    for (PlainSession &client : clients) {
        [&] { QCOMPARE(client.ask(u"COMMIT"_qs), QString()); }(); // else the pooler ends its server session
    }
    settings.sort();
    return settings;
}

constexpr int otherPort = 6432; ///< one that says nothing of the mode

/// A pooler that only its behaviour gives away.
PoolerOptions elsewhere(const QString &mode)
{
    return {.mode = mode, .port = otherPort};
}

std::unique_ptr<Sql::Connection> connectThrough(const Pooler &pooler, Sql::Purpose purpose)
{
    Result<std::unique_ptr<Sql::Connection>> opened = Sql::Connection::open(pooler.settings(), purpose);
    if (!opened.ok()) {
        qFatal("cannot connect through the pooler: %s", why(opened).constData());
    }
    return std::move(opened).value();
}

} // namespace

Q_DECLARE_METATYPE(Sql::Pooling)
Q_DECLARE_METATYPE(PoolerOptions)

/// F21: `shelfhelp` through poolers; above all one that gives every transaction another server session.
class PoolerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { QCOMPARE(m_database->broken(), QString()); }

    void f21SessionsAreReallyShared();
    void f21KnowsWhatStandsBetween_data();
    void f21KnowsWhatStandsBetween();
    void f21KnowsTheServerItself();
    void f21DoesNotGuessWhenThePoolIsUsedUp();
    void f21RefreshesTheSums();
    void f21StoresTheSameAsDirectly_data();
    void f21StoresTheSameAsDirectly();
    void f21TwoAtOnce();
    void f21LeavesNoSettingsBehind_data();
    void f21LeavesNoSettingsBehind();
    void f21LimitsEveryStatement_data();
    void f21LimitsEveryStatement();
    void f21ReadsOnly();
    void f21GoesOnAfterAnError();
    void f21NoticesAFailedCommit();
    void f21RefusesToMigrate_data();
    void f21RefusesToMigrate();
    void f21SaysWhatStatementModeIsNoGoodFor();
    void f21MigratesThroughSessionMode();
    void f21LeavesNoSettingsInASessionPooler();

private:
    std::unique_ptr<FaultyDatabase> m_database;
    std::unique_ptr<Pooler> m_pooler;
    QTemporaryDir m_directory;
    QStringList m_command;
    QString m_directCounts;
    QString m_directState;
};

void PoolerTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>();
    m_pooler = std::make_unique<Pooler>(m_database->server().settings());
    const QString file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(file, simulatedLines(2'000) + "nonsense\n");
    m_command = QStringList{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"50"_qs, file};
    const Finished direct = Program(m_database->server().settings()).run(m_command);
    QVERIFY2(direct.status == 3, qPrintable(direct.messages)); // 3: because of the nonsense
    m_directCounts = direct.counts();
    m_directState = m_database->state();
}

/// Else the tests below would prove nothing.
void PoolerTest::f21SessionsAreReallyShared()
{
    QCOMPARE(settingsOfSessions(*m_pooler).size(), m_pooler->sessions()); // both are open now
    PlainSession client(m_pooler->settings());
    QStringList pids;
    for (int transaction = 0; transaction < 4; ++transaction) {
        pids.append(client.ask(u"SELECT pg_backend_pid()"_qs));
    }
    pids.removeDuplicates();
    QCOMPARE(pids.size(), m_pooler->sessions());
}

void PoolerTest::f21KnowsWhatStandsBetween_data()
{
    using Sql::Pooling;
    QTest::addColumn<PoolerOptions>("options");
    QTest::addColumn<Pooling>("ofOwner");
    QTest::addColumn<Pooling>("ofOthers");
    QTest::newRow("the known port") << PoolerOptions() << Pooling::Transaction << Pooling::Transaction;
    QTest::newRow("sessions by turns")
        << elsewhere(u"transaction"_qs) << Pooling::Transaction << Pooling::Unknown;
    QTest::newRow("the last session again")
        << PoolerOptions{.port = otherPort, .takesTurns = false} << Pooling::Transaction << Pooling::Unknown;
    QTest::newRow("one session for all")
        << PoolerOptions{.port = otherPort, .sessions = 1} << Pooling::Transaction << Pooling::Unknown;
    QTest::newRow("session mode") << elsewhere(u"session"_qs) << Pooling::Session << Pooling::Unknown;
    QTest::newRow("statement mode") << elsewhere(u"statement"_qs) << Pooling::Statement << Pooling::Unknown;
}

void PoolerTest::f21KnowsWhatStandsBetween()
{
    QFETCH(PoolerOptions, options);
    QFETCH(Sql::Pooling, ofOwner);
    QFETCH(Sql::Pooling, ofOthers);
    const Pooler pooler(m_database->server().settings(), options);
    QCOMPARE(connectThrough(pooler, Sql::Purpose::Owner)->pooling(), ofOwner);
    QCOMPARE(connectThrough(pooler, Sql::Purpose::Reading)->pooling(), ofOthers);
    QCOMPARE(connectThrough(pooler, Sql::Purpose::Writing)->pooling(), ofOthers);
}

void PoolerTest::f21KnowsTheServerItself()
{
    QCOMPARE(openOwner(m_database->server().settings())->pooling(), Sql::Pooling::None);
}

/// The second session waits for the first one's server process, which may be either mode's doing.
void PoolerTest::f21DoesNotGuessWhenThePoolIsUsedUp()
{
    const Pooler pooler(m_database->server().settings(),
                        {.mode = u"session"_qs, .port = otherPort, .sessions = 1});
    const auto owner = connectThrough(pooler, Sql::Purpose::Owner);
    QCOMPARE(owner->pooling(), Sql::Pooling::Unknown);
    QCOMPARE(ask(*owner, u"SELECT 1"_qs), u"1"_qs);
    const Outcome refused = Sql::requireSession(*owner, u"Migrations"_qs);
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().toText().contains(u"6432"), why(refused).constData());
}

/// One transaction, with the lock before anything is looked at; nothing is left in a session.
void PoolerTest::f21RefreshesTheSums()
{
    const auto owner = openOwner(m_database->server().settings());
    run(*owner, "UPDATE public.shelf_searches SET num_books = num_books;"
                "UPDATE public.library_searches SET available = available");
    const auto through = connectThrough(*m_pooler, Sql::Purpose::Writing);
    const Sql::RefreshOptions options{.now = QDateTime::currentDateTimeUtc()};
    const auto refreshed = Sql::refreshRollups(*through, options);
    QVERIFY2(refreshed.ok(), why(refreshed).constData());
    QCOMPARE(refreshed.value().state, Sql::Refreshed::State::Done);
    QVERIFY(refreshed.value().searchDays > 20 && refreshed.value().checkDays > 20);
    QCOMPARE(ask(*owner, u"SELECT count(*) FROM shelfhelp.touched_day"_qs), u"0"_qs);
    const auto verified = Sql::verifyRollups(*owner, options.now);
    QVERIFY2(verified.ok() && verified.value().isBuilt && verified.value().isEqual(),
             why(verified).constData());
}

void PoolerTest::f21StoresTheSameAsDirectly_data()
{
    QTest::addColumn<PoolerOptions>("options");
    QTest::newRow("the known port") << PoolerOptions();
    QTest::newRow("session mode") << elsewhere(u"session"_qs);
    QTest::newRow("statement mode") << elsewhere(u"statement"_qs);
}

void PoolerTest::f21StoresTheSameAsDirectly()
{
    QFETCH(PoolerOptions, options);
    const Pooler pooler(m_database->server().settings(), options);
    Program program(pooler.settings());
    m_database->clear();
    const Finished first = program.run(m_command);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    QCOMPARE(first.counts(), m_directCounts);
    QCOMPARE(difference(m_database->state(), m_directState), QString());
    QCOMPARE(program.run(m_command).counts(), u"2001/0/2000/1"_qs);
    QCOMPARE(difference(m_database->state(), m_directState), QString());
}

void PoolerTest::f21TwoAtOnce()
{
    const Pooler pooler(m_database->server().settings(), elsewhere(u"transaction"_qs));
    Program program(pooler.settings());
    m_database->clear();
    const auto one = program.start(m_command);
    const auto other = program.start(m_command);
    const Finished first = Program::finish(*one);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    const Finished second = Program::finish(*other);
    QVERIFY2(second.status == 3, qPrintable(second.messages));
    QCOMPARE(difference(m_database->state(), m_directState), QString());
}

void PoolerTest::f21LeavesNoSettingsBehind_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QStringList>("command");
    const int known = PoolerOptions().port;
    QTest::newRow("storing") << known << m_command;
    QTest::newRow("storing at another port") << otherPort << m_command;
    QTest::newRow("counting") << otherPort << QStringList{u"database"_qs, u"info"_qs, u"--json"_qs};
    QTest::newRow("figures") << otherPort << QStringList{u"stats"_qs, u"--json"_qs};
    QTest::newRow("as the owner") << otherPort << QStringList{u"migrate"_qs, u"status"_qs};
    QTest::newRow("verifying") << known << QStringList{u"migrate"_qs, u"verify"_qs};
}

void PoolerTest::f21LeavesNoSettingsBehind()
{
    QFETCH(int, port);
    QFETCH(QStringList, command);
    const Pooler fresh(m_database->server().settings(), {.port = port});
    const QStringList before = settingsOfSessions(fresh);
    const Finished finished = Program(fresh.settings()).run(command);
    QVERIFY2(finished.status == 0 || finished.status == 3, qPrintable(finished.messages));
    QCOMPARE(settingsOfSessions(fresh).join(u'\n'), before.join(u'\n'));
}

void PoolerTest::f21LimitsEveryStatement_data()
{
    QTest::addColumn<Sql::Purpose>("purpose");
    QTest::addColumn<QString>("limits");
    QTest::newRow("reading") << Sql::Purpose::Reading << u"30s|10s|1min|off|UTC"_qs;
    QTest::newRow("writing") << Sql::Purpose::Writing << u"1min|10s|1min|off|UTC"_qs;
    QTest::newRow("owner") << Sql::Purpose::Owner << u"0|10s|1min|off|UTC"_qs;
}

void PoolerTest::f21LimitsEveryStatement()
{
    QFETCH(Sql::Purpose, purpose);
    QFETCH(QString, limits);
    const QString question =
        u"SELECT current_setting('statement_timeout'), current_setting('lock_timeout'), "
        "current_setting('idle_in_transaction_session_timeout'), current_setting('jit'), "
        "current_setting('TimeZone')"_qs;
    const auto connection = connectThrough(*m_pooler, purpose);
    QCOMPARE(ask(*connection, question), limits);
    Sql::Transaction snapshot(*connection);
    QVERIFY(snapshot.begin(Sql::Transaction::Kind::Snapshot).ok());
    QCOMPARE(ask(*connection, question), limits);
    QVERIFY(snapshot.commit().ok());
}

void PoolerTest::f21ReadsOnly()
{
    const auto reader = connectThrough(*m_pooler, Sql::Purpose::Reading);
    const auto refused = reader->execute(u"DELETE FROM public.books"_qs);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().sqlState, u"25006"_qs);
}

void PoolerTest::f21GoesOnAfterAnError()
{
    const auto reader = connectThrough(*m_pooler, Sql::Purpose::Reading);
    const auto failed = reader->execute(u"SELECT 1/0"_qs);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, u"22012"_qs);
    QCOMPARE(ask(*reader, u"SELECT count(*) > 0 FROM public.libraries"_qs), u"true"_qs);
    Sql::Transaction transaction(*reader);
    QVERIFY(transaction.begin(Sql::Transaction::Kind::Write).ok());
    QVERIFY(!reader->execute(u"SELECT 1/0"_qs).ok());
    QVERIFY(!transaction.commit().ok());
    QVERIFY(reader->isAlive());
}

/// A statement can go well and its transaction badly.
void PoolerTest::f21NoticesAFailedCommit()
{
    const auto writer = connectThrough(*m_pooler, Sql::Purpose::Writing);
    QVERIFY(
        writer->execute(u"CREATE TABLE public.late (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)"_qs).ok());
    const auto failed = writer->execute(u"INSERT INTO public.late VALUES (1), (1)"_qs);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, u"23505"_qs);
    QCOMPARE(ask(*writer, u"SELECT count(*) FROM public.late"_qs), u"0"_qs);
    QVERIFY(writer->execute(u"DROP TABLE public.late"_qs).ok());
}

void PoolerTest::f21RefusesToMigrate_data()
{
    QTest::addColumn<PoolerOptions>("options");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("the known port") << PoolerOptions()
                                    << QStringList{u"transaction pooler"_qs, u"6543"_qs, u"5432"_qs};
    QTest::newRow("another port") << elsewhere(u"transaction"_qs)
                                  << QStringList{u"transaction pooler"_qs, u"6432"_qs, u"session mode"_qs};
    QTest::newRow("statement mode") << elsewhere(u"statement"_qs)
                                    << QStringList{u"statement mode"_qs, u"6432"_qs, u"session mode"_qs};
}

void PoolerTest::f21RefusesToMigrate()
{
    QFETCH(PoolerOptions, options);
    QFETCH(QStringList, words);
    const Pooler pooler(m_database->server().settings(), options);
    QStringList refusals;
    for (const QStringList &command : {QStringList{u"apply"_qs}, QStringList{u"adopt"_qs, u"--undo"_qs}}) {
        const Finished refused = Program(pooler.settings()).run(QStringList{u"migrate"_qs} + command);
        QCOMPARE(refused.status, 1);
        refusals.append(refused.messages);
    }
    const auto adopted = Sql::adopt(*connectThrough(pooler, Sql::Purpose::Owner));
    QVERIFY(!adopted.ok());
    refusals.append(adopted.error().toText());
    for (const QString &refusal : refusals) {
        for (const QString &word : words) {
            QVERIFY2(refusal.contains(word), qPrintable(refusal));
        }
    }
}

void PoolerTest::f21SaysWhatStatementModeIsNoGoodFor()
{
    const Pooler pooler(m_database->server().settings(), elsewhere(u"statement"_qs));
    const Finished refused = Program(pooler.settings()).run({u"stats"_qs});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"statement mode"), qPrintable(refused.messages));
}

void PoolerTest::f21MigratesThroughSessionMode()
{
    const auto owner = openOwner(m_database->server().settings());
    const auto created = owner->execute(u"CREATE DATABASE migrated"_qs);
    QVERIFY2(created.ok(), why(created).constData());
    const Pooler pooler(m_database->server().settings(), elsewhere(u"session"_qs));
    Sql::ConnectionSettings settings = pooler.settings();
    settings.database = u"migrated"_qs;
    Program program(settings);
    const Finished applied = program.run({u"migrate"_qs, u"apply"_qs});
    QVERIFY2(applied.status == 0, qPrintable(applied.messages));
    const Finished figures = program.run({u"stats"_qs, u"--json"_qs});
    QVERIFY2(figures.status == 0, qPrintable(figures.messages));
}

/// The owner's settings are set in the session there; not every pooler takes them out again.
void PoolerTest::f21LeavesNoSettingsInASessionPooler()
{
    const Pooler pooler(m_database->server().settings(),
                        {.mode = u"session"_qs, .port = otherPort, .cleans = false});
    const QStringList before = settingsOfSessions(pooler);
    const Finished finished = Program(pooler.settings()).run({u"migrate"_qs, u"status"_qs});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(settingsOfSessions(pooler).join(u'\n'), before.join(u'\n'));
}

QTEST_GUILESS_MAIN(PoolerTest)

#include "poolertest.moc"
