// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faulttesting.h"

#include <sql/roles.h>
#include <tests/support/plainsession.h>

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QStringList roles{u"read"_qs, u"ingest"_qs, u"admin"_qs};
const QStringList readingFunctions{u"has_marks"_qs, u"migration_history"_qs, u"rejection_limits"_qs};
const QStringList ingestingFunctions{u"begin_run"_qs,    u"count_duplicates"_qs,  u"has_marks"_qs,
                                     u"ingest_batch"_qs, u"migration_history"_qs, u"record_rejections"_qs};

const QByteArray good = R"({"msg_type":"LIBRARYSEARCH","library_id":"nashville","is_libby":true,)"
                        R"("time_start":"2024-09-02T09:47:02","time_end":"2024-09-02T09:47:03",)"
                        R"("book":{"title":"T","author":"A","isbn":"","goodreads_id":"1"},)"
                        R"("available":true,"availability_message":"AVAILABLE"})";

/// Everything a role might try, over all relations of both schemas.
const QString attempts = uR"(
    SELECT format(s.statement, format('%I.%I', n.nspname, c.relname),
                  (SELECT quote_ident(a.attname) FROM pg_attribute AS a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attidentity = '' ORDER BY a.attnum DESC LIMIT 1))
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace,
           (VALUES ('rvm', 'SELECT %2$s FROM %1$s LIMIT 1'), ('rv', 'INSERT INTO %1$s DEFAULT VALUES'),
                   ('rv', 'UPDATE %1$s SET %2$s = %2$s'), ('rv', 'DELETE FROM %1$s'), ('r', 'TRUNCATE %1$s CASCADE'),
                   ('r', 'LOCK TABLE %1$s'), ('S', 'SELECT nextval(''%1$s'')'),
                   ('r', 'ALTER TABLE %1$s DISABLE ROW LEVEL SECURITY'))
             AS s(kinds, statement)
     WHERE n.nspname IN ('public', 'shelfhelp') AND s.kinds ~ c.relkind::text
       AND (c.relkind <> 'v' OR s.kinds = 'rvm' OR pg_relation_is_updatable(c.oid, false) > 0)
     ORDER BY 1)"_qs;

/// What whoever ingests may try to keep the sums of the days.
const QList<QRegularExpression> keepingTheSums{
    QRegularExpression(uR"(^SELECT "?\w+"? FROM shelfhelp\.(shelves|shelf_searches|library_searches) )"_qs),
    QRegularExpression(uR"(^(SELECT "?\w+"? FROM|DELETE FROM|LOCK TABLE) shelfhelp\.touched_day\b)"_qs),
    QRegularExpression(uR"(^(DELETE FROM|LOCK TABLE) shelfhelp\.refresh_lock\b)"_qs),
    QRegularExpression(uR"(^(SELECT "?\w+"? FROM|UPDATE|LOCK TABLE) shelfhelp\.rollup_state\b)"_qs),
    QRegularExpression(
        uR"(^(SELECT "?\w+"? FROM|INSERT INTO|UPDATE|DELETE FROM|LOCK TABLE) shelfhelp\.(search_counts|check_counts|)"
        uR"(library_counts|search_durations|check_durations|size_counts|size_durations|day_percentiles|)"
        uR"(shelf_days|shelf_identities|shelf_gaps|book_heads|check_heads)\b)"_qs)};

bool keepsTheSums(const QString &statement)
{
    return std::ranges::any_of(keepingTheSums, [&statement](const QRegularExpression &kept) {
        return kept.match(statement).hasMatch();
    });
}

const QStringList furtherAttempts{u"CREATE TABLE shelfhelp.mine (a int)"_qs,
                                  u"CREATE TABLE public.mine (a int)"_qs,
                                  u"CREATE SCHEMA mine"_qs,
                                  u"CREATE TEMPORARY TABLE mine (a int)"_qs,
                                  u"CREATE ROLE mine"_qs,
                                  u"SELECT shelfhelp.secure()"_qs,
                                  u"DROP SCHEMA shelfhelp CASCADE"_qs,
                                  u"SET ROLE shelfhelp"_qs};

} // namespace

