// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/backup/dumpparser.h>

#include <QBuffer>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;

namespace {

/// Gives one byte at a time, so that every word is cut everywhere.
class Dripping final : public QIODevice
{
public:
    explicit Dripping(QByteArray content)
        : m_content(std::move(content))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override { return m_position == m_content.size(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        if (atEnd() || maximum == 0) {
            return 0;
        }
        *data = m_content[m_position++];
        return 1;
    }

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_content;
    qsizetype m_position = 0;
};

/// What a dump brings, as text: each table with its columns and rows, sequences, what was passed over, the
/// error.
QString read(QIODevice &device)
{
    QString text;
    DumpParser parser(
        device, {.beginTable = [&](const QString &table, const QStringList &columns) -> Result<bool> {
                     text += u"[%1(%2)]"_qs.arg(table, columns.join(u','));
                     return table != u"auth.users";
                 },
                 .rows =
                     [&](QByteArrayView rows) {
                         text += QString::fromUtf8(rows);
                         return success();
                     },
                 .endTable =
                     [&] {
                         text += u"[/]"_qs;
                         return success();
                     },
                 .sequence = [&](const QString &name,
                                 qint64 value) { text += u"[%1=%2]"_qs.arg(name, QString::number(value)); }});
    const Outcome done = parser.run();
    const QMap<QString, int> &passedOver = parser.passedOver();
    for (auto entry = passedOver.begin(); entry != passedOver.end(); ++entry) {
        text += u"{%1 %2}"_qs.arg(entry.key(), QString::number(entry.value()));
    }
    return done.ok() ? text : u"error: "_qs + done.error().message;
}

} // namespace

/// What is read out of a dump, what is passed over, and what is refused with its line.
class DumpParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRows_data();
    void readsRows();
    void refuses_data();
    void refuses();
    void everyCutIsNoticed();
};

void DumpParserTest::readsRows_data()
{
    QTest::addColumn<QByteArray>("dump");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *dump, const QString &expected) {
        QTest::newRow(name) << QByteArray(dump) << expected;
    };
    row("nothing", "", {});
    row("comments", "-- x; 'y\n/* a /* b; */ \\! c */\n;", {});
    row("copy", "COPY public.books (book_id, title) FROM stdin;\n1\ta\\tb\n2\t\\N\n\\.\n",
        u"[public.books(book_id,title)]1\ta\\tb\n2\t\\N\n[/]"_qs);
    row("copy, quoted", "COPY \"public\".\"books\" (\"book_id\", \"Odd \"\"name\") FROM stdin;\n\\.\n",
        u"[public.books(book_id,Odd \"name)][/]"_qs);
    row("copy of what looks like SQL", "COPY books (title) FROM stdin;\n\\\\! rm\n; DROP TABLE x; '\n\\.\n",
        u"[public.books(title)]\\\\! rm\n; DROP TABLE x; '\n[/]"_qs);
    row("not wanted",
        "COPY auth.users (id) FROM stdin;\nsecret\n\\.\nINSERT INTO auth.users VALUES (f(';'), 2);",
        u"[auth.users(id)][auth.users()]"_qs);
    row("column inserts",
        "INSERT INTO public.books (book_id, title) OVERRIDING SYSTEM VALUE VALUES (1, 'it''s; \\n');\n"
        "INSERT INTO public.books (book_id, title) OVERRIDING SYSTEM VALUE VALUES (-2, NULL);\n",
        u"[public.books(book_id,title)]1\tit's; \\\\n\n-2\t\\N\n[/]"_qs);
    row("rows in one insert",
        "INSERT INTO \"public\".\"books\" (\"a\", \"b\") VALUES\n\t(1, true),\n\t(1.5e3, false);",
        u"[public.books(a,b)]1\ttrue\n1.5e3\tfalse\n[/]"_qs);
    row("line ends and tabs", "INSERT INTO b (a) VALUES ('x\n\ty\r');", u"[public.b(a)]x\\n\\ty\\r\n[/]"_qs);
    row("escapes", "INSERT INTO b (a) VALUES (E'x\\n\\'\\\\');", u"[public.b(a)]x\\n'\\\\\n[/]"_qs);
    row("a cast", "INSERT INTO b (a, c) VALUES ('{1,2}'::bigint[], 2);", u"[public.b(a,c)]{1,2}\t2\n[/]"_qs);
    row("sequences",
        "SELECT pg_catalog.setval('public.books_book_id_seq', 600, true);\n"
        "SELECT pg_catalog.setval('\"public\".\"s\"', 1, false);SELECT setval('a.b', 7, true);",
        u"[public.books_book_id_seq=600][a.b=7]"_qs);
    row("settings",
        "\\restrict abc\nSET session_replication_role = replica;\nSET transaction_timeout = 0;\n"
        "SET client_encoding = 'UTF8';\nSELECT pg_catalog.set_config('search_path', '', false);\nRESET ALL;\n"
        "\\unrestrict abc\n",
        u"{RESET 1}"_qs);
    row("definitions",
        "CREATE FUNCTION f() RETURNS text AS $_$ SELECT '; \\! x' $_$;\nALTER TABLE a OWNER TO b;\n"
        "CREATE ROLE anon;\nCOMMENT ON TABLE a IS 'it''s; \\! no';\nGRANT ALL ON a TO b;",
        u"{ALTER 1}{COMMENT 1}{CREATE 2}{GRANT 1}"_qs);
}

