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
    void theSecretIsNotPrintedOnSuccessEither();
    void anUnsafeWayIsNamedOnce_data();
    void anUnsafeWayIsNamedOnce();
    void theFirstChoiceWins();
    void aSchemaThatIsNotCurrent_data();
    void aSchemaThatIsNotCurrent();
    void anEmptyDatabaseIsMigratedOnRequest();
    void statsOfTheSeedDocument();
    void timesOfTheRangeAreThoseOfTheZone_data();
    void timesOfTheRangeAreThoseOfTheZone();
    void statsRefusesNonsense_data();
    void statsRefusesNonsense();
    void simulateIsRepeatable();
    void simulateSaysWhenTheDiskIsFull();
    void saysWhenTheResultIsLost_data();
    void saysWhenTheResultIsLost();
    void theEmbeddedDatabaseIsSharedByTwoPrograms();
    void sumsUpOnRequest();

private:
    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void DatabaseCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
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
    const Finished finished =
        m_program->run({u"ingest"_qs, u"--wait"_qs, u"1"_qs, u"--database"_qs, uri, seedRecords});
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

void DatabaseCliTest::anUnsafeWayIsNamedOnce_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("stats") << QStringList{u"stats"_qs};
    QTest::newRow("quiet") << QStringList{u"stats"_qs, u"--quiet"_qs};
    QTest::newRow("tried again") << QStringList{u"ingest"_qs, u"--wait"_qs, u"1"_qs, seedRecords};
}

/// Before a password goes that way, so also where nobody answers.
void DatabaseCliTest::anUnsafeWayIsNamedOnce()
{
    QFETCH(QStringList, command);
    Program program(m_database->settings());
    program.setVariable(u"DATABASE_URL"_qs, {});
    program.setVariable(u"DB_HOST"_qs, u"host.invalid"_qs);
    program.setVariable(u"DB_PASS"_qs, u"canary"_qs);
    const Finished finished = program.run(command);
    QCOMPARE(finished.status, 1);
    QCOMPARE(finished.messages.count(u"Warning: The connection to host.invalid is encrypted, but"_qs), 1);
    QVERIFY(!finished.messages.contains(u"canary"));
}

void DatabaseCliTest::theSecretIsNotPrintedOnSuccessEither()
{
    const Sql::ConnectionSettings &settings = m_database->settings();
    Program byUrl(settings);
    byUrl.setVariable(u"DATABASE_URL"_qs, uriOf(settings).replace(u"@"_qs, u":canary@"_qs));
    Program byVariables(settings);
    byVariables.setVariable(u"DATABASE_URL"_qs, {});
    byVariables.setVariable(u"DB_HOST"_qs, settings.host);
    byVariables.setVariable(u"DB_PORT"_qs, QString::number(settings.port));
    byVariables.setVariable(u"DB_USER"_qs, settings.user);
    byVariables.setVariable(u"DB_NAME"_qs, settings.database);
    byVariables.setVariable(u"DB_PASS"_qs, u"canary"_qs);
    for (Program *program : {&byUrl, &byVariables}) {
        for (const QString &command : {u"database info --json"_qs, u"migrate status"_qs, u"stats"_qs}) {
            const Finished finished = program->run(command.split(u' '));
            QVERIFY2(finished.status == 0, qPrintable(finished.messages));
            QVERIFY(!finished.messages.contains(u"canary") && !finished.out.contains("canary"));
        }
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
    for (const QStringList &command : {QStringList{u"stats"_qs}, QStringList{u"ingest"_qs, seedRecords},
                                       QStringList{u"database"_qs, u"info"_qs}}) {
        const Finished before = program.run(command);
        QCOMPARE(before.status, 1);
        QVERIFY2(before.messages.contains(u"shelfhelp migrate apply"), qPrintable(before.messages));
    }
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
    const auto rowsOf = [&stats](const QString &figure) {
        return stats.value(u"figures"_qs).toObject().value(figure).toObject().value(u"rows"_qs).toArray();
    };
    const QJsonObject totals = rowsOf(u"totals"_qs).first().toObject();
    QCOMPARE(stats.value(u"range"_qs).toObject().value(u"from"_qs).toString(), u"2024-09-02T00:00:00Z"_qs);
    QCOMPARE(totals.value(u"cold_search"_qs).toObject().value(u"p50_ms"_qs).toDouble(), 3677.954);
    QVERIFY(totals.value(u"warm_search"_qs).toObject().value(u"p50_ms"_qs).isNull());
    QCOMPARE(totals.value(u"median_shelf_size_books"_qs).toInt(), 127);
    QCOMPARE(totals.value(u"outcomes"_qs).toObject().value(u"availability_of_owned_ratio"_qs).toDouble(),
             1.0);
    QCOMPARE(rowsOf(u"activity"_qs).size(), 24);
    const Finished chicago =
        m_program->run({u"stats"_qs, u"--json"_qs, u"-q"_qs, u"--time-zone"_qs, u"America/Chicago"_qs});
    QCOMPARE(chicago.json().value(u"range"_qs).toObject().value(u"from"_qs).toString(),
             u"2024-09-02T00:00:00-05:00"_qs);
    m_database->clear();
}

void DatabaseCliTest::timesOfTheRangeAreThoseOfTheZone_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("instant");
    QTest::newRow("a day") << u"2024-09-02"_qs << u"2024-09-02T00:00:00-05:00"_qs;
    QTest::newRow("a time") << u"2024-09-02T09:30:00"_qs << u"2024-09-02T09:30:00-05:00"_qs;
    QTest::newRow("UTC") << u"2024-09-02T09:30:00Z"_qs << u"2024-09-02T04:30:00-05:00"_qs;
    QTest::newRow("an offset") << u"2024-09-02T09:30:00+02:00"_qs << u"2024-09-02T02:30:00-05:00"_qs;
}

