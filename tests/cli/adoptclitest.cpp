// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <tests/support/existingdatabase.h>

#include <QJsonArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTest>

#include <memory>
#include <utility>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

/// `shelfhelp migrate adopt` as a person or a script uses it: looking, asking, adopting, taking back.
class AdoptCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void helpAndWrongUsage_data();
    void helpAndWrongUsage();
    void printsThePlanAndChangesNothing();
    void asksOnATerminalOnly();
    void goesOnAfterAYesOnly();
    void theWholeStory();
    void saysWhatIsInTheWay();

private:
    Finished adopt(const QStringList &options);

    std::unique_ptr<ExistingDatabase> m_database;
    std::unique_ptr<Program> m_program;
};

void AdoptCliTest::initTestCase()
{
    m_database = std::make_unique<ExistingDatabase>();
    m_database->disconnect(); // an undo minds programs of ours
    m_program = std::make_unique<Program>(m_database->settings());
}

Finished AdoptCliTest::adopt(const QStringList &options)
{
    return m_program->run(QStringList{u"migrate"_qs, u"adopt"_qs} + options);
}

void AdoptCliTest::helpAndWrongUsage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::newRow("help") << QStringList{u"--help"_qs} << 0;
    QTest::newRow("nonsense") << QStringList{u"--nonsense"_qs} << 2;
    QTest::newRow("an argument") << QStringList{u"now"_qs} << 2;
    QTest::newRow("look, and do not ask") << QStringList{u"--plan"_qs, u"--yes"_qs} << 2;
    QTest::newRow("indexes and undo") << QStringList{u"--indexes"_qs, u"--undo"_qs} << 2;
}

void AdoptCliTest::helpAndWrongUsage()
{
    QFETCH(QStringList, options);
    QTEST(adopt(options).status, "status");
}

void AdoptCliTest::printsThePlanAndChangesNothing()
{
    const QByteArray before = dumpOfPublic(m_database->settings());
    const Finished status = m_program->run({u"migrate"_qs, u"status"_qs});
    QVERIFY2(status.out.contains("run shelfhelp migrate adopt"), status.out.constData());
    const Finished text = adopt({u"--plan"_qs});
    QCOMPARE(text.status, 0);
    for (const char *words :
         {"can be adopted", "shelf_searches 2457", "52 shelf searches", "22 shelves, 81 books",
          "schema public: 7 migrations, the last is 20250302110158",
          "baseline 20261123200200_create_dashboard_views", "not made without --indexes",
          "not made without --triggers: triggers on public.shelf_searches", "500 MB"}) {
        QVERIFY2(text.out.contains(words), text.out.constData());
    }
    const QJsonObject plan = adopt({u"--plan"_qs, u"--json"_qs}).json();
    QCOMPARE(plan.value(u"state"_qs).toString(), u"possible"_qs);
    QCOMPARE(plan.value(u"rows"_qs).toObject().value(u"books"_qs).toInt(), 1501);
    QCOMPARE(plan.value(u"moved_dates"_qs).toObject().value(u"books"_qs).toInt(), 81);
    QVERIFY(dumpOfPublic(m_database->settings()) == before);
}

/// Neither a pipe's "yes" nor its end is a person.
void AdoptCliTest::asksOnATerminalOnly()
{
    const Finished refused = m_program->run({u"migrate"_qs, u"adopt"_qs}, "yes\n");
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"no terminal to ask on"), qPrintable(refused.messages));
    QVERIFY2(refused.messages.contains(u"--yes"), qPrintable(refused.messages));
    const Finished status = m_program->run({u"migrate"_qs, u"status"_qs});
    QVERIFY2(status.out.contains("run shelfhelp migrate adopt"), status.out.constData());
}

void AdoptCliTest::goesOnAfterAYesOnly()
{
    for (const auto &[answer, status] : {std::pair("y\n", 1), std::pair("yes\n", 0)}) {
        QProcess terminal; // of util-linux: runs a command on one
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATABASE_URL"_qs, uriOf(m_database->settings()));
        terminal.setProcessEnvironment(environment);
        terminal.start(u"script"_qs,
                       {u"-qec"_qs, QStringLiteral(SHELFHELP_BINARY_DIR "/bin/shelfhelp migrate adopt"),
                        u"/dev/null"_qs});
        QVERIFY(terminal.waitForStarted());
        QByteArray output;
        while (!output.contains("Type yes to go on:")) {
            QVERIFY2(terminal.waitForReadyRead(), output.constData());
            output += terminal.readAllStandardOutput();
        }
        terminal.write(answer);
        QVERIFY(terminal.waitForFinished());
        QCOMPARE(terminal.exitCode(), status);
    }
    QCOMPARE(adopt({u"--undo"_qs, u"--yes"_qs}).status, 0);
}

void AdoptCliTest::theWholeStory()
{
    const QByteArray before = dumpOfPublic(m_database->settings());
    const Finished adopted = adopt({u"--yes"_qs, u"--indexes"_qs, u"--triggers"_qs, u"--json"_qs});
    QVERIFY2(adopted.status == 0, qPrintable(adopted.messages));
    const QJsonObject done = adopted.json().value(u"adopted"_qs).toObject();
    QCOMPARE(done.value(u"repeated_searches"_qs).toInt(), 103);
    QCOMPARE(done.value(u"indexes"_qs).toArray().size(), 2);
    QVERIFY(done.value(u"triggers"_qs).toBool());
    QVERIFY(m_program->run({u"migrate"_qs, u"status"_qs}).out.contains("up to date"));
    QCOMPARE(m_program->run({u"stats"_qs, u"--range"_qs, u"all"_qs}).status, 0);

    const Finished again = adopt({});
    QCOMPARE(again.status, 0);
    QVERIFY2(again.out.contains("nothing to do"), again.out.constData());

    const Finished asked = adopt({u"--undo"_qs});
    QCOMPARE(asked.status, 1);
    QVERIFY2(asked.out.contains("Will be removed"), asked.out.constData());
    QCOMPARE(adopt({u"--undo"_qs, u"--plan"_qs}).status, 0);
    const Finished undone = adopt({u"--undo"_qs, u"--yes"_qs, u"--json"_qs});
    QVERIFY2(undone.status == 0, qPrintable(undone.messages));
    QCOMPARE(undone.json().value(u"indexes"_qs).toArray().size(), 2);
    QVERIFY(undone.json().value(u"triggers"_qs).toBool());
    QVERIFY(dumpOfPublic(m_database->settings()) == before);
    QCOMPARE(adopt({u"--undo"_qs, u"--yes"_qs}).status, 1);
}

/// Names come from the database: on a terminal they must be harmless.
void AdoptCliTest::saysWhatIsInTheWay()
{
    run(m_database->connection(),
        "ALTER TABLE public.books ALTER gr_id TYPE text;"
        "ALTER TABLE public.books ADD COLUMN \"\x1b[31m\" text NOT NULL DEFAULT ''");
    m_database->disconnect();
    const Finished blocked = adopt({u"--yes"_qs});
    QCOMPARE(blocked.status, 1);
    QVERIFY2(blocked.out.contains("column public.books.gr_id: is text, should be bigint"),
             blocked.out.constData());
    QVERIFY(!blocked.out.contains('\x1b'));
    const QJsonObject plan = adopt({u"--plan"_qs, u"--json"_qs}).json();
    QCOMPARE(plan.value(u"state"_qs).toString(), u"blocked"_qs);
    QCOMPARE(plan.value(u"obstacles"_qs).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(AdoptCliTest)

#include "adoptclitest.moc"
