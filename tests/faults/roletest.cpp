// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <tests/support/plainsession.h>

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QStringList functions{u"begin_run"_qs, u"ingest_batch"_qs, u"count_duplicates"_qs,
                            u"record_rejections"_qs, u"migration_history"_qs};

/// By name, whatever their parameters are.
QByteArray grants()
{
    return "CREATE ROLE ingester LOGIN;"
           "REVOKE ALL ON DATABASE postgres FROM PUBLIC;"
           "GRANT CONNECT ON DATABASE postgres TO ingester;"
           "GRANT USAGE ON SCHEMA shelfhelp TO ingester;"
           "DO $$ DECLARE f regprocedure; BEGIN"
           "  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'shelfhelp'::regnamespace"
           "              AND proname = ANY ('{" +
           functions.join(u',').toUtf8() +
           "}') LOOP"
           "    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ingester', f);"
           "  END LOOP;"
           "END $$";
}

} // namespace

/// T7: a role that may call four functions and nothing else can ingest, and do nothing else.
class RoleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { QCOMPARE(m_database->broken(), QString()); }

    void t7FunctionExists_data();
    void t7FunctionExists();
    void t7StoresEverything();
    void t7MayDoNothingElse_data();
    void t7MayDoNothingElse();
    void t7MayCallNothingElse();

private:
    std::unique_ptr<FaultyDatabase> m_database;
    Sql::ConnectionSettings m_ingester;
    QTemporaryDir m_directory;
};

void RoleTest::initTestCase()
{
    m_database = std::make_unique<FaultyDatabase>();
    run(*openOwner(m_database->server().settings()), grants());
    m_ingester = m_database->server().settings();
    m_ingester.user = u"ingester"_qs;
}

void RoleTest::t7FunctionExists_data()
{
    QTest::addColumn<QString>("function");
    for (const QString &function : functions) {
        QTest::newRow(qPrintable(function)) << function;
    }
}

void RoleTest::t7FunctionExists()
{
    QFETCH(QString, function);
    QVERIFY(m_database
                ->ask(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'shelfhelp'::regnamespace "
                      "AND proname = '%1' AND prosecdef"_qs.arg(function))
                .toInt() > 0);
}

/// What is stored, known already, rejected and repeated, as the owner would.
void RoleTest::t7StoresEverything()
{
    const QString file = m_directory.filePath(u"events.jsonl"_qs);
    writeTo(file, simulatedLines(2'000) + "nonsense\n{}\nnonsense\n");
    const QStringList command{u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"100"_qs, file};
    const QString counts = Program(m_database->server().settings()).run(command).counts();
    const QString expected = m_database->state();
    m_database->clear();
    Program program(m_ingester);
    const Finished first = program.run(command);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    QCOMPARE(first.counts(), counts);
    QCOMPARE(difference(m_database->state(), expected), QString());
    QCOMPARE(program.run(command).counts(), u"2003/0/2000/3"_qs);
    QCOMPARE(difference(m_database->state(), expected), QString());
}

void RoleTest::t7MayDoNothingElse_data()
{
    QTest::addColumn<QString>("statement");
    // %1$s is the relation, %2$s a column that may be written.
    const QString statements = m_database->ask(uR"(
        SELECT format(s.statement, format('%I.%I', n.nspname, c.relname),
                      (SELECT quote_ident(a.attname) FROM pg_attribute AS a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attidentity = '' ORDER BY a.attnum LIMIT 1))
          FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace,
               (VALUES ('rvm', 'SELECT %2$s FROM %1$s LIMIT 1'), ('r', 'INSERT INTO %1$s DEFAULT VALUES'),
                       ('r', 'UPDATE %1$s SET %2$s = %2$s'), ('r', 'DELETE FROM %1$s'), ('r', 'TRUNCATE %1$s CASCADE'),
                       ('r', 'LOCK TABLE %1$s'), ('S', 'SELECT nextval(''%1$s'')')) AS s(kinds, statement)
         WHERE n.nspname IN ('public', 'shelfhelp') AND s.kinds ~ c.relkind::text ORDER BY 1)"_qs);
    for (const QString &statement : statements.split(u'\n')) {
        QTest::newRow(qPrintable(statement)) << statement;
    }
    QTest::newRow("create in shelfhelp") << u"CREATE TABLE shelfhelp.mine (a int)"_qs;
    QTest::newRow("create in public") << u"CREATE TABLE public.mine (a int)"_qs;
    QTest::newRow("create a schema") << u"CREATE SCHEMA mine"_qs;
    QTest::newRow("create a temporary table") << u"CREATE TEMPORARY TABLE mine (a int)"_qs;
    QTest::newRow("become the owner") << u"SET ROLE shelfhelp"_qs;
}

void RoleTest::t7MayDoNothingElse()
{
    QFETCH(QString, statement);
    const QString before = m_database->state();
    PlainSession session(m_ingester);
    const QString answer = session.ask(u"BEGIN; "_qs + statement);
    // No rows are as good as a refusal, but only where rows were asked for.
    QVERIFY2(answer == u"error 42501" || (answer.isEmpty() && statement.startsWith(u"SELECT")),
             qPrintable(answer));
    QCOMPARE(difference(m_database->state(), before), QString());
}

void RoleTest::t7MayCallNothingElse()
{
    QStringList expected = functions;
    expected.sort();
    QCOMPARE(
        m_database->ask(u"SELECT string_agg(DISTINCT proname::text, ',' ORDER BY proname::text) FROM pg_proc "
                        "WHERE pronamespace IN ('shelfhelp'::regnamespace, 'public'::regnamespace) "
                        "AND has_function_privilege('ingester', oid, 'EXECUTE')"_qs),
        expected.join(u','));
}

QTEST_GUILESS_MAIN(RoleTest)

#include "roletest.moc"
