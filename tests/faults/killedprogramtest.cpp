// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <random>
#include <vector>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// `kill -9` of `shelfhelp ingest` at any moment: the next run finishes the work, nothing lost or doubled.
class KilledProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f02KilledAtRandomMoments_data();
    void f02KilledAtRandomMoments();

private:
    /// Starts that many ingesters and kills them one after the other. Each gets some of the lines through a
    /// pipe that stays open, so that none ends before.
    void killRound(int ingesters, std::mt19937 &random);

    [[nodiscard]] int notifications()
    {
        return ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt();
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QByteArray m_lines;
    QStringList m_command; ///< but for the input
    QString m_file;
    QString m_expectedState;
    int m_undisturbedMs = 0;
};

void KilledProgramTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    m_lines = simulatedLines(2'000);
    writeTo(m_file, m_lines);
    m_command = QStringList{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"20"_qs};
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(m_program->run(m_command + QStringList{m_file}).status, 0);
    m_undisturbedMs = int(clock.elapsed());
    m_expectedState = m_database->state();
}

void KilledProgramTest::f02KilledAtRandomMoments_data()
{
    QTest::addColumn<int>("ingesters");
    QTest::addColumn<int>("rounds");
    QTest::newRow("one ingester") << 1 << 20;
    QTest::newRow("four at once") << 4 << 5;
}

void KilledProgramTest::killRound(int ingesters, std::mt19937 &random)
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < ingesters; ++i) {
        processes.push_back(m_program->start(m_command + QStringList{u"-"_qs}));
        const qsizetype some = qsizetype(random() % unsigned(m_lines.size()));
        processes.back()->write(m_lines.first(m_lines.lastIndexOf('\n', some) + 1));
    }
    for (const auto &process : processes) {
        // A share of the time an undisturbed run takes, start of the program included. All pipes are filled
        // meanwhile.
        const auto hasEnded = [&process] { return process->state() == QProcess::NotRunning; };
        QVERIFY2(!QTest::qWaitFor(hasEnded, int(random() % unsigned(m_undisturbedMs / 2))),
                 process->readAllStandardError().constData());
        process->kill();
        process->waitForFinished();
    }
}

void KilledProgramTest::f02KilledAtRandomMoments()
{
    QFETCH(int, ingesters);
    QFETCH(int, rounds);
    std::mt19937 random(20'240'902);
    for (int round = 0; round < rounds || notifications() == 0; ++round) {
        killRound(ingesters, random);
        QVERIFY(!QTest::currentTestFailed());
    }
    // A run that was cut off is there with the batches that it had committed.
    QVERIFY(ask(m_database->connection(),
                u"SELECT count(*) FROM shelfhelp.ingest_runs WHERE read_count BETWEEN 1 AND 1999"_qs)
                .toInt() > 0);
    const Finished finished = m_program->run(m_command + QStringList{m_file});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

QTEST_GUILESS_MAIN(KilledProgramTest)

#include "killedprogramtest.moc"
