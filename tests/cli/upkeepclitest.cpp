// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>
#include <tests/support/plainsession.h>

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString seedRecords = QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json");

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

/// The commands that look after the database: what they print, ask, refuse, and end with.
class UpkeepCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void helpAndWrongUsage_data();
    void helpAndWrongUsage();
    void maintains_data();
    void maintains();
    void asksBeforeOthersHaveToWait();
    void givesWayAndSaysToWhom();
    void stopsOnASignal();
    void healthIsAnExitStatus();
    void purgesOnRequestOnly();
    void theEmbeddedDatabaseMovesAndIsMadeAnew();

private:
    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void UpkeepCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    m_program = std::make_unique<Program>(m_database->settings());
    QCOMPARE(m_program->run({u"ingest"_qs, seedRecords}).status, 0);
}

void UpkeepCliTest::helpAndWrongUsage_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("status");
    for (const QString &command :
         {u"maintain"_qs, u"health"_qs, u"purge"_qs, u"move"_qs, u"upgrade"_qs, u"info"_qs}) {
        QTest::newRow(qPrintable(command)) << command + u" --help"_qs << 0;
    }
    for (const QString &line :
         {u"maintain"_qs, u"maintain polish"_qs, u"maintain vacuum nonsense"_qs,
          u"maintain vacuum --lock-timeout 0"_qs, u"maintain cluster --index books_pkey"_qs,
          u"maintain cluster shelf_searches --index idx_shelf_searches_books_returned"_qs,
          u"health --plan-limit 0"_qs, u"health --plan-limit much"_qs, u"purge"_qs,
          u"purge --rejections-older-than 90"_qs, u"purge --rejections-older-than -5d"_qs,
          u"purge --rejections-older-than 0d"_qs, u"purge --rejections-older-than d"_qs,
          u"purge --ledger-older-than 90d"_qs,
          u"purge --ledger-older-than 500d --rejections-older-than 90d"_qs,
          u"purge --ledger-older-than 500d --open-too"_qs, u"move"_qs,
          u"upgrade --rewrite --remove-old"_qs}) {
        QTest::newRow(qPrintable(line)) << line << 2;
    }
}

void UpkeepCliTest::helpAndWrongUsage()
{
    QFETCH(QString, line);
    const Finished finished = m_program->run(words(u"database "_qs + line));
    QTEST(finished.status, "status");
    QVERIFY(finished.status == 0 ? !finished.out.isEmpty() : !finished.messages.isEmpty());
}

void UpkeepCliTest::maintains_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("tables");
    QTest::addColumn<QString>("lock");
    QTest::newRow("vacuum") << u"vacuum books shelfhelp.notifications"_qs << 2
                            << u"reading and writing go on"_qs;
    QTest::newRow("analyze") << u"analyze"_qs << 34 << u"reading and writing go on"_qs;
    QTest::newRow("reindex") << u"reindex shelf_searches"_qs << 1 << u"New indexes are built beside"_qs;
    QTest::newRow("blocking") << u"reindex shelf_searches --blocking --yes"_qs << 1 << u"ingest waits"_qs;
    QTest::newRow("cluster") << u"cluster books --index books_pkey --yes"_qs << 1
                             << u"nobody can read or write"_qs;
    QTest::newRow("vacuum-full") << u"vacuum-full public.library_searches --yes"_qs << 1
                                 << u"nobody can read or write"_qs;
}

void UpkeepCliTest::maintains()
{
    QFETCH(QString, line);
    QFETCH(QString, lock);
    const Finished finished = m_program->run(words(u"database maintain --json "_qs + line));
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QVERIFY2(finished.messages.contains(lock), qPrintable(finished.messages));
    QVERIFY(finished.messages.contains(u"1 of "));
    QTEST(int(finished.json().value(u"tables"_qs).toArray().size()), "tables");
    QVERIFY(finished.json().value(u"complete"_qs).toBool());
    const Finished text = m_program->run(words(u"database maintain --quiet "_qs + line));
    QVERIFY2(text.status == 0 && text.messages.isEmpty(), qPrintable(text.messages));
    QVERIFY(text.out.contains("rows ") && text.out.contains("indexes "));
}

