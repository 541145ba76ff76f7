// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/databasetesting.h>

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString referenceData = QStringLiteral(SHELFHELP_SOURCE_DIR "/resources/libraries.csv");
const QByteArray header = "library_id,library_name\n";

} // namespace

/// `shelfhelp libraries` as a person and a script meet it.
class LibrariesCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void lists();
    void listsAsJson();
    void listsNamesakesTogether();
    void namesOne();
    void refusesAName_data();
    void refusesAName();
    void theReferenceDataAreThereAlready();
    void imports();
    void importsOnlyWhatIsNotNamedYet();
    void aDryRunChangesNothing();
    void readsWhatIsCsv_data();
    void readsWhatIsCsv();
    void refusesTheWholeFile_data();
    void refusesTheWholeFile();
    void saysWhenThereIsNoFile();

private:
    Finished run(const QStringList &arguments, const QByteArray &input = {})
    {
        return m_program->run(QStringList{u"libraries"_qs} + arguments, input);
    }

    QString nameOf(const QString &id)
    {
        return ask(m_database->connection(),
                   u"SELECT library_name FROM public.libraries WHERE library_id = '%1'"_qs.arg(id));
    }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void LibrariesCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
}

/// One library that a notification registered, and a check of it.
void LibrariesCliTest::init()
{
    m_database->clear();
    Tests::run(m_database->connection(),
               "DELETE FROM public.libraries WHERE library_id LIKE 'new%';"
               "INSERT INTO public.libraries VALUES ('newtown', 'newtown');"
               "INSERT INTO shelfhelp.added_rows VALUES (1, '{}', '{}', '{newtown}');"
               "INSERT INTO public.library_searches (library_id, time_start) VALUES ('newtown', '2024-05-02 "
               "10:00');");
}

void LibrariesCliTest::lists()
{
    const Finished unnamed = run({u"list"_qs, u"--unnamed"_qs});
    QCOMPARE(unnamed.status, 0);
    QCOMPARE(QString::fromUtf8(unnamed.out),
             u"newtown  newtown  1 checks, last 2024-05-02T10:00:00Z  (unnamed)\n"_qs);
    const Finished all = run({u"list"_qs});
    QCOMPARE(all.out.count('\n'),
             ask(m_database->connection(), u"SELECT count(*) FROM public.libraries"_qs).toInt());
    QVERIFY(all.out.contains("\nbookcloud  bookcloud  0 checks, last -\n"));
}

void LibrariesCliTest::listsAsJson()
{
    const QJsonArray libraries =
        run({u"list"_qs, u"--unnamed"_qs, u"--json"_qs}).json().value(u"libraries"_qs).toArray();
    QCOMPARE(libraries.size(), 1);
    QCOMPARE(libraries.first().toObject(), (QJsonObject{{u"library_id"_qs, u"newtown"_qs},
                                                        {u"library_name"_qs, u"newtown"_qs},
                                                        {u"checks"_qs, 1},
                                                        {u"last_check"_qs, u"2024-05-02T10:00:00.000Z"_qs},
                                                        {u"is_unnamed"_qs, true},
                                                        {u"is_name_shared"_qs, false}}));
}

void LibrariesCliTest::listsNamesakesTogether()
{
    QCOMPARE(run({u"import"_qs, u"-"_qs}, header + "newb,0 One of two\nnewa,0 One of two\n").status, 0);
    const QByteArray lines = run({u"list"_qs, u"--same-name"_qs}).out;
    QVERIFY2(lines.startsWith("newa  0 One of two  0 checks, last -\nnewb  0 One of two"),
             lines.left(200).constData());
    QVERIFY(!lines.contains("newtown"));
}

void LibrariesCliTest::namesOne()
{
    const Finished named = run({u"name"_qs, u"newtown"_qs, u" Bücherei Neustadt "_qs});
    QCOMPARE(named.status, 0);
    QVERIFY2(named.out.contains("Bücherei Neustadt"), named.out.constData());
    QCOMPARE(nameOf(u"newtown"_qs), u"Bücherei Neustadt"_qs);
    QCOMPARE(run({u"list"_qs, u"--unnamed"_qs}).out, QByteArray());
    const Finished again = run({u"name"_qs, u"newtown"_qs, u"Newtown"_qs, u"--json"_qs});
    QCOMPARE(again.json().value(u"replaced"_qs).toInt(), 1);
    QCOMPARE(nameOf(u"newtown"_qs), u"Newtown"_qs);
}

