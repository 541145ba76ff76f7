// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/connectionsettings.h>
#include <sql/databaseerror.h>

#include <QTest>

using namespace ShelfHelp;

/// What to do about an SQLSTATE: docs/reliability.md, "Permanent, transient, blocked".
class DatabaseErrorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindOfAnSqlState_data();
    void kindOfAnSqlState();
    void anEmptyStateDependsOnTheConnection();
    void connectErrorsNameCauseAndRemedy_data();
    void connectErrorsNameCauseAndRemedy();
};

void DatabaseErrorTest::kindOfAnSqlState_data()
{
    QTest::addColumn<QString>("sqlState");
    QTest::addColumn<ErrorKind>("kind");
    const auto rows = [](ErrorKind kind, std::initializer_list<const char *> states) {
        for (const char *state : states) {
            QTest::newRow(state) << QString::fromUtf8(state) << kind;
        }
    };
    rows(ErrorKind::Transient,
         {"08006", "08003", "57P01", "57P02", "57P03", "57P05", "25P03", "40001", "40P01", "40003", "55P03",
          "55006", "57014", "53100", "53200", "53300", "58030", "25006", "26000"});
    rows(ErrorKind::Permanent,
         {"22P02", "22003", "22P05", "23502", "23503", "23505", "23514", "54000", "21000"});
    rows(ErrorKind::Blocked, {"28P01", "28000", "3D000", "42501", "42P01", "42703", "42883", "3F000", "57P04",
                              "0A000", "XX000", "25P02", "ZZZZZ"});
}

void DatabaseErrorTest::kindOfAnSqlState()
{
    QFETCH(QString, sqlState);
    QTEST(Sql::errorKind(sqlState, true), "kind");
}

void DatabaseErrorTest::anEmptyStateDependsOnTheConnection()
{
    QCOMPARE(Sql::errorKind({}, false), ErrorKind::Transient);
    QCOMPARE(Sql::errorKind({}, true), ErrorKind::Blocked);
}

void DatabaseErrorTest::connectErrorsNameCauseAndRemedy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, ErrorKind kind, const char *words) {
        QTest::newRow(text) << QString::fromUtf8(text) << kind << QString::fromUtf8(words);
    };
    row("FATAL:  password authentication failed for user \"u\"", ErrorKind::Blocked, "password");
    row("fe_sendauth: no password supplied", ErrorKind::Blocked, ".pgpass");
    row("FATAL:  Tenant or user not found", ErrorKind::Blocked, "paused");
    row("FATAL:  (ENOTFOUND) tenant/user postgres.abc not found", ErrorKind::Blocked, "paused");
    row("FATAL:  Max client connections reached", ErrorKind::Transient, "pooler");
    row("ERROR:  no more connections allowed (max_client_conn)", ErrorKind::Transient, "pooler");
    row("FATAL:  query_wait_timeout", ErrorKind::Transient, "no free connection");
    row("FATAL:  server login has been failing, try again later", ErrorKind::Transient, "reach the database");
    row("FATAL:  unsupported startup parameter: options", ErrorKind::Blocked, "PGOPTIONS");
    row("FATAL:  no such database: d", ErrorKind::Blocked, "the database's name");
    row("FATAL:  no such user: u", ErrorKind::Blocked, "Check the user");
    row("connection to server at \"db.abc.supabase.co\" (2600::1), port 5432 failed: Network is unreachable",
        ErrorKind::Transient, "session pooler");
    row("connection to server at \"2600::1\", port 5432 failed: No route to host", ErrorKind::Transient,
        "session pooler");
    row("FATAL:  role \"u\" does not exist", ErrorKind::Blocked, "no such user");
    row("FATAL:  database \"d\" does not exist", ErrorKind::Blocked, "no such database");
    row("FATAL:  too many connections for role \"u\"", ErrorKind::Transient, "no free connection");
    row("FATAL:  permission denied for database \"d\"", ErrorKind::Blocked, "GRANT CONNECT");
    row("FATAL:  role \"u\" is not permitted to log in", ErrorKind::Blocked, "--login");
    row("FATAL:  pg_hba.conf rejects connection for host \"h\", user \"u\", database \"d\", no encryption",
        ErrorKind::Blocked, "does not admit");
    row("FATAL:  no pg_hba.conf entry for host", ErrorKind::Blocked, "sslmode");
    row("SSL error: certificate verify failed", ErrorKind::Blocked, "sslrootcert");
    row("server does not support SSL, but SSL was required", ErrorKind::Blocked, "encrypted");
    row("could not translate host name \"h\" to address", ErrorKind::Transient, "IPv6");
    row("Connection refused", ErrorKind::Transient, "nothing listens");
    row("timeout expired", ErrorKind::Transient, "no answer");
    row("FATAL:  the database system is starting up", ErrorKind::Transient, "starting up");
    row("FATAL:  sorry, too many clients already", ErrorKind::Transient, "no free connection");
    row("FATAL:  MaxClientsInSessionMode: max clients reached", ErrorKind::Transient, "pooler");
    row("root certificate file \"/x/ca.crt\" does not exist", ErrorKind::Blocked, "the CA file is not there");
    row("FATAL:  remaining connection slots are reserved for non-replication superuser connections",
        ErrorKind::Transient, "no free connection");
    row("something nobody has seen yet", ErrorKind::Transient, "something nobody has seen yet");
}

void DatabaseErrorTest::connectErrorsNameCauseAndRemedy()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Sql::ConnectionSettings settings{.host = u"db.example"_qs,
                                           .database = u"d"_qs,
                                           .user = u"u"_qs,
                                           .password = u"canary"_qs,
                                           .origin = u"--database"_qs};
    const Error error = Sql::connectError(text, settings);
    QTEST(error.kind, "kind");
    QVERIFY2(error.toText().contains(words), qPrintable(error.toText()));
    QVERIFY(error.message.contains(u"u@db.example:5432/d"));
    QVERIFY(!error.remedy.isEmpty());
    QVERIFY(!error.toText().contains(u"canary"));
}

QTEST_GUILESS_MAIN(DatabaseErrorTest)

#include "databaseerrortest.moc"
