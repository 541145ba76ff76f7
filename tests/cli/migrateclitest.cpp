// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "program.h"

#include <sql/schema/shape.h>
#include <tests/support/databasetesting.h>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QStringList status{u"migrate"_qs, u"status"_qs};
const QStringList verify{u"migrate"_qs, u"verify"_qs};
const QString json = u"--json"_qs;

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

QStringList texts(const QJsonValue &array)
{
    QStringList result;
    const QJsonArray values = array.toArray();
    for (const QJsonValue &value : values) {
        result.append(value.toString());
    }
    return result;
}

} // namespace

/// `shelfhelp migrate` as a person and a script meet it.
class MigrateCliTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void wrongUsage_data();
    void wrongUsage();
    void aFreshDatabase();
    void statusOfACurrentOne();
    void statusOfABrokenOne();
    void statusOfAnAdoptedOne();
    void verifiesACurrentOne();
    void verifyTellsWhatDiffers();
    void verifyTellsDifferencesAsJson();
    void verifyNamesTheCommandForAnOlderSchema();
    void verifyNamesFilesThatWereEdited();
    void verifyNeedsToWriteNothing();
    void verifyPrintsTheShape();
    void terminalsAreNotFooled();
    void writesTheSum();
    void cannotWriteTheSum();

private:
    /// Runs a script that cleanup() takes back with `back`.
    void change(const QByteArray &script, const QByteArray &back);

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Program> m_program;
    QByteArray m_back;
};

void MigrateCliTest::initTestCase()
{
    m_database = std::make_unique<MigratedDatabase>();
    m_program = std::make_unique<Program>(m_database->settings());
    run(m_database->connection(), "CREATE SCHEMA kept; CREATE TABLE kept.history AS SELECT * FROM "
                                  "shelfhelp.atlas_schema_revisions");
}

void MigrateCliTest::cleanup()
{
    run(m_database->connection(),
        m_back + "; TRUNCATE shelfhelp.atlas_schema_revisions;"
                 "INSERT INTO shelfhelp.atlas_schema_revisions SELECT * FROM kept.history");
    m_back.clear();
}

void MigrateCliTest::change(const QByteArray &script, const QByteArray &back)
{
    run(m_database->connection(), script);
    m_back = back;
}

void MigrateCliTest::wrongUsage_data()
{
    QTest::addColumn<QString>("arguments");
    for (const QString &arguments :
         {u"migrate"_qs, u"migrate nonsense"_qs, u"migrate status --nonsense"_qs, u"migrate apply more"_qs,
          u"migrate verify --json --print"_qs, u"migrate hash --dir"_qs}) {
        QTest::newRow(qPrintable(arguments)) << arguments;
    }
}

void MigrateCliTest::wrongUsage()
{
    QFETCH(QString, arguments);
    const Finished finished = m_program->run(arguments.split(u' '));
    QCOMPARE(finished.status, 2);
    QCOMPARE(finished.out, QByteArray());
    QVERIFY(!finished.messages.isEmpty());
}

void MigrateCliTest::aFreshDatabase()
{
    const TestDatabase empty;
    Program program(empty.settings());
    QCOMPARE(program.run(status + QStringList{json}).json().value(u"state"_qs).toString(), u"empty"_qs);
    const Finished unverified = program.run(verify);
    QCOMPARE(unverified.status, 1);
    QVERIFY2(unverified.messages.contains(u"Run: shelfhelp migrate apply"), qPrintable(unverified.messages));

    const Finished applied = program.run({u"migrate"_qs, u"apply"_qs});
    QVERIFY2(applied.status == 0, qPrintable(applied.messages));
    QVERIFY(applied.out.startsWith("applied 20261123200000_create_existing_tables\n"));
    QVERIFY(applied.out.endsWith(" migrations applied; the schema is up to date\n"));
    QCOMPARE(program.run({u"migrate"_qs, u"apply"_qs}).out,
             QByteArray("0 migrations applied; the schema is up to date\n"));
    const Finished verified = program.run(verify);
    QVERIFY2(verified.status == 0, qPrintable(verified.messages));

    // As the existing pipeline's database is before its adoption.
    run(*openOwner(empty.settings()), "DROP SCHEMA shelfhelp CASCADE");
    const Finished existing = program.run(verify);
    QCOMPARE(existing.status, 1);
    QCOMPARE(existing.out, QByteArray("The schema differs in 1 place:\n  schema shelfhelp is missing\n"));
    QVERIFY2(existing.messages.contains(u"Run: shelfhelp migrate adopt"), qPrintable(existing.messages));
}

