// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/roles.h>
#include <sql/schema/atlassum.h>
#include <sql/schema/migrator.h>
#include <tests/support/databasetesting.h>
#include <tests/support/plainsession.h>
#include <tests/support/privateserver.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QStringList apiRoles{u"anon"_qs, u"authenticated"_qs};

const QByteArray hostedRoles = "CREATE ROLE anon NOLOGIN; CREATE ROLE authenticated NOLOGIN;"
                               "CREATE ROLE service_role NOLOGIN BYPASSRLS;"
                               "CREATE ROLE authenticator LOGIN NOINHERIT;"
                               "GRANT anon, authenticated, service_role TO authenticator;"
                               "CREATE ROLE keeper LOGIN CREATEDB CREATEROLE BYPASSRLS";

/// What a hosted database gives its API roles on every new object.
const QByteArray generousDefaults = R"(
    DO $$
    DECLARE
      kind text;
      place text;
    BEGIN
      FOREACH place IN ARRAY ARRAY['IN SCHEMA public', ''] LOOP
        FOREACH kind IN ARRAY ARRAY['TABLES', 'FUNCTIONS', 'SEQUENCES'] LOOP
          EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE keeper %s GRANT ALL ON %s TO anon, authenticated, service_role',
                         place, kind);
        END LOOP;
      END LOOP;
    END $$)";

const QByteArray someRows =
    "INSERT INTO public.books (unique_hash) VALUES ('b');"
    "INSERT INTO public.shelves (shelf_url) VALUES ('s');"
    "INSERT INTO public.shelf_searches (num_books) VALUES (1);"
    "INSERT INTO public.library_searches (library_id) SELECT min(library_id) FROM public.libraries";

/// Every object of schema shelfhelp with each right on it that a role has; the schema itself first.
const QString rightsOfRole = uR"(
    WITH place AS (SELECT oid FROM pg_namespace WHERE nspname = 'shelfhelp')
    SELECT 'schema', p.right, NULL FROM place AS s, unnest(ARRAY['USAGE', 'CREATE']) AS p("right")
     WHERE has_schema_privilege('%1', s.oid, p.right)
    UNION ALL
    SELECT c.relname, p.right, c.relkind::text FROM place AS s JOIN pg_class AS c ON c.relnamespace = s.oid,
           unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p("right")
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege('%1', c.oid, p.right)
    UNION ALL
    SELECT c.relname, p.right, 'column' FROM place AS s JOIN pg_class AS c ON c.relnamespace = s.oid,
           unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p("right")
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_any_column_privilege('%1', c.oid, p.right)
    UNION ALL
    SELECT c.relname, p.right, 'sequence' FROM place AS s JOIN pg_class AS c ON c.relnamespace = s.oid,
           unnest(ARRAY['USAGE', 'SELECT', 'UPDATE']) AS p("right")
     WHERE c.relkind = 'S' AND has_sequence_privilege('%1', c.oid, p.right)
    UNION ALL
    SELECT f.proname, 'EXECUTE', 'function' FROM place AS s JOIN pg_proc AS f ON f.pronamespace = s.oid
     WHERE has_function_privilege('%1', f.oid, 'EXECUTE'))"_qs;

/// An attempt at every object of ours.
const QString attempts = uR"(
    SELECT format(a.statement, format('%I.%I', n.nspname, c.relname), (SELECT quote_ident(attname) FROM pg_attribute
                   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attidentity = '' ORDER BY attnum LIMIT 1))
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace,
           (VALUES ('rpvm', 'SELECT * FROM %1$s LIMIT 1'), ('rpv', 'INSERT INTO %1$s DEFAULT VALUES'),
                   ('rpv', 'UPDATE %1$s SET %2$s = %2$s'), ('rpv', 'DELETE FROM %1$s'), ('rp', 'TRUNCATE %1$s CASCADE'),
                   ('S', 'SELECT nextval(''%1$s'')')) AS a(kinds, statement)
     WHERE n.nspname = 'shelfhelp' AND strpos(a.kinds, c.relkind::text) > 0
    UNION ALL
    SELECT format('SELECT %I.%I(%s)', n.nspname, p.proname,
                  (SELECT string_agg(format('NULL::%s', format_type(t.type, NULL)), ', ' ORDER BY t.position)
                     FROM unnest(p.proargtypes) WITH ORDINALITY AS t(type, position)))
      FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
     WHERE n.nspname = 'shelfhelp' AND p.prokind = 'f'
     ORDER BY 1)"_qs;

