// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray password = "canary-of-the-database";
const QByteArray queueSecret = "canary-of-the-queue";

QList<qint64> withDescendants(qint64 process)
{
    QList<qint64> processes{process};
    for (qsizetype index = 0; index < processes.size(); ++index) {
        QDirIterator threads(u"/proc/%1/task"_qs.arg(processes.at(index)), QDir::Dirs | QDir::NoDotAndDotDot);
        while (threads.hasNext()) {
            for (const QByteArray &child : contentOf(threads.next() + u"/children"_qs).split(' ')) {
                if (!child.isEmpty()) {
                    processes.append(child.toLongLong());
                }
            }
        }
    }
    return processes;
}

/// The secrets that a text holds: empty when there is none.
QByteArray secretsIn(const QByteArray &text)
{
    return (text.contains(password) ? password : QByteArray()) +
           (text.contains(queueSecret) ? queueSecret : QByteArray());
}

} // namespace

/// T5, T17, T24: passwords come to the server and to nobody else, whatever a program does with them.
class SecretsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void aWrongPasswordIsRefused();
    void t05t17t24StayWithTheProgram_data();
    void t05t17t24StayWithTheProgram();
    void t05AreNotInACore_data();
    void t05AreNotInACore();
    void t26FilesAreTheirOwnersAlone();

private:
    [[nodiscard]] QString uri(const QByteArray &secret) const;
    [[nodiscard]] std::unique_ptr<Program> programOf(const QString &name) const;
    [[nodiscard]] QStringList placed(const QStringList &arguments) const;
    [[nodiscard]] QStringList filesWithSecrets() const;

    std::unique_ptr<FaultyDatabase> m_database;
    QTemporaryDir m_rules;
    std::unique_ptr<QTemporaryDir> m_home; ///< what the program writes, wherever it writes
};

void SecretsTest::initTestCase()
{
    const QString rules = m_rules.filePath(u"pg_hba.conf"_qs);
    writeTo(rules, "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    QVERIFY(QFile::setPermissions(m_rules.path(),
                                  QFile::permissions(m_rules.path()) | QFile::ReadOther | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(rules, QFile::permissions(rules) | QFile::ReadOther));
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{
        .configuration = "hba_file = '" + QFile::encodeName(rules) + "'\n", .tcp = true});
    run(*openOwner(m_database->server().settings()), "ALTER ROLE shelfhelp PASSWORD '" + password + '\'');
}

void SecretsTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
}

QString SecretsTest::uri(const QByteArray &secret) const
{
    const Sql::ConnectionSettings settings = m_database->server().settings(u"127.0.0.1"_qs);
    return u"postgresql://%1:%2@%3:%4/%5"_qs.arg(settings.user, QString::fromLatin1(secret), settings.host,
                                                 QString::number(settings.port), settings.database);
}

std::unique_ptr<Program> SecretsTest::programOf(const QString &name) const
{
    auto program = std::make_unique<Program>(m_database->server().settings(), name);
    program->setVariable(u"DATABASE_URL"_qs, uri(password));
    program->setVariable(u"AWS_ACCESS_KEY_ID"_qs, u"AKIAEXAMPLE"_qs);
    program->setVariable(u"AWS_SECRET_ACCESS_KEY"_qs, QString::fromLatin1(queueSecret));
    program->setVariable(u"AWS_REGION"_qs, u"us-east-1"_qs);
    for (const QString &variable : {u"HOME"_qs, u"XDG_CONFIG_HOME"_qs, u"XDG_DATA_HOME"_qs,
                                    u"XDG_CACHE_HOME"_qs, u"XDG_STATE_HOME"_qs, u"TMPDIR"_qs}) {
        program->setVariable(variable, m_home->path());
    }
    program->setVariable(u"QT_QPA_PLATFORM"_qs, u"offscreen"_qs);
    program->setVariable(u"QT_LOGGING_RULES"_qs, u"shelfhelp.*=true"_qs); // all that can be logged
    return program;
}

/// `%1` is where files go.
QStringList SecretsTest::placed(const QStringList &arguments) const
{
    QStringList placed = arguments;
    placed.replaceInStrings(u"%1"_qs, m_home->path());
    return placed;
}

QStringList SecretsTest::filesWithSecrets() const
{
    QStringList found;
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (!secretsIn(contentOf(file)).isEmpty()) {
            found.append(file);
        }
    }
    return found;
}

/// Else the server would let everybody in, and this test prove nothing.
void SecretsTest::aWrongPasswordIsRefused()
{
    const std::unique_ptr<Program> program = programOf(u"shelfhelp"_qs);
    program->setVariable(u"DATABASE_URL"_qs, uri(queueSecret));
    const Finished finished = program->run({u"database"_qs, u"info"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"password"), qPrintable(finished.messages));
    QCOMPARE(secretsIn(finished.messages.toUtf8() + finished.out), QByteArray());
}

