// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/database/backuptesting.h>
#include <tests/faults/faulttesting.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

/// The figures of all pages, without the moment at which they were asked for.
QJsonObject figuresOf(Program &program, const QString &uri)
{
    const Finished finished =
        program.run({u"stats"_qs, u"--json"_qs, u"--quiet"_qs, u"--from"_qs, u"2026-08-01"_qs, u"--to"_qs,
                     u"2026-11-20"_qs, u"--database"_qs, uri});
    QJsonObject object = finished.json();
    object.remove(u"as_of"_qs);
    return object;
}

QString textOf(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace

/// `shelfhelp database backup|restore|transfer|copy|psql|reset` as a person or a script uses them.
class BackupCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void helpAndWrongUsage_data();
    void helpAndWrongUsage();
    void roundTrip();
    void namesAFileByItself();
    void printsWhatAFileWouldDo();
    void asksBeforeItRemoves();
    void aSignalLeavesNothing();
    void movesToAnotherDatabase();
    void goesOnAfterASignal();
    void copiesIntoTheEmbeddedDatabase();
    void opensPsqlWithoutThePassword();

private:
    [[nodiscard]] Finished database(const QStringList &words)
    {
        return m_program->run(QStringList{u"database"_qs} + words);
    }

    std::unique_ptr<MigratedDatabase> m_source;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QString m_uri;
};

void BackupCliTest::initTestCase()
{
    m_source = std::make_unique<MigratedDatabase>(LedgerRows::ByHand);
    fillDatabase(m_source->settings(), 10'000);
    m_program = std::make_unique<Program>(m_source->settings());
    m_uri = uriOf(m_source->settings());
}

void BackupCliTest::helpAndWrongUsage_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("status");
    for (const QString &command : {u"backup"_qs, u"restore"_qs, u"transfer"_qs, u"copy"_qs, u"reset"_qs}) {
        QTest::newRow(qPrintable(command)) << command + u" --help" << 0;
    }
    QTest::newRow("no file") << u"restore"_qs << 2;
    QTest::newRow("no such file") << u"restore /nowhere/x.tar"_qs << 2;
    QTest::newRow("no target") << u"transfer"_qs << 2;
    QTest::newRow("another format") << u"backup --format zip"_qs << 2;
    QTest::newRow("no folder") << u"backup /nowhere/x.tar"_qs << 1;
    QTest::newRow("a device") << u"backup /dev/null"_qs << 2;
    QTest::newRow("copy of the embedded one") << u"copy --database embedded"_qs << 2;
    QTest::newRow("reset of another one") << u"reset --yes"_qs << 2;
}

void BackupCliTest::helpAndWrongUsage()
{
    QFETCH(QString, words);
    const Finished finished = database(words.split(u' '));
    QTEST(finished.status, "status");
}

