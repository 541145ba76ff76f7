// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>
#include <tests/support/packing.h>
#include <tests/support/patience.h>

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString samples = QStringLiteral(SHELFHELP_TEST_DATA "/samples/");
const QByteArray goodLine = R"({"msg_type":"LIBRARYSEARCH","library_id":"nashville","is_libby":true,)"
                            R"("time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
                            R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
                            R"("available":true,"availability_message":"AVAILABLE"})";

/// Another notification each time: the message is its own key.
QByteArray lineNumber(int number)
{
    const QByteArray title = "\"title\":\"T" + QByteArray::number(number) + '"';
    return QByteArray(goodLine).replace("\"title\":\"T\"", title) + '\n';
}

} // namespace

/// `shelfhelp ingest` as a person and a script meet it.
class IngestCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { m_database->clear(); }

    void theSeedDocumentTwice();
    void theWholeCorpusTwice();
    void badInput_data();
    void badInput();
    void theRestOfABatchIsStored();
    void aFolderWithoutPayloads();
    void aPipeDoesNotHang();
    void aFileThatCannotBeRead_data();
    void aFileThatCannotBeRead();
    void standardInput_data();
    void standardInput();
    void packedInput_data();
    void packedInput();
    void storesWhatCameBeforeTheDamage_data();
    void storesWhatCameBeforeTheDamage();
    void storesTheFilesBeforeABrokenOne();
    void aHugeLineBetweenGoodOnes();
    void terminalsAreNotFooled();
    void storesThoughTheResultIsLost();
    void stopsOnRequestAndGoesOn_data();
    void stopsOnRequestAndGoesOn();
    void aDryRunPrintsTheDiff();
    void aRunIsTakenBack();
    void wrongUseOfUndo_data();
    void wrongUseOfUndo();
    void severalWorkers();
    void anIdlePipeIsLeftAtOnce();
    void killedAndRunAgain();
    void twoAtOnce();

private:
    QString write(const QString &name, const QByteArray &content);
    QString countOf(const QString &table);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
};

void IngestCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

QString IngestCliTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_directory.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    }
    return file.fileName();
}

QString IngestCliTest::countOf(const QString &table)
{
    return ask(m_database->connection(), u"SELECT count(*) FROM %1"_qs.arg(table));
}

void IngestCliTest::theSeedDocumentTwice()
{
    const QStringList command{u"ingest"_qs, u"--json"_qs, samples + u"seed-records.json"_qs};
    const Finished first = m_program->run(command);
    QVERIFY2(first.status == 0, qPrintable(first.messages));
    QCOMPARE(first.counts(), u"2/2/0/0"_qs);
    QVERIFY(first.json().value(u"seconds"_qs).toDouble() > 0);
    const Finished second = m_program->run(command);
    QCOMPARE(second.status, 0);
    QCOMPARE(second.counts(), u"2/0/2/0"_qs);
    const QJsonObject info = m_program->run({u"database"_qs, u"info"_qs, u"--json"_qs}).json();
    QStringList counts;
    for (const QString &table :
         {u"libraries"_qs, u"books"_qs, u"shelves"_qs, u"shelf_searches"_qs, u"library_searches"_qs}) {
        counts.append(QString::number(info.value(table).toInteger()));
    }
    QCOMPARE(counts.join(u' '), u"1383 4 1 1 1"_qs);
}

void IngestCliTest::theWholeCorpusTwice()
{
    const QStringList command{u"ingest"_qs, u"--json"_qs, u"--quiet"_qs,
                              QStringLiteral(SHELFHELP_TEST_DATA "/corpus/domain/cases")};
    const Finished first = m_program->run(command);
    QCOMPARE(first.counts(), u"10335/136/2/10197"_qs);
    QCOMPARE(first.status, 3);
    QCOMPARE(first.messages, QString());
    QCOMPARE(first.json().value(u"rejections"_qs).toArray().size(),
             1000); // the first thousand are told one by one
    QCOMPARE(m_program->run(command).counts(), u"10335/0/138/10197"_qs);
}