void UpkeepCliTest::asksBeforeOthersHaveToWait()
{
    for (const QString &line :
         {u"vacuum-full books"_qs, u"cluster books"_qs, u"reindex books --blocking"_qs}) {
        const QString file =
            u"SELECT pg_relation_filenode('public.books'), pg_relation_filenode('public.books_pkey')"_qs;
        const QString before = ask(m_database->connection(), file);
        const Finished refused = m_program->run(words(u"database maintain "_qs + line), "y\n");
        QCOMPARE(refused.status, 2); // nobody is there to be asked
        QVERIFY2(refused.messages.contains(u"--yes"), qPrintable(refused.messages));
        QVERIFY(refused.messages.contains(u"EXCLUSIVE"));
        QCOMPARE(ask(m_database->connection(), file), before);
    }
}

void UpkeepCliTest::givesWayAndSaysToWhom()
{
    PlainSession other(m_database->settings());
    const QString process =
        other
            .ask(u"BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE; SELECT pg_backend_pid()"_qs)
            .trimmed();
    const Finished finished = m_program->run(words(u"database maintain vacuum books --lock-timeout 2"_qs));
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"gave way") &&
                 finished.messages.contains(u"because of process "_qs + process),
             qPrintable(finished.messages));
}

/// On the server too: nothing goes on there without anybody.
void UpkeepCliTest::stopsOnASignal()
{
    PlainSession other(m_database->settings());
    QCOMPARE(other.ask(u"BEGIN; LOCK TABLE public.books IN SHARE UPDATE EXCLUSIVE MODE"_qs), QString());
    const auto process = m_program->start(words(u"database maintain reindex books --lock-timeout 100"_qs));
    const QString atWork =
        u"SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'REINDEX%' AND state = 'active'"
        " AND datname = current_database()"_qs;
    QTRY_COMPARE_WITH_TIMEOUT(ask(m_database->connection(), atWork), u"1"_qs, patience);
    QCOMPARE(::kill(pid_t(process->processId()), SIGINT), 0);
    const Finished finished = Program::finish(*process);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Stopped, as you asked"), qPrintable(finished.messages));
    QCOMPARE(ask(m_database->connection(), atWork), u"0"_qs);
}

void UpkeepCliTest::healthIsAnExitStatus()
{
    const Finished well = m_program->run(words(u"database health --json"_qs));
    QVERIFY2(well.status == 0, qPrintable(QString::fromUtf8(well.out) + well.messages));
    QVERIFY(!well.json().value(u"needs_care"_qs).toBool());
    QVERIFY(well.json().value(u"bytes"_qs).toInteger() > 1'000'000);
    QVERIFY(well.json().value(u"plan_bytes"_qs).isNull());
    QCOMPARE(well.json().value(u"schema"_qs).toString(), u"up to date"_qs);
    QCOMPARE(well.json().value(u"kept"_qs).toObject().value(u"ledger"_qs).toInt(), 2);
    QVERIFY(m_program->run(words(u"database health"_qs)).out.contains("Nothing needs care."));

    const Finished full = m_program->run(words(u"database health --json --plan-limit 1"_qs));
    QCOMPARE(full.status, 5);
    const QJsonObject finding = full.json().value(u"findings"_qs).toArray().first().toObject();
    QCOMPARE(finding.value(u"code"_qs).toString(), u"size"_qs);
    QCOMPARE(finding.value(u"severity"_qs).toString(), u"critical"_qs);
    const Finished text = m_program->run(words(u"database health --plan-limit 1"_qs));
    QCOMPARE(text.status, 5);
    QVERIFY(text.out.contains("critical: The database takes"));
}

