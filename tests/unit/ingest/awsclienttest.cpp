// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "awstesting.h"

#include <ingest/aws/awsclient.h>
#include <ingest/aws/credentialchain.h>
#include <ingest/aws/servicefault.h>
#include <tests/support/fakehttpserver.h>

#include <QLocale>
#include <QTest>

using namespace ShelfHelp;
using namespace ShelfHelp::Ingest;
using namespace ShelfHelp::Tests;
using namespace std::chrono_literals;
using Kind = FakeFault::Kind;

namespace {

const QByteArray fine = R"({"Messages":[{"MessageId":"one"}]})";

FakeResponse fault(int status, const QByteArray &type, const QByteArray &message = "Said so.")
{
    return {.status = status,
            .body = R"({"__type":")" + type + R"(","message":")" + message + R"("})",
            .headers = {{"x-amzn-RequestId", "request-1"}}};
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_qs).toLatin1();
}

/// Refuses requests that were not signed within 15 minutes of its clock, as AWS does.
FakeResponse checkTime(const FakeRequest &request, const QDateTime &clock, bool tellsTime)
{
    QDateTime sent =
        QDateTime::fromString(QString::fromLatin1(request.header("X-Amz-Date")), u"yyyyMMdd'T'HHmmss'Z'"_qs);
    sent.setTimeSpec(Qt::UTC);
    if (qAbs(sent.secsTo(clock)) <= 15 * 60) {
        return {.body = fine};
    }
    FakeResponse refusal = fault(403, "SignatureDoesNotMatch",
                                 sent < clock ? "Signature expired: T1 is now earlier than T2 (T3 - 15 min.)"
                                              : "Signature not yet current: T1 is still later than T2");
    if (tellsTime) {
        refusal.headers.append({"Date", httpDate(clock)});
    }
    return refusal;
}

} // namespace

Q_DECLARE_METATYPE(FakeFault)
Q_DECLARE_METATYPE(FakeResponse)

class AwsClientTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void requestIsSignedAsItIsSent();
    void answerIsReadHoweverItComes_data();
    void answerIsReadHoweverItComes();
    void connectionMayBeClosedBetweenRequests();
    void longPollIsNotCut();
    void transportFailureIsClassified_data();
    void transportFailureIsClassified();
    void cutOffErrorPasses_data();
    void cutOffErrorPasses();
    void redirectIsNotFollowed();
    void silentServerIsGivenUp();
    void absentServerIsTransient();
    void stopEndsWaitingPromptly();
    void nothingIsSentOnceAStopIsWanted();
    void stopDoesNotEndWhatHasToBeDone();
    void serviceErrorIsClassified_data();
    void serviceErrorIsClassified();
    void errorCodeIsReduced_data();
    void errorCodeIsReduced();
    void xmlErrorIsRead();
    void messageTellsWhatHappened();
    void longTextIsCutInTheMiddle();
    void credentialFaultAsksTheSourceOnce_data();
    void credentialFaultAsksTheSourceOnce();
    void lastingCredentialFaultNamesTheSource();
    void failingSourceIsTold();
    void throttlingIsNoCredentialFault();
    void clockIsCorrectedAndRemembered_data();
    void clockIsCorrectedAndRemembered();
    void clockThatCannotBeLearntIsTold();
    void clockAndCredentialsAreCorrectedInOneCall();
    void secretsAreNotTold_data();
    void secretsAreNotTold();

private:
    [[nodiscard]] Result<QByteArray> post(const AwsCall &call = {
                                              .action = u"ReceiveMessage"_qs,
                                              .headers = {{"Content-Type", "application/x-amz-json-1.0"}},
                                              .body = "{}"});
    void useSettings(const AwsSettings &settings);
    void answerOnce(const FakeResponse &response, int count = 1);

    std::unique_ptr<AwsUser> m_user;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<CredentialChain> m_credentials;
    std::unique_ptr<AwsClient> m_client;
};

void AwsClientTest::init()
{
    m_client.reset();
    m_user = std::make_unique<AwsUser>();
    m_user->setKeys();
    m_server = std::make_unique<FakeHttpServer>();
    m_server->setHandler([](const FakeRequest &) { return FakeResponse{.body = fine}; });
    useSettings(m_user->settings());
}

