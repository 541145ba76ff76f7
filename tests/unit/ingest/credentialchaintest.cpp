// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <ingest/aws/credentialchain.h>
#include <ingest/aws/credentialprocess.h>
#include <tests/support/fakehttpserver.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;

namespace {

constexpr auto credentialsPath = "/latest/meta-data/iam/security-credentials/";

/// A container's credential service and an instance metadata service in one. What it gives is `KEY` and the
/// number of times that it gave some.
class MetadataServer final
{
public:
    explicit MetadataServer(const AwsUser &user)
    {
        m_server.setHandler([this, &user](const FakeRequest &request) { return answer(request, user); });
    }

    [[nodiscard]] QString url(const QString &path = {}) const { return server().url().toString() + path; }

    [[nodiscard]] const FakeHttpServer &server() const { return m_server; }

    FakeHttpServer &server() { return m_server; }

    /// Given to those that ask from now on.
    std::atomic<qint64> secondsToLive = 6 * 3600;
    std::atomic<bool> hasRole = true;
    std::atomic<int> given = 0;

private:
    FakeResponse answer(const FakeRequest &request, const AwsUser &user)
    {
        const bool hasToken = request.header("x-aws-ec2-metadata-token") == "metadata-token";
        if (request.path() == "/latest/api/token") {
            const bool isRight =
                request.method == "PUT" && request.header("x-aws-ec2-metadata-token-ttl-seconds") == "21600";
            return {.status = isRight ? 200 : 400, .body = "metadata-token"};
        }
        if (request.path() == credentialsPath && hasToken) {
            return hasRole ? FakeResponse{.body = "the-role"} : FakeResponse{.status = 404};
        }
        if (request.path() == QByteArray(credentialsPath) + "the-role" && hasToken) {
            return credentials(user);
        }
        if (request.path() == "/container" && request.header("Authorization") == "container-token") {
            return credentials(user);
        }
        return {.status = 401};
    }

    FakeResponse credentials(const AwsUser &user)
    {
        const QDateTime expiration = user.now().addSecs(secondsToLive);
        return {.body = QJsonDocument(QJsonObject{{u"Code"_qs, u"Success"_qs},
                                                  {u"AccessKeyId"_qs, u"KEY%1"_qs.arg(++given)},
                                                  {u"SecretAccessKey"_qs, AwsUser::secret()},
                                                  {u"Token"_qs, u"session-secret"_qs},
                                                  {u"Expiration"_qs, expiration.toString(Qt::ISODate)}})
                            .toJson()};
    }

    FakeHttpServer m_server;
};

} // namespace

class CredentialChainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void environmentGoesFirst();
    void halfAPairIsAnError_data();
    void halfAPairIsAnError();
    void profileHasKeys();
    void namedProfileIsMissing();
    void malformedFileIsAnError();
    void profileOfAnotherKindIsNotSupported_data();
    void profileOfAnotherKindIsNotSupported();
    void processGivesCredentials();
    void processGetsTheEnvironment();
    void failingProcessIsTold_data();
    void failingProcessIsTold();
    void slowProcessIsEnded();
    void slowProcessEndsWithAStop();
    void containerGivesCredentials_data();
    void containerGivesCredentials();
    void containerIsNotAskedEverywhere_data();
    void containerIsNotAskedEverywhere();
    void instanceGivesCredentials();
    void instanceWithoutCredentialsIsPassedOver_data();
    void instanceWithoutCredentialsIsPassedOver();
    void silentInstanceIsPassedOverSoon();
    void failingServicePasses();
    void nothingFoundTellsWhereToPutThem();
    void rotatedFileIsReadAfterForgetting();
    void credentialsAreRenewedInTime_data();
    void credentialsAreRenewedInTime();
    void oldCredentialsServeWhileRenewingFails();
    void renewingIsTriedOnceAMinute();
    void secretsAreNotTold_data();
    void secretsAreNotTold();

private:
    [[nodiscard]] CredentialChain chain() const { return CredentialChain(m_user->settings()); }

    void useContainer(const MetadataServer &server);
    void useInstance(const MetadataServer &server);
    /// A script that the profile names as its credential_process.
    void useProcess(const QByteArray &script);

    std::unique_ptr<AwsUser> m_user;
};