void SecretsTest::t05t17t24StayWithTheProgram_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    constexpr int whichever = -1; // depends on what there is to find
    const QString samples = QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json");
    const auto row = [](const char *title, const QStringList &arguments, int status = 0) {
        QTest::newRow(title) << u"shelfhelp"_qs << arguments << status;
    };
    row("ingest", {u"ingest"_qs, samples});
    row("stats", {u"stats"_qs, u"--range"_qs, u"all"_qs, u"--json"_qs});
    row("info", {u"database"_qs, u"info"_qs, u"--json"_qs});
    row("health", {u"database"_qs, u"health"_qs}, whichever);
    row("maintain", {u"database"_qs, u"maintain"_qs, u"analyze"_qs, u"--yes"_qs});
    row("backup", {u"database"_qs, u"backup"_qs, u"%1/all.backup"_qs});
    row("backup as SQL", {u"database"_qs, u"backup"_qs, u"%1/all.sql"_qs, u"--format"_qs, u"sql"_qs});
    row("psql", {u"database"_qs, u"psql"_qs, u"-c"_qs, u"SELECT 1"_qs});
    row("connections", {u"database"_qs, u"connections"_qs, u"test"_qs});
    row("migrations", {u"migrate"_qs, u"status"_qs});
    row("rejections", {u"rejected"_qs, u"list"_qs});
    row("libraries", {u"libraries"_qs, u"list"_qs});
    row("roles", {u"database"_qs, u"roles"_qs});
    row("queue away",
        {u"poll"_qs, u"--queue-url"_qs, u"http://127.0.0.1:1/123456789012/q.fifo"_qs, u"--once"_qs,
         u"--wait"_qs, u"0"_qs},
        1);
    row("serving", {u"serve"_qs, u"--listen"_qs, u"127.0.0.1:0"_qs});
    row("wrong usage", {u"ingest"_qs, u"--colour"_qs}, 2);
    for (const QString &format : {u"png"_qs, u"pdf"_qs, u"html"_qs, u"svg"_qs}) {
        QTest::addRow("report as %s", qPrintable(format))
            << u"shelfhelp-dashboard"_qs
            << QStringList{u"--report"_qs, u"all"_qs, u"--out"_qs, u"%1/report."_qs + format} << 0;
    }
}

void SecretsTest::t05t17t24StayWithTheProgram()
{
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const std::unique_ptr<QProcess> process = programOf(name)->start(placed(arguments));
    QByteArray commandLines;
    QByteArray out;
    QByteArray messages;
    bool isToldToEnd = false;
    for (; process->state() != QProcess::NotRunning; process->waitForFinished(5)) {
        out += process->readAllStandardOutput();
        messages += process->readAllStandardError();
        for (const qint64 each : withDescendants(process->processId())) {
            commandLines += contentOf(u"/proc/%1/cmdline"_qs.arg(each));
        }
        if (out.contains("http://") && !isToldToEnd) {
            process->terminate(); // once: a second signal would not be waited for
            isToldToEnd = true;
        }
        process->closeWriteChannel();
    }
    out += process->readAllStandardOutput();
    messages += process->readAllStandardError();
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QVERIFY2(status < 0 || process->exitCode() == status, messages.constData());
    QVERIFY(!commandLines.isEmpty());
    QCOMPARE(secretsIn(commandLines), QByteArray());
    QCOMPARE(secretsIn(out), QByteArray());
    QCOMPARE(secretsIn(messages), QByteArray());
    QCOMPARE(filesWithSecrets(), QStringList());
    QCOMPARE(secretsIn(m_database->server().log()), QByteArray());
}

void SecretsTest::t05AreNotInACore_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("shelfhelp") << u"shelfhelp"_qs
                               << QStringList{u"serve"_qs, u"--listen"_qs, u"127.0.0.1:0"_qs};
    QTest::newRow("shelfhelp-dashboard") << u"shelfhelp-dashboard"_qs << QStringList();
}

/// The system would write one into the working directory, or give it to somebody who keeps it.
void SecretsTest::t05AreNotInACore()
{
    QFETCH(QString, name);
    QFETCH(QStringList, arguments);
    const std::unique_ptr<Program> program = programOf(name);
    program->setVariable(u"ASAN_OPTIONS"_qs,
                         u"disable_coredump=0:detect_leaks=0"_qs); // which forbids them, too
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_CORE, &before), 0);
    const rlimit allowed{.rlim_cur = before.rlim_max, .rlim_max = before.rlim_max};
    QVERIFY(before.rlim_max > 0 && setrlimit(RLIMIT_CORE, &allowed) == 0);
    const std::unique_ptr<QProcess> process = program->start(arguments);
    setrlimit(RLIMIT_CORE, &before);
    const auto limit = [&process] {
        for (const QByteArray &line :
             contentOf(u"/proc/%1/limits"_qs.arg(process->processId())).split('\n')) {
            if (line.startsWith("Max core file size")) {
                return line.simplified().split(' ').value(4);
            }
        }
        return QByteArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(limit(), QByteArray("0"), patience);
    process->terminate();
    QVERIFY(process->waitForFinished());
}

void SecretsTest::t26FilesAreTheirOwnersAlone()
{
    const std::unique_ptr<Program> program = programOf(u"shelfhelp"_qs);
    const mode_t before = umask(0);
    const Finished backup = program->run({u"database"_qs, u"backup"_qs, m_home->filePath(u"all.backup"_qs)});
    const Finished window =
        programOf(u"shelfhelp-dashboard"_qs)
            ->run({u"--report"_qs, u"all"_qs, u"--out"_qs, m_home->filePath(u"report.pdf"_qs)});
    umask(before);
    QCOMPARE(backup.status, 0);
    QCOMPARE(window.status, 0);
    constexpr QFile::Permissions othersRights =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    int files = 0;
    QDirIterator each(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const QString file = each.next();
        ++files;
        const bool isForOthers = file.endsWith(u".pdf"); // as the umask has it
        QVERIFY2(isForOthers || !(QFile::permissions(file) & othersRights), qPrintable(file));
    }
    QVERIFY(files >= 2);
}

QTEST_GUILESS_MAIN(SecretsTest)

#include "secretstest.moc"