void DumpParserTest::readsRows()
{
    QFETCH(QByteArray, dump);
    QFETCH(QString, expected);
    QBuffer buffer(&dump);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(read(buffer), expected);
    Dripping dripping(dump);
    QCOMPARE(read(dripping), expected);
}

void DumpParserTest::refuses_data()
{
    QTest::addColumn<QByteArray>("dump");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *dump, const QString &error) {
        QTest::newRow(name) << QByteArray(dump) << error;
    };
    const QString command = u"a command for psql"_qs;
    row("a shell command", "SET a = 1;\n\\! touch /tmp/x\n", u"Line 2: "_qs + command);
    row("inside of a statement", "SELECT 1 \\g |sh\n;", u"Line 1: "_qs + command);
    row("behind a statement", "SET a = 1; \\i /etc/passwd\n", u"Line 1: "_qs + command);
    row("behind data", "COPY b (a) FROM stdin;\n1\n\\.\n\\copy x from y\n", u"Line 4: "_qs + command);
    row("in a restrict", "\\restrict a \\! b\n", u"Line 1: "_qs + command);
    row("a gang of words", "\\restrict a b\n", u"Line 1: "_qs + command);
    row("the end of data outside", "\\.\n", u"Line 1: "_qs + command);
    row("from a file", "COPY b (a) FROM '/etc/passwd';", u"Line 1: something in place of “stdin”"_qs);
    row("from a program", "COPY b (a) FROM PROGRAM 'id';", u"Line 1: something in place of “stdin”"_qs);
    row("as CSV", "COPY b (a) FROM stdin WITH CSV;\n\\.\n", u"Line 1: options of COPY"_qs);
    row("a deletion", "\n\nDELETE FROM public.books;", u"Line 3: a statement"_qs);
    row("a block", "DO $$ BEGIN END $$;", u"Line 1: a statement"_qs);
    row("a question", "SELECT pg_sleep(1);", u"Line 1: a SELECT"_qs);
    row("an expression", "INSERT INTO b (a) VALUES (now());", u"Line 1: a value"_qs);
    row("too few values", "INSERT INTO b (a, c) VALUES (1);",
        u"Line 1: a row with 1 values for 2 columns"_qs);
    row("rows of a query", "INSERT INTO b (a) SELECT 1;", u"Line 1: something in place of “values”"_qs);
    row("another encoding", "SET client_encoding = 'LATIN1';", u"Line 1: the dump is not in UTF-8"_qs);
    row("other strings", "SET standard_conforming_strings = off;", u"Line 1: the dump is written with"_qs);
    row("an odd escape", "INSERT INTO b (a) VALUES (E'\\x41');", u"Line 1: an escape"_qs);
}

void DumpParserTest::refuses()
{
    QFETCH(QByteArray, dump);
    QFETCH(QString, error);
    QBuffer buffer(&dump);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const QString text = read(buffer);
    QVERIFY2(text.startsWith(u"error: " + error), qPrintable(text));
}

/// A dump that was cut inside of a statement or of rows is no shorter dump.
void DumpParserTest::everyCutIsNoticed()
{
    const QByteArray statement = "INSERT INTO b (a, \"c\") VALUES (1, 'x;y'), (3, 2);";
    const QByteArray copy = "COPY b (a) FROM stdin;\n1\n2\n\\.\n";
    for (const QByteArray &whole : {statement, copy}) {
        for (qsizetype size = 1; size < whole.size() - 1; ++size) {
            Dripping device(whole.first(size));
            const QString text = read(device);
            QVERIFY2(text.startsWith(u"error: Line "), qPrintable(QString::number(size) + text));
        }
    }
}

QTEST_GUILESS_MAIN(DumpParserTest)

#include "dumpparsertest.moc"
