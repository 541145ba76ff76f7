// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "certificates.h"
#include "faulttesting.h"

#include <sql/profiles/connectioncheck.h>
#include <sql/profiles/hostcheck.h>
#include <sql/profiles/profilefile.h>
#include <sql/roles.h>
#include <tests/support/existingdatabase.h>
#include <tests/support/pooler.h>

#include <QJsonArray>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;
using Sql::CheckState;
using Sql::CheckSubject;

namespace {

const QByteArray password = "s3cret-of-reader";

QString textOf(const QList<Sql::CheckStep> &steps)
{
    QString text;
    for (const Sql::CheckStep &step : steps) {
        text += Sql::checkMark(step.state) + u' ' + Sql::subjectName(step.subject) + u": " + step.text +
                u' ' + step.remedy + u'\n';
    }
    return text;
}

const Sql::CheckStep *find(const QList<Sql::CheckStep> &steps, CheckSubject subject)
{
    for (const Sql::CheckStep &step : steps) {
        if (step.subject == subject) {
            return &step;
        }
    }
    return nullptr;
}

/// The way ends at `subject`, in these words, with something to do.
void expectFailure(const QList<Sql::CheckStep> &steps, CheckSubject subject, const QString &words)
{
    const QByteArray text = textOf(steps).toUtf8();
    QVERIFY2(!steps.isEmpty() && !Sql::isUsable(steps), text.constData());
    QVERIFY2(steps.last().subject == subject && steps.last().state == CheckState::Failed, text.constData());
    QVERIFY2(steps.last().text.contains(words) || steps.last().remedy.contains(words), text.constData());
    QVERIFY2(!steps.last().remedy.isEmpty(), text.constData());
    QVERIFY2(!text.contains(password), text.constData());
}

} // namespace

/// What stands between a person and a database, each by its real cause, and in words.
class ConnectionCheckTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aGoodWay();
    void encryption_data();
    void encryption();
    void theWay_data();
    void theWay();
    void aServerThatSwallowsEverything();
    void login_data();
    void login();
    void aServiceOfAFile();
    void tooManyClients();
    void poolers_data();
    void poolers();
    void aStandbyIsReadOnly();
    void aReadOnlyDatabase();
    void roles_data();
    void roles();
    void schemas_data();
    void schemas();
    void theExistingPipelinesTables();
    void supabaseDirectHosts();
    void theCommand();

private:
    [[nodiscard]] Sql::ConnectionSettings overTls(const QString &host, const QString &mode,
                                                  const QString &authority) const;

    QTemporaryDir m_home;
    ServerDirectory m_access; ///< of the file that says who needs a password
    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<FaultyDatabase> m_database; ///< with TLS and passwords
    std::unique_ptr<PrivateServer> m_plain;     ///< without either
};