void LibrariesCliTest::refusesAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << u"  "_qs << u"is empty"_qs;
    QTest::newRow("control character") << u"a\u001b]0;x\u0007"_qs << u"control character"_qs;
    QTest::newRow("too long") << u"x"_qs.repeated(201) << u"201 characters"_qs;
}

void LibrariesCliTest::refusesAName()
{
    QFETCH(QString, name);
    QFETCH(QString, words);
    const Finished refused = run({u"name"_qs, u"newtown"_qs, name});
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.messages.contains(words), qPrintable(refused.messages));
    QCOMPARE(nameOf(u"newtown"_qs), u"newtown"_qs);
}

void LibrariesCliTest::theReferenceDataAreThereAlready()
{
    const QString before = m_database->state();
    const QJsonObject imported = run({u"import"_qs, referenceData, u"--json"_qs}).json();
    QCOMPARE(imported.value(u"same"_qs).toInt(),
             ask(m_database->connection(), u"SELECT count(*) - 1 FROM public.libraries"_qs).toInt());
    QCOMPARE(imported.value(u"libraries"_qs).toArray().size(), 0);
    QCOMPARE(m_database->state(), before);
}

void LibrariesCliTest::imports()
{
    const Finished imported =
        run({u"import"_qs, u"-"_qs}, header + "newtown,Newtown Library\nnew2,Second\nbookcloud,bookcloud\n");
    QCOMPARE(imported.status, 0);
    QCOMPARE(QString::fromUtf8(imported.out), u"  named  newtown: Newtown Library\n"
                                              "  added  new2: Second\n"
                                              "1 added, 1 named, 0 replaced, 0 kept, 1 same\n"_qs);
    QCOMPARE(nameOf(u"new2"_qs), u"Second"_qs);
}

void LibrariesCliTest::importsOnlyWhatIsNotNamedYet()
{
    const QByteArray first = header + "newtown,One\n";
    const QByteArray second = header + "newtown,Two\n";
    QCOMPARE(run({u"import"_qs, u"-"_qs}, first).status, 0);
    const Finished kept = run({u"import"_qs, u"-"_qs}, second);
    QCOMPARE(kept.status, 0);
    QVERIFY2(kept.out.contains("kept  newtown: One (not Two)"), kept.out.constData());
    QCOMPARE(nameOf(u"newtown"_qs), u"One"_qs);
    const Finished replaced = run({u"import"_qs, u"-"_qs, u"--replace"_qs}, second);
    QVERIFY2(replaced.out.contains("replaced  newtown: Two (was One)"), replaced.out.constData());
    QCOMPARE(nameOf(u"newtown"_qs), u"Two"_qs);
}

void LibrariesCliTest::aDryRunChangesNothing()
{
    const QString before = m_database->state();
    const QJsonObject told =
        run({u"import"_qs, u"-"_qs, u"--dry-run"_qs, u"--json"_qs}, header + "newtown,Newtown\nnew2,Second\n")
            .json();
    QCOMPARE(told.value(u"dry_run"_qs).toBool(), true);
    QCOMPARE(told.value(u"named"_qs).toInt(), 1);
    QCOMPARE(told.value(u"added"_qs).toInt(), 1);
    QCOMPARE(m_database->state(), before);
}

void LibrariesCliTest::readsWhatIsCsv_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *what, const QByteArray &document, const QString &name) {
        QTest::newRow(what) << document << name;
    };
    row("plain", header + "newtown,Newtown\n", u"Newtown"_qs);
    row("without a last line end", header + "newtown,Newtown", u"Newtown"_qs);
    row("CRLF", "library_id,library_name\r\nnewtown,Newtown\r\n", u"Newtown"_qs);
    row("byte order mark", "\xef\xbb\xbflibrary_id,library_name\nnewtown,Newtown\n", u"Newtown"_qs);
    row("the other order", "library_name,library_id\nNewtown,newtown\n", u"Newtown"_qs);
    row("further columns", "url,library_id,library_name\nhttps://x,newtown,Newtown\n", u"Newtown"_qs);
    row("quoted", header + "\"newtown\",\"New, \"\"old\"\" town\"\n", u"New, \"old\" town"_qs);
    row("blanks around", header + " newtown , Newtown \n", u"Newtown"_qs);
    row("empty lines", header + "\n\nnewtown,Newtown\n\n", u"Newtown"_qs);
    row("twice the same", header + "newtown,Newtown\nnewtown,Newtown\n", u"Newtown"_qs);
    row("UTF-8", header + "newtown,Bücherei 図書館\n", u"Bücherei 図書館"_qs);
}

