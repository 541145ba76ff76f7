// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString seedRecords = QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json");

} // namespace

/// Which database a program takes, what it says when that one is not as it should be, and what it prints of
/// it.
class DatabaseCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void helpAndWrongUsage_data();
    void helpAndWrongUsage();
    void aDatabaseThatCannotBeReached_data();
    void aDatabaseThatCannotBeReached();
    void theSecretIsNeverPrinted();
    void theFirstChoiceWins();
    void aSchemaThatIsNotCurrent_data();
    void aSchemaThatIsNotCurrent();
    void anEmptyDatabaseIsMigratedOnRequest();
    void statsOfTheSeedDocument();
    void statsRefusesNonsense_data();
    void statsRefusesNonsense();
    void simulateIsRepeatable();
    void simulateSaysWhenTheDiskIsFull();
    void theEmbeddedDatabaseIsSharedByTwoPrograms();

private:
    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void DatabaseCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

void DatabaseCliTest::helpAndWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &line, int status) {
        QTest::newRow(qPrintable(line)) << line.split(u' ', Qt::SkipEmptyParts) << status;
    };
    row(u"--help"_qs, 0);
    row(u"--version"_qs, 0);
    for (const QString &command :
         {u"ingest"_qs, u"simulate"_qs, u"stats"_qs, u"migrate"_qs, u"migrate apply"_qs, u"migrate status"_qs,
          u"migrate hash"_qs, u"database"_qs, u"database info"_qs, u"database start"_qs,
          u"database stop"_qs}) {
        row(command + u" --help"_qs, 0);
    }
    row(u"nonsense"_qs, 2);
    row(u"ingest"_qs, 2);
    row(u"ingest --nonsense x"_qs, 2);
    row(u"ingest --batch 0 x"_qs, 2);
    row(u"simulate"_qs, 2);
    row(u"simulate --events -1"_qs, 2);
    row(u"simulate --events 5 --end 2026-13-01"_qs, 2);
    row(u"stats --database postgresql://[ "_qs, 2);
    row(u"--database postgresql://u@h/d?replication=true stats"_qs, 2);
    row(u"--database postgresql://u@h:99999/d stats"_qs, 2);
}

void DatabaseCliTest::helpAndWrongUsage()
{
    QFETCH(QStringList, arguments);
    const Finished finished = m_program->run(arguments);
    QTEST(finished.status, "status");
    QVERIFY(!finished.out.isEmpty() || !finished.messages.isEmpty());
}

void DatabaseCliTest::aDatabaseThatCannotBeReached_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("words");
    Sql::ConnectionSettings settings = m_database->settings();
    settings.database = u"nowhere"_qs;
    QTest::newRow("database") << uriOf(settings) << u"no such database"_qs;
    settings = m_database->settings();
    settings.user = u"stranger"_qs;
    QTest::newRow("user") << uriOf(settings) << u"no such user"_qs;
    QTest::newRow("port") << u"postgresql://x@127.0.0.1:1/x"_qs << u"nothing listens"_qs;
    QTest::newRow("host") << u"postgresql://x@host.invalid/x"_qs << u"host name is unknown"_qs;
    QTest::newRow("service") << u"service=shelfhelp-nowhere"_qs << u"service is not defined"_qs;
}

void DatabaseCliTest::aDatabaseThatCannotBeReached()
{
    QFETCH(QString, uri);
    QFETCH(QString, words);
    const Finished finished = m_program->run({u"ingest"_qs, u"--database"_qs, uri, seedRecords});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(words), qPrintable(finished.messages));
}

void DatabaseCliTest::theSecretIsNeverPrinted()
{
    for (const QString &uri : {u"postgresql://x:canary@127.0.0.1:1/x"_qs, u"postgresql://x:canary@[/x"_qs,
                               u"postgresql://x:canary@h/x?options=-c%20a"_qs}) {
        const Finished finished = m_program->run({u"stats"_qs, u"--database"_qs, uri});
        QVERIFY(finished.status > 0);
        QVERIFY2(!finished.messages.contains(u"canary"), qPrintable(finished.messages));
        QVERIFY(!finished.out.contains("canary"));
    }
}