void IngestCliTest::badInput_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("path");
    QTest::newRow("not JSON") << QByteArray("hello") << u"json.syntax"_qs << QString();
    QTest::newRow("empty") << QByteArray() << u"json.syntax"_qs << QString();
    QTest::newRow("truncated") << goodLine.left(200) << u"json.syntax"_qs << QString();
    QTest::newRow("unknown msg_type") << QByteArray(goodLine).replace("LIBRARYSEARCH", "REVIEWCLICK")
                                      << u"type.unknown"_qs << u"msg_type"_qs;
    QTest::newRow("missing key") << QByteArray(goodLine).replace("\"available\":true,", "")
                                 << u"field.missing"_qs << u"available"_qs;
    QTest::newRow("wrong type") << QByteArray(goodLine).replace("\"is_libby\":true", "\"is_libby\":1")
                                << u"field.type"_qs << u"is_libby"_qs;
    QTest::newRow("wrong type in a book")
        << QByteArray(goodLine).replace("\"goodreads_id\":\"1\"", "\"goodreads_id\":1.5") << u"field.type"_qs
        << u"book.goodreads_id"_qs;
    QTest::newRow("not UTF-8") << QByteArray(goodLine).replace("\"T\"", "\"\xff\"") << u"json.utf8"_qs
                               << QString();
    QTest::newRow("over the limit") << QByteArray(6 * 1024 * 1024 + 1, ' ') << u"size.invocation"_qs
                                    << QString();
}

void IngestCliTest::badInput()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, path);
    const QString file = write(u"bad.json"_qs, content);
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QCOMPARE(finished.status, 3);
    QCOMPARE(finished.counts(), u"1/0/0/1"_qs);
    const QJsonObject rejection = finished.json().value(u"rejections"_qs).toArray().at(0).toObject();
    QTEST(rejection.value(u"reason"_qs).toString(), "reason");
    QCOMPARE(rejection.value(u"path"_qs).toString(), path);
    QCOMPARE(rejection.value(u"source"_qs).toString(), file);
    QVERIFY(!rejection.value(u"detail"_qs).toString().isEmpty());
    QVERIFY(finished.messages.contains(u"rejected: "_qs + file));
    QCOMPARE(countOf(u"shelfhelp.rejected_notifications"_qs), u"1"_qs);
    QCOMPARE(countOf(u"public.library_searches"_qs), u"0"_qs);
}

void IngestCliTest::theRestOfABatchIsStored()
{
    const QString file = write(u"mixed.jsonl"_qs, lineNumber(1) + "nonsense\n\n" + lineNumber(2) + "{}\n" +
                                                      lineNumber(1) + goodLine);
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QCOMPARE(finished.counts(), u"6/3/1/2"_qs);
    const QJsonArray rejections = finished.json().value(u"rejections"_qs).toArray();
    QCOMPARE(rejections.at(0).toObject().value(u"line"_qs).toInteger(), 2);
    QCOMPARE(rejections.at(1).toObject().value(u"line"_qs).toInteger(), 5);
}

void IngestCliTest::aFolderWithoutPayloads()
{
    QTemporaryDir empty;
    const Finished finished = m_program->run({u"ingest"_qs, empty.path()});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(empty.path()) && finished.messages.contains(u".jsonl"),
             qPrintable(finished.messages));
    const Finished missing = m_program->run({u"ingest"_qs, empty.filePath(u"nothing.json"_qs)});
    QCOMPARE(missing.status, 1);
    QVERIFY(missing.messages.contains(u"There is no file"));
}

void IngestCliTest::aPipeDoesNotHang()
{
    const QString pipe = m_directory.filePath(u"pipe.json"_qs);
    QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
    const Finished finished = m_program->run({u"ingest"_qs, pipe});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"standard input"), qPrintable(finished.messages));
    QVERIFY(QFile::remove(pipe));
}

void IngestCliTest::aFileThatCannotBeRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    // Both refuse root too, to whom the mode of an ordinary file means nothing.
    QTest::newRow("not to be opened") << u"/proc/sys/vm/drop_caches"_qs << u"Check its permissions"_qs;
    QTest::newRow("broken") << u"/proc/self/mem"_qs << u"Reading failed after 0 bytes"_qs;
}

void IngestCliTest::aFileThatCannotBeRead()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, path});
    QCOMPARE(finished.status, 1);
    QCOMPARE(finished.out, QByteArray());
    QVERIFY2(finished.messages.contains(path) && finished.messages.contains(words),
             qPrintable(finished.messages));
}

void IngestCliTest::standardInput_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("counts");
    QByteArray pretty = goodLine;
    pretty.replace(",\"", ",\n  \"").prepend('\n');
    QTest::newRow("lines") << lineNumber(1) + lineNumber(2) << u"2/2/0/0"_qs;
    QTest::newRow("one document") << pretty << u"1/1/0/0"_qs;
    QTest::newRow("lines, the first one broken")
        << "{\"broken\n" + lineNumber(1) + lineNumber(2) << u"3/2/0/1"_qs;
    QTest::newRow("lines, the first one over the limit")
        << QByteArray(7 * 1024 * 1024, 'x') + '\n' + lineNumber(1) + lineNumber(2) << u"3/2/0/1"_qs;
    QTest::newRow("nothing") << QByteArray() << u"1/0/0/1"_qs;
}

