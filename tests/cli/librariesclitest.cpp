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
               "DELETE FROM public.libraries WHERE library_id IN ('newtown', 'new2', 'newa', 'newb');"
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
             u"newtown  newtown  1 check, last 2024-05-02T10:00:00Z  (unnamed)\n"_qs);
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

void LibrariesCliTest::refusesTheWholeFile()
{
    const QString before = m_database->state();
    const Finished refused = run({u"import"_qs, u"-"_qs}, header + "new2,Second\nnewtown,a\tb\n");
    QCOMPARE(refused.status, 1);
    for (const QString &words :
         {u"standard input, line 3"_qs, u"library_name"_qs, u"Nothing was changed"_qs}) {
        QVERIFY2(refused.messages.contains(words), qPrintable(refused.messages));
    }
    QCOMPARE(m_database->state(), before);
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