void AwsClientTest::useSettings(const AwsSettings &settings)
{
    m_client.reset();
    m_credentials = std::make_unique<CredentialChain>(settings);
    m_client = std::make_unique<AwsClient>(
        AwsEndpoint{.service = u"sqs"_qs, .region = u"eu-west-1"_qs, .url = m_server->url()}, *m_credentials,
        settings);
}

Result<QByteArray> AwsClientTest::post(const AwsCall &call)
{
    return m_client->post(call);
}

void AwsClientTest::answerOnce(const FakeResponse &response, int count)
{
    m_server->script({.kind = Kind::Answer, .count = count, .response = response});
}

void AwsClientTest::requestIsSignedAsItIsSent()
{
    m_user->set(u"AWS_SESSION_TOKEN"_qs, u"token"_qs);
    useSettings(m_user->settings());
    const Result<QByteArray> answer = post();
    QVERIFY2(answer.ok(), why(answer).constData());
    QCOMPARE(answer.value(), fine);

    const FakeRequest sent = m_server->requests().at(0);
    QCOMPARE(sent.method, "POST");
    QCOMPARE(sent.target, "/");
    QCOMPARE(sent.body, "{}");
    QCOMPARE(sent.header("Host"), "127.0.0.1:" + QByteArray::number(m_server->port()));
    QCOMPARE(sent.header("User-Agent"), "shelfhelp/" SHELFHELP_VERSION);
    QCOMPARE(sent.header("X-Amz-Security-Token"), "token");
    UnsignedRequest received{.method = sent.method, .url = m_server->url(), .body = sent.body};
    for (const auto &[name, value] : sent.headers) {
        received.headers.emplaceBack(name, value);
    }
    const RequestSigner signer(u"eu-west-1"_qs, u"sqs"_qs);
    const QByteArray signature = RequestSigner::signature(
        signer.signingKey(AwsUser::secret(), m_user->now()),
        signer.stringToSign(RequestSigner::canonicalRequest(received), m_user->now()));
    QCOMPARE(sent.header("Authorization").split('=').last(), signature);
}

void AwsClientTest::answerIsReadHoweverItComes_data()
{
    QTest::addColumn<FakeFault>("fault");
    QTest::newRow("many writes") << FakeFault{.kind = Kind::ManyWrites};
    QTest::newRow("byte by byte") << FakeFault{.kind = Kind::SlowDrip, .delay = 1ms};
    QTest::newRow("chunks") << FakeFault{.kind = Kind::Chunked};
    QTest::newRow("packed") << FakeFault{.kind = Kind::Gzip};
    QTest::newRow("late") << FakeFault{.kind = Kind::Delay, .delay = 50ms};
    QTest::newRow("connection closed after it") << FakeFault{.kind = Kind::CloseAfter};
    QTest::newRow("connection dropped once") << FakeFault{.kind = Kind::DropBefore};
}

void AwsClientTest::answerIsReadHoweverItComes()
{
    QFETCH(const FakeFault, fault);
    m_server->script(fault);
    for (int time = 0; time < 2; ++time) {
        const Result<QByteArray> answer = post();
        QVERIFY2(answer.ok(), why(answer).constData());
        QCOMPARE(answer.value(), fine);
    }
}

void AwsClientTest::connectionMayBeClosedBetweenRequests()
{
    QVERIFY(post().ok());
    m_server->closeIdleConnections();
    const Result<QByteArray> answer = post();
    QVERIFY2(answer.ok(), why(answer).constData());
}

void AwsClientTest::longPollIsNotCut()
{
    AwsSettings settings = m_user->settings();
    settings.silence = 50ms;
    useSettings(settings);
    m_server->script({.kind = Kind::Delay, .delay = 300ms});
    const Result<QByteArray> answer = post(
        {.action = u"ReceiveMessage"_qs, .headers = {{"Content-Type", "x/y"}}, .body = "{}", .wait = 5s});
    QVERIFY2(answer.ok(), why(answer).constData());
}

