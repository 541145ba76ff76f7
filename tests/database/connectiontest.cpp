// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/transaction.h>
#include <tests/support/databasetesting.h>
#include <tests/support/patience.h>

#include <QTest>
#include <QThread>

#include <limits>
#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::Parameter;

/// What a connection promises: values come back as they went, failures are errors in words, and a session
/// that could mislead is refused.
class ConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { m_database = std::make_unique<MigratedDatabase>(); }

    void textsComeBackAsTheyWent_data();
    void textsComeBackAsTheyWent();
    void refusesTextsThatPostgresCannotHold_data();
    void refusesTextsThatPostgresCannotHold();
    void valuesComeBackAsTheyWent();
    void arraysComeBackAsTheyWent();
    void readsNullAsNothing();
    void saysWhatFailed_data();
    void saysWhatFailed();
    void explainsStates_data();
    void explainsStates();
    void neverQuotesThePayload();
    void explainsAFailedConnect_data();
    void explainsAFailedConnect();
    void anOptionIsNothingButItsValue_data();
    void anOptionIsNothingButItsValue();
    void aReadingSessionCannotWrite();
    void refusesARoleThatSeesNoRows();
    void refusesARoleThatDoesNotWaitForTheDisk();
    void refusesAnotherEncoding();
    void rollsBackUnlessCommitted();
    void aCommitOfAnAbortedTransactionIsAnError();
    void aStatementIsDoneWhenItsCommitIs();
    void aSnapshotSeesOneMoment();
    void aStatementCanBeCancelledFromAnotherThread();
    void noticesThatTheServerIsGone();
    void tellsWhatEndedTheSession();

private:
    Sql::Connection &connection() { return m_database->connection(); }

    Sql::Rows rows(const QString &sql, const Sql::Parameters &parameters = {});
    Sql::ConnectionSettings withUser(const QString &user) const;

    std::unique_ptr<MigratedDatabase> m_database;
};

Sql::Rows ConnectionTest::rows(const QString &sql, const Sql::Parameters &parameters)
{
    const Result<Sql::Rows> answer = connection().execute(sql, parameters);
    if (!answer.ok()) {
        qFatal("%s", why(answer).constData());
    }
    return answer.value();
}

Sql::ConnectionSettings ConnectionTest::withUser(const QString &user) const
{
    Sql::ConnectionSettings settings = m_database->settings();
    settings.user = user;
    return settings;
}

void ConnectionTest::textsComeBackAsTheyWent_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << u""_qs;
    QTest::newRow("quotes") << u"it's \"quoted\" \\ back $1 ? :name"_qs;
    QTest::newRow("injection") << u"'); DROP TABLE public.books; --"_qs;
    QTest::newRow("line ends") << u"a\r\nb\tc"_qs;
    QTest::newRow("beyond the first plane") << u"\U0001F4DA é ž"_qs;
    QTest::newRow("not a character") << QString(QChar(0xFFFE));
}

void ConnectionTest::textsComeBackAsTheyWent()
{
    QFETCH(QString, text);
    QCOMPARE(rows(u"SELECT $1"_qs, {text}).get<QString>(0, 0), text);
}

void ConnectionTest::refusesTextsThatPostgresCannotHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("NUL") << (u"a"_qs + QChar(0) + u"b"_qs);
    QTest::newRow("half a pair") << (u"a"_qs + QChar(0xD800));
}

void ConnectionTest::refusesTextsThatPostgresCannotHold()
{
    QFETCH(QString, text);
    const Result<Sql::Rows> refused = connection().execute(u"SELECT $1"_qs, {text});
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Permanent);
}