/// Whatever the zone of the computer is.
void DatabaseCliTest::timesOfTheRangeAreThoseOfTheZone()
{
    QFETCH(QString, from);
    Program program(m_database->settings());
    program.setVariable(u"TZ"_qs, u"Asia/Kolkata"_qs);
    const Finished finished =
        program.run({u"stats"_qs, u"--json"_qs, u"--time-zone"_qs, u"America/Chicago"_qs, u"--from"_qs, from,
                     u"--to"_qs, u"2024-09-04"_qs});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    const QJsonObject range = finished.json().value(u"range"_qs).toObject();
    QTEST(range.value(u"from"_qs).toString(), "instant");
    QCOMPARE(range.value(u"to"_qs).toString(), u"2024-09-04T00:00:00-05:00"_qs);
}

void DatabaseCliTest::statsRefusesNonsense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("range") << QStringList{u"--range"_qs, u"fortnight"_qs};
    QTest::newRow("zone") << QStringList{u"--time-zone"_qs, u"Mars/Olympus"_qs};
    QTest::newRow("bucket") << QStringList{u"--bucket"_qs, u"minute"_qs};
    QTest::newRow("time") << QStringList{u"--from"_qs, u"yesterday-ish"_qs};
    QTest::newRow("too many buckets")
        << QStringList{u"--from"_qs, u"0001-01-01"_qs, u"--to"_qs, u"9999-12-31"_qs};
    QTest::newRow("too many hours") << QStringList{u"--from"_qs,     u"2000-01-01"_qs, u"--to"_qs,
                                                   u"2024-01-01"_qs, u"--bucket"_qs,   u"hour"_qs};
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
    for (const QString &events : {u"1"_qs, u"5000"_qs}) {
        const Finished full =
            m_program->runRedirected(u">/dev/full"_qs, {u"simulate"_qs, u"--events"_qs, events});
        QCOMPARE(full.status, 1);
        QCOMPARE(full.messages.count(u"Standard output cannot be written"), 1);
    }
}

void DatabaseCliTest::saysWhenTheResultIsLost_data()
{
    QTest::addColumn<QString>("redirection");
    QTest::addColumn<QString>("command");
    for (const QString &redirection : {u">/dev/full"_qs, u">&-"_qs}) {
        for (const QString &command :
             {u"--help"_qs, u"stats"_qs, u"stats --json"_qs, u"database info"_qs, u"migrate status"_qs}) {
            QTest::addRow("%s %s", qPrintable(command), qPrintable(redirection)) << redirection << command;
        }
    }
}

void DatabaseCliTest::saysWhenTheResultIsLost()
{
    QFETCH(QString, redirection);
    QFETCH(QString, command);
    const Finished finished = m_program->runRedirected(redirection, command.split(u' '));
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Standard output cannot be written"), qPrintable(finished.messages));
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

/// Storing refreshes; what somebody spoilt is named, with the command that repairs it.
void DatabaseCliTest::sumsUpOnRequest()
{
    m_database->clear();
    const QString differences = u"differences"_qs;
    QCOMPARE(m_program->run({u"ingest"_qs, seedRecords}).status, 0);
    const QString marks = u"SELECT count(*) FROM shelfhelp.touched_day"_qs;
    QCOMPARE(ask(m_database->connection(), marks), u"0"_qs);
    const QStringList rebuild{u"database"_qs, u"rebuild"_qs, u"--time-zone"_qs, u"America/Chicago"_qs};
    const Finished rebuilt = m_program->run(rebuild + QStringList{u"--json"_qs});
    QVERIFY2(rebuilt.status == 0, qPrintable(rebuilt.messages));
    QVERIFY(rebuilt.json().value(u"rebuilt"_qs).toBool());
    QCOMPARE(m_program->run(rebuild + QStringList{u"--source-time-zone"_qs, u"Nowhere"_qs}).status, 2);
    run(m_database->connection(), "UPDATE public.shelf_searches SET num_books = num_books");
    const Finished refreshed = m_program->run({u"database"_qs, u"refresh"_qs, u"--json"_qs});
    QVERIFY2(refreshed.status == 0, qPrintable(refreshed.messages));
    QVERIFY(refreshed.json().value(u"search_days"_qs).toInt() >= 2);
    const QStringList verify{u"database"_qs, u"verify"_qs, u"--figures"_qs, u"--json"_qs};
    const Finished equal = m_program->run(verify);
    QVERIFY2(equal.status == 0, qPrintable(equal.messages));
    QCOMPARE(equal.json().value(differences).toObject().size(), 13);
    run(m_database->connection(), "UPDATE shelfhelp.search_counts SET cold = cold + 1 WHERE span = 'd'");
    const Finished differing = m_program->run(verify);
    QCOMPARE(differing.status, 1);
    QVERIFY2(differing.messages.contains(u"search_counts (") &&
                 differing.messages.contains(u"shelfhelp database rebuild"),
             qPrintable(differing.messages));
    QCOMPARE(differing.json().value(differences).toObject().value(u"shelf_gaps"_qs).toInt(), 0);
    QCOMPARE(m_program->run(rebuild).status, 0);
    QCOMPARE(m_program->run(verify).status, 0);
}

QTEST_GUILESS_MAIN(DatabaseCliTest)

#include "databaseclitest.moc"
