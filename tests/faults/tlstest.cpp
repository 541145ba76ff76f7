// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "certificates.h"
#include "faulttesting.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>

using namespace ShelfHelp;
using namespace ShelfHelp::Tests;

namespace {

const QString remoteHost = Certificates::remoteHost();

enum class Server { Tls, Plain, Expired };

} // namespace

/// F22, T6: `shelfhelp ingest` over TLS stores only where the server is who it should be.
class TlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void f22Stores_data();
    void f22Stores();
    void f22WarnsOfAService_data();
    void f22WarnsOfAService();
    void f22Refuses_data();
    void f22Refuses();

private:
    [[nodiscard]] static QString uri(const Sql::ConnectionSettings &settings, const QString &mode,
                                     const QString &authority);
    [[nodiscard]] Finished ingest(const QString &uri);

    std::unique_ptr<Certificates> m_certificates;
    std::unique_ptr<FaultyDatabase> m_database; ///< with TLS
    std::unique_ptr<PrivateServer> m_plain;     ///< without
    std::unique_ptr<PrivateServer> m_expired;   ///< with a certificate of yesterday
    QTemporaryDir m_home;                       ///< without ~/.postgresql/root.crt
};

void TlsTest::initTestCase()
{
    m_certificates = std::make_unique<Certificates>();
    m_database = std::make_unique<FaultyDatabase>(
        PrivateServerOptions{.configuration = m_certificates->serverConfiguration(), .tcp = true});
    m_plain = std::make_unique<PrivateServer>(PrivateServerOptions{.tcp = true});
    m_expired = std::make_unique<PrivateServer>(PrivateServerOptions{
        .configuration = m_certificates->serverConfiguration(u"expired"_qs), .tcp = true});
}

void TlsTest::cleanup()
{
    QCOMPARE(m_database->broken(), QString());
    m_database->clear();
}

QString TlsTest::uri(const Sql::ConnectionSettings &settings, const QString &mode, const QString &authority)
{
    QUrlQuery options{{u"hostaddr"_qs, u"127.0.0.1"_qs}};
    if (!mode.isEmpty()) {
        options.addQueryItem(u"sslmode"_qs, mode);
    }
    if (!authority.isEmpty()) {
        options.addQueryItem(u"sslrootcert"_qs, authority);
    }
    return u"postgresql://%1@%2:%3/%4?%5"_qs.arg(settings.user, settings.host, QString::number(settings.port),
                                                 settings.database, options.toString());
}

Finished TlsTest::ingest(const QString &uri)
{
    Program program(m_database->server().settings());
    program.setVariable(u"DATABASE_URL"_qs, uri);
    program.setVariable(u"HOME"_qs, m_home.path());
    return program.run({u"ingest"_qs, QStringLiteral(SHELFHELP_TEST_DATA "/samples/seed-records.json")});
}

void TlsTest::f22Stores_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<bool>("isSafe");
    QTest::newRow("verify-full, by name") << u"localhost"_qs << u"verify-full"_qs << u"ca.crt"_qs << true;
    QTest::newRow("verify-full, by address") << u"127.0.0.1"_qs << u"verify-full"_qs << u"ca.crt"_qs << true;
    QTest::newRow("default with an authority") << remoteHost << QString() << u"ca.crt"_qs << true;
    QTest::newRow("verify-ca, wrong host name")
        << u"elsewhere.test"_qs << u"verify-ca"_qs << u"ca.crt"_qs << false;
    QTest::newRow("require") << remoteHost << u"require"_qs << QString() << false;
    QTest::newRow("default without an authority") << remoteHost << QString() << QString() << false;
}

void TlsTest::f22Stores()
{
    QFETCH(QString, host);
    QFETCH(QString, mode);
    QFETCH(QString, authority);
    QFETCH(bool, isSafe);
    const qsizetype logSize = m_database->server().log().size();
    const Finished finished = ingest(uri(m_database->server().settings(host), mode,
                                         authority.isEmpty() ? QString() : m_certificates->path(authority)));
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QCOMPARE(m_database->notifications(), 2);
    QVERIFY(m_database->server().log().mid(logSize).contains("SSL enabled"));
    QCOMPARE(finished.messages.count(u"Warning: The connection to "_qs), isSafe ? 0 : 1);
}

void TlsTest::f22WarnsOfAService_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("words"); // empty: no warning
    QTest::newRow("libpq's default") << remoteHost << QString() << u"may be in clear text"_qs;
    QTest::newRow("require") << remoteHost << u"sslmode=require\n"_qs
                             << u"is encrypted, but nothing proves"_qs;
    QTest::newRow("verify-full") << remoteHost << u"sslmode=verify-full\nsslrootcert=%1\n"_qs << QString();
    QTest::newRow("this machine") << u"localhost"_qs << QString() << QString();
}

