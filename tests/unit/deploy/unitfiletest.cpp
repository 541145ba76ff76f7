// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace {

const QString deployFolder = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/deploy/");

/// What systemd-analyze says, and whether it is content.
struct Verdict
{
    bool good = false;
    QString text;
};

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QString pollUnit = u"shelfhelp-poll.service"_qs;
const QString serveUnit = u"shelfhelp-serve.service"_qs;
const QString backupUnit = u"shelfhelp-backup.service"_qs;
const QString backupTimer = u"shelfhelp-backup.timer"_qs;
const QString reportUnit = u"shelfhelp-report.service"_qs;
const QString reportTimer = u"shelfhelp-report.timer"_qs;

/// The unit as it is, but with a program that exists on this machine.
QString unitText(const QString &unit = pollUnit)
{
    static const QRegularExpression program(u"/usr/bin/(shelfhelp(-dashboard)?|find)"_qs);
    return readFile(deployFolder + unit).replace(program, u"/bin/true"_qs);
}

/// The value of a setting that the unit gives once.
QString settingOf(const QString &unit, const QString &name)
{
    const QRegularExpression line(u"^%1=(.*)$"_qs.arg(name), QRegularExpression::MultilineOption);
    return line.match(unit).captured(1);
}

/// The variables that an environment file sets, without those it only explains.
QStringList variablesOf(const QString &text)
{
    QStringList names;
    static const QRegularExpression line(u"^([A-Z_]+)="_qs, QRegularExpression::MultilineOption);
    for (auto match = line.globalMatch(text); match.hasNext();) {
        names.append(match.next().captured(1));
    }
    return names;
}

} // namespace

/// The service files, judged by systemd itself as far as that goes without
/// running them.
class UnitFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void systemdUnderstandsTheUnit_data();
    void systemdUnderstandsTheUnit();
    void theServiceMayDoLittle_data();
    void theServiceMayDoLittle();
    void settings_data();
    void settings();
    void theTimerStartsItsService_data();
    void theTimerStartsItsService();
    void oldBackupsGoWhenThereIsANewerOne();
    void environmentFileNamesWhatTheUnitUses();
    void environmentFileHoldsNoSecret_data();
    void environmentFileHoldsNoSecret();

private:
    /// Runs systemd-analyze on a unit of that name and text.
    [[nodiscard]] Verdict judge(const QStringList &command, const QString &unit,
                                const QString &name = pollUnit) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void UnitFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

Verdict UnitFileTest::judge(const QStringList &command, const QString &unit, const QString &name) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(unit.toUtf8()) < 0) {
        return {.text = file.errorString()};
    }
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"systemd-analyze"_qs, command + QStringList{file.fileName()});
    if (!process.waitForFinished()) {
        return {.text = process.errorString()};
    }
    return {.good = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            .text = QString::fromUtf8(process.readAll())};
}

void UnitFileTest::systemdUnderstandsTheUnit_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("as it is") << unitText() << QString();
    QTest::newRow("the report's, as it is") << unitText(reportUnit) << QString();
    QTest::newRow("the endpoint's, as it is") << unitText(serveUnit) << QString();
    QTest::newRow("the backup's, as it is") << unitText(backupUnit) << QString();
    QTest::newRow("the report's, misspelt")
        << unitText(reportUnit).replace(u"StateDirectory"_qs, u"StateFolder"_qs) << u"Unknown key"_qs;
    QTest::newRow("misspelt setting")
        << unitText().replace(u"\nRestart="_qs, u"\nRestrat="_qs) << u"Unknown key"_qs;
    QTest::newRow("wrong section") << unitText().replace(u"[Unit]"_qs, u"[Uint]"_qs) << u"Unknown section"_qs;
    QTest::newRow("no such program") << unitText().replace(u"/bin/true"_qs, u"/nowhere/shelfhelp"_qs)
                                     << u"not executable"_qs;
    QTest::newRow("no such system call")
        << unitText().replace(u"@system-service"_qs, u"@no-such-set"_qs) << u"Unknown system call group"_qs;
}

void UnitFileTest::systemdUnderstandsTheUnit()
{
    QFETCH(const QString, unit);
    QFETCH(const QString, complaint);
    const Verdict verdict = judge({u"verify"_qs, u"--man=no"_qs, u"--recursive-errors=no"_qs}, unit);
    if (complaint.isEmpty()) {
        QCOMPARE(verdict.text, QString());
        QVERIFY(verdict.good);
    } else {
        QVERIFY2(verdict.text.contains(complaint), qPrintable(verdict.text));
    }
}