void MigrateCliTest::statusOfACurrentOne()
{
    const Finished finished = m_program->run(status + QStringList{json});
    QCOMPARE(finished.status, 0);
    const QJsonObject object = finished.json();
    QCOMPARE(object.value(u"state"_qs).toString(), u"up_to_date"_qs);
    QCOMPARE(object.value(u"adopted"_qs), QJsonValue(false));
    QCOMPARE(texts(object.value(u"applied"_qs)).first(), u"20261123200000_create_existing_tables"_qs);
    for (const QString &name : {u"baseline"_qs, u"pending"_qs, u"warnings"_qs}) {
        QCOMPARE(object.value(name), QJsonValue(QJsonArray()));
    }
    QVERIFY(m_program->run(status).out.startsWith("Schema: up to date\nApplied: "));
}

void MigrateCliTest::statusOfABrokenOne()
{
    change("DELETE FROM shelfhelp.atlas_schema_revisions WHERE version = '20261123200100'", "");
    const Finished finished = m_program->run(status);
    QCOMPARE(finished.status, 0);
    QVERIFY2(finished.out.startsWith(
                 "Schema: broken: the migration 20261123200100_seed_libraries was added out of "
                 "order"),
             finished.out.constData());
    QVERIFY2(finished.messages.contains(u"shelfhelp migrate hash"), qPrintable(finished.messages));
    const Finished refused = m_program->run({u"migrate"_qs, u"apply"_qs});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.messages.contains(u"shelfhelp migrate hash"), qPrintable(refused.messages));
}

void MigrateCliTest::statusOfAnAdoptedOne()
{
    change(
        "DELETE FROM shelfhelp.atlas_schema_revisions WHERE version < '20261123200200';"
        "UPDATE shelfhelp.atlas_schema_revisions SET type = 1, applied = 0, total = 0, hash = '' "
        "WHERE version = '20261123200200'; DROP VIEW public.library_avail_rate",
        "CREATE VIEW public.library_avail_rate (availability_perc) AS SELECT round(100.0 * count(*) FILTER "
        "(WHERE available) / nullif(count(*), 0), 2) FROM public.library_searches");
    const Finished text = m_program->run(status);
    QVERIFY2(text.out.contains("\nAdopted: ") &&
                 text.out.contains("\nBaseline: 3\n  20261123200000_create_existing_tables\n"),
             text.out.constData());
    const QJsonObject object = m_program->run(status + QStringList{json}).json();
    QCOMPARE(object.value(u"adopted"_qs), QJsonValue(true));
    QCOMPARE(texts(object.value(u"baseline"_qs)).last(), u"20261123200200_create_dashboard_views"_qs);

    const Finished verified = m_program->run(verify);
    QVERIFY2(verified.status == 0, qPrintable(verified.messages));
    QCOMPARE(verified.out, QByteArray("The schema is as this program wants it\n"
                                      "Of no harm, in 1 place:\n"
                                      "  view public.library_avail_rate is missing\n"));
}

void MigrateCliTest::verifiesACurrentOne()
{
    const Finished finished = m_program->run(verify);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(finished.out, QByteArray("The schema is as this program wants it\n"));
    const QJsonObject object = m_program->run(verify + QStringList{json}).json();
    QCOMPARE(object.value(u"equal"_qs), QJsonValue(true));
    QCOMPARE(object.value(u"differences"_qs), QJsonValue(QJsonArray()));
    QCOMPARE(object.value(u"notes"_qs), QJsonValue(QJsonArray()));
    QCOMPARE(object.value(u"migrations"_qs).toObject().value(u"state"_qs).toString(), u"up_to_date"_qs);
}

void MigrateCliTest::verifyTellsWhatDiffers()
{
    change("ALTER TABLE public.libraries ALTER library_name DROP NOT NULL; DROP INDEX "
           "public.idx_library_searches_available",
           "ALTER TABLE public.libraries ALTER library_name SET NOT NULL;"
           "CREATE INDEX idx_library_searches_available ON public.library_searches (available)");
    const Finished finished = m_program->run(verify);
    QCOMPARE(finished.status, 1);
    QCOMPARE(finished.out,
             QByteArray("The schema differs in 1 place:\n"
                        "  column public.libraries.library_name: is character varying, should be character "
                        "varying NOT NULL\n"
                        "Of no harm, in 1 place:\n"
                        "  index public.library_searches.idx_library_searches_available is missing\n"));
    QVERIFY2(finished.messages.contains(u"sql/schema.sql"), qPrintable(finished.messages));
}