/// T7: the roles that `shelfhelp database roles` makes. Each can do its work, and nothing else.
class RoleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void cleanup() { QCOMPARE(m_database->broken(), QString()); }

    void t7ThePasswordIsShownOnce();
    void t7RefusesATakenName();
    void t7StoresEverything();
    void t7MayRun_data();
    void t7MayRun();
    void t7SeesEveryRow_data();
    void t7SeesEveryRow();
    void t7MayDoNothingElse_data();
    void t7MayDoNothingElse();
    void t7MayCallNothingElse_data();
    void t7MayCallNothingElse();
    void t7AdministersWithoutOwning();
    void t7DropsWhatNobodyUses();
    void t7MakesWhatSomebodyElseMakes();

private:
    void makeLogin(const QString &kind);
    [[nodiscard]] Sql::ConnectionSettings as(const QString &kind) const;
    [[nodiscard]] Finished run(const QString &kind, const QStringList &command);
    [[nodiscard]] QString written(const QString &name, const QByteArray &content) const;
    [[nodiscard]] Finished asOwner(const QStringList &command);

    ServerDirectory m_access; ///< of the file that says who needs a password
    std::unique_ptr<FaultyDatabase> m_database;
    QMap<QString, QString> m_passwords;
    QTemporaryDir m_directory;
};

void RoleTest::initTestCase()
{
    const QString access = m_access.filePath(u"pg_hba.conf"_qs);
    writeTo(access, "local all shelfhelp trust\nlocal all all scram-sha-256\n");
    giveTo(m_access.user(), access);
    m_database = std::make_unique<FaultyDatabase>(
        PrivateServerOptions{.configuration = "hba_file = '" + access.toUtf8() + "'\nlog_statement = ddl\n"});
    Tests::run(*openOwner(m_database->server().settings()), "REVOKE ALL ON DATABASE postgres FROM PUBLIC");
    for (const QString &kind : roles) {
        makeLogin(kind);
    }
}

void RoleTest::makeLogin(const QString &kind)
{
    const Finished made = asOwner(
        {u"database"_qs, u"roles"_qs, u"--login"_qs, u"a "_qs + kind, u"--as"_qs, kind, u"--json"_qs});
    QVERIFY2(made.status == 0, qPrintable(made.messages));
    m_passwords.insert(kind, made.json().value(u"password"_qs).toString());
    QVERIFY(m_passwords.value(kind).size() >= 32);
    QCOMPARE(made.json().value(u"role"_qs).toString(), u"shelfhelp_"_qs + kind);
    QVERIFY(made.json().value(u"uri"_qs).toString().startsWith(u"postgresql://a%20"_qs + kind + u'@'));
}

Sql::ConnectionSettings RoleTest::as(const QString &kind) const
{
    Sql::ConnectionSettings settings = m_database->server().settings();
    settings.user = u"a "_qs + kind;
    settings.password = m_passwords.value(kind);
    return settings;
}

Finished RoleTest::run(const QString &kind, const QStringList &command)
{
    Program program(as(kind));
    program.setVariable(u"DATABASE_URL"_qs, as(kind).toUri());
    program.setVariable(u"PGPASSWORD"_qs, m_passwords.value(kind));
    return program.run(command);
}

Finished RoleTest::asOwner(const QStringList &command)
{
    return Program(m_database->server().settings()).run(command);
}

QString RoleTest::written(const QString &name, const QByteArray &content) const
{
    const QString path = m_directory.filePath(name);
    writeTo(path, content);
    return path;
}

/// It is in no log of the server and not with the login.
void RoleTest::t7ThePasswordIsShownOnce()
{
    const QString log = QString::fromUtf8(m_database->server().log());
    for (const QString &kind : roles) {
        QVERIFY(log.contains(u"CREATE ROLE \"a %1\""_qs.arg(kind)));
        QVERIFY(!log.contains(m_passwords.value(kind)));
        QCOMPARE(
            m_database->ask(
                u"SELECT starts_with(rolpassword, 'SCRAM-SHA-256$'), rolsuper, rolcreaterole, rolbypassrls "
                "FROM pg_authid WHERE rolname = 'a %1'"_qs.arg(kind)),
            u"true|false|false|false"_qs);
    }
}

