// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationfixture.h"

#include <sql/embedded/postgresbinaries.h>
#include <sql/schema/migrationhistory.h>
#include <sql/schema/shape.h>
#include <sql/schema/verification.h>
#include <sql/transaction.h>

#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Sql;
using Tests::MigratedDatabase;
using Tests::openOwner;
using Tests::run;
using Tests::why;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(QStringLiteral(SHELFHELP_SOURCE_DIR "/sql/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What pg_dump writes of a schema, without what is new at every call. It has to be as new as the server.
Result<QString> dumpOf(const ConnectionSettings &settings)
{
    const Result<PostgresBinaries> postgres = newestPostgres();
    if (!postgres.ok()) {
        return postgres.error();
    }
    QProcess dump;
    dump.start(postgres.value().folder + u"/pg_dump",
               {u"--schema-only"_qs, u"--host"_qs, settings.host, u"--port"_qs,
                QString::number(settings.port), u"--username"_qs, settings.user, settings.database});
    if (!dump.waitForFinished() || dump.exitCode() != 0) {
        return Error{.message = u"pg_dump cannot: "_qs + QString::fromUtf8(dump.readAllStandardError())};
    }
    QStringList lines = QString::fromUtf8(dump.readAllStandardOutput()).split(u'\n');
    lines.removeIf([](const QString &line) {
        return line.startsWith(u"\\restrict ") || line.startsWith(u"\\unrestrict ");
    });
    return lines.join(u'\n');
}

/// The first line in which two texts differ; empty when they are equal.
QString firstDifference(const QString &one, const QString &other)
{
    const QStringList lines = one.split(u'\n');
    const QStringList otherLines = other.split(u'\n');
    for (qsizetype i = 0; i < qMax(lines.size(), otherLines.size()); ++i) {
        if (lines.value(i) != otherLines.value(i)) {
            return u"line %1:\n%2\n%3"_qs.arg(QString::number(i + 1), lines.value(i), otherLines.value(i));
        }
    }
    return {};
}

/// A difference a line, `~` before those of no harm and `!` before the others.
QString listed(const QList<ShapeDifference> &differences)
{
    QStringList lines;
    for (const ShapeDifference &difference : differences) {
        lines.append((difference.isHarmless ? u"~ "_qs : u"! "_qs) + difference.toText());
    }
    return lines.join(u'\n');
}

void row(const char *name, const char *script, const char *differences)
{
    QTest::newRow(name) << QByteArray(script) << QString::fromUtf8(differences);
}

/// Changes on the five tables and the ten views.
void addSharedRows()
{
    row("table renamed", "ALTER TABLE public.libraries RENAME TO places",
        "! constraint public.library_searches.library_searches_library_id_fkey: is FOREIGN KEY (library_id) "
        "REFERENCES public.places(library_id), should be FOREIGN KEY (library_id) REFERENCES "
        "public.libraries(library_id)\n! table public.libraries is missing");
    row("table is a view",
        "DROP TABLE public.books CASCADE; CREATE VIEW public.books AS SELECT 'Title' AS title",
        "! constraint public.library_searches.library_searches_book_id_fkey is missing\n"
        "! table public.books: is view, should be table, row level security");
    row("row level security off", "ALTER TABLE public.books DISABLE ROW LEVEL SECURITY",
        "! table public.books: is table, should be table, row level security");
    row("row level security forced", "ALTER TABLE public.books FORCE ROW LEVEL SECURITY",
        "! table public.books: is table, row level security, forced on the owner, should be table, row level "
        "security");
    row("storage options", "ALTER TABLE public.books SET (fillfactor = 80)",
        "~ table public.books: is table, row level security, with fillfactor=80, should be table, row level "
        "security");
    row("column missing", "ALTER TABLE public.books DROP COLUMN gr_id",
        "! column public.books.gr_id is missing");
    row("column renamed", "ALTER TABLE public.books RENAME gr_id TO goodreads_id",
        "~ column public.books.goodreads_id is additional\n! column public.books.gr_id is missing");
    row("column of another type", "ALTER TABLE public.books ALTER gr_id TYPE text",
        "! column public.books.gr_id: is text, should be bigint");
    row("column of another length", "ALTER TABLE public.books ALTER title TYPE varchar(80)",
        "! column public.books.title: is character varying(80), should be character varying");
    row("column of another collation", "ALTER TABLE public.books ALTER title TYPE varchar COLLATE \"C\"",
        "! column public.books.title: is character varying COLLATE \"C\", should be character varying");
    row("column at another place",
        "ALTER TABLE public.libraries DROP COLUMN library_name; ALTER TABLE public.libraries ADD at date; "
        "ALTER TABLE public.libraries ADD library_name varchar NOT NULL DEFAULT ''; "
        "ALTER TABLE public.libraries ALTER library_name DROP DEFAULT; ALTER TABLE public.libraries DROP at; "
        "ALTER TABLE public.shelves DROP date_added CASCADE; ALTER TABLE public.shelves ADD date_added "
        "timestamp",
        "~ column public.shelves.date_added: is column 4, should be column 3\n"
        "~ column public.shelves.date_last_searched: is column 3, should be column 4\n"
        "~ view public.cumulative_shelf_counts_daily is missing\n"
        "~ view public.cumulative_shelf_counts_monthly is missing\n"
        "~ view public.cumulative_shelf_counts_weekly is missing");
    row("NULL forbidden", "ALTER TABLE public.books ALTER isbn SET NOT NULL",
        "! column public.books.isbn: is character varying NOT NULL, should be character varying");
    row("NULL allowed", "ALTER TABLE public.libraries ALTER library_name DROP NOT NULL",
        "! column public.libraries.library_name: is character varying, should be character varying NOT NULL");
    row("default", "ALTER TABLE public.books ALTER isbn SET DEFAULT ''",
        "~ column public.books.isbn: is character varying DEFAULT ''::character varying, should be character "
        "varying");
    row("identity that takes values", "ALTER TABLE public.books ALTER book_id SET GENERATED BY DEFAULT",
        "~ column public.books.book_id: is bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY, should be "
        "bigint "
        "NOT NULL GENERATED ALWAYS AS IDENTITY");
    row("identity that is none", "ALTER TABLE public.books ALTER book_id DROP IDENTITY",
        "! column public.books.book_id: is bigint NOT NULL, should be bigint NOT NULL GENERATED ALWAYS AS "
        "IDENTITY\n"
        "! sequence public.books.book_id is missing");
    row("sequence renamed", "ALTER SEQUENCE public.shelf_searches_shelf_search_id_seq RENAME TO numbers",
        "! sequence public.shelf_searches.shelf_search_id: is public.numbers bigint BY 1 FROM 1 TO "
        "9223372036854775807, should be public.shelf_searches_shelf_search_id_seq bigint BY 1 FROM 1 TO "
        "9223372036854775807");
    row("additional column", "ALTER TABLE public.books ADD language text",
        "~ column public.books.language is additional");
    row("additional column with a default",
        "ALTER TABLE public.books ADD language text NOT NULL DEFAULT 'en'",
        "~ column public.books.language is additional");
    row("additional column that wants a value", "ALTER TABLE public.books ADD language text NOT NULL",
        "! column public.books.language is additional");
    row("primary key missing", "ALTER TABLE public.library_searches DROP CONSTRAINT library_searches_pkey",
        "! constraint public.library_searches.library_searches_pkey is missing");
    row("unique key missing", "ALTER TABLE public.books DROP CONSTRAINT books_unique_hash_key",
        "! constraint public.books.books_unique_hash_key is missing");
    row("foreign key that deletes",
        "ALTER TABLE public.shelf_searches DROP CONSTRAINT shelf_searches_shelf_id_fkey, ADD CONSTRAINT "
        "shelf_searches_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES public.shelves ON DELETE CASCADE",
        "! constraint public.shelf_searches.shelf_searches_shelf_id_fkey: is FOREIGN KEY (shelf_id) "
        "REFERENCES public.shelves(shelf_id) ON DELETE CASCADE, should be FOREIGN KEY (shelf_id) REFERENCES "
        "public.shelves(shelf_id)");
    row("foreign key switched off", "ALTER TABLE public.shelf_searches DISABLE TRIGGER ALL",
        "! constraint public.shelf_searches.shelf_searches_shelf_id_fkey: is FOREIGN KEY (shelf_id) "
        "REFERENCES public.shelves(shelf_id) DISABLED, should be FOREIGN KEY (shelf_id) REFERENCES "
        "public.shelves(shelf_id)");
    row("key of another name",
        "ALTER TABLE public.books RENAME CONSTRAINT books_unique_hash_key TO books_hash",
        "~ constraint public.books.books_hash is additional\n"
        "~ constraint public.books.books_unique_hash_key is missing");
    row("additional check", "ALTER TABLE public.books ADD CONSTRAINT sane CHECK (gr_id > 0)",
        "! constraint public.books.sane is additional");
    row("index missing", "DROP INDEX public.idx_library_searches_available",
        "~ index public.library_searches.idx_library_searches_available is missing");
    row("index of another kind",
        "DROP INDEX public.idx_library_searches_available; CREATE INDEX idx_library_searches_available ON "
        "public.library_searches USING hash (available)",
        "~ index public.library_searches.idx_library_searches_available: is USING hash (available), should "
        "be "
        "USING btree (available)");
    row("invalid index",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = "
        "'public.idx_library_searches_available'::regclass",
        "~ index public.library_searches.idx_library_searches_available: is USING btree (available) INVALID, "
        "should be USING btree (available)");
    row("additional index", "CREATE INDEX more ON public.books (lower(title)) WHERE gr_id > 0",
        "~ index public.books.more is additional");
    row("additional unique index", "CREATE UNIQUE INDEX more ON public.books (gr_id)",
        "! index public.books.more is additional");
    row("trigger",
        "CREATE TRIGGER t BEFORE UPDATE ON public.books FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()",
        "~ trigger public.books.t is additional");
    row("policy", "CREATE POLICY p ON public.books FOR SELECT TO PUBLIC USING (gr_id > 0)",
        "~ policy public.books.p is additional");
    row("rule", "CREATE RULE r AS ON DELETE TO public.books DO INSTEAD NOTHING",
        "! rule public.books.r is additional");
    row("view missing", "DROP VIEW public.library_avail_rate", "~ view public.library_avail_rate is missing");
    row("view with another query",
        "CREATE OR REPLACE VIEW public.total_unique_shelves AS SELECT count(shelf_url) AS count FROM "
        "public.shelves",
        "~ view public.total_unique_shelves: has another query");
    row("view of another table",
        "CREATE SCHEMA shelfhelp; CREATE TABLE shelfhelp.shelves (a int);"
        "CREATE OR REPLACE VIEW public.total_unique_shelves AS SELECT count(*) AS count FROM "
        "shelfhelp.shelves",
        "~ view public.total_unique_shelves: has another query");
    row("view written otherwise",
        "CREATE OR REPLACE VIEW public.total_unique_shelves AS SELECT count(*) AS \"count\"  FROM ONLY "
        "public.shelves s;"
        "CREATE OR REPLACE VIEW public.total_unique_shelves AS SELECT count(*) AS count FROM public.shelves",
        "");
    row("view with another column", "ALTER VIEW public.total_unique_shelves RENAME count TO shelves",
        "~ column public.total_unique_shelves.count is missing\n"
        "~ column public.total_unique_shelves.shelves is additional\n"
        "~ view public.total_unique_shelves: has another query");
    row("view as its reader", "ALTER VIEW public.total_unique_shelves SET (security_invoker = on)",
        "~ view public.total_unique_shelves: is view, with security_invoker=on, should be view");
    row("names as people write them", "ALTER TABLE public.books ADD \"the \"\"A.B\"\"\" text NOT NULL",
        "! column public.books.\"the \"\"A.B\"\"\" is additional");
}

/// Changes in schema shelfhelp.
void addOwnRows()
{
    row("own schema missing", "DROP SCHEMA shelfhelp CASCADE",
        "! schema shelfhelp is missing\n~ trigger public.library_searches.shelfhelp_mark_delete is missing\n"
        "~ trigger public.library_searches.shelfhelp_mark_insert is missing\n"
        "~ trigger public.library_searches.shelfhelp_mark_truncate is missing\n"
        "~ trigger public.library_searches.shelfhelp_mark_update is missing\n"
        "~ trigger public.shelf_searches.shelfhelp_mark_delete is missing\n"
        "~ trigger public.shelf_searches.shelfhelp_mark_insert is missing\n"
        "~ trigger public.shelf_searches.shelfhelp_mark_truncate is missing\n"
        "~ trigger public.shelf_searches.shelfhelp_mark_update is missing");
    row("own table missing", "DROP TABLE shelfhelp.added_rows", "! table shelfhelp.added_rows is missing");
    row("own table added", "CREATE TABLE shelfhelp.more (a int PRIMARY KEY)",
        "! table shelfhelp.more is additional");
    row("own table unlogged", "ALTER TABLE shelfhelp.topics SET UNLOGGED",
        "! table shelfhelp.topics: is unlogged table, row level security, should be table, row level "
        "security");
    row("own view added", "CREATE VIEW shelfhelp.more AS SELECT 1 AS a",
        "! view shelfhelp.more is additional");
    row("own column added", "ALTER TABLE shelfhelp.topics ADD more text",
        "! column shelfhelp.topics.more is additional");
    row("own default changed", "ALTER TABLE shelfhelp.notifications ALTER is_adopted SET DEFAULT true",
        "! column shelfhelp.notifications.is_adopted: is boolean NOT NULL DEFAULT true, should be boolean "
        "NOT "
        "NULL DEFAULT false");
    row("own check changed",
        "ALTER TABLE shelfhelp.alert_rules DROP CONSTRAINT alert_rules_minimum_n, ADD CONSTRAINT "
        "alert_rules_minimum_n CHECK (minimum_n > 0)",
        "! constraint shelfhelp.alert_rules.alert_rules_minimum_n: is CHECK ((minimum_n > 0)), should "
        "be CHECK ((minimum_n >= 0))");
    row("own index missing", "DROP INDEX shelfhelp.idx_notifications_search_id",
        "! index shelfhelp.notifications.idx_notifications_search_id is missing");
    row("own trigger added",
        "CREATE TRIGGER t BEFORE UPDATE ON shelfhelp.topics FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()",
        "! trigger shelfhelp.topics.t is additional");
    row("own sequence added", "CREATE SEQUENCE shelfhelp.more", "! sequence shelfhelp.more is additional");
    row("own type added", "CREATE TYPE shelfhelp.more AS ENUM ('a', 'b')",
        "! type shelfhelp.more is additional");
    row("function missing", "DROP FUNCTION shelfhelp.begin_run",
        "! function shelfhelp.begin_run(source text, program text) is missing");
    row("function overloaded",
        "CREATE FUNCTION shelfhelp.begin_run(source text) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "! function shelfhelp.begin_run(source text) is additional");
    row("function with another body",
        "CREATE OR REPLACE FUNCTION shelfhelp.is_told_later(known_on date, known_rating float8, known_link "
        "text, "
        "known_image text, told_on date, told_rating float8, told_link text, told_image text) RETURNS "
        "boolean "
        "LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT true'",
        "! function shelfhelp.is_told_later(known_on date, known_rating double precision, known_link text, "
        "known_image text, told_…: has another body");
    row("function with its caller's rights", "ALTER FUNCTION shelfhelp.begin_run SECURITY INVOKER",
        "! function shelfhelp.begin_run(source text, program text): is returning bigint, sql, volatile, set "
        "search_path=pg_catalog, pg_temp, should be returning bigint, sql, volatile, security definer, set "
        "search_path=pg_catalog, pg_temp");
    row("function with another search path",
        "ALTER FUNCTION shelfhelp.begin_run SET search_path = public; ALTER FUNCTION shelfhelp.begin_run "
        "STABLE STRICT PARALLEL SAFE",
        "! function shelfhelp.begin_run(source text, program text): is returning bigint, sql, stable, "
        "security "
        "definer, strict, parallel safe, set search_path=public, should be returning bigint, sql, volatile, "
        "security definer, set search_path=pg_catalog, pg_temp");
    row("aggregate added",
        "CREATE AGGREGATE shelfhelp.longest(value text) (SFUNC = pg_catalog.text_larger, STYPE = text)",
        "! aggregate shelfhelp.longest(value text) is additional");
}

} // namespace

/// What a schema consists of, and that migrations, schema.sql and schema.shape say the same of it.
class ShapeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void migrationsAndSchemaFileMakeTheSame();
    void theirDumpsAreTheSame();
    void theShapeFileIsWhatTheyMake();
    void tellsEveryDifferenceOfSharedObjects_data();
    void tellsEveryDifferenceOfSharedObjects();
    void missingMarksDoNoHarm();
    void tellsEveryDifferenceOfOurs_data();
    void tellsEveryDifferenceOfOurs();
    void looksAtNothingOfOthers();
    void anyRoleReadsTheSame();
    void theSearchPathMakesNoDifference();
    void strangeNamesSurviveTheFile();
    void olderViewsAreNotesOnAnAdoptedDatabase();

private:
    [[nodiscard]] Shape found();

    [[nodiscard]] QString differences() { return listed(compareShapes(m_shape, found())); }

    std::unique_ptr<MigratedDatabase> m_database;
    std::unique_ptr<Tests::TestDatabase> m_byFile; ///< made by schema.sql
    Shape m_shape;                                 ///< of the migrations
};

void ShapeTest::initTestCase()
{
    const Tests::TestDatabase database;
    Tests::createApiRoles(*openOwner(database.settings())); // so that both databases meet the same roles
    m_database = std::make_unique<MigratedDatabase>();
    m_shape = found();

    m_byFile = std::make_unique<Tests::TestDatabase>();
    const std::unique_ptr<Connection> connection = openOwner(m_byFile->settings());
    const Outcome history = createMigrationHistory(*connection); // first, as the runner does
    QVERIFY2(history.ok(), why(history).constData());
    run(*connection, contentOf(u"schema.sql"_qs));
}

void ShapeTest::cleanup()
{
    run(m_database->connection(), "ROLLBACK; RESET ROLE; RESET search_path");
}

Shape ShapeTest::found()
{
    const Result<Shape> shape = readShape(m_database->connection());
    if (!shape.ok()) {
        qFatal("%s", why(shape).constData());
    }
    return shape.value();
}

void ShapeTest::migrationsAndSchemaFileMakeTheSame()
{
    const std::unique_ptr<Connection> connection = openOwner(m_byFile->settings());
    const Result<Shape> shape = readShape(*connection);
    QVERIFY2(shape.ok(), why(shape).constData());
    QCOMPARE(listed(compareShapes(m_shape, shape.value())), QString());
}

/// What the shape leaves out, such as comments and rights, is in the dump.
void ShapeTest::theirDumpsAreTheSame()
{
    const Result<QString> byMigrations = dumpOf(m_database->settings());
    const Result<QString> byFile = dumpOf(m_byFile->settings());
    QVERIFY2(byMigrations.ok(), why(byMigrations).constData());
    QVERIFY2(byFile.ok(), why(byFile).constData());
    QVERIFY(byFile.value().contains(u"CREATE TABLE public.books"));
    QCOMPARE(firstDifference(byMigrations.value(), byFile.value()), QString());
}

void ShapeTest::theShapeFileIsWhatTheyMake()
{
    QVERIFY(m_shape.size() > 150);
    QCOMPARE(listed(compareShapes(wantedShape(), m_shape)), QString());
    QVERIFY2(contentOf(u"schema.shape"_qs) == shapeToText(m_shape),
             "write it anew: shelfhelp migrate verify --print > sql/schema.shape");
}

void ShapeTest::tellsEveryDifferenceOfSharedObjects_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("differences");
    row("none", "SELECT 1", "");
    addSharedRows();
}