void ConnectionTest::valuesComeBackAsTheyWent()
{
    const QByteArray bytes("\0\x01\xff'\\", 5);
    const QDateTime instant(QDate(2024, 9, 2), QTime(14, 46, 58, 708), Qt::UTC);
    const Sql::Rows answer =
        rows(u"SELECT $1, $2, $3, $4, $5, $6, (date_part('epoch', $7) * 1000000)::bigint"_qs,
             {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), 0.1, true, false, bytes,
              instant});
    QCOMPARE(answer.get<qint64>(0, 0), std::numeric_limits<qint64>::min());
    QCOMPARE(answer.get<qint64>(0, 1), std::numeric_limits<qint64>::max());
    QCOMPARE(answer.get<double>(0, 2), 0.1);
    QCOMPARE(answer.get<bool>(0, 3), true);
    QCOMPARE(answer.get<bool>(0, 4), false);
    QCOMPARE(answer.get<QByteArray>(0, 5), bytes);
    QCOMPARE(answer.get<QDateTime>(0, 6), instant);
    QCOMPARE(rows(u"SELECT (-1)::bigint"_qs).get<QDateTime>(0, 0).toMSecsSinceEpoch(),
             -1); // floor, not towards zero
}

void ConnectionTest::arraysComeBackAsTheyWent()
{
    const std::vector<std::optional<std::string>> texts{"a\"b,{}", std::nullopt, "NULL", "", "\\"};
    const std::vector<std::int32_t> integers{1, -2};
    const std::vector<std::optional<std::int64_t>> bigints{5, std::nullopt};
    const std::vector<std::uint8_t> booleans{1, 0};
    const std::vector<std::int64_t> times{1'725'270'414'835'456};
    const std::vector<std::optional<std::string_view>> none;
    const Sql::Rows answer =
        rows(u"SELECT to_json($1), $2, $3, $4, $5, encode(($6::bytea[])[1], 'hex'), cardinality($7)"_qs,
             {Parameter::texts(texts), Parameter::integers(integers), Parameter::bigints(bigints),
              Parameter::booleans(booleans), Parameter::timestamps(times),
              Parameter::byteas(std::vector<std::string>{std::string("\0x", 2)}), Parameter::texts(none)});
    QCOMPARE(answer.get<QString>(0, 0), uR"(["a\"b,{}",null,"NULL","","\\"])"_qs);
    QCOMPARE(answer.get<QString>(0, 1), u"{1,-2}"_qs);
    QCOMPARE(answer.get<QString>(0, 2), u"{5,NULL}"_qs);
    QCOMPARE(answer.get<QString>(0, 3), u"{t,f}"_qs);
    QCOMPARE(answer.get<QString>(0, 4), u"{\"2024-09-02 09:46:54.835456\"}"_qs);
    QCOMPARE(answer.get<QString>(0, 5), u"0078"_qs);
    QCOMPARE(answer.get<int>(0, 6), 0);
}

void ConnectionTest::readsNullAsNothing()
{
    const Sql::Rows answer = rows(u"SELECT $1::text, NULL::bigint"_qs, {std::optional<QString>()});
    QCOMPARE(answer.get<std::optional<QString>>(0, 0), std::nullopt);
    QCOMPARE(answer.get<std::optional<qint64>>(0, 1), std::nullopt);
}

void ConnectionTest::saysWhatFailed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("sqlState");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("missing table") << u"SELECT * FROM public.nothing"_qs << u"42P01"_qs << ErrorKind::Blocked;
    QTest::newRow("bad value") << u"SELECT 'x'::bigint"_qs << u"22P02"_qs << ErrorKind::Permanent;
    QTest::newRow("broken rule") << u"INSERT INTO public.library_searches (library_id) VALUES ('atlantis')"_qs
                                 << u"23503"_qs << ErrorKind::Permanent;
    QTest::newRow("identity behind its rows")
        << u"INSERT INTO public.shelves OVERRIDING SYSTEM VALUE VALUES (7, 'a'), (7, 'b')"_qs << u"23505"_qs
        << ErrorKind::Blocked;
    QTest::newRow("too slow")
        << u"SELECT pg_sleep(10) FROM (SELECT set_config('statement_timeout', '1', false)) AS t"_qs
        << QString() << ErrorKind::Transient;
}

