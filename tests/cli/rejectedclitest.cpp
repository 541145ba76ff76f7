// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QByteArray good = R"({"msg_type":"LIBRARYSEARCH","library_id":"nashville","is_libby":true,)"
                        R"("time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
                        R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
                        R"("available":true,"availability_message":"AVAILABLE"})";
const QByteArray unknownType = "{\"msg_type\":\"REVIEWCLICK\"}";
const QByteArray hostile = "\x1b]0;owned\x07\r\n\xe2\x80\xae{";

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

/// `shelfhelp rejected` as a person and a script meet it.
class RejectedCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { m_database->clear(); }

    void lists();
    void listsNothing();
    void listsPageByPage();
    void terminalsAreNotFooled();
    void showsTheBytesAsTheyAre();
    void showsEverythingAsJson();
    void retriesWhatIsRightByNow();
    void retriesByReason();
    void saysWhatIsRejectedAgain();
    void cannotRetryWhatWasCut();
    void exportsFilesAndNeverWritesOverOne();
    void exportsJsonLines();
    void discards();
    void doesNotDiscardWithoutBeingAsked();
    void unknownIds_data();
    void unknownIds();
    void wrongUsage_data();
    void wrongUsage();

private:
    Finished run(const QStringList &arguments);
    void ingest(const QByteArray &document);
    void ingestRefused();

    QString ask(const QString &sql) { return Tests::ask(m_database->connection(), sql); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QTemporaryDir m_directory;
};

void RejectedCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

Finished RejectedCliTest::run(const QStringList &arguments)
{
    return m_program->run(QStringList{u"--quiet"_qs, u"rejected"_qs} + arguments);
}

void RejectedCliTest::ingest(const QByteArray &document)
{
    QCOMPARE(m_program->run({u"ingest"_qs, u"-"_qs}, document).status, 3);
}

/// A good notification that the database refuses to take for the time being.
void RejectedCliTest::ingestRefused()
{
    Sql::Connection &connection = m_database->connection();
    Tests::run(connection, "ALTER TABLE public.books ADD CONSTRAINT no_t CHECK (title <> 'T')");
    ingest(good);
    Tests::run(connection, "ALTER TABLE public.books DROP CONSTRAINT no_t");
}

void RejectedCliTest::lists()
{
    ingest(unknownType + '\n' + unknownType + '\n');
    const Finished text = run({u"list"_qs});
    QCOMPARE(text.status, 0);
    QVERIFY2(text.out.startsWith("1  open  type.unknown at msg_type  -:1, record 0  seen 2 times, "),
             text.out.constData());
    const Finished json = run({u"list"_qs, u"--json"_qs});
    QCOMPARE(json.status, 0);
    const QJsonObject first = json.json().value(u"rejections"_qs).toArray().at(0).toObject();
    QCOMPARE(first.value(u"id"_qs).toInteger(), 1);
    QCOMPARE(first.value(u"reason"_qs).toString(), u"type.unknown"_qs);
    QCOMPARE(first.value(u"attempts"_qs).toInteger(), 2);
    QVERIFY(!first.contains(u"raw"_qs));
}

void RejectedCliTest::listsNothing()
{
    const Finished text = run({u"list"_qs});
    QCOMPARE(text.status, 0);
    QCOMPARE(text.out, QByteArray());
    ingest(unknownType);
    QCOMPARE(run({u"list"_qs, u"--reason"_qs, u"json.syntax"_qs}).out, QByteArray());
    QCOMPARE(run({u"list"_qs, u"--state"_qs, u"discarded"_qs}).out, QByteArray());
    QVERIFY(!run({u"list"_qs, u"--state"_qs, u"all"_qs}).out.isEmpty());
}

void RejectedCliTest::listsPageByPage()
{
    ingest("{\"msg_type\":\"A\"}\n{\"msg_type\":\"B\"}\n{\"msg_type\":\"C\"}\n");
    const QJsonObject first = run({u"list"_qs, u"--json"_qs, u"--limit"_qs, u"2"_qs}).json();
    QVERIFY(first.value(u"more"_qs).toBool());
    const QJsonArray shown = first.value(u"rejections"_qs).toArray();
    QCOMPARE(shown.size(), 2);
    const QString last = QString::number(shown.at(1).toObject().value(u"id"_qs).toInteger());
    const QJsonObject rest = run({u"list"_qs, u"--json"_qs, u"--before"_qs, last}).json();
    QVERIFY(!rest.value(u"more"_qs).toBool());
    QCOMPARE(rest.value(u"rejections"_qs).toArray().size(), 1);
}

