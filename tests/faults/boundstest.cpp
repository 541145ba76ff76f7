// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/database/payloads.h>
#include <tests/support/packing.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <functional>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

constexpr qsizetype mebibyte = 1024 * 1024;
constexpr qsizetype largestDocument = 6 * mebibyte;
constexpr qint64 mostKibibytes = 128 * 1024;

/// As much of the unit as fits, within what stands before and behind.
QByteArray filled(const QByteArray &opening, const QByteArray &unit, const QByteArray &closing,
                  qsizetype size = largestDocument)
{
    return opening + unit.repeated((size - opening.size() - closing.size()) / unit.size()) + closing;
}

/// A string literal that holds the text.
QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray manyRecords(int count)
{
    QByteArray records;
    for (int number = 0; number < count; ++number) {
        const QByteArray second = QByteArray::number(number % 60).rightJustified(2, '0');
        const QByteArray library = "library" + QByteArray::number(number % 50);
        const QByteArray body =
            R"({"msg_type":"LIBRARYSEARCH","library_id":")" + library +
            R"(","is_libby":true,"time_start":"2024-09-02T09:47:)" + second +
            R"(","time_end":"2024-09-02T09:48:00","book":{"title":"T)" + QByteArray::number(number) +
            R"(","author":"A","isbn":"","goodreads_id":"1"},"available":true,"availability_message":"A"})";
        records += (number > 0 ? "," : "") + QByteArray(R"({"body":)") + quoted(body) + '}';
    }
    return R"({"Records":[)" + records + "]}";
}

} // namespace

/// Whatever comes in, memory and messages stay within bounds, and the program within its time.
class BoundsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void init() { m_database->clear(); }

    void cleanup();

    void memory_data();
    void memory();
    void t15Bombs_data();
    void t15Bombs();
    void messagesOfAFileOfBadLines();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const;
    /// The most that any program run so far had in memory.
    static void checkMemory();

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
};

void BoundsTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

void BoundsTest::cleanup()
{
    QCOMPARE(brokenPromises(m_database->connection()), QString());
}

QString BoundsTest::write(const QString &name, const QByteArray &content) const
{
    const QString path = m_directory.filePath(name);
    writeTo(path, content);
    return path;
}

/// A child's peak begins with what its parent has: inputs must not stay here.
void BoundsTest::checkMemory()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    qInfo("%ld MiB at most so far", usage.ru_maxrss / 1024);
#if !defined(__SANITIZE_ADDRESS__) // whose shadow and quarantine are several times as large
    QVERIFY2(usage.ru_maxrss <= mostKibibytes, qPrintable(QString::number(usage.ru_maxrss)));
#endif
}

void BoundsTest::memory_data()
{
    QTest::addColumn<std::function<QByteArray()>>("content");
    QTest::addColumn<QString>("counts");
    const auto row = [](const char *name, const char *counts, std::function<QByteArray()> content) {
        QTest::newRow(name) << std::move(content) << QString::fromLatin1(counts);
    };
    row("ten thousand records", "10000/10000/0/0", [] { return manyRecords(10'000); });
    row("one record too many", "1/0/0/1", [] { return manyRecords(10'001); });
    row("deep and never closed", "1/0/0/1", [] { return QByteArray(largestDocument, '['); });
    row("many numbers", "1/0/0/1", [] { return filled("[", "0,", "0]"); });
    row("many objects", "1/0/0/1", [] { return filled("[", "{},", "0]"); });
    row("many texts", "1/0/0/1", [] { return filled("[", "\"\",", "0]"); });
    row("many keys", "1/0/0/1", [] { return filled("{", "\"a\":0,", "\"b\":1}"); });
    row("a broad message", "1/0/0/1", [] {
        return QByteArray(R"({"Type":"Notification","MessageId":"m","Message":)" +
                          quoted(filled("{\"msg_type\":\"SHELFSEARCH\",\"books\":[", "0,", "0]}", mebibyte)) +
                          '}');
    });
    row("a broad message in a record", "1/0/0/1", [] {
        const QByteArray message =
            filled("{\"msg_type\":\"SHELFSEARCH\",\"books\":[", "{},", "0]}", mebibyte / 2);
        return QByteArray(
            R"({"Records":[{"body":)" +
            quoted(R"({"Type":"Notification","MessageId":"m","Message":)" + quoted(message) + '}') + "}]}");
    });
    row("lines of numbers", "6/0/0/6", [] { return QByteArray(filled("[", "0,", "0]") + '\n').repeated(6); });
}

void BoundsTest::memory()
{
    QFETCH(const std::function<QByteArray()>, content);
    QFETCH(const QString, counts);
    const QString file = write(counts.startsWith(u'6') ? u"input.jsonl"_qs : u"input.json"_qs, content());
    QElapsedTimer clock;
    clock.start();
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QVERIFY2(finished.counts() == counts, qPrintable(finished.counts() + finished.messages));
    QCOMPARE(finished.status, counts.endsWith(u"/0") ? 0 : 3);
    qInfo("in %.1f s", double(clock.elapsed()) / 1e3);
    checkMemory();
}

void BoundsTest::t15Bombs_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGzip");
    QTest::newRow("gzip") << u"bomb.jsonl.gz"_qs << true;
    QTest::newRow("zstd") << u"bomb.jsonl.zst"_qs << false;
}

/// Hundreds of megabytes out of some kilobytes: stopped on the way, with nothing of it in memory.
void BoundsTest::t15Bombs()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isGzip);
    const QByteArray blanks(mebibyte, ' ');
    const QString file = write(name, (isGzip ? gzipped(blanks) : zstandard(blanks)).repeated(200));
    const Finished finished = m_program->run({u"ingest"_qs, file});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"a hundred times"), qPrintable(finished.messages));
    QVERIFY2(finished.messages.contains(file), qPrintable(finished.messages));
}

/// A thousand are named; of the others there is a number.
void BoundsTest::messagesOfAFileOfBadLines()
{
    constexpr int lines = 30'000;
    QByteArray content;
    for (int line = 0; line < lines; ++line) {
        content += "bad " + QByteArray::number(line) + '\n';
    }
    const QString file = write(u"bad.jsonl"_qs, content);
    const Finished finished = m_program->run({u"ingest"_qs, file});
    QCOMPARE(finished.status, 3);
    QVERIFY2(finished.messages.count(u'\n') < 1'010,
             qPrintable(QString::number(finished.messages.count(u'\n'))));
    QVERIFY2(finished.messages.size() < mebibyte, qPrintable(QString::number(finished.messages.size())));
    QVERIFY2(finished.messages.contains(u"more rejected"), qPrintable(finished.messages));
    const Finished json = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QCOMPARE(json.json().value(u"rejected"_qs).toInt(), lines);
    QVERIFY2(json.out.size() < mebibyte, qPrintable(QString::number(json.out.size())));
    checkMemory();
}

QTEST_GUILESS_MAIN(BoundsTest)

#include "boundstest.moc"