void DatabaseCliTest::theFirstChoiceWins()
{
    const QString good = uriOf(m_database->settings());
    Program program(m_database->settings());
    program.setVariable(u"DATABASE_URL"_qs, u"postgresql://x@127.0.0.1:1/x"_qs);
    program.setVariable(u"DB_HOST"_qs, u"127.0.0.1"_qs);
    QCOMPARE(program.run({u"--database"_qs, good, u"database"_qs, u"info"_qs}).status, 0);
    QCOMPARE(program.run({u"database"_qs, u"info"_qs, u"--database"_qs, good}).status, 0);
    QVERIFY(program.run({u"database"_qs, u"info"_qs}).messages.contains(u"from DATABASE_URL"));
    program.setVariable(u"DATABASE_URL"_qs, {});
    program.setVariable(u"DB_HOST"_qs, m_database->settings().host);
    program.setVariable(u"DB_USER"_qs, m_database->settings().user);
    program.setVariable(u"DB_NAME"_qs, m_database->settings().database);
    const Finished variables = program.run({u"database"_qs, u"info"_qs});
    QVERIFY2(variables.status == 0, qPrintable(variables.messages));
    QVERIFY(variables.messages.contains(u"from DB_HOST"));
}

void DatabaseCliTest::aSchemaThatIsNotCurrent_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("back");
    QTest::addColumn<QString>("words");
    QTest::newRow("older")
        << QByteArray("CREATE TEMPORARY TABLE kept AS SELECT * FROM shelfhelp.atlas_schema_revisions "
                      "ORDER BY version DESC LIMIT 1; DELETE FROM shelfhelp.atlas_schema_revisions "
                      "WHERE version IN (SELECT version FROM kept)")
        << QByteArray("INSERT INTO shelfhelp.atlas_schema_revisions SELECT * FROM kept; DROP TABLE kept")
        << u"shelfhelp migrate apply"_qs;
    QTest::newRow("newer")
        << QByteArray("INSERT INTO shelfhelp.atlas_schema_revisions SELECT '29990101000000', 'future', type, "
                      "applied, "
                      "total, executed_at, execution_time, error, error_stmt, hash, partial_hashes, "
                      "operator_version "
                      "FROM shelfhelp.atlas_schema_revisions LIMIT 1")
        << QByteArray("DELETE FROM shelfhelp.atlas_schema_revisions WHERE version = '29990101000000'")
        << u"newer"_qs;
}

void DatabaseCliTest::aSchemaThatIsNotCurrent()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, back);
    QFETCH(QString, words);
    run(m_database->connection(), change);
    const Finished ingest = m_program->run({u"ingest"_qs, seedRecords});
    const Finished stats = m_program->run({u"stats"_qs});
    run(m_database->connection(), back);
    for (const Finished &finished : {ingest, stats}) {
        QCOMPARE(finished.status, 1);
        QVERIFY2(finished.messages.contains(words), qPrintable(finished.messages));
    }
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.ingest_runs"_qs), u"0"_qs);
}

void DatabaseCliTest::anEmptyDatabaseIsMigratedOnRequest()
{
    TestDatabase empty;
    Program program(empty.settings());
    const Finished before = program.run({u"stats"_qs});
    QCOMPARE(before.status, 1);
    QVERIFY2(before.messages.contains(u"shelfhelp migrate apply"), qPrintable(before.messages));
    QVERIFY(program.run({u"migrate"_qs, u"status"_qs}).out.startsWith("Schema: empty"));
    QCOMPARE(program.run({u"migrate"_qs, u"apply"_qs}).status, 0);
    QVERIFY(program.run({u"migrate"_qs, u"status"_qs}).out.startsWith("Schema: up to date"));
    QCOMPARE(program.run({u"stats"_qs}).status, 0);
}

void DatabaseCliTest::statsOfTheSeedDocument()
{
    QCOMPARE(m_program->run({u"ingest"_qs, seedRecords}).status, 0);
    const Finished finished = m_program->run({u"stats"_qs, u"--json"_qs, u"--quiet"_qs});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject stats = finished.json();
    const QJsonObject totals = stats.value(u"totals"_qs).toObject();
    QCOMPARE(stats.value(u"range"_qs).toObject().value(u"from"_qs).toString(), u"2024-09-02T00:00:00Z"_qs);
    QCOMPARE(totals.value(u"cold_search"_qs).toObject().value(u"p50_ms"_qs).toDouble(), 3677.954);
    QCOMPARE(totals.value(u"median_shelf_size_books"_qs).toInt(), 127);
    QCOMPARE(totals.value(u"outcomes"_qs).toObject().value(u"availability_of_owned_ratio"_qs).toDouble(),
             1.0);
    QCOMPARE(stats.value(u"activity"_qs).toArray().size(), 24);
    const Finished chicago =
        m_program->run({u"stats"_qs, u"--json"_qs, u"-q"_qs, u"--time-zone"_qs, u"America/Chicago"_qs});
    QCOMPARE(chicago.json().value(u"range"_qs).toObject().value(u"from"_qs).toString(),
             u"2024-09-02T00:00:00-05:00"_qs);
    m_database->clear();
}