void ConnectionCheckTest::initTestCase()
{
    qputenv("HOME", m_home.path().toLocal8Bit());
    m_certificates = std::make_unique<Certificates>();
    const QString access = m_access.filePath(u"pg_hba.conf"_qs);
    writeTo(access, "local all all trust\nlocal replication all trust\nhost refused all all reject\n"
                    "host all shelfhelp all trust\nhost all all all scram-sha-256\n");
    giveTo(m_access.user(), access);
    m_database = std::make_unique<FaultyDatabase>(PrivateServerOptions{
        .configuration = m_certificates->serverConfiguration() + "hba_file = '" + access.toUtf8() + "'\n",
        .tcp = true});
    const auto owner = openOwner(m_database->server().settings());
    const Outcome groups = Sql::makeRoleGroups(*owner);
    QVERIFY2(groups.ok(), why(groups).constData());
    run(*owner, "CREATE ROLE reader LOGIN PASSWORD '" + password +
                    "' IN ROLE shelfhelp_read; CREATE ROLE stranger LOGIN; CREATE ROLE hidden LOGIN;"
                    "CREATE ROLE one LOGIN CONNECTION LIMIT 1 IN ROLE shelfhelp_read;"
                    "GRANT USAGE ON SCHEMA public TO hidden;"
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO hidden;");
    run(*owner, "CREATE DATABASE refused");
    run(*owner, "CREATE DATABASE closed");
    run(*owner, "REVOKE CONNECT ON DATABASE closed FROM public");
    m_plain = std::make_unique<PrivateServer>(PrivateServerOptions{.tcp = true});
}

Sql::ConnectionSettings ConnectionCheckTest::overTls(const QString &host, const QString &mode,
                                                     const QString &authority) const
{
    Sql::ConnectionSettings settings = m_database->server().settings(host);
    settings.options.insert(u"hostaddr"_qs, u"127.0.0.1"_qs);
    if (!mode.isEmpty()) {
        settings.options.insert(u"sslmode"_qs, mode);
    }
    if (!authority.isEmpty()) {
        settings.options.insert(u"sslrootcert"_qs, m_certificates->path(authority));
    }
    return settings;
}

void ConnectionCheckTest::aGoodWay()
{
    Sql::ConnectionSettings settings = overTls(u"localhost"_qs, u"verify-full"_qs, u"ca.crt"_qs);
    QStringList told;
    const auto steps = Sql::checkConnection(settings, [&](const Sql::CheckStep &step) { told += step.text; });
    const QByteArray text = textOf(steps).toUtf8();
    QVERIFY2(Sql::isUsable(steps), text.constData());
    QCOMPARE(told.size(), steps.size());
    for (const Sql::CheckStep &step : steps) {
        QVERIFY2(step.state == CheckState::Good, text.constData());
    }
    QVERIFY2(find(steps, CheckSubject::Encryption)->text.contains(u"TLSv1.3"), text.constData());
    QVERIFY2(find(steps, CheckSubject::Login)->text.contains(u"shelfhelp"), text.constData());
    QVERIFY2(find(steps, CheckSubject::Session)->text.contains(u"PostgreSQL 1"), text.constData());
    QVERIFY2(find(steps, CheckSubject::Rights)->text.contains(u"take back"), text.constData());
}

void ConnectionCheckTest::encryption_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<CheckSubject>("subject");
    QTest::addColumn<QString>("words"); // empty: a warning only
    const QString full = u"verify-full"_qs;
    QTest::newRow("other CA") << true << u"localhost"_qs << full << u"otherca.crt"_qs
                              << CheckSubject::Encryption << u"not trusted"_qs;
    QTest::newRow("no such CA file") << true << u"localhost"_qs << full << u"missing.crt"_qs
                                     << CheckSubject::Settings << u"does not exist"_qs;
    QTest::newRow("no CA file at all")
        << true << u"localhost"_qs << full << QString() << CheckSubject::Encryption << u"CA file"_qs;
    QTest::newRow("other host name") << true << u"elsewhere.test"_qs << full << u"ca.crt"_qs
                                     << CheckSubject::Encryption << u"another host name"_qs;
    QTest::newRow("TLS refused") << false << u"localhost"_qs << u"require"_qs << QString()
                                 << CheckSubject::Encryption << u"encrypted connection could not be made"_qs;
    QTest::newRow("not proven") << true << Certificates::remoteHost() << QString() << QString()
                                << CheckSubject::Encryption << QString();
    QTest::newRow("clear text") << true << Certificates::remoteHost() << u"disable"_qs << QString()
                                << CheckSubject::Encryption << QString();
}

void ConnectionCheckTest::encryption()
{
    QFETCH(bool, tls);
    QFETCH(QString, host);
    QFETCH(QString, mode);
    QFETCH(QString, authority);
    QFETCH(CheckSubject, subject);
    QFETCH(QString, words);
    Sql::ConnectionSettings settings = overTls(host, mode, authority);
    settings.port = tls ? settings.port : m_plain->settings(host).port;
    const auto steps = Sql::checkConnection(settings);
    if (!words.isEmpty()) {
        expectFailure(steps, subject, words);
        return;
    }
    const Sql::CheckStep *step = find(steps, subject);
    QVERIFY2(step != nullptr && step->state == CheckState::Warning && !step->remedy.isEmpty(),
             textOf(steps).toUtf8().constData());
    QVERIFY(Sql::isUsable(steps));
}

void ConnectionCheckTest::theWay_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<CheckSubject>("subject");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown host") << u"postgresql://u@host.invalid/d"_qs << CheckSubject::Host
                                  << u"unknown"_qs;
    QTest::newRow("unknown Supabase project")
        << u"postgresql://postgres@db.abcdefghij.supabase.co/postgres"_qs << CheckSubject::Host
        << u"session pooler"_qs;
    QTest::newRow("closed port") << u"postgresql://u@127.0.0.1:1/d"_qs << CheckSubject::Port
                                 << u"Nothing listens"_qs;
    QTest::newRow("no socket's directory")
        << u"postgresql://u@/d?host=/nowhere"_qs << CheckSubject::Host << u"no directory"_qs;
    QTest::newRow("no socket") << u"postgresql://u@/d?host=/tmp&port=1"_qs << CheckSubject::Port
                               << u".s.PGSQL.1"_qs;
    QTest::newRow("unknown service") << u"service=shelfhelp-nowhere"_qs << CheckSubject::Settings
                                     << u"service is not defined"_qs;
}