void CredentialChainTest::init()
{
    m_user = std::make_unique<AwsUser>();
}

void CredentialChainTest::useContainer(const MetadataServer &server)
{
    m_user->set(u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_qs, server.url(u"/container"_qs));
    m_user->set(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_qs, u"container-token"_qs);
}

void CredentialChainTest::useInstance(const MetadataServer &server)
{
    m_user->set(u"AWS_EC2_METADATA_DISABLED"_qs, u"false"_qs);
    m_user->set(u"AWS_EC2_METADATA_SERVICE_ENDPOINT"_qs, server.url());
}

void CredentialChainTest::useProcess(const QByteArray &script)
{
    m_user->write(u"script"_qs, script);
    const QString path = m_user->settings().environment.value(u"HOME"_qs) + u"/.aws/script"_qs;
    m_user->set(u"PATH"_qs, u"/usr/bin:/bin"_qs);
    m_user->write(u"config"_qs, "[default]\ncredential_process = /bin/sh \"" + path.toUtf8() + "\"\n");
}

void CredentialChainTest::environmentGoesFirst()
{
    m_user->setKeys();
    m_user->set(u"AWS_SESSION_TOKEN"_qs, u"token"_qs);
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=A\naws_secret_access_key=B\n");
    CredentialChain chain = this->chain();
    const Result<Credentials> credentials = chain.get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value(), (Credentials{.accessKeyId = u"AKIDEXAMPLE"_qs,
                                               .secretAccessKey = AwsUser::secret(),
                                               .sessionToken = u"token"_qs}));
    QVERIFY(chain.source().contains(u"environment"));
}

void CredentialChainTest::halfAPairIsAnError_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("id in the environment") << u"AWS_ACCESS_KEY_ID"_qs << QByteArray();
    QTest::newRow("secret in the environment") << u"AWS_SECRET_ACCESS_KEY"_qs << QByteArray();
    QTest::newRow("id in the profile") << u"X"_qs << QByteArray("[default]\naws_access_key_id=A\n");
    QTest::newRow("secret in the profile") << u"X"_qs << QByteArray("[default]\naws_secret_access_key=B\n");
}

void CredentialChainTest::halfAPairIsAnError()
{
    QFETCH(const QString, variable);
    QFETCH(const QByteArray, file);
    m_user->set(variable, AwsUser::secret());
    m_user->write(u"credentials"_qs, file);
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Blocked);
    QVERIFY2(credentials.error().message.contains(u"one half"), why(credentials).constData());
}

void CredentialChainTest::profileHasKeys()
{
    m_user->set(u"AWS_PROFILE"_qs, u"work"_qs);
    m_user->write(u"credentials"_qs, "[work]\naws_access_key_id = A\naws_secret_access_key = B+/=\n"
                                     "aws_session_token = C==\n");
    CredentialChain chain = this->chain();
    const Result<Credentials> credentials = chain.get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value(),
             (Credentials{.accessKeyId = u"A"_qs, .secretAccessKey = u"B+/="_qs, .sessionToken = u"C=="_qs}));
    QVERIFY(chain.source().contains(u"“work”"));
}

void CredentialChainTest::namedProfileIsMissing()
{
    m_user->set(u"AWS_PROFILE"_qs, u"work"_qs);
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Usage);
    QVERIFY2(credentials.error().message.contains(u"“work”"), why(credentials).constData());
}

void CredentialChainTest::malformedFileIsAnError()
{
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id A\n");
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QVERIFY2(credentials.error().message.contains(u"line 2"), why(credentials).constData());
}

void CredentialChainTest::profileOfAnotherKindIsNotSupported_data()
{
    QTest::addColumn<QByteArray>("setting");
    for (const char *name : {"role_arn", "sso_session", "sso_start_url", "sso_account_id"}) {
        QTest::newRow(name) << QByteArray(name) + " = x\n";
    }
}

void CredentialChainTest::profileOfAnotherKindIsNotSupported()
{
    QFETCH(const QByteArray, setting);
    m_user->write(u"config"_qs, "[default]\n" + setting);
    const Result<Credentials> refused = chain().get();
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Blocked);
    QVERIFY2(refused.error().message.contains(u"“default”"), why(refused).constData());
    QVERIFY2(refused.error().remedy.contains(u"credential_process"), why(refused).constData());

    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=A\naws_secret_access_key=B\n");
    QVERIFY(chain().get().ok());
}