/// Only libpq reads the service file: what it made of it is asked afterwards.
void TlsTest::f22WarnsOfAService()
{
    QFETCH(QString, host);
    QFETCH(QString, lines);
    QFETCH(QString, words);
    const Sql::ConnectionSettings settings = m_database->server().settings();
    const QString file = m_home.filePath(u"pg_service.conf"_qs);
    writeTo(file, u"[prod]\nhost=%1\nhostaddr=127.0.0.1\nport=%2\nuser=%3\ndbname=%4\n%5"_qs
                      .arg(host, QString::number(settings.port), settings.user, settings.database,
                           lines.replace(u"%1"_qs, m_certificates->path(u"ca.crt"_qs)))
                      .toUtf8());
    Program program(settings);
    program.setVariable(u"DATABASE_URL"_qs, u"service=prod"_qs);
    program.setVariable(u"PGSERVICEFILE"_qs, file);
    program.setVariable(u"HOME"_qs, m_home.path());
    const Finished finished = program.run({u"stats"_qs, u"--range"_qs, u"all"_qs, u"--quiet"_qs});
    QVERIFY2(finished.status == 0, qPrintable(finished.messages));
    QVERIFY2(words.isEmpty() ? finished.messages.isEmpty() : finished.messages.contains(words),
             qPrintable(finished.messages));
}

void TlsTest::f22Refuses_data()
{
    QTest::addColumn<Server>("server");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("remedy");
    const QString full = u"verify-full"_qs;
    const QString none;
    QTest::newRow("F22 wrong CA") << Server::Tls << u"localhost"_qs << full << u"otherca.crt"_qs
                                  << u"sslrootcert="_qs;
    QTest::newRow("F22 wrong CA, default mode")
        << Server::Tls << remoteHost << none << u"otherca.crt"_qs << u"sslrootcert="_qs;
    QTest::newRow("F22 no CA file") << Server::Tls << u"localhost"_qs << full << u"missing.crt"_qs
                                    << u"sslrootcert="_qs;
    QTest::newRow("F22 wrong host name")
        << Server::Tls << u"elsewhere.test"_qs << full << u"ca.crt"_qs << u"host name"_qs;
    QTest::newRow("F22 wrong host name, default mode")
        << Server::Tls << u"elsewhere.test"_qs << none << u"ca.crt"_qs << u"host name"_qs;
    QTest::newRow("F22 wrong CA, verify-ca")
        << Server::Tls << u"localhost"_qs << u"verify-ca"_qs << u"otherca.crt"_qs << u"sslrootcert="_qs;
    QTest::newRow("F22 wrong CA, require")
        << Server::Tls << u"localhost"_qs << u"require"_qs << u"otherca.crt"_qs << u"sslrootcert="_qs;
    QTest::newRow("F22 the system's authorities, which this libpq does not know")
        << Server::Tls << u"localhost"_qs << full << u"system"_qs << u"sslrootcert="_qs;
    QTest::newRow("F22 an expired certificate")
        << Server::Expired << u"localhost"_qs << full << u"ca.crt"_qs << u"expired"_qs;
    QTest::newRow("F22 no TLS, verify-full")
        << Server::Plain << u"localhost"_qs << full << u"ca.crt"_qs << u"sslmode"_qs;
    QTest::newRow("F22 no TLS, require")
        << Server::Plain << u"localhost"_qs << u"require"_qs << none << u"sslmode"_qs;
    QTest::newRow("F22 no TLS, default mode") << Server::Plain << remoteHost << none << none << u"sslmode"_qs;
}

void TlsTest::f22Refuses()
{
    QFETCH(Server, server);
    QFETCH(QString, host);
    QFETCH(QString, mode);
    QFETCH(QString, authority);
    QFETCH(QString, remedy);
    const PrivateServer &asked = server == Server::Tls       ? m_database->server()
                                 : server == Server::Expired ? *m_expired
                                                             : *m_plain;
    const bool isFile = authority.endsWith(u".crt");
    const Finished finished =
        ingest(uri(asked.settings(host), mode, isFile ? m_certificates->path(authority) : authority));
    QCOMPARE(finished.status, 1);
    QVERIFY2(finished.messages.contains(u"Cannot connect to") && finished.messages.contains(remedy),
             qPrintable(finished.messages));
    QCOMPARE(m_database->notifications(), 0);
}

QTEST_GUILESS_MAIN(TlsTest)

#include "tlstest.moc"
