// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

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
    for (int session = 0; session < Pooler::sessions; ++session) {
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

} // namespace

/// F21: `shelfhelp` through a pooler that gives every transaction another server session.
class PoolerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { QCOMPARE(m_database->broken(), QString()); }

    void f21SessionsAreReallyShared();
    void f21StoresTheSameAsDirectly();
    void f21TwoAtOnce();
    void f21LeavesNoSettingsBehind_data();
    void f21LeavesNoSettingsBehind();
    void f21RefusesToMigrate();

private:
    std::unique_ptr<FaultyDatabase> m_database;
    std::unique_ptr<Pooler> m_pooler;
    std::unique_ptr<Program> m_program; ///< through the pooler
    QTemporaryDir m_directory;
    QStringList m_command;
    QString m_directCounts;
    QString m_directState;
};

void PoolerTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>();
    m_pooler = std::make_unique<Pooler>(m_database->server().settings());
    m_program = std::make_unique<Program>(m_pooler->settings());
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
    QCOMPARE(settingsOfSessions(*m_pooler).size(), Pooler::sessions); // both are open now
    PlainSession client(m_pooler->settings());
    QStringList pids;
    for (int transaction = 0; transaction < 4; ++transaction) {
        pids.append(client.ask(u"SELECT pg_backend_pid()"_qs));
    }
    pids.removeDuplicates();
    QCOMPARE(pids.size(), Pooler::sessions);
}

void PoolerTest::f21StoresTheSameAsDirectly()
{
    m_database->clear();
    const Finished first = m_program->run(m_command);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    QCOMPARE(first.counts(), m_directCounts);
    QCOMPARE(difference(m_database->state(), m_directState), QString());
    const QJsonObject second = m_program->run(m_command).json();
    QCOMPARE(second.value(u"stored"_qs).toInteger(), 0);
    QCOMPARE(second.value(u"duplicate"_qs).toInteger(), 2'000);
    QCOMPARE(second.value(u"rejected"_qs).toInteger(), 1);
    QCOMPARE(difference(m_database->state(), m_directState), QString());
}

void PoolerTest::f21TwoAtOnce()
{
    m_database->clear();
    const auto one = m_program->start(m_command);
    const auto other = m_program->start(m_command);
    const Finished first = Program::finish(*one);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    const Finished second = Program::finish(*other);
    QVERIFY2(second.status == 3, qPrintable(second.messages));
    QCOMPARE(difference(m_database->state(), m_directState), QString());
}

void PoolerTest::f21LeavesNoSettingsBehind_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("storing") << m_command;
    QTest::newRow("reading") << QStringList{u"database"_qs, u"info"_qs, u"--json"_qs};
    QTest::newRow("verifying") << QStringList{u"migrate"_qs, u"verify"_qs};
}

void PoolerTest::f21LeavesNoSettingsBehind()
{
    QFETCH(QStringList, command);
    const Pooler fresh(m_database->server().settings());
    const QStringList before = settingsOfSessions(fresh);
    const Finished finished = Program(fresh.settings()).run(command);
    QVERIFY2(finished.status == 0 || finished.status == 3, qPrintable(finished.messages));
    QCOMPARE(settingsOfSessions(fresh).join(u'\n'), before.join(u'\n'));
}

void PoolerTest::f21RefusesToMigrate()
{
    const Finished refused = m_program->run({u"migrate"_qs, u"apply"_qs});
    QCOMPARE(refused.status, 1);
    for (const QString &words : {u"transaction pooler"_qs, u"5432"_qs}) {
        QVERIFY2(refused.messages.contains(words), qPrintable(refused.messages));
    }
}

QTEST_GUILESS_MAIN(PoolerTest)

#include "poolertest.moc"