void AwsClientTest::transportFailureIsClassified_data()
{
    QTest::addColumn<FakeFault>("fault");
    QTest::addColumn<ErrorKind>("kind");
    const auto status = [](int number) { return FakeFault{.kind = Kind::Status, .status = number}; };
    QTest::newRow("dropped") << FakeFault{.kind = Kind::DropBefore, .count = 10} << ErrorKind::Transient;
    QTest::newRow("dropped after the deed")
        << FakeFault{.kind = Kind::DropAfter, .count = 10} << ErrorKind::Transient;
    QTest::newRow("dropped halfway") << FakeFault{.kind = Kind::DropHalfway, .count = 10}
                                     << ErrorKind::Transient;
    QTest::newRow("500") << status(500) << ErrorKind::Transient;
    QTest::newRow("502") << status(502) << ErrorKind::Transient;
    QTest::newRow("503") << status(503) << ErrorKind::Transient;
    QTest::newRow("504") << status(504) << ErrorKind::Transient;
    QTest::newRow("429") << status(429) << ErrorKind::Transient;
    QTest::newRow("408") << status(408) << ErrorKind::Transient;
    QTest::newRow("404, no answer of AWS's") << status(404) << ErrorKind::Blocked;
    QTest::newRow("403, no answer of AWS's") << status(403) << ErrorKind::Blocked;
    QTest::newRow("413") << status(413) << ErrorKind::Permanent;
    QTest::newRow("204") << FakeFault{.kind = Kind::Answer, .response = {.status = 204}}
                         << ErrorKind::Transient;
    QTest::newRow("proxy") << FakeFault{.kind = Kind::ProxyAuth} << ErrorKind::Blocked;
    QTest::newRow("redirect") << FakeFault{.kind = Kind::Redirect} << ErrorKind::Blocked;
}

void AwsClientTest::transportFailureIsClassified()
{
    QFETCH(const FakeFault, fault);
    m_server->script(fault);
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QTEST(answer.error().kind, "kind");
    QVERIFY2(answer.error().message.contains(u"127.0.0.1"), why(answer).constData());
    QVERIFY(!answer.error().remedy.isEmpty());
    QVERIFY(!isCredentialFault(answer.error()));

    m_server->clearFaults();
    const Result<QByteArray> next = post();
    QVERIFY2(next.ok(), why(next).constData());
}

void AwsClientTest::cutOffErrorPasses_data()
{
    QTest::addColumn<FakeFault::Kind>("kind");
    QTest::newRow("connection dropped") << Kind::DropHalfway;
    QTest::newRow("length of the half") << Kind::TruncatedBody;
}

void AwsClientTest::cutOffErrorPasses()
{
    QFETCH(const FakeFault::Kind, kind);
    m_server->setHandler([](const FakeRequest &) { return fault(400, "QueueDoesNotExist"); });
    m_server->script({.kind = kind, .count = 4});
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Transient);
}

void AwsClientTest::redirectIsNotFollowed()
{
    const FakeHttpServer other;
    m_server->script({.kind = Kind::Redirect, .location = other.url().toEncoded()});
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error().remedy.contains(u"AWS_ENDPOINT_URL"), why(answer).constData());
    QCOMPARE(other.requests().size(), 0);
}

void AwsClientTest::silentServerIsGivenUp()
{
    AwsSettings settings = m_user->settings();
    settings.silence = 50ms;
    useSettings(settings);
    m_server->script({.kind = Kind::Hold});
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Transient);
    QVERIFY2(answer.error().message.contains(u"silent"), why(answer).constData());
}

void AwsClientTest::absentServerIsTransient()
{
    m_server->suspend();
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Transient);
    m_server->resume();
    QVERIFY(post().ok());
}

void AwsClientTest::stopEndsWaitingPromptly()
{
    m_server->script({.kind = Kind::Hold});
    m_server->setHandler([this](const FakeRequest &) {
        m_user->wantStop();
        return FakeResponse();
    });
    // An answer never comes, and this is longer than a test may take.
    const Result<QByteArray> answer = post(
        {.action = u"ReceiveMessage"_qs, .headers = {{"Content-Type", "x/y"}}, .body = "{}", .wait = 24h});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_server->requests().size(), 1);
}

void AwsClientTest::nothingIsSentOnceAStopIsWanted()
{
    m_user->wantStop();
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_server->requests().size(), 0);
}

void AwsClientTest::stopDoesNotEndWhatHasToBeDone()
{
    m_server->script({.kind = Kind::Delay, .delay = 200ms});
    m_user->wantStop();
    const Result<QByteArray> answer = post({.action = u"DeleteMessageBatch"_qs,
                                            .headers = {{"Content-Type", "x/y"}},
                                            .body = "{}",
                                            .isInterruptible = false});
    QVERIFY2(answer.ok(), why(answer).constData());
}

