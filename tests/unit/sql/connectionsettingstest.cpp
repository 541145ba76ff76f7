// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <sql/connectionsettings.h>

#include <QTest>

using namespace ShelfHelp;
using Sql::ConnectionSettings;

/// Which database is meant, from what the user gave.
class ConnectionSettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAConnectionString_data();
    void readsAConnectionString();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void choosesInOrder_data();
    void choosesInOrder();
    void describesWithoutSecrets();
    void knowsWhatIsOnThisMachine_data();
    void knowsWhatIsOnThisMachine();
    void looksAtTheAddressToo_data();
    void looksAtTheAddressToo();
    void warnsOfAnUnsafeWay_data();
    void warnsOfAnUnsafeWay();
    void heedsTheTlsVariables_data();
    void heedsTheTlsVariables();
    void theUriLeadsToTheSameDatabase_data();
    void theUriLeadsToTheSameDatabase();
};

void ConnectionSettingsTest::readsAConnectionString_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ConnectionSettings>("settings");
    QTest::newRow("URI") << u"postgresql://ann:s%40fe@db.example:6543/books?sslmode=require"_qs
                         << ConnectionSettings{.host = u"db.example"_qs,
                                               .port = 6543,
                                               .database = u"books"_qs,
                                               .user = u"ann"_qs,
                                               .password = u"s@fe"_qs,
                                               .options = {{u"sslmode"_qs, u"require"_qs}},
                                               .origin = u"test"_qs};
    QTest::newRow("socket directory")
        << u"postgres://ann@/books?host=%2Ftmp%2Fx"_qs
        << ConnectionSettings{
               .host = u"/tmp/x"_qs, .database = u"books"_qs, .user = u"ann"_qs, .origin = u"test"_qs};
    QTest::newRow("keywords") << u"host=h dbname=d user='an n'"_qs
                              << ConnectionSettings{.host = u"h"_qs,
                                                    .database = u"d"_qs,
                                                    .user = u"an n"_qs,
                                                    .origin = u"test"_qs};
    QTest::newRow("service") << u"service=prod"_qs
                             << ConnectionSettings{.options = {{u"service"_qs, u"prod"_qs}},
                                                   .origin = u"test"_qs};
}

void ConnectionSettingsTest::readsAConnectionString()
{
    QFETCH(QString, text);
    const Result<ConnectionSettings> parsed = Sql::parseConnectionString(text, u"test"_qs);
    QVERIFY(parsed.ok());
    QTEST(parsed.value(), "settings");
}

void ConnectionSettingsTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no URI") << u"secret-looking text"_qs;
    QTest::newRow("unfinished") << u"postgresql://ann:canary@["_qs;
    QTest::newRow("port zero") << u"postgresql://h:0/d"_qs;
    QTest::newRow("port too large") << u"postgresql://h:65536/d"_qs;
    QTest::newRow("several ports") << u"postgresql://h:1,h:2/d"_qs;
    QTest::newRow("unknown keyword") << u"host=h colour=red"_qs;
    QTest::newRow("walsender") << u"postgresql://h/d?replication=true"_qs;
    QTest::newRow("session options") << u"postgresql://h/d?options=-c%20standard_conforming_strings=off"_qs;
}

void ConnectionSettingsTest::refusesWhatMakesNoSense()
{
    QFETCH(QString, text);
    const Result<ConnectionSettings> parsed = Sql::parseConnectionString(text, u"--database"_qs);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().kind, ErrorKind::Usage);
    QVERIFY(parsed.error().message.contains(u"--database"));
    QVERIFY(!parsed.error().toText().contains(u"canary"));
}

void ConnectionSettingsTest::choosesInOrder_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("description"); // empty: embedded
    const QString url = u"DATABASE_URL=postgresql://u@url/d"_qs;
    const QStringList old{u"DB_HOST=old"_qs, u"DB_PORT=5433"_qs, u"DB_NAME=n"_qs, u"DB_USER=o"_qs,
                          u"DB_PASS=p"_qs};
    QTest::newRow("option first") << u"postgresql://u@option/d"_qs << QStringList{url} + old
                                  << u"u@option:5432/d (from --database)"_qs;
    QTest::newRow("then DATABASE_URL")
        << QString() << QStringList{url} + old << u"u@url:5432/d (from DATABASE_URL)"_qs;
    QTest::newRow("then DB_HOST") << QString() << old
                                  << u"o@old:5433/n (from DB_HOST and the other DB_ variables)"_qs;
    QTest::newRow("else embedded") << QString() << QStringList() << QString();
    QTest::newRow("embedded by name") << u"embedded"_qs << QStringList{url} << QString();
    QTest::newRow("embedded by variable")
        << QString() << QStringList{u"DATABASE_URL=embedded"_qs} + old << QString();
}