void UnitFileTest::theServiceMayDoLittle_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<bool>("good");
    const auto without = [](const QString &setting) {
        return unitText().remove(
            QRegularExpression(u"^%1=.*\n"_qs.arg(setting), QRegularExpression::MultilineOption));
    };
    QTest::newRow("as it is") << unitText() << true;
    QTest::newRow("the report's, as it is") << unitText(reportUnit) << true;
    QTest::newRow("the endpoint's, as it is") << unitText(serveUnit) << true;
    QTest::newRow("the backup's, as it is") << unitText(backupUnit) << true;
    QTest::newRow("without a user of its own") << without(u"DynamicUser"_qs) << false;
    QTest::newRow("with all system calls") << without(u"SystemCallFilter"_qs) << false;
    QTest::newRow("with all capabilities") << without(u"CapabilityBoundingSet"_qs) << false;
    QTest::newRow("may listen") << unitText().replace(u"AF_INET "_qs, u"AF_INET AF_PACKET AF_NETLINK "_qs)
                                << false;
}

void UnitFileTest::theServiceMayDoLittle()
{
    QFETCH(const QString, unit);
    QFETCH(const bool, good);
    // Tenths. A client of the network cannot come below 1.1: PrivateNetwork and IPAddressDeny count for the
    // rest.
    const QString threshold = u"--threshold=11"_qs;
    const Verdict verdict = judge({u"security"_qs, u"--offline=true"_qs, threshold, u"--no-pager"_qs}, unit);
    QVERIFY2(verdict.text.contains(u"Overall exposure level"), qPrintable(verdict.text));
    QVERIFY2(verdict.good == good, qPrintable(verdict.text));
}

void UnitFileTest::settings_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QString unit = pollUnit;
    const auto row = [&unit](const char *name, const char *value) {
        QTest::addRow("%s %s", qPrintable(unit), name)
            << unit << QString::fromLatin1(name) << QString::fromLatin1(value);
    };
    row("ExecStart", "/usr/bin/shelfhelp poll --queue-url ${QUEUE_URL}");
    row("EnvironmentFile", "/etc/shelfhelp/poll.env");
    row("Type", "notify");
    row("WatchdogSec", "120s");
    row("Restart", "on-failure");
    row("RestartPreventExitStatus", "2");
    row("StartLimitIntervalSec", "0");
    row("TimeoutStopSec", "45s");
    row("MemoryMax", "256M");
    row("TasksMax", "32");
    row("LimitCORE", "0");
    unit = reportUnit;
    row("Type", "oneshot");
    row("EnvironmentFile", "/etc/shelfhelp/report.env");
    row("StateDirectory", "shelfhelp-report");
    row("MemoryMax", "1G");
    row("LimitCORE", "0");
    unit = reportTimer;
    row("OnCalendar", "Mon *-*-* 06:00:00");
    row("Persistent", "yes");
    unit = serveUnit;
    row("ExecStart", "/usr/bin/shelfhelp serve --listen ${LISTEN}");
    row("EnvironmentFile", "/etc/shelfhelp/serve.env");
    row("Type", "notify");
    row("WatchdogSec", "120s");
    row("RestartPreventExitStatus", "2");
    row("TimeoutStopSec", "45s");
    row("SocketBindAllow", "tcp");
    row("LimitCORE", "0");
    unit = backupUnit;
    row("Type", "oneshot");
    row("EnvironmentFile", "/etc/shelfhelp/backup.env");
    row("ExecStart", "/usr/bin/shelfhelp database backup ${STATE_DIRECTORY}");
    row("StateDirectoryMode", "0700");
    row("LimitCORE", "0");
    unit = backupTimer;
    row("OnCalendar", "*-*-* 03:10:00");
    row("Persistent", "yes");
}

void UnitFileTest::settings()
{
    QFETCH(const QString, unit);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QCOMPARE(settingOf(readFile(deployFolder + unit), name), value);
}

void UnitFileTest::theTimerStartsItsService_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("service");
    QTest::newRow("report") << reportTimer << reportUnit;
    QTest::newRow("backup") << backupTimer << backupUnit;
}