void RejectedCliTest::terminalsAreNotFooled()
{
    ingest(hostile);
    for (const QString &command : {u"list"_qs, u"show"_qs}) {
        const Finished finished =
            run(command == u"list" ? QStringList{command} : QStringList{command, u"1"_qs});
        QCOMPARE(finished.status, 0);
        for (const char *const fooling : {"\x1b", "\x07", "\r", "\xe2\x80\xae"}) {
            QVERIFY2(!finished.out.contains(fooling), finished.out.toHex().constData());
        }
    }
    QVERIFY(
        run({u"show"_qs, u"1"_qs}).out.contains("\\u{001b}]0;owned\\u{0007}\\u{000d}\\u{000a}\\u{202e}{"));
}

void RejectedCliTest::showsTheBytesAsTheyAre()
{
    const QByteArray raw = hostile + QByteArray("\xff\x00", 2);
    ingest(raw);
    QCOMPARE(run({u"show"_qs, u"1"_qs, u"--raw"_qs}).out, raw);
    QVERIFY(run({u"show"_qs, u"1"_qs}).out.contains("{\\xff\\x00"));
}

void RejectedCliTest::showsEverythingAsJson()
{
    ingest(hostile);
    const QJsonObject shown = run({u"show"_qs, u"1"_qs, u"--json"_qs}).json();
    QCOMPARE(QByteArray::fromBase64(shown.value(u"raw"_qs).toString().toLatin1()), hostile);
    QCOMPARE(shown.value(u"raw_size"_qs).toInteger(), hostile.size());
    QCOMPARE(shown.value(u"state"_qs).toString(), u"open"_qs);
}

void RejectedCliTest::retriesWhatIsRightByNow()
{
    ingestRefused();
    const Finished first = run({u"retry"_qs, u"1"_qs});
    QVERIFY2(first.status == 0, qPrintable(first.messages));
    QCOMPARE(first.out, QByteArray("1  stored\nread 1, stored 1, duplicate 0, rejected 0, cut 0\n"));
    QCOMPARE(ask(u"SELECT count(*) FROM public.library_searches"_qs), u"1"_qs);
    QCOMPARE(run({u"retry"_qs, u"--all"_qs}).out, QByteArray("nothing to retry\n"));
    const Finished again = run({u"retry"_qs, u"1"_qs});
    QCOMPARE(again.status, 0);
    QVERIFY(again.out.startsWith("1  stored already\n"));
    QCOMPARE(ask(u"SELECT count(*), max(state) FROM shelfhelp.rejected_notifications"_qs), u"1|retried"_qs);
}

void RejectedCliTest::retriesByReason()
{
    ingestRefused();
    ingest(unknownType);
    const Finished finished = run({u"retry"_qs, u"--reason"_qs, u"internal.db"_qs});
    QCOMPARE(finished.status, 0);
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications ORDER BY rejection_id"_qs),
             u"retried\nopen"_qs);
}

void RejectedCliTest::saysWhatIsRejectedAgain()
{
    ingest(unknownType);
    const Finished finished = run({u"retry"_qs, u"--all"_qs});
    QCOMPARE(finished.status, 3);
    QVERIFY2(finished.out.startsWith("1  rejected again: type.unknown\n"), finished.out.constData());
    QCOMPARE(ask(u"SELECT attempts, state FROM shelfhelp.rejected_notifications"_qs), u"2|open"_qs);
}

void RejectedCliTest::cannotRetryWhatWasCut()
{
    ingest(QByteArray(6 * 1024 * 1024 + 1, ' '));
    const Finished finished = run({u"retry"_qs, u"1"_qs});
    QCOMPARE(finished.status, 3);
    QVERIFY2(finished.out.startsWith("1  cannot be retried: only the beginning of it was kept\n"),
             finished.out.constData());
}