void ConnectionCheckTest::theWay()
{
    QFETCH(QString, uri);
    QFETCH(CheckSubject, subject);
    QFETCH(QString, words);
    expectFailure(Sql::checkConnection(Sql::parseConnectionString(uri, u"test"_qs).value()), subject, words);
}

/// Something that listens and is no PostgreSQL.
void ConnectionCheckTest::aServerThatSwallowsEverything()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    auto settings =
        Sql::parseConnectionString(
            u"postgresql://u@127.0.0.1:%1/d?connect_timeout=2"_qs.arg(silent.serverPort()), u"test"_qs)
            .value();
    expectFailure(Sql::checkConnection(settings), CheckSubject::Port, u"no answer in time"_qs);
}

void ConnectionCheckTest::login_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("database");
    QTest::addColumn<CheckSubject>("subject");
    QTest::addColumn<QString>("words"); // empty: all well
    const QString right = QString::fromLatin1(password);
    const QString usual = u"postgres"_qs;
    QTest::newRow("right") << u"reader"_qs << right << usual << CheckSubject::Rights << QString();
    QTest::newRow("wrong password") << u"reader"_qs << u"wrong"_qs << usual << CheckSubject::Login
                                    << u"the password or the user is wrong"_qs;
    QTest::newRow("no password") << u"reader"_qs << QString() << usual << CheckSubject::Login
                                 << u"a password is needed"_qs;
    QTest::newRow("no such user") << u"nobody"_qs << right << usual << CheckSubject::Login
                                  << u"the password or the user is wrong"_qs;
    QTest::newRow("no such database")
        << u"reader"_qs << right << u"nowhere"_qs << CheckSubject::Database << u"no such database"_qs;
    QTest::newRow("may not connect") << u"reader"_qs << right << u"closed"_qs << CheckSubject::Database
                                     << u"GRANT CONNECT"_qs;
    QTest::newRow("not admitted") << u"reader"_qs << right << u"refused"_qs << CheckSubject::Login
                                  << u"does not admit"_qs;
}

void ConnectionCheckTest::login()
{
    QFETCH(QString, user);
    QFETCH(QString, given);
    QFETCH(QString, database);
    QFETCH(CheckSubject, subject);
    QFETCH(QString, words);
    Sql::ConnectionSettings settings = overTls(u"localhost"_qs, u"verify-full"_qs, u"ca.crt"_qs);
    settings.user = user;
    settings.password = given;
    settings.database = database;
    const auto steps = Sql::checkConnection(settings);
    if (words.isEmpty()) {
        QVERIFY2(Sql::isUsable(steps), textOf(steps).toUtf8().constData());
        QVERIFY2(find(steps, subject)->text.contains(u"may not store"), textOf(steps).toUtf8().constData());
        return;
    }
    expectFailure(steps, subject, words);
    QCOMPARE(find(steps, CheckSubject::Encryption)->state, CheckState::Good);
}

void ConnectionCheckTest::aServiceOfAFile()
{
    const Sql::ConnectionSettings server = m_plain->settings(u"localhost"_qs);
    writeTo(m_home.filePath(u".pg_service.conf"_qs),
            u"[mine]\nhost=127.0.0.1\nport=%1\nuser=%2\ndbname=nowhere\n"_qs
                .arg(QString::number(server.port), server.user)
                .toUtf8());
    qputenv("PGSERVICEFILE", m_home.filePath(u".pg_service.conf"_qs).toLocal8Bit());
    expectFailure(Sql::checkConnection(Sql::parseConnectionString(u"service=mine"_qs, u"test"_qs).value()),
                  CheckSubject::Database, u"no such database"_qs);
}

void ConnectionCheckTest::tooManyClients()
{
    Sql::ConnectionSettings settings = m_database->server().settings();
    settings.user = u"one"_qs;
    const auto first = Sql::Connection::open(settings, Sql::Purpose::Reading);
    QVERIFY2(first.ok(), why(first).constData());
    expectFailure(Sql::checkConnection(settings), CheckSubject::Session, u"no free connection"_qs);
}