/// A timer without another name in it starts the service of its own name.
void UnitFileTest::theTimerStartsItsService()
{
    QFETCH(const QString, name);
    QFETCH(const QString, service);
    const QStringList verify{u"verify"_qs, u"--man=no"_qs, u"--recursive-errors=no"_qs};
    const QString timer = readFile(deployFolder + name);
    const Verdict verdict = judge(verify, timer, name);
    QCOMPARE(verdict.text, QString());
    QVERIFY(verdict.good);
    QCOMPARE(settingOf(timer, u"Unit"_qs), QString());
    QCOMPARE(QFileInfo(name).completeBaseName(), QFileInfo(service).completeBaseName());
    QString never = timer;
    never.replace(QRegularExpression(u"OnCalendar=.*"_qs), u"OnCalendar=*-13-* 06:00:00"_qs);
    QVERIFY2(judge(verify, never, name).text.contains(u"Failed to parse calendar"),
             qPrintable(judge(verify, never, name).text));
}

/// Runs the command of the unit: what systemd puts in place of its variables, a shell does here.
void UnitFileTest::oldBackupsGoWhenThereIsANewerOne()
{
    const QString command = settingOf(readFile(deployFolder + backupUnit), u"ExecStartPost"_qs);
    QVERIFY(!command.isEmpty());
    const auto write = [this](const QString &name, int days) {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("x") == 1 && file.flush() &&
               file.setFileTime(QDateTime::currentDateTime().addDays(-days),
                                QFileDevice::FileModificationTime);
    };
    QVERIFY(write(u"shelfhelp-db-20260101T030000Z.tar"_qs, 40));
    QVERIFY(write(u"shelfhelp-db-20260201T030000Z.tar"_qs, 5));
    QVERIFY(write(u"of-somebody-else.tar"_qs, 400));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // With DynamicUser= the folder is a link to one that only its user can read.
    const QTemporaryDir state;
    const QString link = state.filePath(u"shelfhelp-backup"_qs);
    QVERIFY(QFile::link(m_folder->path(), link));
    environment.insert(u"STATE_DIRECTORY"_qs, link);
    environment.insert(u"BACKUP_DAYS"_qs, u"30"_qs);
    shell.setProcessEnvironment(environment);
    shell.start(u"/bin/sh"_qs, {u"-c"_qs, command});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList({u"of-somebody-else.tar"_qs, u"shelfhelp-db-20260201T030000Z.tar"_qs}));
}

void UnitFileTest::environmentFileNamesWhatTheUnitUses()
{
    const QStringList ofReport = variablesOf(readFile(deployFolder + u"report.env"_qs));
    QCOMPARE(ofReport, QStringList({u"DATABASE_URL"_qs, u"REPORT_RANGE"_qs, u"REPORT_PAGES"_qs,
                                    u"REPORT_ZONE"_qs, u"REPORT_FORMAT"_qs}));
    for (const QString &name : ofReport.mid(1)) {
        QVERIFY2(readFile(deployFolder + reportUnit).contains(u'$' + name), qPrintable(name));
    }
    QCOMPARE(variablesOf(readFile(deployFolder + u"poll.env"_qs)),
             QStringList({u"QUEUE_URL"_qs, u"DATABASE_URL"_qs}));
    QCOMPARE(variablesOf(readFile(deployFolder + u"serve.env"_qs)),
             QStringList({u"LISTEN"_qs, u"DATABASE_URL"_qs}));
    QCOMPARE(variablesOf(readFile(deployFolder + u"backup.env"_qs)),
             QStringList({u"DATABASE_URL"_qs, u"BACKUP_DAYS"_qs}));
}

void UnitFileTest::environmentFileHoldsNoSecret_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("of the poller") << u"poll.env"_qs;
    QTest::newRow("of the report") << u"report.env"_qs;
    QTest::newRow("of the endpoint") << u"serve.env"_qs;
    QTest::newRow("of the backup") << u"backup.env"_qs;
}

void UnitFileTest::environmentFileHoldsNoSecret()
{
    QFETCH(const QString, name);
    const QString text = readFile(deployFolder + name);
    QVERIFY(!text.isEmpty());
    static const QRegularExpression secret(u"://[^/\\s@]*:[^/\\s@]*@|AKIA|SECRET_ACCESS_KEY=|DB_PASS="_qs);
    QVERIFY(!secret.match(text).hasMatch());
    for (const QString &bad :
         {u"DATABASE_URL=postgresql://me:hunter2@db/x"_qs, u"AWS_SECRET_ACCESS_KEY=x"_qs}) {
        QVERIFY2(secret.match(text + bad).hasMatch(), qPrintable(bad));
    }
}

QTEST_GUILESS_MAIN(UnitFileTest)

#include "unitfiletest.moc"