void ConnectionSettingsTest::choosesInOrder()
{
    QFETCH(QString, option);
    QFETCH(QStringList, variables);
    QProcessEnvironment environment;
    for (const QString &variable : variables) {
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    }
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(option, environment);
    QVERIFY(choice.ok());
    QTEST(choice.value() ? choice.value()->describe() : QString(), "description");
}

void ConnectionSettingsTest::describesWithoutSecrets()
{
    const ConnectionSettings settings{.host = u"h"_qs,
                                      .database = u"d"_qs,
                                      .user = u"u"_qs,
                                      .password = u"canary"_qs,
                                      .options = {{u"passfile"_qs, u"canary"_qs}},
                                      .origin = u"x"_qs};
    QVERIFY(!settings.describe().contains(u"canary"));
    const Result<Sql::DatabaseChoice> wrongPort = Sql::chooseDatabase({}, [] {
        QProcessEnvironment environment;
        environment.insert(u"DB_HOST"_qs, u"h"_qs);
        environment.insert(u"DB_PORT"_qs, u"many"_qs);
        return environment;
    }());
    QVERIFY(!wrongPort.ok());
}

void ConnectionSettingsTest::knowsWhatIsOnThisMachine_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLocal");
    for (const char *host : {"", "/run/postgresql", "localhost", "127.0.0.1", "::1"}) {
        QTest::addRow("'%s'", host) << QString::fromUtf8(host) << true;
    }
    for (const char *host : {"db.example", "10.0.0.1", "localhost.example", "128.0.0.1", "127.0.0.1.example",
                             "localhost,db.example"}) {
        QTest::addRow("'%s'", host) << QString::fromUtf8(host) << false;
    }
}

void ConnectionSettingsTest::knowsWhatIsOnThisMachine()
{
    QFETCH(QString, host);
    QTEST((ConnectionSettings{.host = host}.isLocal()), "isLocal");
}

void ConnectionSettingsTest::looksAtTheAddressToo_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isLocal");
    QTest::newRow("name and loopback") << u"localhost"_qs << u"127.0.0.1"_qs << true;
    QTest::newRow("loopback only") << QString() << u"::1"_qs << true;
    QTest::newRow("address only") << QString() << u"10.0.0.1"_qs << false;
    QTest::newRow("a harmless name") << u"localhost"_qs << u"10.0.0.1"_qs << false;
    QTest::newRow("a foreign name") << u"db.example"_qs << u"127.0.0.1"_qs << false;
}

void ConnectionSettingsTest::looksAtTheAddressToo()
{
    QFETCH(QString, host);
    QFETCH(QString, address);
    const ConnectionSettings settings{.host = host, .options = {{u"hostaddr"_qs, address}}};
    QTEST(settings.isLocal(), "isLocal");
}

void ConnectionSettingsTest::warnsOfAnUnsafeWay_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("words"); // empty: no warning
    const QString encrypted = u"db.example is encrypted, but nothing proves"_qs;
    const QString clear = u"db.example may be in clear text, passwords included"_qs;
    QTest::newRow("as it is") << u"postgresql://u:canary@db.example/d"_qs << encrypted;
    QTest::newRow("require") << u"postgresql://u@db.example/d?sslmode=require"_qs << encrypted;
    QTest::newRow("require with an authority")
        << u"postgresql://u@db.example/d?sslmode=require&sslrootcert=ca"_qs
        << u"certificate of the same authority"_qs;
    QTest::newRow("verify-ca") << u"postgresql://u@db.example/d?sslmode=verify-ca&sslrootcert=ca"_qs
                               << u"certificate of the same authority"_qs;
    for (const char *mode : {"prefer", "allow", "disable"}) {
        QTest::newRow(mode) << u"postgresql://u@db.example/d?sslmode="_qs + QLatin1StringView(mode) << clear;
    }
    QTest::newRow("address only") << u"postgresql://u@/d?hostaddr=10.0.0.1"_qs << u"10.0.0.1 is encrypted"_qs;
    QTest::newRow("an authority") << u"postgresql://u@db.example/d?sslrootcert=ca"_qs << QString();
    QTest::newRow("verify-full") << u"postgresql://u@db.example/d?sslmode=verify-full"_qs << QString();
    QTest::newRow("this machine") << u"postgresql://u@localhost/d?sslmode=disable"_qs << QString();
    QTest::newRow("socket") << u"postgresql://u@/d?host=/run/postgresql"_qs << QString();
    QTest::newRow("known once connected") << u"service=prod"_qs << QString();
}

