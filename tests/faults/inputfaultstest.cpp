// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr int events = 4'000;

using Change = std::function<void(const QString &file, const QByteArray &lines)>;

/// Cut in the middle of a line, long before the place that is being read or long behind it.
Change cutAt(double share)
{
    return [share](const QString &file, const QByteArray &lines) {
        const qsizetype line = lines.indexOf('\n', qsizetype(share * double(lines.size())));
        QVERIFY(QFile::resize(file, line + 100));
    };
}

void writeInPlace(const QString &path, qint64 position, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(position));
    QCOMPARE(file.write(content), content.size());
}

/// The state without what was rejected: for comparing with a run that saw whole lines only.
QString storedOnly(QString state)
{
    static const QRegularExpression rejected(u"^rejected\\|.*\\n?"_qs, QRegularExpression::MultilineOption);
    return state.remove(rejected);
}

} // namespace

Q_DECLARE_METATYPE(Change)

/// Files that change under the reader's hands, things that are no files, and full outputs.
class InputFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void f27FileChangesWhileItIsRead_data();
    void f27FileChangesWhileItIsRead();
    void f27FileIsReplacedWhileItIsRead();
    void f28NoFile_data();
    void f28NoFile();
    void f15OutputIsFull_data();
    void f15OutputIsFull();

private:
    /// The program with its first batch in hand: it has begun to read, and reads but a few MiB ahead, which
    /// is not the whole file.
    [[nodiscard]] std::unique_ptr<QProcess> startAndWait(StoreBarrier &barrier);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
    QByteArray m_lines;
    QString m_file;
    QString m_expectedState;
};

void InputFaultsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    m_lines = simulatedLines(events);
    m_file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(m_file, m_lines);
    QCOMPARE(m_program->run({u"ingest"_qs, m_file}).status, 0);
    m_expectedState = m_database->state();
    m_database->clear();
}

void InputFaultsTest::cleanup()
{
    QCOMPARE(brokenPromises(m_database->connection()), QString());
    m_database->clear();
    writeTo(m_file, m_lines);
}

std::unique_ptr<QProcess> InputFaultsTest::startAndWait(StoreBarrier &barrier)
{
    auto process = m_program->start({u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"10"_qs, m_file});
    barrier.waitFor(1);
    return process;
}

void InputFaultsTest::f27FileChangesWhileItIsRead_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("F27 cut before the place") << cutAt(0.001);
    QTest::newRow("F27 cut behind the place") << cutAt(0.9);
    QTest::newRow("F27 emptied") << Change(
        [](const QString &file, const QByteArray &) { QVERIFY(QFile::resize(file, 0)); });
    QTest::newRow("F27 overwritten") << Change([](const QString &file, const QByteArray &lines) {
        writeInPlace(file, lines.size() / 2, QByteArray(lines.size() / 4, '\0'));
    });
    QTest::newRow("F27 growing") << Change([](const QString &file, const QByteArray &lines) {
        writeInPlace(file, lines.size(), "{\"half a line\": ");
    });
}

/// Whole lines are stored, what is broken is rejected and kept; nothing hangs, crashes or is counted twice.
void InputFaultsTest::f27FileChangesWhileItIsRead()
{
    QFETCH(Change, change);
    StoreBarrier barrier(m_database->settings());
    const auto process = startAndWait(barrier);
    change(m_file, m_lines);
    barrier.lift();
    const Finished disturbed = Program::finish(*process);
    const QJsonObject counts = disturbed.json();
    QVERIFY2(disturbed.status == 0 || disturbed.status == 3, qPrintable(disturbed.messages));
    QCOMPARE(disturbed.status == 3, counts.value(u"rejected"_qs).toInteger() > 0);
    QVERIFY2(counts.value(u"rejected"_qs).toInteger() <= 2, disturbed.out.constData());
    QVERIFY(counts.value(u"read"_qs).toInteger() != events); // else it has not met the change
    writeTo(m_file, m_lines);
    const Finished whole = m_program->run({u"ingest"_qs, m_file});
    QVERIFY2(whole.status == 0, qPrintable(whole.messages));
    QCOMPARE(difference(storedOnly(m_database->state()), storedOnly(m_expectedState)), QString());
}