void AwsClientTest::serviceErrorIsClassified_data()
{
    QTest::addColumn<FakeResponse>("response");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](int status, const char *type, ErrorKind kind, const QString &code) {
        QTest::addRow("%s", type) << fault(status, type) << kind << code;
    };
    row(403, "RequestThrottled", ErrorKind::Transient, u"RequestThrottled"_qs);
    row(400, "ThrottlingException", ErrorKind::Transient, u"Throttling"_qs);
    row(400, "com.amazon.coral.availability#ThrottlingException", ErrorKind::Transient, u"Throttling"_qs);
    row(400, "com.amazonaws.sqs#OverLimit", ErrorKind::Transient, u"OverLimit"_qs);
    row(400, "com.amazonaws.sqs#KmsThrottled", ErrorKind::Transient, u"KmsThrottled"_qs);
    row(400, "RequestThrottledException", ErrorKind::Transient, u"RequestThrottled"_qs);
    row(400, "TooManyRequestsException", ErrorKind::Transient, u"TooManyRequests"_qs);
    row(503, "SlowDown", ErrorKind::Transient, u"SlowDown"_qs);
    row(400, "RequestLimitExceeded", ErrorKind::Transient, u"RequestLimitExceeded"_qs);
    row(400, "BandwidthLimitExceeded", ErrorKind::Transient, u"BandwidthLimitExceeded"_qs);
    row(400, "PriorRequestNotComplete", ErrorKind::Transient, u"PriorRequestNotComplete"_qs);
    row(500, "InternalFailure", ErrorKind::Transient, u"InternalFailure"_qs);
    row(500, "com.amazon.coral.service#InternalError", ErrorKind::Transient, u"InternalError"_qs);
    row(503, "ServiceUnavailable", ErrorKind::Transient, u"ServiceUnavailable"_qs);
    row(500, "NobodyKnowsThisOne", ErrorKind::Transient, u"NobodyKnowsThisOne"_qs);
    row(400, "AccessDeniedException", ErrorKind::Blocked, u"AccessDenied"_qs);
    row(403, "com.amazon.coral.service#AccessDenied", ErrorKind::Blocked, u"AccessDenied"_qs);
    row(400, "com.amazonaws.sqs#KmsAccessDenied", ErrorKind::Blocked, u"KmsAccessDenied"_qs);
    row(403, "OptInRequired", ErrorKind::Blocked, u"OptInRequired"_qs);
    row(400, "com.amazonaws.sqs#QueueDoesNotExist", ErrorKind::Blocked, u"QueueDoesNotExist"_qs);
    row(400, "AWS.SimpleQueueService.NonExistentQueue", ErrorKind::Blocked, u"QueueDoesNotExist"_qs);
    row(404, "NotFoundException", ErrorKind::Blocked, u"NotFound"_qs);
    row(400, "InvalidParameterValueException", ErrorKind::Permanent, u"InvalidParameterValue"_qs);
    row(400, "MissingRequiredParameterException", ErrorKind::Permanent, u"MissingRequiredParameter"_qs);
    row(400, "TooManyEntriesInBatchRequest", ErrorKind::Permanent, u"TooManyEntriesInBatchRequest"_qs);
    row(403, "PurgeQueueInProgress", ErrorKind::Permanent, u"PurgeQueueInProgress"_qs);
    row(400, "ReceiptHandleIsInvalid", ErrorKind::Permanent, u"ReceiptHandleIsInvalid"_qs);
}

void AwsClientTest::serviceErrorIsClassified()
{
    QFETCH(const FakeResponse, response);
    answerOnce(response);
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QTEST(answer.error().kind, "kind");
    QTEST(answer.error().serviceCode, "code");
    QVERIFY(!answer.error().remedy.isEmpty());
    QVERIFY(!isCredentialFault(answer.error()));
    QCOMPARE(m_server->requests().size(), 1);
}

