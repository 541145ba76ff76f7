// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QDirIterator>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 3'000;

QString fakeTimeLibrary()
{
    QDirIterator libraries(u"/usr/lib"_qs, {u"libfaketime.so.1"_qs}, QDir::Files,
                           QDirIterator::Subdirectories);
    return libraries.hasNext() ? libraries.next() : QString();
}

/// The sanitizer's library, which has to come before all others; empty in a build without.
QString sanitizerLibrary()
{
    static const QRegularExpression name(u"/\\S*/libasan\\.so\\S*"_qs);
    return name.match(QString::fromUtf8(contentOf(u"/proc/self/maps"_qs))).captured();
}

} // namespace

/// F23: the machine's clock is wrong, or jumps while notifications are stored. What is stored, and how it is
/// decided, comes from the notifications alone.
class ClockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup() { QCOMPARE(brokenPromises(m_database->connection()), QString()); }

    void f23ClockIsWrong_data();
    void f23ClockIsWrong();
    void f23ClockJumps_data();
    void f23ClockJumps();

private:
    /// What the program's clock shows, from now on.
    void setClock(const QByteArray &time) const { writeTo(m_clock, time + '\n'); }

    [[nodiscard]] QStringList command() const
    {
        return QStringList{u"ingest"_qs} + m_options + QStringList{m_file};
    }

    void checkAllStored(const Finished &finished) const;

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    const QStringList m_options{u"--json"_qs, u"--batch"_qs, u"20"_qs};
    QString m_file;
    QString m_clock;
    QString m_expectedState;
};

void ClockTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    m_clock = m_directory.filePath(u"clock"_qs);
    writeTo(m_file, simulatedLines(events));
    QCOMPARE(m_program->run(command()).status, 0);
    m_expectedState = m_database->state();
    const QString library = fakeTimeLibrary();
    QVERIFY2(!library.isEmpty(), "libfaketime is not installed: apt-get install faketime");
    m_program->setVariable(u"LD_PRELOAD"_qs, QString(sanitizerLibrary() + u' ' + library).trimmed());
    m_program->setVariable(u"FAKETIME_TIMESTAMP_FILE"_qs, m_clock);
    m_program->setVariable(u"FAKETIME_NO_CACHE"_qs, u"1"_qs);
    // A machine whose clock is set keeps another that only counts.
    m_program->setVariable(u"FAKETIME_DONT_FAKE_MONOTONIC"_qs, u"1"_qs);
}

void ClockTest::checkAllStored(const Finished &finished) const
{
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

void ClockTest::f23ClockIsWrong_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QString>("zone");
    QTest::newRow("a day behind") << QByteArray("-1d") << u"UTC"_qs;
    QTest::newRow("a day ahead") << QByteArray("+1d") << u"UTC"_qs;
    QTest::newRow("the epoch") << QByteArray("@1970-01-02 00:00:00") << u"UTC"_qs;
    QTest::newRow("an hour that is skipped") << QByteArray("@2024-03-10 01:59:59") << u"America/Chicago"_qs;
    QTest::newRow("an hour that comes twice") << QByteArray("@2024-11-03 01:59:59") << u"America/Chicago"_qs;
}

void ClockTest::f23ClockIsWrong()
{
    QFETCH(const QByteArray, time);
    QFETCH(const QString, zone);
    setClock(time);
    m_program->setVariable(u"TZ"_qs, zone);
    checkAllStored(m_program->run(command()));
    m_program->setVariable(u"TZ"_qs, u"UTC"_qs);
}

void ClockTest::f23ClockJumps_data()
{
    QTest::addColumn<QByteArray>("jump");
    QTest::newRow("forward") << QByteArray("+1d");
    QTest::newRow("back") << QByteArray("-1d");
}

void ClockTest::f23ClockJumps()
{
    QFETCH(const QByteArray, jump);
    setClock("+0d");
    HalfwayIngest ingest(*m_program, m_options, simulatedLines(events));
    QTRY_VERIFY_WITH_TIMEOUT(
        ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.notifications"_qs).toInt() > 100,
        patience);
    setClock(jump);
    ingest.giveRest();
    checkAllStored(ingest.finish());
}

QTEST_GUILESS_MAIN(ClockTest)

#include "clocktest.moc"