/// As programs save: a new file takes the name. The reader keeps the old one.
void InputFaultsTest::f27FileIsReplacedWhileItIsRead()
{
    StoreBarrier barrier(m_database->settings());
    const auto process = startAndWait(barrier);
    QVERIFY(QFile::remove(m_file));
    writeTo(m_file, "nonsense\n");
    barrier.lift();
    const Finished finished = Program::finish(*process);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.json().value(u"read"_qs).toInteger(), events);
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

void InputFaultsTest::f28NoFile_data()
{
    const QDir directory(m_directory.path());
    const QString fifo = directory.filePath(u"pipe.jsonl"_qs);
    QCOMPARE(mkfifo(qPrintable(fifo), 0600), 0);
    QVERIFY(directory.mkpath(u"folder"_qs));
    QCOMPARE(mkfifo(qPrintable(directory.filePath(u"folder/pipe.json"_qs)), 0600), 0);
    const auto linkTo = [&directory](const QString &target, const QString &name) {
        QVERIFY(QFile::link(target, directory.filePath(name)));
    };
    linkTo(fifo, u"fifolink.jsonl"_qs);
    linkTo(u"/dev/zero"_qs, u"devicelink.json"_qs);
    linkTo(directory.filePath(u"nowhere"_qs), u"dangling.json"_qs);
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("F28 pipe") << fifo << u"standard input"_qs;
    QTest::newRow("F28 pipe in a folder") << directory.filePath(u"folder"_qs) << u"no payloads"_qs;
    QTest::newRow("F28 link to a pipe") << directory.filePath(u"fifolink.jsonl"_qs) << u"standard input"_qs;
    QTest::newRow("F28 endless device") << u"/dev/zero"_qs << u"standard input"_qs;
    QTest::newRow("F28 link to a device")
        << directory.filePath(u"devicelink.json"_qs) << u"standard input"_qs;
    QTest::newRow("F28 link to nowhere") << directory.filePath(u"dangling.json"_qs) << u"There is no file"_qs;
}

void InputFaultsTest::f28NoFile()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    const Finished finished = m_program->run({u"ingest"_qs, m_file, path}); // which would not wait for ever
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(path) && finished.messages.contains(words),
             qPrintable(finished.messages));
    // Refused before the good file beside it was touched.
    QCOMPARE(ask(m_database->connection(), u"SELECT count(*) FROM shelfhelp.ingest_runs"_qs), u"0"_qs);
}

void InputFaultsTest::f15OutputIsFull_data()
{
    QTest::addColumn<QString>("redirection");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::newRow("F15 result as JSON") << u">/dev/full"_qs << QStringList{u"--json"_qs} << 1;
    QTest::newRow("F15 result as text") << u">/dev/full"_qs << QStringList{} << 1;
    QTest::newRow("F15 messages") << u"2>/dev/full"_qs << QStringList{} << 0;
    QTest::newRow("F15 both") << u">/dev/full 2>&1"_qs << QStringList{} << 1;
}

/// The work is done all the same; only a lost result is a failure.
void InputFaultsTest::f15OutputIsFull()
{
    QFETCH(QString, redirection);
    QFETCH(QStringList, options);
    const Finished finished =
        m_program->runRedirected(redirection, QStringList{u"ingest"_qs, m_file} + options);
    QTEST(finished.status, "status");
    if (redirection == u">/dev/full") {
        QVERIFY2(finished.messages.contains(u"Standard output cannot be written"),
                 qPrintable(finished.messages));
    }
    QCOMPARE(difference(m_database->state(), m_expectedState), QString());
}

QTEST_GUILESS_MAIN(InputFaultsTest)

#include "inputfaultstest.moc"