void AwsClientTest::errorCodeIsReduced_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("") << QString();
    QTest::newRow("com.amazonaws.sqs#QueueDoesNotExist") << u"QueueDoesNotExist"_qs;
    QTest::newRow("a#b#InvalidParameterValueException") << u"InvalidParameterValue"_qs;
    QTest::newRow("AWS.SimpleQueueService.NonExistentQueue") << u"QueueDoesNotExist"_qs;
    QTest::newRow("AWS.SimpleQueueService.BatchRequestTooLong") << u"BatchRequestTooLong"_qs;
    QTest::newRow("Throttling") << u"Throttling"_qs;
}

void AwsClientTest::errorCodeIsReduced()
{
    QTEST(awsErrorCode(QString::fromLatin1(QTest::currentDataTag())), "code");
}

void AwsClientTest::xmlErrorIsRead()
{
    answerOnce({.status = 404,
                .body = "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">\n <Error>\n"
                        "<Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message>"
                        "</Error>\n<RequestId>request-2</RequestId></ErrorResponse>",
                .contentType = "text/xml"});
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Blocked);
    QCOMPARE(answer.error().serviceCode, u"NotFound"_qs);
    QVERIFY2(answer.error().message.contains(u"Topic does not exist (request request-2)"),
             why(answer).constData());
}

void AwsClientTest::messageTellsWhatHappened()
{
    answerOnce(fault(400, "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist."));
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().message, u"ReceiveMessage at 127.0.0.1 answered QueueDoesNotExist: The specified "
                                     "queue does not exist. (request request-1)"_qs);
}

void AwsClientTest::longTextIsCutInTheMiddle()
{
    answerOnce(
        fault(400, "InvalidParameterValueException",
              "Value " + QByteArray(5000, 'A') + " is invalid. Reason: The receipt handle has expired."));
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().message.contains(u"Value AAA"));
    QVERIFY(answer.error().message.contains(u"The receipt handle has expired."));
    QVERIFY(answer.error().message.size() < 500);
}

void AwsClientTest::credentialFaultAsksTheSourceOnce_data()
{
    QTest::addColumn<QByteArray>("type");
    for (const char *type : {"ExpiredToken", "ExpiredTokenException",
                             "com.amazon.coral.service#InvalidClientTokenId", "UnrecognizedClientException",
                             "SignatureDoesNotMatch", "com.amazon.coral.service#InvalidSignatureException",
                             "IncompleteSignature", "MissingAuthenticationToken"}) {
        QTest::newRow(type) << QByteArray(type);
    }
}

void AwsClientTest::credentialFaultAsksTheSourceOnce()
{
    QFETCH(const QByteArray, type);
    AwsUser user;
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=OLD\naws_secret_access_key=B\n");
    m_server->setHandler([type](const FakeRequest &request) {
        return request.header("Authorization").contains("Credential=NEW/") ? FakeResponse{.body = fine}
                                                                           : fault(403, type);
    });
    useSettings(user.settings());
    QVERIFY(m_credentials->get().ok());
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=NEW\naws_secret_access_key=B\n");
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY2(answer.ok(), why(answer).constData());
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(log.text().contains(u"again"));
}

void AwsClientTest::lastingCredentialFaultNamesTheSource()
{
    answerOnce(fault(403, "ExpiredToken", "The security token included in the request is expired"), 10);
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Blocked);
    QCOMPARE(answer.error().serviceCode, u"ExpiredToken"_qs);
    QVERIFY(isCredentialFault(answer.error()));
    QVERIFY2(answer.error().message.contains(m_credentials->source()), why(answer).constData());
    QCOMPARE(m_server->requests().size(), 2);
}

void AwsClientTest::failingSourceIsTold()
{
    AwsUser user;
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=OLD\naws_secret_access_key=B\n");
    useSettings(user.settings());
    QVERIFY(m_credentials->get().ok());
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=OLD\n");
    answerOnce(fault(403, "ExpiredToken"));
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Blocked);
    QVERIFY2(answer.error().message.contains(u"one half"), why(answer).constData());
}

void AwsClientTest::throttlingIsNoCredentialFault()
{
    answerOnce(fault(403, "RequestThrottled"));
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QVERIFY(isThrottled(answer.error()));
    QVERIFY(!isCredentialFault(answer.error()));
    QCOMPARE(m_server->requests().size(), 1);
}