/// As before an adoption: nothing of ours is there that would hold on to a column.
void ShapeTest::tellsEveryDifferenceOfSharedObjects()
{
    QFETCH(QByteArray, script);
    run(m_database->connection(), "BEGIN; DROP SCHEMA shelfhelp CASCADE; " + script);
    Shape wanted = shapeOfSchema(m_shape, u"public"_qs);
    // They went with it.
    wanted.removeIf([](const auto &fact) { return fact.key().contains(u".shelfhelp_mark_"); });
    QTEST(listed(compareShapes(wanted, shapeOfSchema(found(), u"public"_qs))), "differences");
}

/// Every figure is read from the rows then.
void ShapeTest::missingMarksDoNoHarm()
{
    run(m_database->connection(), "BEGIN; SELECT shelfhelp.remove_marks()");
    const QStringList missing = differences().split(u'\n');
    QCOMPARE(missing.size(), 8);
    QCOMPARE(missing.first(), u"~ trigger public.library_searches.shelfhelp_mark_delete is missing"_qs);
    for (const QString &difference : missing) {
        QVERIFY2(difference.startsWith(u"~ trigger public."), qPrintable(difference));
    }
}

void ShapeTest::tellsEveryDifferenceOfOurs_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("differences");
    addOwnRows();
}