void RoleTest::t7RefusesATakenName()
{
    for (const QString &name : {u"a read"_qs, u"shelfhelp"_qs, u"shelfhelp_admin"_qs}) {
        const Finished refused =
            asOwner({u"database"_qs, u"roles"_qs, u"--login"_qs, name, u"--as"_qs, u"admin"_qs});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.messages.contains(u"already"), qPrintable(refused.messages));
        QCOMPARE(refused.out, QByteArray());
    }
}

/// What is stored, known already, rejected and repeated, as the owner would.
void RoleTest::t7StoresEverything()
{
    const QStringList command{
        u"ingest"_qs, u"--json"_qs, u"--batch"_qs, u"100"_qs,
        written(u"events.jsonl"_qs, simulatedLines(1'000) + "nonsense\n{}\nnonsense\n")};
    const QString counts = asOwner(command).counts();
    const QString expected = m_database->state();
    m_database->clear();
    const Finished first = run(u"ingest"_qs, command);
    QVERIFY2(first.status == 3, qPrintable(first.messages));
    QCOMPARE(first.counts(), counts);
    QCOMPARE(difference(m_database->state(), expected), QString());
    QCOMPARE(run(u"ingest"_qs, command).counts(), u"1003/0/1000/3"_qs);
    QCOMPARE(difference(m_database->state(), expected), QString());
}

void RoleTest::t7MayRun_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QStringList>("allowed"); // the roles
    const QStringList readers{u"read"_qs, u"admin"_qs};
    QTest::newRow("stats") << QStringList{u"stats"_qs, u"--range"_qs, u"all"_qs} << readers;
    QTest::newRow("info") << QStringList{u"database"_qs, u"info"_qs} << readers;
    QTest::newRow("list") << QStringList{u"rejected"_qs, u"list"_qs} << readers;
    QTest::newRow("dry run") << QStringList{u"ingest"_qs, u"--dry-run"_qs, written(u"good.json"_qs, good)}
                             << QStringList{u"ingest"_qs, u"admin"_qs};
    QTest::newRow("refresh") << QStringList{u"database"_qs, u"refresh"_qs}
                             << QStringList{u"ingest"_qs, u"admin"_qs};
    QTest::newRow("roles") << QStringList{u"database"_qs, u"roles"_qs} << QStringList{};
}

void RoleTest::t7MayRun()
{
    QFETCH(QStringList, command);
    QFETCH(QStringList, allowed);
    const QString before = m_database->state();
    for (const QString &kind : roles) {
        const Finished finished = run(kind, command);
        QVERIFY2(finished.status == (allowed.contains(kind) ? 0 : 1), qPrintable(kind + finished.messages));
        // Whoever may not is told so, and never that there is nothing.
        QVERIFY2(finished.status == 0 || finished.messages.contains(u"right") ||
                     finished.messages.contains(u"Row level security") || finished.messages.contains(u"role"),
                 qPrintable(finished.messages));
        if (finished.status == 0 && command.first() != u"ingest") {
            QCOMPARE(finished.out.left(2000).split('\n').size() > 1, true);
        }
    }
    QCOMPARE(difference(m_database->state(), before), QString());
}

void RoleTest::t7SeesEveryRow_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table : {u"public.libraries"_qs, u"public.books"_qs, u"public.shelves"_qs,
                                 u"public.shelf_searches"_qs, u"public.library_searches"_qs,
                                 u"shelfhelp.notifications"_qs, u"shelfhelp.rejected_notifications"_qs,
                                 u"shelfhelp.ingest_runs"_qs, u"shelfhelp.atlas_schema_revisions"_qs}) {
        QTest::newRow(qPrintable(table)) << table;
    }
}