void UpkeepCliTest::purgesOnRequestOnly()
{
    const QString count = u"SELECT count(*) FROM shelfhelp.notifications"_qs;
    run(m_database->connection(),
        "UPDATE shelfhelp.notifications SET applied_at = applied_at - interval '600 days'");
    const Finished counted = m_program->run(words(u"database purge --json --ledger-older-than 430d"_qs));
    QVERIFY2(counted.status == 0, qPrintable(counted.messages));
    QCOMPARE(counted.json().value(u"purged"_qs).toInt(), 2);
    QVERIFY(counted.json().value(u"dry_run"_qs).toBool());
    QVERIFY2(counted.messages.contains(u"--yes"), qPrintable(counted.messages));
    QCOMPARE(ask(m_database->connection(), count), u"2"_qs);
    const Finished purged =
        m_program->run(words(u"database purge --ledger-older-than 430d --yes --batch 1"_qs));
    QVERIFY2(purged.status == 0, qPrintable(purged.messages));
    QVERIFY2(purged.out.contains("2 deleted, 0 kept"), purged.out.constData());
    QCOMPARE(ask(m_database->connection(), count), u"0"_qs);
    const Finished again = m_program->run({u"ingest"_qs, u"--json"_qs, seedRecords});
    QCOMPARE(again.counts(), u"2/0/2/0"_qs); // the rows are known by what they hold
    const Finished undo = m_program->run({u"ingest"_qs, u"--undo"_qs, u"1"_qs});
    QCOMPARE(undo.status, 1);
    QVERIFY2(undo.messages.contains(u"purge"), qPrintable(undo.messages));
}

void UpkeepCliTest::theEmbeddedDatabaseMovesAndIsMadeAnew()
{
    QTemporaryDir home(QDir::tempPath() + u"/shelfhelp-upkeep-XXXXXX"_qs);
    QVERIFY(QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ExeGroup | QFile::ExeOther));
    Program program(m_database->settings());
    program.setVariable(u"DATABASE_URL"_qs, u"embedded"_qs);
    program.setVariable(u"XDG_DATA_HOME"_qs, home.path());
    QCOMPARE(program.run({u"database"_qs, u"move"_qs, home.filePath(u"elsewhere"_qs)}).status,
             2); // there is none
    QCOMPARE(program.run({u"ingest"_qs, seedRecords}).status, 0);
    const Finished moved = program.run({u"database"_qs, u"move"_qs, home.filePath(u"elsewhere"_qs)});
    QVERIFY2(moved.status == 0, qPrintable(moved.messages));
    QVERIFY(moved.out.contains("The old files are in"));
    const QJsonObject info = program.run(words(u"database info --json"_qs)).json();
    const QJsonObject embedded = info.value(u"embedded"_qs).toObject();
    QCOMPARE(info.value(u"notifications"_qs).toInt(), 2);
    QCOMPARE(embedded.value(u"moved_to"_qs).toString(),
             QFileInfo(home.filePath(u"elsewhere"_qs)).canonicalFilePath());
    QVERIFY(embedded.value(u"bytes"_qs).toInteger() > 10'000'000);
    QVERIFY(!embedded.value(u"running"_qs).toBool(true));
    const Finished refused = program.run(words(u"database upgrade"_qs));
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"--rewrite"), qPrintable(refused.messages));
    const Finished rewritten = program.run(words(u"database upgrade --rewrite"_qs));
    QVERIFY2(rewritten.status == 0, qPrintable(rewritten.messages));
    QVERIFY(rewritten.out.contains("34 tables are equal"));
    QVERIFY(program.run(words(u"database upgrade --remove-old"_qs)).out.startsWith("removed "));
    const Finished text = program.run(words(u"database info"_qs));
    QVERIFY(text.out.contains("moved to") && text.out.contains("used by                  nobody"));
    QCOMPARE(program.run(words(u"migrate verify"_qs)).status, 0);
}

QTEST_GUILESS_MAIN(UpkeepCliTest)

#include "upkeepclitest.moc"