void CredentialChainTest::processGivesCredentials()
{
    useProcess("echo '{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"B\",\"SessionToken\":\"C\","
               "\"Expiration\":\"2036-03-15T13:36:00Z\"}'\n");
    CredentialChain chain = this->chain();
    const Result<Credentials> credentials = chain.get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value(),
             (Credentials{.accessKeyId = u"A"_qs,
                          .secretAccessKey = u"B"_qs,
                          .sessionToken = u"C"_qs,
                          .expiration = QDateTime(QDate(2036, 3, 15), QTime(13, 36), Qt::UTC)}));
    QVERIFY(chain.source().contains(u"credential_process"));
}

void CredentialChainTest::processGetsTheEnvironment()
{
    m_user->set(u"OWN"_qs, u"own-value"_qs);
    useProcess("echo '{\"Version\":1,\"AccessKeyId\":\"'$OWN'\",\"SecretAccessKey\":\"B\"}'\n");
    const Result<Credentials> credentials = chain().get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value().accessKeyId, u"own-value"_qs);
    QVERIFY(!credentials.value().expiration);
}

void CredentialChainTest::failingProcessIsTold_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("told");
    QTest::newRow("exit status") << QByteArray("exit 3\n") << u"exit status 3"_qs;
    QTest::newRow("complaint") << QByteArray("echo 'log in first' >&2; echo private >&2; exit 1\n")
                               << u"“log in first”"_qs;
    QTest::newRow("silence") << QByteArray("exit 0\n") << u"not a JSON object"_qs;
    QTest::newRow("garbage") << QByteArray("echo private\n") << u"not a JSON object"_qs;
    QTest::newRow("array") << QByteArray("echo '[1]'\n") << u"not a JSON object"_qs;
    QTest::newRow("no secret") << QByteArray("echo '{\"Version\":1,\"AccessKeyId\":\"A\"}'\n")
                               << u"SecretAccessKey"_qs;
    QTest::newRow("other version") << QByteArray("echo '{\"Version\":2,\"AccessKeyId\":\"A\"}'\n")
                                   << u"Version"_qs;
    QTest::newRow("no time") << QByteArray("echo '{\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"private\","
                                           "\"Expiration\":\"soon\"}'\n")
                             << u"Expiration"_qs;
    QTest::newRow("header injection")
        << QByteArray("echo '{\"AccessKeyId\":\"A\\\\r\\\\nB: private\",\"SecretAccessKey\":\"B\"}'\n")
        << u"characters"_qs;
    QTest::newRow("flood") << QByteArray("exec cat /dev/zero\n") << u"prints too much"_qs;
}

void CredentialChainTest::failingProcessIsTold()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QString, told);
    useProcess(script);
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Blocked);
    const QString text = credentials.error().toText();
    QVERIFY2(text.contains(told) && text.contains(u"credential_process"), qPrintable(text));
    QVERIFY2(!text.contains(u"private"), qPrintable(text));
}

void CredentialChainTest::slowProcessIsEnded()
{
    const auto credentials =
        runCredentialProcess(u"/bin/sleep 600"_qs, u"The process"_qs, m_user->settings(), 0ms);
    QVERIFY(!credentials.ok());
    QVERIFY2(credentials.error().message.contains(u"too long"), why(credentials).constData());
}

void CredentialChainTest::slowProcessEndsWithAStop()
{
    useProcess("exec sleep 600\n");
    m_user->wantStop();
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Cancelled);
}

void CredentialChainTest::containerGivesCredentials_data()
{
    QTest::addColumn<bool>("tokenIsInFile");
    QTest::newRow("token in the environment") << false;
    QTest::newRow("token in a file") << true;
}