void RoleTest::t7SeesEveryRow()
{
    QFETCH(QString, table);
    const QString expected = m_database->ask(u"SELECT count(*) FROM "_qs + table);
    QVERIFY(expected.toInt() > 0);
    const QString ours = u"shelfhelp."_qs + table.section(u'.', 1);
    for (const QString &kind : {u"read"_qs, u"admin"_qs}) {
        QCOMPARE(PlainSession(as(kind)).ask(u"SELECT count(*) FROM "_qs + ours), expected);
    }
}

void RoleTest::t7MayDoNothingElse_data()
{
    QTest::addColumn<bool>("reads");
    QTest::addColumn<bool>("keeps"); // the sums
    QTest::newRow("read") << true << false;
    QTest::newRow("ingest") << false << true;
    QTest::newRow("admin") << true << true;
}

void RoleTest::t7MayDoNothingElse()
{
    QFETCH(bool, reads);
    QFETCH(bool, keeps);
    const QString before = m_database->state();
    PlainSession session(as(QString::fromLatin1(QTest::currentDataTag())));
    QStringList surprises;
    for (const QString &statement : m_database->ask(attempts).split(u'\n') + furtherAttempts) {
        const bool mayRead =
            reads && statement.contains(u" FROM shelfhelp.") && statement.startsWith(u"SELECT");
        const bool mayKeep = keeps && keepsTheSums(statement);
        const QString answer = session.ask(u"BEGIN READ WRITE; "_qs + statement);
        QCOMPARE(session.ask(u"ROLLBACK"_qs), QString());
        // A row of nothing but defaults may be refused for what it is.
        const bool isRefused = answer == u"error 42501";
        const bool isFault = answer.startsWith(u"error") && !isRefused && !answer.startsWith(u"error 23");
        if (isFault || isRefused == (mayRead || mayKeep)) {
            surprises.append(statement + u": "_qs + answer);
        }
    }
    QCOMPARE(surprises.join(u'\n'), QString());
    QCOMPARE(difference(m_database->state(), before), QString());
}

void RoleTest::t7MayCallNothingElse_data()
{
    QTest::addColumn<QStringList>("functions");
    QTest::newRow("read") << readingFunctions;
    QTest::newRow("ingest") << ingestingFunctions;
    QTest::newRow("admin") << readingFunctions + ingestingFunctions +
                                  QStringList{u"discard_rejections"_qs, u"reopen_rejections"_qs,
                                              u"mark_retried"_qs,       u"undo_run"_qs,
                                              u"write_note"_qs,         u"remove_note"_qs,
                                              u"write_alert_rule"_qs,   u"remove_alert_rule"_qs};
}

/// A later migration may let the administrator call more; its name is in the list of the rights.
void RoleTest::t7MayCallNothingElse()
{
    QFETCH(QStringList, functions);
    functions.removeDuplicates();
    functions.sort();
    QCOMPARE(m_database->ask(
                 u"SELECT string_agg(DISTINCT proname::text, ',' ORDER BY proname::text) FROM pg_proc "
                 "WHERE pronamespace IN ('shelfhelp'::regnamespace, 'public'::regnamespace) "
                 "AND proname <> 'name_libraries' AND has_function_privilege('a %1', oid, 'EXECUTE')"_qs.arg(
                     QString::fromLatin1(QTest::currentDataTag()))),
             functions.join(u','));
}

