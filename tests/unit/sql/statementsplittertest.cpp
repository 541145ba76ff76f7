// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/schema/migrationfile.h>
#include <sql/schema/statementsplitter.h>
#include <tests/support/why.h>

#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using namespace ShelfHelp::Tests;

using Texts = QList<QByteArray>;

/// Atlas's way of cutting a file into statements; every row was checked with the Atlas CLI.
class StatementSplitterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void gives_data();
    void gives();
    void refuses_data();
    void refuses();
    void understandsTheMigrationsOfThisProgram();
};

void StatementSplitterTest::counts_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("count");
    const auto row = [](const char *name, const char *script, int count) {
        QTest::newRow(name) << QByteArray(script) << count;
    };
    row("two on a line", "select 1; select 2;\n", 2);
    row("no semicolon", "select 1", 1);
    row("semicolons in quotes", "select ';';select \";\" from (select 1 as \";\") x;", 2);
    row("doubled quote", "select 'it''s;';", 1);
    row("DO block", "DO $x$ begin perform 1; perform 2; end $x$;\nselect 1;", 2);
    row("DO block with a quoted semicolon", "DO $$ begin perform ';'; end $$;\nselect 1;", 2);
    row("function",
        "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $fn$\nBEGIN\n  RETURN "
        "NEW;\nEND\n$fn$;\nselect 1;",
        2);
    row("BEGIN ATOMIC",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\nselect 2;", 2);
    row("transaction", "BEGIN;\nCREATE TABLE q(a int);\nCOMMIT;", 3);
    row("case end", "select case when true then 1 end; select 2;", 2);
    row("begin and end as names", "select 1 as begin; select 2 as \"end\";", 2);
    row("comment inside", "select 1 /* c */;", 1);
    row("comment behind", "select 1; -- tail\n", 1);
    row("comment below", "select 1;\n-- tail\n", 1);
    row("CR LF", "CREATE TABLE p(a int,\r\n b int);\r\nselect 1;\r\n", 2);
    row("only a comment", "-- only a comment\n", 0);
    row("empty", "", 0);
    row("empty statements", ";;", 2);
    row("empty statement between", "select 1;;select 2;", 3);
    row("semicolon in parentheses", "select (1;2);", 1);
    row("a parameter is no dollar quote", "select $1$a;b$1$;", 2);
}

void StatementSplitterTest::counts()
{
    QFETCH(QByteArray, script);
    QFETCH(int, count);
    const Result<Texts> statements = splitStatements(script);
    QVERIFY2(statements.ok(), why(statements).constData());
    QCOMPARE(int(statements.value().size()), count);
}

void StatementSplitterTest::gives_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Texts>("statements");
    QTest::newRow("leading comment") << QByteArray("-- don't\nselect 1") << Texts{"select 1"};
    QTest::newRow("comment with semicolon")
        << QByteArray("/* one ; two */ select 1; select 2;") << Texts{"select 1;", "select 2;"};
    QTest::newRow("inner comment") << QByteArray("select 1 /* c */;") << Texts{"select 1 /* c */;"};
    QTest::newRow("empty statements") << QByteArray(";;") << Texts{";", ";"};
    QTest::newRow("nested comment, wrongly")
        << QByteArray("/* a /* b */ c; */ select 1;") << Texts{"c;", "*/ select 1;"};
    QTest::newRow("delimiter")
        << QByteArray("-- atlas:delimiter \\n---\\n\nselect 1; select 2\n---\nselect 3\n---\n")
        << Texts{"select 1; select 2", "select 3"};
    QTest::newRow("block") << QByteArray("create procedure p() begin select 1; select 2; end; select 3;")
                           << Texts{"create procedure p() begin select 1; select 2; end;", "select 3;"};
}

void StatementSplitterTest::gives()
{
    QFETCH(QByteArray, script);
    QFETCH(Texts, statements);
    const Result<Texts> split = splitStatements(script);
    QVERIFY2(split.ok(), why(split).constData());
    QCOMPARE(split.value(), statements);
}

void StatementSplitterTest::refuses_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("message");
    QTest::newRow("closing parenthesis") << QByteArray("select 1);") << u"1:9: unexpected ')'"_qs;
    QTest::newRow("open parenthesis") << QByteArray("select 1;\nselect (1;") << u"2:8: unclosed '('"_qs;
    QTest::newRow("backslash escapes nothing")
        << QByteArray("select E'a\\'b;c';") << u"1:16: unclosed quote"_qs;
}

void StatementSplitterTest::refuses()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, message);
    const Result<Texts> statements = splitStatements(script);
    QVERIFY(!statements.ok());
    QCOMPARE(statements.error().message, message);
}

/// Our files keep to what every Atlas version reads alike.
void StatementSplitterTest::understandsTheMigrationsOfThisProgram()
{
    const Result<QList<MigrationFile>> files = readMigrationDirectory(embeddedMigrationDirectory());
    QVERIFY2(files.ok(), why(files).constData());
    QVERIFY(files.value().size() >= 3);
    for (const MigrationFile &file : files.value()) {
        const Result<Texts> statements = splitStatements(file.content);
        QVERIFY2(statements.ok(), why(statements).constData());
        QVERIFY2(!statements.value().isEmpty(), file.name.constData());
        for (const QByteArray &statement : statements.value()) {
            const QByteArray word = statement.left(statement.indexOf(' ')).toUpper();
            QVERIFY2(word != "COPY" && word != "BEGIN;" && word != "COMMIT;" && word != "ROLLBACK;" &&
                         word != ";",
                     statement.constData());
        }
    }
}

QTEST_GUILESS_MAIN(StatementSplitterTest)

#include "statementsplittertest.moc"