void IngestCliTest::standardInput()
{
    QFETCH(QByteArray, input);
    QTEST(m_program->run({u"ingest"_qs, u"--json"_qs, u"-"_qs}, input).counts(), "counts");
}

void IngestCliTest::packedInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    const QByteArray first = lineNumber(1);
    const QByteArray second = lineNumber(2);
    QTest::newRow("gzip") << u"packed.jsonl.gz"_qs << gzipped(first + second);
    QTest::newRow("gzip, several members") << u"packed.ndjson.gz"_qs << gzipped(first) + gzipped(second);
    QTest::newRow("zstd") << u"packed.jsonl.zst"_qs << zstandard(first + second);
    QTest::newRow("zstd, several frames") << u"packed.jsonl.zst"_qs << zstandard(first) + zstandard(second);
    QTest::newRow("one document") << u"packed.json.gz"_qs << gzipped('[' + first + ",\n" + second + ']');
}

void IngestCliTest::packedInput()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const QString file = write(name, content);
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QVERIFY(QFile::remove(file));
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.counts(), u"2/2/0/0"_qs);
    const Finished piped = m_program->run({u"ingest"_qs, u"--json"_qs, u"-"_qs}, content);
    QCOMPARE(piped.counts(), u"2/0/2/0"_qs);
}

void IngestCliTest::storesWhatCameBeforeTheDamage_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    const QByteArray good = lineNumber(1) + lineNumber(2) + lineNumber(1) + "{}\n";
    const QByteArray rest = lineNumber(3);
    QTest::newRow("damaged gzip") << u"bad.jsonl.gz"_qs << gzipped(good) + "scribble"
                                  << u"damaged at byte"_qs;
    QTest::newRow("cut gzip") << u"bad.jsonl.gz"_qs << gzipped(good) + gzipped(rest).left(20)
                              << u"break off after byte %1"_qs.arg(gzipped(good).size() + 20);
    QTest::newRow("damaged zstd") << u"bad.jsonl.zst"_qs << zstandard(good) + "scribble"
                                  << u"damaged at byte"_qs;
    QTest::newRow("cut zstd") << u"bad.jsonl.zst"_qs << zstandard(good) + zstandard(rest).left(10)
                              << u"break off after byte %1"_qs.arg(zstandard(good).size() + 10);
}

void IngestCliTest::storesWhatCameBeforeTheDamage()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, words);
    const QString file = write(name, content);
    const Finished finished = m_program->run({u"ingest"_qs, file});
    QVERIFY(QFile::remove(file));
    QCOMPARE(finished.status, 1);
    for (const QString &expected :
         {file, words, u"read 4, stored 2, duplicate 1, rejected 1"_qs, u"then try again"_qs}) {
        QVERIFY2(finished.messages.contains(expected), qPrintable(finished.messages));
    }
    QCOMPARE(countOf(u"shelfhelp.notifications"_qs), u"2"_qs);
    QCOMPARE(
        ask(m_database->connection(),
            u"SELECT read_count, stored_count, duplicate_count, rejected_count FROM shelfhelp.ingest_runs"_qs),
        u"4|2|1|1"_qs);
}

void IngestCliTest::storesTheFilesBeforeABrokenOne()
{
    const QString good = write(u"good.jsonl"_qs, lineNumber(1) + lineNumber(2));
    const QString wrongName = write(u"plain.jsonl.gz"_qs, lineNumber(3));
    const Finished finished = m_program->run({u"ingest"_qs, good, wrongName});
    QVERIFY(QFile::remove(wrongName));
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(wrongName + u": The name says gzip") &&
                 finished.messages.contains(u"read 2, stored 2"),
             qPrintable(finished.messages));
    QCOMPARE(countOf(u"public.library_searches"_qs), u"2"_qs);
}

void IngestCliTest::aHugeLineBetweenGoodOnes()
{
    // Never held in this process: a child's peak begins with that of its parent.
    constexpr int mebibytes = 100;
    const QByteArray chunk(1024 * 1024, 'x');
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QFile file(m_directory.filePath(u"huge.jsonl"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lineNumber(1));
    for (int i = 0; i < mebibytes; ++i) {
        file.write(chunk);
        hash.addData(chunk);
    }
    file.write('\n' + lineNumber(2));
    file.close();
    const Finished finished = m_program->run({u"ingest"_qs, u"--json"_qs, file.fileName()});
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage); // the largest child so far
    QVERIFY(file.remove());
    QCOMPARE(finished.counts(), u"3/2/0/1"_qs);
    QCOMPARE(
        ask(m_database->connection(),
            u"SELECT reason, raw_size, octet_length(raw), encode(raw_sha256, 'hex') FROM shelfhelp.rejected_notifications"_qs),
        u"size.invocation|%1|1048576|%2"_qs.arg(QString::number(mebibytes * chunk.size()),
                                                QString::fromLatin1(hash.result().toHex())));
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(usage.ru_maxrss <= 128 * 1024, qPrintable(QString::number(usage.ru_maxrss)));
#endif
}