void ConnectionCheckTest::poolers_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<CheckState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("session") << u"session"_qs << CheckState::Good << u"session mode"_qs;
    QTest::newRow("transaction") << u"transaction"_qs << CheckState::Warning << u"transaction mode"_qs;
    QTest::newRow("statement") << u"statement"_qs << CheckState::Failed << u"statement mode"_qs;
}

void ConnectionCheckTest::poolers()
{
    QFETCH(QString, mode);
    QFETCH(CheckState, state);
    QFETCH(QString, words);
    const Pooler pooler(m_database->server().settings(), {.mode = mode, .port = 6432, .sessions = 3});
    const auto steps = Sql::checkConnection(pooler.settings());
    QCOMPARE(Sql::isUsable(steps), state != CheckState::Failed);
    const Sql::CheckStep *step = find(steps, CheckSubject::Pooler);
    QVERIFY2(step != nullptr, textOf(steps).toUtf8().constData());
    QVERIFY2(step->state == state && step->text.contains(words) && !step->remedy.isEmpty(),
             textOf(steps).toUtf8().constData());
    Sql::ConnectionSettings wrong = pooler.settings();
    wrong.database = u"nowhere"_qs;
    expectFailure(Sql::checkConnection(wrong), CheckSubject::Database, u"no such database"_qs);
}

void ConnectionCheckTest::aStandbyIsReadOnly()
{
    const PrivateServer standby({.primary = &m_database->server()});
    const auto steps = Sql::checkConnection(standby.settings());
    QVERIFY2(Sql::isUsable(steps), textOf(steps).toUtf8().constData());
    QCOMPARE(find(steps, CheckSubject::Writing)->state, CheckState::Warning);
    QVERIFY(find(steps, CheckSubject::Writing)->text.contains(u"hot standby"));
}

void ConnectionCheckTest::aReadOnlyDatabase()
{
    run(*openOwner(m_database->server().settings()),
        "ALTER DATABASE postgres SET default_transaction_read_only = on");
    const auto steps = Sql::checkConnection(m_database->server().settings());
    const auto owner = openOwner(m_database->server().settings());
    run(*owner, "SET default_transaction_read_only = off");
    run(*owner, "ALTER DATABASE postgres RESET default_transaction_read_only");
    QVERIFY2(Sql::isUsable(steps), textOf(steps).toUtf8().constData());
    QCOMPARE(find(steps, CheckSubject::Writing)->state, CheckState::Warning);
    QVERIFY(find(steps, CheckSubject::Writing)->text.contains(u"read-only"));
}

void ConnectionCheckTest::roles_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("words");
    QTest::newRow("without rights") << u"stranger"_qs << u"shelfhelp database roles"_qs;
    QTest::newRow("rows are hidden") << u"hidden"_qs << u"Row level security"_qs;
}

void ConnectionCheckTest::roles()
{
    QFETCH(QString, user);
    QFETCH(QString, words);
    Sql::ConnectionSettings settings = m_database->server().settings();
    settings.user = user;
    const auto steps = Sql::checkConnection(settings);
    expectFailure(steps, steps.last().subject, words);
}

void ConnectionCheckTest::schemas_data()
{
    QTest::addColumn<QString>("database");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("words");
    const QByteArray tables = "CREATE TABLE public.customers (id int); CREATE TABLE public.orders (id int);";
    QTest::newRow("none") << u"empty"_qs << QByteArray() << u"no Shelf Help tables yet"_qs;
    QTest::newRow("foreign") << u"other"_qs << tables << u"2 of somebody else"_qs;
    QTest::newRow("newer")
        << u"postgres"_qs
        << QByteArray("UPDATE shelfhelp.atlas_schema_revisions SET version = '29991231000000' WHERE "
                      "version = (SELECT max(version) FROM shelfhelp.atlas_schema_revisions)")
        << QString();
}

void ConnectionCheckTest::schemas()
{
    QFETCH(QString, database);
    QFETCH(QByteArray, script);
    QFETCH(QString, words);
    FaultyDatabase fresh; // what it does stays there
    Sql::ConnectionSettings settings = fresh.server().settings();
    if (database != settings.database) {
        run(*openOwner(settings), "CREATE DATABASE " + database.toUtf8());
        settings.database = database;
    }
    if (!script.isEmpty()) {
        run(*openOwner(settings), script);
    }
    expectFailure(Sql::checkConnection(settings), CheckSubject::Schema, words);
}

