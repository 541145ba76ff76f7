// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QDir>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 2'000;
constexpr int files = 300;

} // namespace

/// What the system grants a process: memory and descriptors.
class ProcessLimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f25LittleMemory();
    void f26FewDescriptors_data();
    void f26FewDescriptors();

private:
    void checkFinishes();

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QString m_expectedState;
};

/// Many small files, so that each could leave its descriptor behind.
void ProcessLimitsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    const QList<QByteArray> lines = simulatedLines(events).trimmed().split('\n');
    const qsizetype share = (lines.size() + files - 1) / files;
    for (qsizetype file = 0; file * share < lines.size(); ++file) {
        writeTo(m_directory.filePath(QString::number(file) + u".jsonl"),
                lines.mid(file * share, share).join('\n') + '\n');
    }
    checkFinishes();
    m_expectedState = m_database->state();
}

void ProcessLimitsTest::checkFinishes()
{
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, m_directory.path()});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
}

/// As much as it needs, or an end with a message: with nothing in between the program is killed by a signal.
void ProcessLimitsTest::f25LittleMemory()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("AddressSanitizer maps terabytes; no limit to memory leaves it room. The preset dev runs this.");
#endif
    int refused = 0;
    int finished = 0;
    for (int limitMiB = 16; finished == 0; limitMiB += 8) {
        const Finished run = m_program->runLimited(u"-d %1"_qs.arg(limitMiB * 1024),
                                                   {u"ingest"_qs, u"--json"_qs, u"--workers"_qs, u"2"_qs,
                                                    u"--batch"_qs, u"500"_qs, m_directory.path()});
        const QByteArray trace = QByteArray::number(limitMiB) + " MiB: " + run.messages.toUtf8();
        QVERIFY2(run.status == 0 || run.status == 1, trace.constData());
        QVERIFY2(run.status == 0 || !run.messages.isEmpty(), trace.constData());
        QCOMPARE(brokenPromises(m_database->connection()), QString());
        finished += run.status == 0 ? 1 : 0;
        refused += run.messages.contains(u"There is not enough memory") ? 1 : 0;
        QVERIFY(limitMiB < 1'024);
    }
    QVERIFY(refused > 0);
    checkFinishes();
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

void ProcessLimitsTest::f26FewDescriptors_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("workers");
    QTest::addColumn<QString>("message"); ///< of the refusal; empty: there are enough
    QTest::newRow("enough for one") << 64 << 1 << QString();
    QTest::newRow("enough for eight") << 64 << 8 << QString();
#ifndef __SANITIZE_ADDRESS__ // whose look at a type needs descriptors, too
    QTest::newRow("too few to connect") << 5 << 1 << u"ulimit -n 64"_qs;
#endif
}

void ProcessLimitsTest::f26FewDescriptors()
{
    QFETCH(const int, limit);
    QFETCH(const int, workers);
    QFETCH(const QString, message);
    const Finished run = m_program->runLimited(
        u"-n %1"_qs.arg(limit), {u"ingest"_qs, u"--json"_qs, u"--wait"_qs, u"0"_qs, u"--workers"_qs,
                                 QString::number(workers), m_directory.path()});
    QVERIFY2(run.status == (message.isEmpty() ? 0 : 1), qPrintable(run.messages));
    QVERIFY2(run.messages.contains(message), qPrintable(run.messages));
    checkFinishes();
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

QTEST_GUILESS_MAIN(ProcessLimitsTest)

#include "processlimitstest.moc"