void ShapeTest::tellsEveryDifferenceOfOurs()
{
    QFETCH(QByteArray, script);
    run(m_database->connection(), "BEGIN; " + script);
    QTEST(differences(), "differences");
}

void ShapeTest::looksAtNothingOfOthers()
{
    run(m_database->connection(),
        "BEGIN; CREATE TABLE public.works (work_id bigint PRIMARY KEY, book_id bigint REFERENCES "
        "public.books);"
        "CREATE VIEW public.total_works AS SELECT count(*) FROM public.works;"
        "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE public.e AS ENUM ();"
        "CREATE SEQUENCE public.s; CREATE SCHEMA shelf; CREATE TABLE shelf.books (a int);"
        "CREATE TABLE public.atlas_schema_revisions (version varchar);"
        // What an extension makes goes with it.
        "CREATE TABLE shelfhelp.spatial (a int PRIMARY KEY); ALTER EXTENSION plpgsql ADD TABLE "
        "shelfhelp.spatial;"
        "CREATE FUNCTION shelfhelp.f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
        "ALTER EXTENSION plpgsql ADD FUNCTION shelfhelp.f()");
    QCOMPARE(differences(), QString());
}

void ShapeTest::anyRoleReadsTheSame()
{
    run(m_database->connection(), "SET ROLE anon");
    QCOMPARE(Tests::ask(m_database->connection(), u"SELECT has_schema_privilege('shelfhelp', 'USAGE')"_qs),
             u"false"_qs);
    QCOMPARE(differences(), QString());
}