void ConnectionTest::saysWhatFailed()
{
    QFETCH(QString, sql);
    QFETCH(QString, sqlState);
    if (sqlState.isEmpty()) {
        run(connection(), "BEGIN; SET LOCAL statement_timeout = 1");
        sql = u"SELECT pg_sleep(10)"_qs;
        sqlState = u"57014"_qs;
    }
    const Result<Sql::Rows> failed = connection().execute(sql);
    static_cast<void>(
        connection().executeScript("ROLLBACK")); // and with it the limit, which this does not have to keep
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, sqlState);
    QTEST(failed.error().kind, "kind");
    QVERIFY(failed.error().toText().contains(sqlState));
    QVERIFY(failed.error().message.size() > 10); // a sentence, not a bare code
}

void ConnectionTest::explainsStates_data()
{
    QTest::addColumn<QString>("words");
    const auto row = [](const char *state, const char *words) {
        QTest::newRow(state) << QString::fromUtf8(words);
    };
    row("57P04", "dropped");
    row("57P01", "shutting down");
    row("57P03", "starting up");
    row("25P03", "idle");
    row("25006", "read-only");
    row("55P03", "lock");
    row("55006", "in use");
    row("08006", "connection");
    row("40P01", "collided");
    row("53100", "disk is full");
    row("53300", "no free connection");
    row("53200", "out of resources");
    row("58030", "server's log");
    row("26000", "session mode");
    row("22003", "a value");
    row("54000", "too large");
    row("21000", "repeated key");
    row("28000", "login");
    row("3D000", "no such database");
    row("42501", "right");
    row("42703", "column");
    row("42883", "migrate apply");
    row("3F000", "schema");
    row("SH001", "rejected notifications");
    row("XX000", "XX000"); // nothing is known but that
}

/// What it means and, where somebody can do something, what.
void ConnectionTest::explainsStates()
{
    QFETCH(const QString, words);
    const QString state = QString::fromUtf8(QTest::currentDataTag());
    const auto failed = connection().execute(
        u"DO $$ BEGIN RAISE EXCEPTION 'canary' USING ERRCODE = '%1'; END $$"_qs.arg(state));
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, state);
    QVERIFY2(failed.error().toText().contains(words), qPrintable(failed.error().toText()));
    QVERIFY(!failed.error().toText().contains(u"canary"));
}

void ConnectionTest::neverQuotesThePayload()
{
    const Result<Sql::Rows> failed = connection().execute(u"SELECT $1::text::bigint"_qs, {u"hunter2 <b>"_qs});
    QVERIFY(!failed.ok());
    QVERIFY(!failed.error().toText().contains(u"hunter2"));
}

void ConnectionTest::explainsAFailedConnect_data()
{
    QTest::addColumn<Sql::ConnectionSettings>("settings");
    QTest::addColumn<QString>("words");
    const Sql::ConnectionSettings good = m_database->settings();
    Sql::ConnectionSettings settings = good;
    settings.password = u"canary-password"_qs;
    settings.database = u"nowhere"_qs;
    QTest::newRow("database") << settings << u"no such database"_qs;
    settings = good;
    settings.user = u"nobody_here"_qs;
    QTest::newRow("user") << settings << u"no such user"_qs;
    settings = good;
    settings.host = u"/nonexistent"_qs;
    QTest::newRow("socket directory") << settings << u"no server socket"_qs;
    settings = {.host = u"127.0.0.1"_qs,
                .port = 1,
                .database = u"x"_qs,
                .user = u"x"_qs,
                .password = u"canary-password"_qs,
                .origin = u"--database"_qs};
    QTest::newRow("port") << settings << u"nothing listens"_qs;
    settings.host = u"host.invalid"_qs;
    QTest::newRow("host") << settings << u"host name is unknown"_qs;
}

void ConnectionTest::explainsAFailedConnect()
{
    QFETCH(Sql::ConnectionSettings, settings);
    QFETCH(QString, words);
    const auto failed = Sql::Connection::open(settings, Sql::Purpose::Reading);
    QVERIFY(!failed.ok());
    const QString text = failed.error().toText();
    QVERIFY2(text.contains(words), qPrintable(text));
    QVERIFY(!failed.error().remedy.isEmpty());
    QVERIFY(!text.contains(u"canary-password"));
}