void ConnectionCheckTest::theExistingPipelinesTables()
{
    const ExistingDatabase database;
    expectFailure(Sql::checkConnection(database.settings()), CheckSubject::Schema, u"migrate adopt"_qs);
}

void ConnectionCheckTest::supabaseDirectHosts()
{
    QVERIFY(Sql::isSupabaseDirect(u"db.abcdefghijklmnop.supabase.co"_qs));
    QVERIFY(!Sql::isSupabaseDirect(u"aws-0-eu-central-1.pooler.supabase.com"_qs));
    QVERIFY(!Sql::isSupabaseDirect(u"db.example.org"_qs));
}

/// `shelfhelp database connections`, over a file of connections and a password file.
void ConnectionCheckTest::theCommand()
{
    Sql::ConnectionProfile profile = Sql::newProfile(u"Produktion"_qs);
    profile.settings = overTls(u"localhost"_qs, u"verify-full"_qs, u"ca.crt"_qs);
    profile.settings.user = u"reader"_qs;
    profile.settings.origin.clear();
    Sql::ProfileList list{.chosen = profile.id};
    list.profiles.append(profile);
    const QString config = m_home.filePath(u"config"_qs);
    const Outcome saved = Sql::saveProfiles(list, config + u"/shelf-help/connections.json");
    QVERIFY2(saved.ok(), why(saved).constData());
    const QString passwords = m_home.filePath(u"pgpass"_qs);
    writeTo(passwords, "*:*:*:reader:" + password + "\n");
    QFile::setPermissions(passwords, QFile::ReadOwner | QFile::WriteOwner);

    Program program(m_plain->settings());
    program.setVariable(u"XDG_CONFIG_HOME"_qs, config);
    program.setVariable(u"PGPASSFILE"_qs, passwords);
    const QStringList connections{u"database"_qs, u"connections"_qs};
    Finished finished = program.run(connections + QStringList{u"list"_qs});
    QCOMPARE(finished.status, 0);
    QVERIFY(finished.out.contains("  Embedded") &&
            finished.out.contains("* Produktion  postgresql://reader@localhost"));
    finished = program.run(connections + QStringList{u"test"_qs, u"produktion"_qs, u"--json"_qs});
    QVERIFY2(finished.status == 0, finished.out.constData());
    QCOMPARE(finished.json().value(u"usable"_qs).toBool(), true);
    QVERIFY(finished.json().value(u"steps"_qs).toArray().size() >= 9);
    QVERIFY(!finished.out.contains(password));
    finished =
        program.run(connections + QStringList{u"test"_qs}); // DATABASE_URL: the other server, without tables
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.out.contains("✗ Schema"), finished.out.constData());
    // Any command takes a connection by name; without the environment the chosen one is taken.
    for (const QStringList &option : {QStringList{u"--profile"_qs, u"Produktion"_qs}, QStringList()}) {
        if (option.isEmpty()) {
            program.setVariable(u"DATABASE_URL"_qs, {});
        }
        finished = program.run(QStringList{u"stats"_qs, u"--range"_qs, u"all"_qs} + option);
        QVERIFY2(finished.status == 0, qPrintable(finished.messages));
        QVERIFY2(
            finished.messages.contains(option.isEmpty() ? u"chosen in the dashboard" : u"from --profile"),
            qPrintable(finished.messages));
    }
    finished = program.run({u"stats"_qs, u"--profile"_qs, u"Nirgends"_qs});
    QCOMPARE(finished.status, 2);
    QVERIFY2(finished.messages.contains(u"There are: Embedded, Produktion"), qPrintable(finished.messages));
    // A password that is to be asked for, and no terminal: the reason is told, and the password file asked.
    list.profiles.last().passwordSource = Sql::PasswordSource::Ask;
    QVERIFY(Sql::saveProfiles(list, config + u"/shelf-help/connections.json").ok());
    program.setVariable(u"PGPASSFILE"_qs, u"/dev/null"_qs);
    finished = program.run({u"stats"_qs, u"--profile"_qs, u"Produktion"_qs});
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"asked for each time") &&
                 finished.messages.contains(u"password is needed"),
             qPrintable(finished.messages));
}

QTEST_GUILESS_MAIN(ConnectionCheckTest)

#include "connectionchecktest.moc"