void IngestCliTest::terminalsAreNotFooled()
{
    const QByteArray escape =
        QByteArray(goodLine).replace("\"available\":true", "\"available\":\"\\u001b[2J\"");
    const Finished finished = m_program->run({u"ingest"_qs, write(u"\x1b[31m.json"_qs, escape)});
    QCOMPARE(finished.status, 3);
    QVERIFY(!finished.messages.contains(u'\x1b'));
}

void IngestCliTest::storesThoughTheResultIsLost()
{
    const QStringList command{u"ingest"_qs, u"--json"_qs, samples + u"seed-records.json"_qs};
    const Finished finished = m_program->runRedirected(u">/dev/full"_qs, command);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Standard output cannot be written"), qPrintable(finished.messages));
    QCOMPARE(m_program->run(command).counts(), u"2/0/2/0"_qs);
    QCOMPARE(m_program->runRedirected(u"<&-"_qs, {u"ingest"_qs, u"-"_qs}).status, 1);
}

void IngestCliTest::stopsOnRequestAndGoesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("end of the service") << SIGTERM;
}

void IngestCliTest::stopsOnRequestAndGoesOn()
{
    QFETCH(int, signal);
    QByteArray lines;
    for (int number = 0; number < 20'000; ++number) {
        const QByteArray library = number == 1'000 ? "held" : "nashville";
        lines += lineNumber(number).replace("nashville", library);
    }
    const QString file = write(u"many.jsonl"_qs, lines);
    const QStringList command{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"20"_qs, file};
    // So that it is in the middle when the signal comes.
    run(m_database->connection(), "INSERT INTO public.libraries VALUES ('held', 'held')");
    auto holder = openOwner(m_database->settings());
    run(*holder, "BEGIN; SELECT 1 FROM public.libraries WHERE library_id = 'held' FOR UPDATE");
    const std::unique_ptr<QProcess> process = m_program->start(command);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"pg_stat_activity WHERE datname = current_database() AND "
                                      "wait_event_type = 'Lock'"_qs),
                              u"1"_qs, patience);
    QVERIFY(sendNoticedSignal(*process, signal));
    holder.reset();
    const Finished stopped = Program::finish(*process);
    QCOMPARE(stopped.status, 0);
    QVERIFY(stopped.json().value(u"stopped"_qs).toBool());
    QCOMPARE(countOf(u"shelfhelp.notifications"_qs).toLongLong(),
             stopped.json().value(u"stored"_qs).toInteger());
    const Finished rest = m_program->run({u"ingest"_qs, u"--json"_qs, file});
    QCOMPARE(rest.json().value(u"stored"_qs).toInteger() + stopped.json().value(u"stored"_qs).toInteger(),
             20'000);
    QCOMPARE(countOf(u"public.library_searches"_qs), u"20000"_qs);
}

void IngestCliTest::aDryRunPrintsTheDiff()
{
    const QString before = m_database->state();
    const QString file = samples + u"seed-records.json";
    const Finished printed = m_program->run({u"ingest"_qs, u"--dry-run"_qs, file});
    QCOMPARE(printed.status, 0);
    for (const char *row :
         {"shelves           +1", "books             +4", "shelf_searches    +1", "library_searches  +1"}) {
        QVERIFY2(printed.out.contains(row), printed.out.constData());
    }
    const QJsonObject json = m_program->run({u"ingest"_qs, u"--dry-run"_qs, u"--json"_qs, file}).json();
    QCOMPARE(json[u"tables"_qs][u"books"_qs],
             QJsonValue(QJsonObject{{u"added"_qs, 4}, {u"changed"_qs, 0}, {u"unchanged"_qs, 0}}));
    QVERIFY(!json.contains(u"run"_qs));
    QCOMPARE(m_database->state(), before);
}