void ConnectionTest::anOptionIsNothingButItsValue_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("another option behind a quote") << u"a' sslmode='verify-full"_qs;
    QTest::newRow("another option behind a backslash") << u"a\\' sslmode='verify-full"_qs;
    QTest::newRow("a backslash at the end") << u"o'clock\\"_qs;
    QTest::newRow("blanks") << u" a b "_qs;
}

/// Behind a value that is not quoted for libpq others could follow, and take the encryption away.
void ConnectionTest::anOptionIsNothingButItsValue()
{
    QFETCH(QString, value);
    Sql::ConnectionSettings settings = m_database->settings();
    settings.options.insert(u"application_name"_qs, value);
    const auto opened = Sql::Connection::open(settings, Sql::Purpose::Reading);
    QVERIFY2(opened.ok(), why(opened).constData());
    QCOMPARE(ask(*opened.value(), u"SELECT current_setting('application_name')"_qs), value);
}

void ConnectionTest::aReadingSessionCannotWrite()
{
    const auto reader = Sql::Connection::open(m_database->settings(), Sql::Purpose::Reading);
    QVERIFY2(reader.ok(), why(reader).constData());
    const Result<Sql::Rows> refused = reader.value()->execute(u"DELETE FROM public.books"_qs);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().sqlState, u"25006"_qs);
}

/// Such a role gets empty tables instead of an error: every figure would be zero.
void ConnectionTest::refusesARoleThatSeesNoRows()
{
    run(connection(), "DROP ROLE IF EXISTS connectiontest_blind; CREATE ROLE connectiontest_blind LOGIN;"
                      "GRANT SELECT ON ALL TABLES IN SCHEMA public TO connectiontest_blind");
    const auto blind = Sql::Connection::open(withUser(u"connectiontest_blind"_qs), Sql::Purpose::Reading);
    run(connection(), "DROP OWNED BY connectiontest_blind; DROP ROLE connectiontest_blind");
    QVERIFY(!blind.ok());
    QVERIFY2(blind.error().message.contains(u"Row level security"), qPrintable(blind.error().message));
}

void ConnectionTest::refusesARoleThatDoesNotWaitForTheDisk()
{
    run(connection(),
        "DROP ROLE IF EXISTS connectiontest_hasty; CREATE ROLE connectiontest_hasty LOGIN BYPASSRLS;"
        "ALTER ROLE connectiontest_hasty SET synchronous_commit = off");
    const auto hasty = Sql::Connection::open(withUser(u"connectiontest_hasty"_qs), Sql::Purpose::Writing);
    run(connection(), "DROP ROLE connectiontest_hasty");
    QVERIFY(!hasty.ok());
    QVERIFY2(hasty.error().message.contains(u"synchronous_commit"), qPrintable(hasty.error().message));
}