void BackupCliTest::roundTrip()
{
    const QString file = m_directory.filePath(u"a.tar"_qs);
    const Finished written = database({u"backup"_qs, u"--json"_qs, file});
    QVERIFY2(written.status == 0, qPrintable(written.messages));
    QCOMPARE(written.json().value(u"file_bytes"_qs).toInteger(), QFileInfo(file).size());
    const Finished health = database({u"health"_qs, u"--json"_qs}); // knows of it from now on
    QCOMPARE(health.json().value(u"last_backup"_qs).toString().left(19),
             written.json().value(u"taken_at"_qs).toString().left(19));
    MigratedDatabase target;
    const QString uri = uriOf(target.settings());
    const Finished restored = database({u"restore"_qs, u"--json"_qs, u"--database"_qs, uri, file});
    QVERIFY2(restored.status == 0, qPrintable(restored.messages));
    QCOMPARE(restored.json().value(u"note"_qs).toString(), QString());
    const QJsonObject figures = figuresOf(*m_program, m_uri);
    QVERIFY(!figures.isEmpty());
    QCOMPARE(difference(textOf(figuresOf(*m_program, uri)), textOf(figures)), QString());
    // What comes in again is known.
    const Finished again =
        m_program->run({u"ingest"_qs, u"--json"_qs, u"--database"_qs, uri, u"-"_qs}, simulatedLines(10'000));
    QCOMPARE(again.json().value(u"stored"_qs).toInteger(), 0);
}

void BackupCliTest::namesAFileByItself()
{
    const Finished written = database({u"backup"_qs, m_directory.path()});
    QVERIFY2(written.status == 0, qPrintable(written.messages));
    const QStringList files = QDir(m_directory.path()).entryList({u"shelfhelp-*Z.tar"_qs});
    QCOMPARE(files.size(), 1);
    QVERIFY2(written.out.contains(files.first().toUtf8()), written.out.constData());
}

void BackupCliTest::printsWhatAFileWouldDo()
{
    const QString file = m_directory.filePath(u"b.tar"_qs);
    QCOMPARE(database({u"backup"_qs, file}).status, 0);
    const QString before = rowsOf(m_source->connection());
    const Finished tried = database({u"restore"_qs, u"--dry-run"_qs, u"--replace"_qs, file});
    QVERIFY2(tried.status == 0, qPrintable(tried.messages));
    QVERIFY2(tried.out.contains("Would be removed") && tried.out.contains("nothing was changed"),
             tried.out.constData());
    QCOMPARE(rowsOf(m_source->connection()), before);
}

void BackupCliTest::asksBeforeItRemoves()
{
    const QString file = m_directory.filePath(u"c.tar"_qs);
    QCOMPARE(database({u"backup"_qs, file}).status, 0);
    const Finished refused = database({u"restore"_qs, u"--replace"_qs, file});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"no terminal to ask on"), qPrintable(refused.messages));
    const Finished replaced = database({u"restore"_qs, u"--replace"_qs, u"--yes"_qs, file});
    QVERIFY2(replaced.status == 0, qPrintable(replaced.messages));
    QVERIFY(replaced.out.contains("Removed: "));
}

/// The tables are locked, so that the backup waits until the signal comes.
void BackupCliTest::aSignalLeavesNothing()
{
    QTemporaryDir folder;
    const auto blocker = openOwner(m_source->settings());
    run(*blocker, "BEGIN; LOCK TABLE shelfhelp.notifications");
    const auto process = m_program->start({u"database"_qs, u"backup"_qs, folder.filePath(u"a.tar"_qs)});
    QTRY_COMPARE_WITH_TIMEOUT(ask(m_source->connection(),
                                  u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                  "AND wait_event_type = 'Lock'"_qs),
                              u"1"_qs, patience);
    ::kill(pid_t(process->processId()), SIGINT);
    const Finished finished = Program::finish(*process);
    run(*blocker, "ROLLBACK");
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Stopped, as you asked"), qPrintable(finished.messages));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void BackupCliTest::movesToAnotherDatabase()
{
    TestDatabase target;
    const QString uri = uriOf(target.settings());
    const Finished refused = database({u"transfer"_qs, u"--to"_qs, uri});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"disable its trigger"), qPrintable(refused.messages));
    m_program->setVariable(u"NEW_DB_URL"_qs, uri);
    const Finished moved = database({u"transfer"_qs, u"--yes"_qs});
    m_program->setVariable(u"NEW_DB_URL"_qs, {});
    QVERIFY2(moved.status == 0, qPrintable(moved.messages));
    QVERIFY2(moved.out.contains("equal at both ends"), moved.out.constData());
    QCOMPARE(difference(textOf(figuresOf(*m_program, uri)), textOf(figuresOf(*m_program, m_uri))), QString());
}

void BackupCliTest::goesOnAfterASignal()
{
    MigratedDatabase target;
    const QStringList command{u"database"_qs, u"transfer"_qs, u"--yes"_qs,
                              u"--json"_qs,   u"--to"_qs,     uriOf(target.settings())};
    const auto blocker = openOwner(target.settings());
    run(*blocker, "BEGIN; LOCK TABLE shelfhelp.alert_rules IN ROW EXCLUSIVE MODE");
    const auto process = m_program->start(command);
    QTRY_COMPARE_WITH_TIMEOUT(ask(target.connection(),
                                  u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                  "AND wait_event_type = 'Lock'"_qs),
                              u"1"_qs, patience);
    ::kill(pid_t(process->processId()), SIGTERM);
    const Finished stopped = Program::finish(*process);
    run(*blocker, "ROLLBACK");
    QCOMPARE(stopped.status, 1);
    QVERIFY2(stopped.messages.contains(u"goes on where it stopped"), qPrintable(stopped.messages));
    const Finished moved = m_program->run(command);
    QVERIFY2(moved.status == 0, qPrintable(moved.messages));
    QCOMPARE(rowsOf(target.connection()), rowsOf(m_source->connection()));
}