/// What Supabase's linter would say of our objects (supabase/splinter 0001, 0011, 0013, 0028). A
/// function that the planner is to merge into its caller can have no search_path of its own; nor can
/// aggregates.
const QString findings = uR"(
    SELECT 'no search_path', p.proname FROM pg_proc AS p
     WHERE p.pronamespace = 'shelfhelp'::regnamespace AND p.prokind <> 'a'
       AND NOT (p.prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql') AND NOT p.prosecdef AND p.provolatile <> 'v')
       AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c LIKE 'search_path=%')
    UNION ALL
    SELECT 'owner''s rights without a search_path', p.proname FROM pg_proc AS p
     WHERE p.pronamespace = 'shelfhelp'::regnamespace AND p.prosecdef
       AND NOT EXISTS (SELECT FROM unnest(p.proconfig) AS c WHERE c LIKE 'search_path=%')
    UNION ALL
    SELECT 'may be called by everybody', p.proname FROM pg_proc AS p
     WHERE p.pronamespace = 'shelfhelp'::regnamespace
       AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a WHERE a.grantee = 0)
    UNION ALL
    SELECT 'no row level security', c.relname FROM pg_class AS c
     WHERE c.relnamespace = 'shelfhelp'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
    UNION ALL
    SELECT 'a foreign key without an index', k.conname FROM pg_constraint AS k
     WHERE k.connamespace = 'shelfhelp'::regnamespace AND k.contype = 'f'
       AND NOT EXISTS (SELECT FROM pg_index AS i
                        WHERE i.indrelid = k.conrelid AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey))"_qs;

void addTo(const QTemporaryDir &directory, const Sql::MigrationFile &migration)
{
    QFile file(directory.filePath(QString::fromUtf8(migration.name)));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(migration.content) == migration.content.size());
    file.close();
    const Outcome written = Sql::writeAtlasSum(directory.path());
    QVERIFY2(written.ok(), why(written).constData());
}

} // namespace

/// On a hosted database, where the API's roles are given everything by default: after each migration they
/// have nothing of ours, and no more than before of the tables that are shared. Whatever a later migration
/// adds is looked at as well.
class ApiRolesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void haveNothingOfOurs_data();
    void haveNothingOfOurs();

private:
    void makeOurRoles();
    void lookAtRights();
    void attemptEverything();
    void attempt(PlainSession &session, const QString &statement);
    void lookAtSharedTables(const QString &role);
    void lookAtSharedViews(const QString &role, bool isGenerous);
    [[nodiscard]] std::unique_ptr<PlainSession> sessionOf(const QString &role) const;

    Sql::ConnectionSettings m_settings; ///< as the owner
    std::unique_ptr<Sql::Connection> m_owner;
};

void ApiRolesTest::haveNothingOfOurs_data()
{
    QTest::addColumn<bool>("isGenerous");
    QTest::newRow("everything by default") << true;
    QTest::newRow("nothing by default") << false;
}

/// One file at a time, as a maintainer who updates now and then.
void ApiRolesTest::haveNothingOfOurs()
{
    QFETCH(bool, isGenerous);
    const PrivateServer server;
    run(*openOwner(server.settings()), hostedRoles);
    run(*openOwner(server.settings()), "CREATE DATABASE hosted OWNER keeper");
    m_settings = server.settings();
    m_settings.user = u"keeper"_qs;
    m_settings.database = u"hosted"_qs;
    m_owner = openOwner(m_settings);
    if (isGenerous) {
        run(*m_owner, generousDefaults);
    }
    const auto files = Sql::readMigrationFiles(Sql::embeddedMigrationDirectory());
    QVERIFY2(files.ok(), why(files).constData());
    const QTemporaryDir directory;
    for (const Sql::MigrationFile &file : files.value()) {
        addTo(directory, file);
        const auto applied = Sql::applyMigrations(*m_owner, {.directory = directory.path()});
        QVERIFY2(applied.ok() && applied.value().size() == 1, why(applied).constData());
        lookAtRights();
        attemptEverything();
        if (QTest::currentTestFailed()) {
            QFAIL(qPrintable(u"after "_qs + file.title()));
        }
    }
    QCOMPARE(ask(*m_owner, findings), QString());
    makeOurRoles();
    lookAtRights();
    attemptEverything();
    run(*m_owner, someRows);
    for (const QString &role : apiRoles) {
        lookAtSharedTables(role);
        lookAtSharedViews(role, isGenerous);
    }
    m_owner.reset();
}