/// Names are printed qualified or not by the search path, which is not ours to choose behind a pooler.
void ShapeTest::theSearchPathMakesNoDifference()
{
    run(m_database->connection(), "SET search_path = public, shelfhelp");
    QCOMPARE(differences(), QString());
    QCOMPARE(Tests::ask(m_database->connection(), u"SELECT current_setting('search_path')"_qs),
             u"public, shelfhelp"_qs);
}

void ShapeTest::strangeNamesSurviveTheFile()
{
    run(m_database->connection(),
        "BEGIN; ALTER TABLE public.books ADD \"a\tb\\n\nc\\\" text DEFAULT E'\\\\\\t\\n'");
    const Shape shape = found();
    QCOMPARE(shape.size(), m_shape.size() + 1);
    QCOMPARE(shapeFromText(shapeToText(shape)), shape);
    QCOMPARE(shapeToText(shape).count('\n'), shape.size());
}

void ShapeTest::olderViewsAreNotesOnAnAdoptedDatabase()
{
    run(m_database->connection(), "BEGIN; DROP VIEW public.library_avail_rate;"
                                  "DROP INDEX public.idx_library_searches_available");
    const Result<Verification> ours = verifySchema(m_database->connection());
    QVERIFY2(ours.ok(), why(ours).constData());
    QCOMPARE(listed(ours.value().differences), u"~ view public.library_avail_rate is missing"_qs);
    QCOMPARE(listed(ours.value().notes),
             u"~ index public.library_searches.idx_library_searches_available is missing"_qs);

    run(m_database->connection(),
        "DELETE FROM shelfhelp.atlas_schema_revisions WHERE version <= '20261123200200';"
        "INSERT INTO shelfhelp.atlas_schema_revisions (version, description, type, executed_at, "
        "execution_time, "
        "hash, operator_version) VALUES ('20261123200200', 'create_dashboard_views', 1, now(), 0, '', '')");
    const Result<Verification> adopted = verifySchema(m_database->connection());
    QVERIFY2(adopted.ok(), why(adopted).constData());
    QVERIFY(adopted.value().status.isAdopted);
    QCOMPARE(adopted.value().status.baseline.size(), 3);
    QCOMPARE(listed(adopted.value().differences), QString());
    QCOMPARE(adopted.value().notes.size(), 2);
}

QTEST_GUILESS_MAIN(ShapeTest)

#include "shapetest.moc"