/// Retrying, discarding and taking a run back; a role that may not is refused and changes nothing.
void RoleTest::t7AdministersWithoutOwning()
{
    m_database->clear();
    const auto owner = openOwner(m_database->server().settings());
    Tests::run(*owner, "ALTER TABLE public.books ADD CONSTRAINT no_t CHECK (title <> 'T')");
    QCOMPARE(run(u"ingest"_qs, {u"ingest"_qs, written(u"late.jsonl"_qs, good + "\nnonsense\n")}).status, 3);
    Tests::run(*owner, "ALTER TABLE public.books DROP CONSTRAINT no_t");
    const QString malformed = m_database->ask(
        u"SELECT rejection_id FROM shelfhelp.rejected_notifications WHERE reason <> 'internal.db'"_qs);
    const QList<QStringList> commands{{u"rejected"_qs, u"retry"_qs, u"--reason"_qs, u"internal.db"_qs},
                                      {u"rejected"_qs, u"discard"_qs, u"--yes"_qs, malformed},
                                      {u"ingest"_qs, u"--undo"_qs, u"2"_qs}};
    const QString before = m_database->state();
    for (const QStringList &command : commands) {
        for (const QString &kind : {u"read"_qs, u"ingest"_qs}) {
            const Finished refused = run(kind, command);
            QVERIFY2(refused.status == 1, qPrintable(refused.messages));
        }
    }
    QCOMPARE(difference(m_database->state(), before), QString());
    const QString states =
        u"SELECT string_agg(state, ',' ORDER BY reason), "
        "(SELECT count(*) FROM public.library_searches) FROM shelfhelp.rejected_notifications"_qs;
    for (const auto &[command, expected] : {std::pair(commands.at(0), u"retried,open|1"_qs),
                                            std::pair(commands.at(1), u"retried,discarded|1"_qs),
                                            std::pair(commands.at(2), u"open,discarded|0"_qs)}) {
        const Finished finished = run(u"admin"_qs, command);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
        QCOMPARE(m_database->ask(states), expected);
    }
    m_database->clear(); // the promises are about runs that stand
}

/// Logins keep the groups, without any right; when they are gone the groups go, too.
void RoleTest::t7DropsWhatNobodyUses()
{
    const Finished kept = asOwner({u"database"_qs, u"roles"_qs, u"--drop"_qs});
    QCOMPARE(kept.status, 1);
    for (const QString &kind : roles) {
        QVERIFY2(kept.messages.contains(u"shelfhelp_%1 (members: a %1"_qs.arg(kind)),
                 qPrintable(kept.messages));
    }
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM pg_proc WHERE pronamespace = 'shelfhelp'::regnamespace "
                             "AND has_function_privilege('a admin', oid, 'EXECUTE')"_qs),
             u"0"_qs);
    Tests::run(*openOwner(m_database->server().settings()),
               "DROP ROLE \"a read\"; DROP ROLE \"a ingest\"; DROP ROLE \"a admin\"");
    const Finished dropped = asOwner({u"database"_qs, u"roles"_qs, u"--drop"_qs});
    QVERIFY2(dropped.status == 0, qPrintable(dropped.messages));
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM pg_roles WHERE rolname LIKE 'shelfhelp\\_%'"_qs),
             u"0"_qs);
    const Finished made = asOwner({u"database"_qs, u"roles"_qs, u"--json"_qs});
    QVERIFY2(made.status == 0, qPrintable(made.messages));
    QCOMPARE(made.json().value(u"roles"_qs).toArray().size(), 3);
}

/// At the same time, in another database of the server.
void RoleTest::t7MakesWhatSomebodyElseMakes()
{
    const Finished dropped = asOwner({u"database"_qs, u"roles"_qs, u"--drop"_qs});
    QVERIFY2(dropped.status == 0, qPrintable(dropped.messages));
    PlainSession other(m_database->server().settings());
    QCOMPARE(other.ask(u"BEGIN; CREATE ROLE shelfhelp_read NOLOGIN"_qs), QString());
    auto made = std::async(std::launch::async, [this] {
        return Sql::makeRoleGroups(*openOwner(m_database->server().settings()));
    });
    QTRY_COMPARE_WITH_TIMEOUT(
        m_database->ask(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_qs), u"1"_qs,
        patience);
    QCOMPARE(other.ask(u"COMMIT"_qs), QString());
    const Outcome outcome = made.get();
    QVERIFY2(outcome.ok(), why(outcome).constData());
    QCOMPARE(m_database->ask(u"SELECT count(*) FROM pg_roles WHERE rolname LIKE 'shelfhelp\\_%'"_qs),
             u"3"_qs);
}

QTEST_GUILESS_MAIN(RoleTest)

#include "roletest.moc"