/// The owner is no superuser, as on a hosted database, and may do it nevertheless.
void ApiRolesTest::makeOurRoles()
{
    const Outcome made = Sql::makeRoleGroups(*m_owner);
    QVERIFY2(made.ok(), why(made).constData());
    const auto login = Sql::makeLogin(*m_owner, u"analyst"_qs, Sql::RoleKind::Read);
    QVERIFY2(login.ok(), why(login).constData());
}

void ApiRolesTest::lookAtRights()
{
    const bool isSecured =
        ask(*m_owner, u"SELECT to_regprocedure('shelfhelp.secure()') IS NOT NULL"_qs) == u"true";
    // Before, a right may stand at an object of a schema that the role cannot enter.
    const QString which = isSecured ? u"true"_qs : u"object = 'schema'"_qs;
    for (const QString &role : apiRoles) {
        QCOMPARE(
            ask(*m_owner, u"SELECT * FROM (%1) AS r(object) WHERE %2"_qs.arg(rightsOfRole.arg(role), which)),
            QString());
    }
}

void ApiRolesTest::attemptEverything()
{
    const QStringList statements = ask(*m_owner, attempts).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(!statements.isEmpty());
    for (const QString &role : apiRoles) {
        const std::unique_ptr<PlainSession> session = sessionOf(role);
        for (const QString &statement : statements) {
            attempt(*session, statement);
        }
    }
}

void ApiRolesTest::attempt(PlainSession &session, const QString &statement)
{
    const QString answer = session.ask(u"BEGIN; "_qs + statement);
    QCOMPARE(session.ask(u"ROLLBACK"_qs), QString());
    QVERIFY2(answer == u"error 42501", qPrintable(statement + u": "_qs + answer));
}

/// Row level security hides and protects the rows, whatever was granted.
void ApiRolesTest::lookAtSharedTables(const QString &role)
{
    const std::unique_ptr<PlainSession> session = sessionOf(role);
    const QString refused = u"error 42501"_qs;
    for (const QString &table :
         {u"libraries"_qs, u"books"_qs, u"shelves"_qs, u"shelf_searches"_qs, u"library_searches"_qs}) {
        QVERIFY(ask(*m_owner, u"SELECT count(*) FROM public."_qs + table).toInt() > 0);
        const QString seen = session->ask(u"SELECT * FROM public."_qs + table);
        QVERIFY2(seen.isEmpty() || seen == refused, qPrintable(table + u": "_qs + seen));
        const QString deleted = session->ask(u"DELETE FROM public.%1 RETURNING *"_qs.arg(table));
        QVERIFY2(deleted.isEmpty() || deleted == refused, qPrintable(table + u": "_qs + deleted));
        QCOMPARE(session->ask(u"INSERT INTO public.%1 DEFAULT VALUES"_qs.arg(table)), refused);
        QVERIFY(ask(*m_owner, u"SELECT count(*) FROM public."_qs + table).toInt() > 0);
    }
}

/// The existing web dashboard reads these; whether it may is the project's decision.
void ApiRolesTest::lookAtSharedViews(const QString &role, bool isGenerous)
{
    const std::unique_ptr<PlainSession> session = sessionOf(role);
    const QStringList views =
        ask(*m_owner, u"SELECT viewname FROM pg_views WHERE schemaname = 'public'"_qs).split(u'\n');
    QCOMPARE(views.size(), 10);
    for (const QString &view : views) {
        const QString answer = session->ask(u"SELECT 'seen' FROM public.%1 LIMIT 1"_qs.arg(view));
        QCOMPARE(answer, isGenerous ? u"seen"_qs : u"error 42501"_qs);
    }
}

/// As the API's server does it.
std::unique_ptr<PlainSession> ApiRolesTest::sessionOf(const QString &role) const
{
    Sql::ConnectionSettings settings = m_settings;
    settings.user = u"authenticator"_qs;
    auto session = std::make_unique<PlainSession>(settings);
    if (!session->ask(u"SET ROLE "_qs + role).isEmpty()) {
        qFatal("authenticator cannot become %s", qPrintable(role));
    }
    return session;
}

QTEST_GUILESS_MAIN(ApiRolesTest)

#include "apirolestest.moc"