void CredentialChainTest::containerGivesCredentials()
{
    QFETCH(const bool, tokenIsInFile);
    const MetadataServer server(*m_user);
    useContainer(server);
    if (tokenIsInFile) {
        m_user->write(u"token"_qs, "container-token\n");
        m_user->set(u"AWS_CONTAINER_AUTHORIZATION_TOKEN"_qs, {});
        m_user->set(u"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"_qs,
                    m_user->settings().environment.value(u"HOME"_qs) + u"/.aws/token"_qs);
    }
    CredentialChain chain = this->chain();
    const Result<Credentials> credentials = chain.get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value().accessKeyId, u"KEY1"_qs);
    QCOMPARE(credentials.value().sessionToken, u"session-secret"_qs);
    QVERIFY(credentials.value().expiration);
    QVERIFY(chain.source().contains(u"container"));
}

void CredentialChainTest::containerIsNotAskedEverywhere_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("address");
    const QString full = u"AWS_CONTAINER_CREDENTIALS_FULL_URI"_qs;
    QTest::newRow("plain HTTP elsewhere") << full << u"http://evil.example/"_qs;
    QTest::newRow("another scheme") << full << u"file:///etc/passwd"_qs;
    QTest::newRow("a host in the path")
        << u"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"_qs << u"@evil.example/"_qs;
}

void CredentialChainTest::containerIsNotAskedEverywhere()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, address);
    m_user->set(variable, address);
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Blocked);
}

void CredentialChainTest::instanceGivesCredentials()
{
    const MetadataServer server(*m_user);
    useInstance(server);
    CredentialChain chain = this->chain();
    const Result<Credentials> credentials = chain.get();
    QVERIFY2(credentials.ok(), why(credentials).constData());
    QCOMPARE(credentials.value().accessKeyId, u"KEY1"_qs);
    QVERIFY(chain.source().contains(u"instance"));
    QCOMPARE(server.server().requests().size(), 3);
}

void CredentialChainTest::instanceWithoutCredentialsIsPassedOver_data()
{
    QTest::addColumn<bool>("hasService");
    QTest::addColumn<bool>("isDisabled");
    QTest::newRow("no role") << true << false;
    QTest::newRow("no service") << false << false;
    QTest::newRow("disabled") << true << true;
}

void CredentialChainTest::instanceWithoutCredentialsIsPassedOver()
{
    QFETCH(const bool, hasService);
    QFETCH(const bool, isDisabled);
    MetadataServer server(*m_user);
    server.hasRole = false;
    useInstance(server);
    m_user->set(u"AWS_EC2_METADATA_DISABLED"_qs, isDisabled ? u"True"_qs : u"false"_qs);
    if (!hasService) {
        server.server().suspend();
    }
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Blocked);
    QVERIFY2(credentials.error().message.contains(u"no AWS credentials"), why(credentials).constData());
    QCOMPARE(server.server().requests().isEmpty(), !hasService || isDisabled);
}

void CredentialChainTest::silentInstanceIsPassedOverSoon()
{
    MetadataServer server(*m_user);
    useInstance(server);
    server.server().script({.kind = FakeFault::Kind::Hold, .count = 10});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!chain().get().ok());
    QVERIFY2(timer.elapsed() < 5000, "the metadata service is waited for too long");
}

void CredentialChainTest::failingServicePasses()
{
    MetadataServer server(*m_user);
    useContainer(server);
    server.server().script({.kind = FakeFault::Kind::Status, .status = 500});
    CredentialChain chain = this->chain();
    const Result<Credentials> failed = chain.get();
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().kind, ErrorKind::Transient);
    QVERIFY(chain.get().ok());
}

void CredentialChainTest::nothingFoundTellsWhereToPutThem()
{
    const Result<Credentials> credentials = chain().get();
    QVERIFY(!credentials.ok());
    QCOMPARE(credentials.error().kind, ErrorKind::Blocked);
    QVERIFY2(credentials.error().remedy.contains(u"AWS_ACCESS_KEY_ID"), why(credentials).constData());
}

void CredentialChainTest::rotatedFileIsReadAfterForgetting()
{
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=OLD\naws_secret_access_key=B\n");
    CredentialChain chain = this->chain();
    QCOMPARE(chain.get().value().accessKeyId, u"OLD"_qs);
    m_user->write(u"credentials"_qs, "[default]\naws_access_key_id=NEW\naws_secret_access_key=B\n");
    QCOMPARE(chain.get().value().accessKeyId, u"OLD"_qs);
    chain.forget();
    QCOMPARE(chain.get().value().accessKeyId, u"NEW"_qs);

    m_user->write(u"credentials"_qs, {});
    chain.forget();
    const Result<Credentials> gone = chain.get();
    QVERIFY(!gone.ok());
    QCOMPARE(gone.error().kind, ErrorKind::Transient);
}