/// What is there already is protected; the source is not changed.
void BackupCliTest::copiesIntoTheEmbeddedDatabase()
{
    QTemporaryDir home;
    QVERIFY(QFile::setPermissions(home.path(), QFile::Permissions(0x7055)));
    Program program(m_source->settings());
    program.setVariable(u"XDG_DATA_HOME"_qs, home.path());
    const auto run = [&](const QStringList &words) {
        return program.run(QStringList{u"database"_qs} + words);
    };
    const QString before = rowsOf(m_source->connection());
    const Finished copied = run({u"copy"_qs});
    QVERIFY2(copied.status == 0, qPrintable(copied.messages));
    QCOMPARE(difference(textOf(figuresOf(program, u"embedded"_qs)), textOf(figuresOf(program, m_uri))),
             QString());
    const QStringList ingest{u"ingest"_qs, u"--database"_qs, u"embedded"_qs,
                             QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json")};
    QCOMPARE(program.run(ingest).status, 0);
    const Finished refused = run({u"copy"_qs});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"--replace"), qPrintable(refused.messages));
    QCOMPARE(run({u"copy"_qs, u"--replace"_qs}).status, 1); // nobody to ask
    QCOMPARE(run({u"copy"_qs, u"--replace"_qs, u"--yes"_qs}).status, 0);
    QCOMPARE(rowsOf(m_source->connection()), before);
    QCOMPARE(run({u"reset"_qs, u"--database"_qs, u"embedded"_qs}).status, 1); // nobody to ask
    const Finished emptied = run({u"reset"_qs, u"--yes"_qs, u"--database"_qs, u"embedded"_qs});
    QVERIFY2(emptied.status == 0, qPrintable(emptied.messages));
    const Finished counted = run({u"info"_qs, u"--json"_qs, u"--database"_qs, u"embedded"_qs});
    QCOMPARE(counted.json().value(u"books"_qs).toInteger(-1), 0);
    const Finished asked = run({u"--database"_qs, u"embedded"_qs, u"psql"_qs, u"-X"_qs, u"-A"_qs, u"-t"_qs,
                                u"-c"_qs, u"SELECT count(*) FROM shelfhelp.notifications"_qs});
    QCOMPARE(asked.out, QByteArray("0\n"));
}

/// psql looks at its own command line.
void BackupCliTest::opensPsqlWithoutThePassword()
{
    Program program(m_source->settings());
    QString uri = m_uri;
    uri.replace(u"@"_qs, u":canary@"_qs);
    program.setVariable(u"DATABASE_URL"_qs, uri);
    const Finished asked = program.run({u"database"_qs, u"psql"_qs, u"-X"_qs, u"-A"_qs, u"-t"_qs},
                                       "SELECT current_database();\n\\! tr '\\0' ' ' < "
                                       "/proc/$PPID/cmdline\n\\! env | grep -c DATABASE_URL\n");
    QVERIFY2(asked.status == 0, qPrintable(asked.messages));
    QVERIFY2(asked.out.startsWith(m_source->settings().database.toUtf8()), asked.out.constData());
    QVERIFY2(asked.out.contains("psql") && !asked.out.contains("canary"), asked.out.constData());
    QVERIFY2(asked.out.trimmed().endsWith('0'), asked.out.constData());
    QCOMPARE(program.run({u"database"_qs, u"psql"_qs, u"-X"_qs, u"-c"_qs, u"nonsense"_qs}).status, 1);
}

QTEST_GUILESS_MAIN(BackupCliTest)

#include "backupclitest.moc"