void LibrariesCliTest::readsWhatIsCsv()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, name);
    const Finished imported = run({u"import"_qs, u"-"_qs}, document);
    QVERIFY2(imported.status == 0, qPrintable(imported.messages));
    QCOMPARE(nameOf(u"newtown"_qs), name);
}

void LibrariesCliTest::refusesTheWholeFile_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *what, const QByteArray &document, const QStringList &words) {
        QTest::newRow(what) << document << words;
    };
    const QByteArray good = header + "new2,Second\n";
    row("empty", "", {u"line 1"_qs, u"library_id"_qs, u"missing"_qs});
    row("missing column", "library_id\nnew2\n", {u"line 1"_qs, u"library_name"_qs, u"missing"_qs});
    row("column twice", "library_id,library_name,library_id\n",
        {u"line 1"_qs, u"library_id"_qs, u"twice"_qs});
    row("no header", "new2,Second\n", {u"line 1"_qs, u"library_id"_qs});
    row("semicolons", "library_id;library_name\nnew2;Second\n", {u"line 1"_qs, u"library_id"_qs});
    row("a field too few", good + "new3\n", {u"line 3"_qs, u"1 fields instead of 2"_qs});
    row("a field too many", good + "new3,Third, of three\n", {u"line 3"_qs, u"3 fields instead of 2"_qs});
    row("empty name", good + "new3,  \n", {u"line 3"_qs, u"library_name"_qs, u"is empty"_qs});
    row("empty id", good + ",Third\n", {u"line 3"_qs, u"library_id"_qs, u"is empty"_qs});
    row("control character", good + "new3,a\tb\n",
        {u"line 3"_qs, u"library_name"_qs, u"control character"_qs});
    row("NUL", good + QByteArray("new3,a\0b\n", 9),
        {u"line 3"_qs, u"library_name"_qs, u"control character"_qs});
    row("line end in a field", good + "new3,\"a\nb\"\nnew4,d\n", {u"line 3"_qs, u"library_name"_qs});
    row("after a record of two lines", "library_id,library_name,x\nnew2,Second,\"a\nb\"\nnew3,,c\n",
        {u"line 4"_qs, u"library_name"_qs});
    row("too long", good + "new3," + QByteArray(201, 'x') + "\n", {u"line 3"_qs, u"201 characters"_qs});
    row("two names", good + "new3,Third\nnew2,Other\n",
        {u"line 4"_qs, u"library_id"_qs, u"new2"_qs, u"line 2"_qs});
    row("Latin-1",
        good + "new3,B\xfc"
               "cherei\n",
        {u"line 3, column 7"_qs, u"UTF-8"_qs});
    row("UTF-16", QByteArray("\xff\xfel\0i\0", 6), {u"line 1, column 1"_qs, u"UTF-8"_qs});
    row("stray quotation mark", good + "new3,a\"b\n", {u"line 3, column 7"_qs, u"quotation mark"_qs});
    row("text after a quoted field", good + "new3,\"a\"b\n", {u"line 3, column 9"_qs, u"quotation mark"_qs});
    row("quoted without an end", good + "new3,\"a\nnew4,b\n", {u"line 3"_qs, u"no end"_qs});
}

void LibrariesCliTest::refusesTheWholeFile()
{
    QFETCH(QByteArray, document);
    QFETCH(QStringList, words);
    const Finished refused = run({u"import"_qs, u"-"_qs}, document);
    QCOMPARE(refused.status, 1);
    for (const QString &word : words + QStringList{u"standard input"_qs, u"Nothing was changed"_qs}) {
        QVERIFY2(refused.messages.contains(word), qPrintable(refused.messages));
    }
    QCOMPARE(nameOf(u"new2"_qs), QString());
}

void LibrariesCliTest::saysWhenThereIsNoFile()
{
    const Finished refused = run({u"import"_qs, u"/nonexistent/libraries.csv"_qs});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"/nonexistent/libraries.csv cannot be read"),
             qPrintable(refused.messages));
    QVERIFY2(run({u"import"_qs, u"/"_qs}).messages.contains(u"cannot be read"), "a folder");
}

QTEST_GUILESS_MAIN(LibrariesCliTest)

#include "librariesclitest.moc"