void MigrateCliTest::verifyTellsDifferencesAsJson()
{
    change("ALTER TABLE public.libraries ALTER library_name DROP NOT NULL; CREATE INDEX more ON public.books "
           "(isbn)",
           "ALTER TABLE public.libraries ALTER library_name SET NOT NULL; DROP INDEX public.more");
    const Finished finished = m_program->run(verify + QStringList{json});
    QCOMPARE(finished.status, 1);
    const QJsonObject object = finished.json();
    QCOMPARE(object.value(u"equal"_qs), QJsonValue(false));
    QCOMPARE(object.value(u"differences"_qs),
             QJsonValue(QJsonArray{QJsonObject{{u"object"_qs, u"column public.libraries.library_name"_qs},
                                               {u"kind"_qs, u"other"_qs},
                                               {u"wanted"_qs, u"2 character varying NOT NULL"_qs},
                                               {u"found"_qs, u"2 character varying"_qs}}}));
    QCOMPARE(object.value(u"notes"_qs),
             QJsonValue(QJsonArray{QJsonObject{{u"object"_qs, u"index public.books.more"_qs},
                                               {u"kind"_qs, u"additional"_qs},
                                               {u"wanted"_qs, QJsonValue()},
                                               {u"found"_qs, u"USING btree (isbn)"_qs}}}));
}

void MigrateCliTest::verifyNamesTheCommandForAnOlderSchema()
{
    change("DELETE FROM shelfhelp.atlas_schema_revisions WHERE version > '20261123200300'", "");
    const Finished finished = m_program->run(verify);
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Run: shelfhelp migrate apply"), qPrintable(finished.messages));
}

void MigrateCliTest::verifyNamesFilesThatWereEdited()
{
    change("UPDATE shelfhelp.atlas_schema_revisions SET hash = 'another' WHERE version = '20261123200300'",
           "");
    const QString warning =
        u"Warning: The migration 20261123200300_create_ledger, or one before it, was changed"_qs;
    for (const QStringList &command : {status, verify}) {
        const Finished finished = m_program->run(command);
        QCOMPARE(finished.status, 0);
        QVERIFY2(finished.messages.contains(warning), qPrintable(finished.messages));
    }
    QCOMPARE(m_program->run(status + QStringList{json}).json().value(u"warnings"_qs).toArray().size(), 1);
}

void MigrateCliTest::verifyNeedsToWriteNothing()
{
    run(m_database->connection(), "ALTER DATABASE " + m_database->settings().database.toLatin1() +
                                      " SET default_transaction_read_only = on");
    m_back = "ALTER DATABASE " + m_database->settings().database.toLatin1() +
             " RESET default_transaction_read_only";
    const Finished finished = m_program->run(verify);
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
}

void MigrateCliTest::verifyPrintsTheShape()
{
    const Finished finished = m_program->run(verify + QStringList{u"--print"_qs});
    QCOMPARE(finished.status, 0);
    QVERIFY(finished.out == Sql::shapeToText(Sql::wantedShape()));
}

/// Whoever may add a column to a table chooses what verify prints.
void MigrateCliTest::terminalsAreNotFooled()
{
    change("ALTER TABLE public.books ADD \"\x1b]0;owned\x07\r\n\xe2\x80\xae\" text NOT NULL",
           "ALTER TABLE public.books DROP \"\x1b]0;owned\x07\r\n\xe2\x80\xae\"");
    const Finished finished = m_program->run(verify);
    QCOMPARE(finished.status, 1);
    QCOMPARE(finished.out.count('\n'), 2);
    for (const char *bad : {"\x1b", "\x07", "\r", "\xe2\x80\xae"}) {
        QVERIFY(!finished.out.contains(bad));
    }
}

void MigrateCliTest::writesTheSum()
{
    const QTemporaryDir directory;
    QVERIFY(write(directory.filePath(u"20300101000000_first.sql"_qs), "CREATE TABLE a (id int);\n"));
    QVERIFY(write(directory.filePath(u"20300102000000_second.sql"_qs), "ALTER TABLE a ADD COLUMN b text;\n"));
    const Finished finished = m_program->run({u"migrate"_qs, u"hash"_qs, u"--dir"_qs, directory.path()});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(read(directory.filePath(u"atlas.sum"_qs)),
             QByteArray("h1:KUM0QFSfpRrZK2DF1fHTdSAAnbgeK42+qiAth2iOcig=\n"
                        "20300101000000_first.sql h1:Q2oJoksqPlrJWhANB53rFqfFvJnZyj2nJRG6EI/DGx4=\n"
                        "20300102000000_second.sql h1:BfXIzk5K98PJdJq0judbG+Zj4+fPljLR4H1ayd900lE=\n"));
}

void MigrateCliTest::cannotWriteTheSum()
{
    const Finished finished =
        m_program->run({u"migrate"_qs, u"hash"_qs, u"--dir"_qs, u"/nonexistent/migrations"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY(finished.messages.contains(u"/nonexistent/migrations"));
}

QTEST_GUILESS_MAIN(MigrateCliTest)

#include "migrateclitest.moc"