void RejectedCliTest::exportsFilesAndNeverWritesOverOne()
{
    ingest(hostile);
    const QString folder = m_directory.filePath(u"new/folder"_qs);
    const QStringList command{u"export"_qs, u"--all"_qs, u"--out"_qs, folder};
    const Finished finished = run(command);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"rejection-1.raw"_qs});
    const QString file = folder + u"/rejection-1.raw";
    QCOMPARE(read(file), hostile);
    QFile changed(file);
    QVERIFY(changed.open(QIODevice::WriteOnly));
    QCOMPARE(changed.write("mine"), 4);
    changed.close();
    const Finished again = run(command);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.messages.contains(file), qPrintable(again.messages));
    QCOMPARE(read(file), QByteArray("mine"));
}

void RejectedCliTest::exportsJsonLines()
{
    ingest("{\"msg_type\":\"A\"}\n{\"msg_type\":\"B\"}\n");
    const Finished finished = run({u"export"_qs, u"2"_qs, u"1"_qs, u"2"_qs, u"--out"_qs, u"-"_qs});
    QCOMPARE(finished.status, 0);
    const QList<QByteArray> lines = finished.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const QByteArray raw = QByteArray::fromBase64(object.value(u"raw"_qs).toString().toLatin1());
        QVERIFY2(raw.startsWith("{\"msg_type\":"), line.constData());
    }
}

void RejectedCliTest::discards()
{
    ingest(unknownType);
    const Finished finished = run({u"discard"_qs, u"1"_qs, u"--yes"_qs});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.out, QByteArray("1 discarded, 0 were settled before\n"));
    QCOMPARE(run({u"list"_qs}).out, QByteArray());
    QCOMPARE(run({u"retry"_qs, u"--all"_qs}).out, QByteArray("nothing to retry\n"));
}

void RejectedCliTest::doesNotDiscardWithoutBeingAsked()
{
    ingest(unknownType);
    const Finished finished = run({u"discard"_qs, u"1"_qs});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(u"--yes"), qPrintable(finished.messages));
    QCOMPARE(ask(u"SELECT state FROM shelfhelp.rejected_notifications"_qs), u"open"_qs);
}

void RejectedCliTest::unknownIds_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("show") << QStringList{u"show"_qs, u"4711"_qs};
    QTest::newRow("retry") << QStringList{u"retry"_qs, u"1"_qs, u"4711"_qs};
    QTest::newRow("export") << QStringList{u"export"_qs, u"1"_qs, u"4711"_qs, u"--out"_qs, u"-"_qs};
    QTest::newRow("discard") << QStringList{u"discard"_qs, u"1"_qs, u"4711"_qs, u"--yes"_qs};
}

/// Nothing is done to the known ones either.
void RejectedCliTest::unknownIds()
{
    QFETCH(QStringList, arguments);
    ingest(unknownType);
    const Finished finished = run(arguments);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"4711"), qPrintable(finished.messages));
    QCOMPARE(finished.out, QByteArray());
    QCOMPARE(ask(u"SELECT attempts, state FROM shelfhelp.rejected_notifications"_qs), u"1|open"_qs);
}

void RejectedCliTest::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("retry nothing") << QStringList{u"retry"_qs};
    QTest::newRow("retry both") << QStringList{u"retry"_qs, u"1"_qs, u"--all"_qs};
    QTest::newRow("unknown reason") << QStringList{u"retry"_qs, u"--reason"_qs, u"bad.mood"_qs};
    QTest::newRow("unknown state") << QStringList{u"list"_qs, u"--state"_qs, u"closed"_qs};
    QTest::newRow("no number") << QStringList{u"show"_qs, u"first"_qs};
    QTest::newRow("two to show") << QStringList{u"show"_qs, u"1"_qs, u"2"_qs};
    QTest::newRow("export to nowhere") << QStringList{u"export"_qs, u"--all"_qs};
    QTest::newRow("discard nothing") << QStringList{u"discard"_qs, u"--yes"_qs};
}

void RejectedCliTest::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const Finished finished = run(arguments);
    QCOMPARE(finished.status, 2);
    QVERIFY(!finished.messages.isEmpty());
}

QTEST_GUILESS_MAIN(RejectedCliTest)

#include "rejectedclitest.moc"