void AwsClientTest::clockIsCorrectedAndRemembered_data()
{
    QTest::addColumn<int>("minutes");
    QTest::newRow("ours is 20 minutes behind") << 20;
    QTest::newRow("ours is 20 minutes ahead") << -20;
    QTest::newRow("ours is a day behind") << 24 * 60;
}

void AwsClientTest::clockIsCorrectedAndRemembered()
{
    QFETCH(const int, minutes);
    const QDateTime clock = m_user->now().addSecs(qint64(minutes) * 60);
    m_server->setHandler([clock](const FakeRequest &request) { return checkTime(request, clock, true); });
    const CapturedLog log;
    const Result<QByteArray> first = post();
    QVERIFY2(first.ok(), why(first).constData());
    QCOMPARE(m_server->requests().size(), 2);
    QVERIFY(log.text().contains(u"clock"));

    const Result<QByteArray> second = post();
    QVERIFY2(second.ok(), why(second).constData());
    QCOMPARE(m_server->requests().size(), 3);
    const QList<FakeRequest> sent = m_server->requests();
    QVERIFY(sent[0].header("X-Amz-Date") != sent[1].header("X-Amz-Date"));
    QVERIFY(sent[0].header("Authorization") != sent[1].header("Authorization"));
}

void AwsClientTest::clockThatCannotBeLearntIsTold()
{
    const QDateTime clock = m_user->now().addSecs(20 * 60);
    m_server->setHandler([clock](const FakeRequest &request) { return checkTime(request, clock, false); });
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::Blocked);
    QVERIFY2(answer.error().remedy.contains(u"clock"), why(answer).constData());
    QCOMPARE(m_server->requests().size(), 2);
}

void AwsClientTest::clockAndCredentialsAreCorrectedInOneCall()
{
    AwsUser user;
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=OLD\naws_secret_access_key=B\n");
    const QDateTime clock = user.now().addSecs(20 * 60);
    m_server->setHandler([clock](const FakeRequest &request) {
        const FakeResponse response = checkTime(request, clock, true);
        const bool isOld = request.header("Authorization").contains("Credential=OLD/");
        return response.status == 200 && isOld ? fault(403, "ExpiredToken") : response;
    });
    useSettings(user.settings());
    QVERIFY(m_credentials->get().ok());
    user.write(u"credentials"_qs, "[default]\naws_access_key_id=NEW\naws_secret_access_key=B\n");
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY2(answer.ok(), why(answer).constData());
    QCOMPARE(m_server->requests().size(), 3);
}

void AwsClientTest::secretsAreNotTold_data()
{
    QTest::addColumn<FakeFault>("fault");
    const QByteArray echoed = "Wrong: session-secret " + AwsUser::secret().toUtf8() +
                              ".\\n\\nThe Canonical String should have been\\n'POST\\nx-amz-security-token:"
                              "session-secret'";
    const auto answer = [](const FakeResponse &response) {
        return FakeFault{.kind = Kind::Answer, .count = 10, .response = response};
    };
    QTest::newRow("signature refused") << answer(fault(403, "SignatureDoesNotMatch", echoed));
    QTest::newRow("not allowed") << answer(fault(403, "AccessDenied", echoed));
    QTest::newRow("own fault") << answer(fault(400, "InvalidParameterValue", echoed));
    QTest::newRow("server") << answer(fault(500, "InternalError", echoed));
    QTest::newRow("not AWS") << answer({.status = 404, .body = echoed});
    QTest::newRow("dropped") << FakeFault{.kind = Kind::DropBefore, .count = 10};
    QTest::newRow("redirect") << FakeFault{
        .kind = Kind::Redirect, .count = 10, .location = "http://x/session-secret"};
}

void AwsClientTest::secretsAreNotTold()
{
    QFETCH(const FakeFault, fault);
    m_user->set(u"AWS_SESSION_TOKEN"_qs, u"session-secret"_qs);
    useSettings(m_user->settings());
    m_server->script(fault);
    const CapturedLog log;
    const Result<QByteArray> answer = post();
    QVERIFY(!answer.ok());
    const QString told = answer.error().toText() + log.text();
    for (const QString &secret : {AwsUser::secret(), u"session-secret"_qs, u"Signature="_qs}) {
        QVERIFY2(!told.contains(secret), qPrintable(told));
    }
}

QTEST_GUILESS_MAIN(AwsClientTest)

#include "awsclienttest.moc"