void ConnectionSettingsTest::warnsOfAnUnsafeWay()
{
    QFETCH(QString, uri);
    QFETCH(QString, words);
    const Result<ConnectionSettings> settings = Sql::parseConnectionString(uri, u"test"_qs);
    QVERIFY(settings.ok());
    const QString warning = settings.value().tlsWarning();
    QCOMPARE(warning.isEmpty(), words.isEmpty());
    QVERIFY2(warning.contains(words) && !warning.contains(u"canary"), qPrintable(warning));
    QVERIFY(warning.isEmpty() || warning.contains(u"sslmode=verify-full&sslrootcert=FILE"));
}

void ConnectionSettingsTest::heedsTheTlsVariables_data()
{
    QTest::addColumn<QString>("uri"); // empty: DB_HOST
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("mode");
    const QString authority = u"PGSSLROOTCERT=ca"_qs;
    QTest::newRow("none") << QString() << QStringList() << u"require"_qs;
    QTest::newRow("an authority") << QString() << QStringList{authority} << u"verify-full"_qs;
    QTest::newRow("a safer mode") << QString() << QStringList{u"PGSSLMODE=verify-ca"_qs, authority}
                                  << u"verify-ca"_qs;
    QTest::newRow("no weaker mode") << QString() << QStringList{u"PGSSLMODE=prefer"_qs} << u"require"_qs;
    QTest::newRow("the URI first") << u"postgresql://u@db.example/d?sslmode=require"_qs
                                   << QStringList{u"PGSSLMODE=verify-full"_qs} << u"require"_qs;
    QTest::newRow("libpq's order for a service")
        << u"service=prod"_qs << QStringList{u"PGSSLMODE=verify-full"_qs} << QString();
}

void ConnectionSettingsTest::heedsTheTlsVariables()
{
    QFETCH(QString, uri);
    QFETCH(QStringList, variables);
    QProcessEnvironment environment;
    environment.insert(u"DB_HOST"_qs, u"db.example"_qs);
    for (const QString &variable : variables) {
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    }
    const Result<Sql::DatabaseChoice> choice = Sql::chooseDatabase(uri, environment);
    QVERIFY(choice.ok() && choice.value());
    QTEST(choice.value()->sslMode(), "mode");
}

void ConnectionSettingsTest::theUriLeadsToTheSameDatabase_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("host") << u"postgresql://ann@db.example:6543/books?sslmode=require"_qs;
    QTest::newRow("signs") << u"postgresql://a%40n:canary@db.example:5432/b%2Fk?sslrootcert=%2Fa%20b%26c"_qs;
    QTest::newRow("socket") << u"postgresql://ann@:5433/books?host=%2Ftmp%2Fx"_qs;
    QTest::newRow("IPv6") << u"postgresql://ann@[::1]:5432/books"_qs;
    QTest::newRow("service") << u"service=prod user=ann"_qs;
}

void ConnectionSettingsTest::theUriLeadsToTheSameDatabase()
{
    QFETCH(QString, uri);
    Result<ConnectionSettings> settings = Sql::parseConnectionString(uri, u"test"_qs);
    QVERIFY(settings.ok());
    settings.value().password.clear();
    const Result<ConnectionSettings> again = Sql::parseConnectionString(settings.value().toUri(), u"test"_qs);
    QVERIFY2(again.ok(), qPrintable(settings.value().toUri()));
    QCOMPARE(again.value(), settings.value());
    QVERIFY(!settings.value().toUri().contains(u"canary"));
}

QTEST_GUILESS_MAIN(ConnectionSettingsTest)

#include "connectionsettingstest.moc"