void DatabaseCliTest::statsRefusesNonsense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("range") << QStringList{u"--range"_qs, u"fortnight"_qs};
    QTest::newRow("zone") << QStringList{u"--time-zone"_qs, u"Mars/Olympus"_qs};
    QTest::newRow("bucket") << QStringList{u"--bucket"_qs, u"minute"_qs};
    QTest::newRow("time") << QStringList{u"--from"_qs, u"yesterday-ish"_qs};
    QTest::newRow("reversed") << QStringList{u"--from"_qs, u"2024-02-01"_qs, u"--to"_qs, u"2024-01-01"_qs};
}

void DatabaseCliTest::statsRefusesNonsense()
{
    QFETCH(QStringList, arguments);
    const Finished finished = m_program->run(QStringList{u"stats"_qs} + arguments);
    QCOMPARE(finished.status, 2);
    QVERIFY(finished.out.isEmpty());
    QVERIFY(finished.messages.size() > 20);
}

void DatabaseCliTest::simulateIsRepeatable()
{
    const QStringList command{u"simulate"_qs, u"--events"_qs, u"200"_qs, u"--days"_qs, u"2"_qs};
    const Finished first = m_program->run(command);
    QCOMPARE(first.status, 0);
    QCOMPARE(first.out.count('\n'), 200);
    QCOMPARE(m_program->run(command).out, first.out);
    QCOMPARE(m_program->run({u"ingest"_qs, u"--json"_qs, u"-"_qs}, first.out)
                 .json()
                 .value(u"rejected"_qs)
                 .toInt(-1),
             0);
    m_database->clear();
}

void DatabaseCliTest::simulateSaysWhenTheDiskIsFull()
{
    const Finished finished = m_program->run(
        {u"simulate"_qs, u"--events"_qs, u"10"_qs, u"--out"_qs, u"/nonexistent/file.jsonl"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY(finished.messages.contains(u"/nonexistent/file.jsonl"));
    QProcess shell;
    shell.start(u"sh"_qs, {u"-c"_qs, u"\"$0\" simulate --events 5000 > /dev/full"_qs,
                           QStringLiteral(SHELFHELP_BINARY_DIR "/bin/shelfhelp")});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(shell.readAllStandardError().contains("Standard output cannot be written"));
}

void DatabaseCliTest::theEmbeddedDatabaseIsSharedByTwoPrograms()
{
    QTemporaryDir home(QDir::tempPath() + u"/shelfhelp-cli-XXXXXX"_qs);
    // The server may run as another user, who has to get through to its own folder below.
    QVERIFY(QFile::setPermissions(home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ExeGroup | QFile::ExeOther));
    Program program(m_database->settings());
    program.setVariable(u"DATABASE_URL"_qs, u"embedded"_qs);
    program.setVariable(u"XDG_DATA_HOME"_qs, home.path());
    const QStringList command{u"ingest"_qs, u"--json"_qs, seedRecords};
    const std::unique_ptr<QProcess> one = program.start(command);
    const std::unique_ptr<QProcess> other = program.start(command);
    const Finished first = Program::finish(*one);
    const Finished second = Program::finish(*other);
    QVERIFY2(first.status == 0, qPrintable(first.messages));
    QVERIFY2(second.status == 0, qPrintable(second.messages));
    QCOMPARE(first.json().value(u"stored"_qs).toInt() + second.json().value(u"stored"_qs).toInt(), 2);
    const QJsonObject info = program.run({u"database"_qs, u"info"_qs, u"--json"_qs}).json();
    QCOMPARE(info.value(u"notifications"_qs).toInt(), 2);
    QCOMPARE(program.run({u"database"_qs, u"stop"_qs}).status, 0);
}

QTEST_GUILESS_MAIN(DatabaseCliTest)

#include "databaseclitest.moc"