void ConnectionTest::refusesAnotherEncoding()
{
    run(connection(), "DROP DATABASE IF EXISTS connectiontest_latin1");
    run(connection(),
        "CREATE DATABASE connectiontest_latin1 ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    Sql::ConnectionSettings settings = m_database->settings();
    settings.database = u"connectiontest_latin1"_qs;
    const auto latin1 = Sql::Connection::open(settings, Sql::Purpose::Reading);
    run(connection(), "DROP DATABASE connectiontest_latin1");
    QVERIFY(!latin1.ok());
    QVERIFY2(latin1.error().message.contains(u"UTF-8"), qPrintable(latin1.error().message));
}

void ConnectionTest::rollsBackUnlessCommitted()
{
    {
        Sql::Transaction transaction(connection());
        QVERIFY(transaction.begin(Sql::Transaction::Kind::Write).ok());
        run(connection(), "INSERT INTO public.shelves (shelf_url) VALUES ('gone')");
    }
    QCOMPARE(ask(connection(), u"SELECT count(*) FROM public.shelves"_qs), u"0"_qs);
    Sql::Transaction transaction(connection());
    QVERIFY(transaction.begin(Sql::Transaction::Kind::Write).ok());
    run(connection(), "INSERT INTO public.shelves (shelf_url) VALUES ('kept')");
    QVERIFY(transaction.commit().ok());
    QCOMPARE(ask(connection(), u"SELECT shelf_url FROM public.shelves"_qs), u"kept"_qs);
    m_database->clear();
}

void ConnectionTest::aCommitOfAnAbortedTransactionIsAnError()
{
    Sql::Transaction transaction(connection());
    QVERIFY(transaction.begin(Sql::Transaction::Kind::Write).ok());
    QVERIFY(!connection().execute(u"SELECT 1/0"_qs).ok());
    QVERIFY(!transaction.commit().ok());
}

/// The server says first that rows were inserted, and then that they were not: only its last answer counts.
void ConnectionTest::aStatementIsDoneWhenItsCommitIs()
{
    run(connection(), "CREATE TABLE public.late (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    const auto failed = connection().execute(u"INSERT INTO public.late VALUES (1), (1)"_qs);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, u"23505"_qs);
    QCOMPARE(ask(connection(), u"SELECT count(*) FROM public.late"_qs), u"0"_qs);
    run(connection(), "DROP TABLE public.late");
}

void ConnectionTest::aSnapshotSeesOneMoment()
{
    const auto other = openOwner(m_database->settings());
    Sql::Transaction snapshot(connection());
    QVERIFY(snapshot.begin(Sql::Transaction::Kind::Snapshot).ok());
    QCOMPARE(ask(connection(), u"SELECT count(*) FROM public.shelves"_qs), u"0"_qs);
    run(*other, "INSERT INTO public.shelves (shelf_url) VALUES ('later')");
    QCOMPARE(ask(connection(), u"SELECT count(*) FROM public.shelves"_qs), u"0"_qs);
    QVERIFY(snapshot.commit().ok());
    QCOMPARE(ask(connection(), u"SELECT count(*) FROM public.shelves"_qs), u"1"_qs);
    m_database->clear();
}

void ConnectionTest::aStatementCanBeCancelledFromAnotherThread()
{
    const Sql::Canceller canceller = connection().canceller();
    const QString pid = ask(connection(), u"SELECT pg_backend_pid()"_qs);
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        const auto watcher = openOwner(m_database->settings());
        const QString isSleeping =
            u"SELECT count(*) FROM pg_stat_activity WHERE pid = %1 AND wait_event = 'PgSleep'"_qs.arg(pid);
        while (ask(*watcher, isSleeping) != u"1") {
            QThread::yieldCurrentThread();
        }
        canceller.cancel();
    }));
    thread->start();
    const Result<Sql::Rows> cancelled = connection().execute(u"SELECT pg_sleep(60)"_qs);
    QVERIFY(thread->wait(patience));
    QVERIFY(!cancelled.ok());
    QCOMPARE(cancelled.error().sqlState, u"57014"_qs);
    QVERIFY(connection().isAlive());
}

void ConnectionTest::noticesThatTheServerIsGone()
{
    const auto victim = openOwner(m_database->settings());
    QVERIFY(victim->isAlive());
    run(connection(),
        "SELECT pg_terminate_backend(" + ask(*victim, u"SELECT pg_backend_pid()"_qs).toLatin1() + ")");
    const Result<Sql::Rows> failed = victim->execute(u"SELECT 1"_qs);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().kind, ErrorKind::Transient);
    QVERIFY(!victim->isAlive());
    QCOMPARE(victim->execute(u"SELECT 1"_qs).error().message, u"The connection to the database was lost"_qs);
}

/// What it says comes before the end of the connection, and is what a person has to know.
void ConnectionTest::tellsWhatEndedTheSession()
{
    const auto victim = openOwner(m_database->settings());
    const Result<Sql::Rows> failed = victim->execute(u"SELECT pg_terminate_backend(pg_backend_pid())"_qs);
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().sqlState, u"57P01"_qs);
    QCOMPARE(failed.error().kind, ErrorKind::Transient);
    QVERIFY(!victim->isAlive());
}

QTEST_GUILESS_MAIN(ConnectionTest)

#include "connectiontest.moc"
