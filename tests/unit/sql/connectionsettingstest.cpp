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
    for (const char *host : {"db.example", "10.0.0.1", "localhost.example", "128.0.0.1"}) {
        QTest::addRow("'%s'", host) << QString::fromUtf8(host) << false;
    }
}

void ConnectionSettingsTest::knowsWhatIsOnThisMachine()
{
    QFETCH(QString, host);
    QTEST((ConnectionSettings{.host = host}.isLocal()), "isLocal");
}

QTEST_GUILESS_MAIN(ConnectionSettingsTest)

#include "connectionsettingstest.moc"
