// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/fakeclient.h>
#include <tests/support/fakecredentialserver.h>

#include <QDateTime>
#include <QTest>

#include <memory>

using namespace ShelfHelp::Tests;
using Kind = FakeFault::Kind;

class FakeCredentialServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_server = std::make_unique<FakeCredentialServer>(); }

    void givesKeysToAContainer();
    void asksAContainerForItsAuthorization();
    void rotatesKeys();
    void givesKeysToAnInstance();
    void asksAnInstanceForAToken();
    void refusesABadLifetime_data();
    void refusesABadLifetime();
    void knowsInstancesWithoutARole();
    void goesWrong();

private:
    [[nodiscard]] QUrl url(const QString &path) const { return m_server->metadataUrl().resolved(QUrl(path)); }

    [[nodiscard]] FakeHeaders token()
    {
        const ClientAnswer answer =
            m_client.put(url(u"/latest/api/token"_qs), {{"x-aws-ec2-metadata-token-ttl-seconds", "21600"}});
        return {{"x-aws-ec2-metadata-token", answer.body}};
    }

    const QString m_roles = u"/latest/meta-data/iam/security-credentials/"_qs;
    std::unique_ptr<FakeCredentialServer> m_server;
    FakeClient m_client;
};

void FakeCredentialServerTest::givesKeysToAContainer()
{
    const QDateTime expiration(QDate(2026, 3, 15), QTime(13, 36), Qt::UTC);
    m_server->setCredentials({.accessKeyId = "ASIA",
                              .secretAccessKey = "secret",
                              .sessionToken = "token",
                              .expiration = expiration});
    const ClientAnswer answer = m_client.get(m_server->containerUrl());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(u"AccessKeyId").toString(), u"ASIA"_qs);
    QCOMPARE(answer.json().value(u"SecretAccessKey").toString(), u"secret"_qs);
    QCOMPARE(answer.json().value(u"Token").toString(), u"token"_qs);
    QCOMPARE(answer.json().value(u"Expiration").toString(), u"2026-03-15T13:36:00Z"_qs);
    QCOMPARE(m_server->issuedCount(), 1);
}

void FakeCredentialServerTest::asksAContainerForItsAuthorization()
{
    m_server->setAuthorization("Basic abc");
    QCOMPARE(m_client.get(m_server->containerUrl()).status, 401);
    QCOMPARE(m_client.get(m_server->containerUrl(), {{"Authorization", "Basic xyz"}}).status, 401);
    QCOMPARE(m_server->issuedCount(), 0);
    QCOMPARE(m_client.get(m_server->containerUrl(), {{"Authorization", "Basic abc"}}).status, 200);
    QCOMPARE(m_server->issuedCount(), 1);
}

void FakeCredentialServerTest::rotatesKeys()
{
    const auto keyId = [this] {
        return m_client.get(m_server->containerUrl()).json().value(u"AccessKeyId").toString().toLatin1();
    };
    const QByteArray before = keyId();
    const FakeCredentials next = m_server->rotate(QDateTime::currentDateTimeUtc().addSecs(3600));
    QCOMPARE(keyId(), next.accessKeyId);
    QVERIFY(before != next.accessKeyId);
}

void FakeCredentialServerTest::givesKeysToAnInstance()
{
    const FakeHeaders headers = token();
    QCOMPARE(m_client.get(url(m_roles), headers).body, QByteArray("shelfhelp-role"));
    const ClientAnswer answer = m_client.get(url(m_roles + u"shelfhelp-role"), headers);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value(u"Token").toString(), u"first-token"_qs);
    QVERIFY(QDateTime::fromString(answer.json().value(u"Expiration").toString(), Qt::ISODate) >
            QDateTime::currentDateTimeUtc());
    QCOMPARE(m_client.get(url(m_roles + u"other-role"), headers).status, 404);
}

void FakeCredentialServerTest::asksAnInstanceForAToken()
{
    QCOMPARE(m_client.get(url(m_roles)).status, 401);
    QCOMPARE(m_client.get(url(m_roles), {{"x-aws-ec2-metadata-token", "guessed"}}).status, 401);
}

void FakeCredentialServerTest::refusesABadLifetime_data()
{
    QTest::addColumn<FakeHeaders>("headers");
    QTest::newRow("none") << FakeHeaders();
    QTest::newRow("too long") << FakeHeaders{{"x-aws-ec2-metadata-token-ttl-seconds", "21601"}};
    QTest::newRow("no number") << FakeHeaders{{"x-aws-ec2-metadata-token-ttl-seconds", "day"}};
}

void FakeCredentialServerTest::refusesABadLifetime()
{
    QFETCH(const FakeHeaders, headers);
    QCOMPARE(m_client.put(url(u"/latest/api/token"_qs), headers).status, 400);
    QCOMPARE(m_client.get(url(u"/latest/api/token"_qs), headers).status, 405);
}

void FakeCredentialServerTest::knowsInstancesWithoutARole()
{
    m_server->setRole({});
    QCOMPARE(m_client.get(url(m_roles), token()).status, 404);
}

void FakeCredentialServerTest::goesWrong()
{
    m_server->script({.kind = Kind::Status, .status = 404});
    m_server->script({.kind = Kind::Status, .status = 500});
    QCOMPARE(m_client.get(m_server->containerUrl()).status, 404);
    QCOMPARE(m_client.get(m_server->containerUrl()).status, 500);
    QCOMPARE(m_client.get(m_server->containerUrl()).status, 200);
    QCOMPARE(m_server->requests().size(), 3);
}

QTEST_GUILESS_MAIN(FakeCredentialServerTest)
#include "fakecredentialservertest.moc"