void CredentialChainTest::credentialsAreRenewedInTime_data()
{
    QTest::addColumn<qint64>("secondsBefore");
    QTest::addColumn<QString>("key");
    QTest::newRow("long before") << qint64(3600) << u"KEY1"_qs;
    QTest::newRow("16 minutes before") << qint64(16 * 60) << u"KEY1"_qs;
    QTest::newRow("14 minutes before") << qint64(14 * 60) << u"KEY2"_qs;
    QTest::newRow("9 minutes before") << qint64(9 * 60) << u"KEY2"_qs;
    QTest::newRow("too late") << qint64(-1) << u"KEY2"_qs;
}

void CredentialChainTest::credentialsAreRenewedInTime()
{
    QFETCH(const qint64, secondsBefore);
    const MetadataServer server(*m_user);
    useContainer(server);
    CredentialChain chain = this->chain();
    QCOMPARE(chain.get().value().accessKeyId, u"KEY1"_qs);
    m_user->advance(server.secondsToLive - secondsBefore);
    QTEST(chain.get().value().accessKeyId, "key");
}

void CredentialChainTest::oldCredentialsServeWhileRenewingFails()
{
    MetadataServer server(*m_user);
    useContainer(server);
    CredentialChain chain = this->chain();
    QVERIFY(chain.get().ok());
    server.server().script({.kind = FakeFault::Kind::Status, .count = 100, .status = 500});
    m_user->advance(server.secondsToLive - 14 * 60);
    const CapturedLog log;
    QCOMPARE(chain.get().value().accessKeyId, u"KEY1"_qs);
    QVERIFY(log.text().contains(u"expire soon"));

    m_user->advance(5 * 60);
    const Result<Credentials> tooLate = chain.get();
    QVERIFY(!tooLate.ok());
    QCOMPARE(tooLate.error().kind, ErrorKind::Transient);
    server.server().clearFaults();
    QCOMPARE(chain.get().value().accessKeyId, u"KEY2"_qs);
}

void CredentialChainTest::renewingIsTriedOnceAMinute()
{
    MetadataServer server(*m_user);
    useContainer(server);
    server.secondsToLive = 12 * 60;
    CredentialChain chain = this->chain();
    QCOMPARE(chain.get().value().accessKeyId, u"KEY1"_qs);
    QCOMPARE(chain.get().value().accessKeyId, u"KEY1"_qs);
    m_user->advance(61);
    QCOMPARE(chain.get().value().accessKeyId, u"KEY2"_qs);
    QCOMPARE(server.given, 2);
}

void CredentialChainTest::secretsAreNotTold_data()
{
    QTest::addColumn<QByteArray>("credentials");
    const QByteArray secret = AwsUser::secret().toUtf8();
    QTest::newRow("malformed") << "[default]\naws_secret_access_key " + secret + "\n";
    QTest::newRow("half") << "[default]\naws_secret_access_key = " + secret + "\n";
    QTest::newRow("quoted") << "[default]\naws_access_key_id=A\naws_secret_access_key = \" " + secret +
                                   "\"\n";
    QTest::newRow("section") << "[" + secret + "\n";
    QTest::newRow("process") << "[default]\ncredential_process = /bin/sh -c \"echo " + secret + "\"\n";
    QTest::newRow("no such process") << "[default]\ncredential_process = /nowhere/" + secret + "\n";
}

void CredentialChainTest::secretsAreNotTold()
{
    QFETCH(const QByteArray, credentials);
    m_user->write(u"credentials"_qs, credentials);
    const CapturedLog log;
    CredentialChain chain = this->chain();
    const Result<Credentials> result = chain.get();
    QVERIFY(!result.ok());
    const QString told = result.error().toText() + chain.source() + log.text();
    QVERIFY2(!told.contains(AwsUser::secret()), qPrintable(told));
}

QTEST_GUILESS_MAIN(CredentialChainTest)

#include "credentialchaintest.moc"