void IngestCliTest::aRunIsTakenBack()
{
    const QString before = m_database->state();
    const Finished stored = m_program->run({u"ingest"_qs, u"--json"_qs, samples + u"seed-records.json"});
    const QString number = QString::number(stored.json()[u"run"_qs].toInt());
    QVERIFY2(stored.messages.contains(u"shelfhelp ingest --undo %1"_qs.arg(number)),
             qPrintable(stored.messages));
    const Finished undone = m_program->run({u"ingest"_qs, u"--undo"_qs, number});
    QCOMPARE(undone.status, 0);
    QVERIFY2(undone.out.contains("books                   -4"), undone.out.constData());
    QCOMPARE(m_database->state(), before);
    const Finished again = m_program->run({u"ingest"_qs, u"--undo"_qs, number});
    QCOMPARE(again.status, 2);
    QVERIFY2(again.messages.contains(u"There is no run"), qPrintable(again.messages));
}

void IngestCliTest::wrongUseOfUndo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("neither path nor run") << QStringList{};
    QTest::newRow("both") << QStringList{u"--undo"_qs, u"1"_qs, samples + u"seed-records.json"};
    QTest::newRow("no number") << QStringList{u"--undo"_qs, u"last"_qs};
    QTest::newRow("no such run") << QStringList{u"--undo"_qs, u"4711"_qs};
    QTest::newRow("no workers") << QStringList{u"--workers"_qs, u"0"_qs, samples + u"seed-records.json"};
}

void IngestCliTest::wrongUseOfUndo()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(m_program->run(QStringList{u"ingest"_qs} + arguments).status, 2);
}

void IngestCliTest::severalWorkers()
{
    QByteArray lines;
    for (int i = 0; i < 500; ++i) {
        lines += lineNumber(i);
    }
    const QString file = write(u"many.jsonl"_qs, lines);
    const QStringList arguments{u"ingest"_qs, u"--json"_qs, u"--workers"_qs, u"8"_qs, u"--batch"_qs,
                                u"20"_qs,     file};
    QCOMPARE(m_program->run(arguments).counts(), u"500/500/0/0"_qs);
    QCOMPARE(m_program->run(arguments).counts(), u"500/0/500/0"_qs);
}

/// What came before is stored without waiting for more, and the first signal is enough.
void IngestCliTest::anIdlePipeIsLeftAtOnce()
{
    const auto process = m_program->start({u"ingest"_qs, u"--json"_qs, u"-"_qs});
    process->write(lineNumber(1) + lineNumber(2));
    QTRY_COMPARE_WITH_TIMEOUT(countOf(u"shelfhelp.notifications"_qs), u"2"_qs, patience);
    process->terminate();
    const Finished finished = Program::finish(*process);
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.counts(), u"2/2/0/0"_qs);
    QVERIFY2(finished.messages.contains(u"Stopped on request behind -, line 2"),
             qPrintable(finished.messages));
}

void IngestCliTest::killedAndRunAgain()
{
    QByteArray lines;
    for (int number = 0; number < 5'000; ++number) {
        lines += lineNumber(number);
    }
    const QString file = write(u"killed.jsonl"_qs, lines);
    for (const int threshold : {1, 500, 2'000}) {
        const std::unique_ptr<QProcess> process =
            m_program->start({u"ingest"_qs, u"--quiet"_qs, u"--batch"_qs, u"7"_qs, file});
        QTRY_VERIFY_WITH_TIMEOUT(countOf(u"shelfhelp.notifications"_qs).toInt() >= threshold ||
                                     process->state() == QProcess::NotRunning,
                                 patience);
        process->kill();
        process->waitForFinished();
    }
    QCOMPARE(m_program->run({u"ingest"_qs, file}).status, 0);
    QCOMPARE(countOf(u"shelfhelp.notifications"_qs), u"5000"_qs);
    QCOMPARE(countOf(u"public.library_searches"_qs), u"5000"_qs);
    QCOMPARE(countOf(u"public.books"_qs), u"5000"_qs);
}

void IngestCliTest::twoAtOnce()
{
    QByteArray lines;
    for (int number = 0; number < 3'000; ++number) {
        lines += lineNumber(number);
    }
    const QStringList command{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"50"_qs,
                              write(u"both.jsonl"_qs, lines)};
    const std::unique_ptr<QProcess> one = m_program->start(command);
    const std::unique_ptr<QProcess> other = m_program->start(command);
    const Finished first = Program::finish(*one);
    const Finished second = Program::finish(*other);
    QCOMPARE(first.status, 0);
    QCOMPARE(second.status, 0);
    QCOMPARE(first.json().value(u"stored"_qs).toInteger() + second.json().value(u"stored"_qs).toInteger(),
             3'000);
    QCOMPARE(countOf(u"public.library_searches"_qs), u"3000"_qs);
}

QTEST_GUILESS_MAIN(IngestCliTest)

#include "ingestclitest.moc"
