// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakequeueservice.h"

#include "fakesqs.h"

#include <QJsonDocument>
#include <QMutex>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <future>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 second = 1000;

QByteArray freshId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

FakeResponse jsonError(const FakeAwsError &error)
{
    const bool isOfSqs = !error.code.endsWith(u"Exception") || error.code.startsWith(u"Invalid") ||
                         error.code.startsWith(u"MissingRequired");
    const QString space = isOfSqs ? u"com.amazonaws.sqs#"_qs : u"com.amazon.coral.service#"_qs;
    const QJsonObject body{{u"__type"_qs, QString(space + error.code)}, {u"message"_qs, error.message}};
    return {.status = error.status,
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .contentType = "application/x-amz-json-1.0",
            .headers = {{"x-amzn-query-error", error.code.toLatin1() + ";Sender"}}};
}

FakeResponse jsonAnswer(const QByteArray &action, const QJsonObject &answer)
{
    static const QSet<QByteArray> silent{"DeleteMessage", "ChangeMessageVisibility", "PurgeQueue"};
    return {.body =
                silent.contains(action) ? QByteArray() : QJsonDocument(answer).toJson(QJsonDocument::Compact),
            .contentType = "application/x-amz-json-1.0"};
}

bool isQuery(const FakeRequest &request)
{
    return request.header("X-Amz-Target").isEmpty();
}

/// In the words of the protocol that the request speaks.
FakeResponse errorFor(const FakeRequest &request, const FakeAwsError &error)
{
    return isQuery(request) ? queryError(error) : jsonError(error);
}

FakeAwsError accessDenied()
{
    return {.code = u"AccessDeniedException"_qs,
            .message =
                u"User: arn:aws:iam::111122223333:user/reader is not authorized to perform this action"_qs,
            .status = 403};
}

std::optional<FakeAwsError> malformed(const FakeRequest &request)
{
    QJsonParseError fault{};
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &fault);
    if (fault.error == QJsonParseError::NoError && document.isObject()) {
        return std::nullopt;
    }
    return FakeAwsError{.code = u"SerializationException"_qs, .message = {}};
}

bool isAbout(const QByteArray &action, const QByteArray &of)
{
    return of.isEmpty() || of == action;
}

} // namespace

/// The service's state; all of it under `mutex`, but the exchanges, which the server's thread alone answers.
class FakeQueueService::Core final
{
    Q_DISABLE_COPY_MOVE(Core)

public:
    explicit Core(const FakeQueueServiceOptions &wanted);

    [[nodiscard]] qint64 now() const { return QDateTime::currentMSecsSinceEpoch() + offset; }

    [[nodiscard]] QDateTime signatureNow() const
    {
        return QDateTime::currentDateTimeUtc().addSecs(skewSeconds);
    }

    /// On the server's thread, without the mutex.
    void handle(const std::shared_ptr<FakeExchange> &exchange);
    /// Lets waiting receives look again; from any thread.
    void wake();
    /// On the server's thread, without the mutex.
    void serveWaiting();

    const FakeQueueServiceOptions options;
    mutable QMutex mutex;
    FakeCredentials credentials;
    qint64 offset = 0; ///< ms
    qint64 skewSeconds = 0;
    QSet<QByteArray> denied;

    struct Refusal
    {
        QByteArray action;
        FakeAwsError error;
        int count = 0;
    };

    QList<Refusal> refusals;

    struct Waiting
    {
        std::shared_ptr<FakeExchange> exchange;
        QJsonObject parameters;
        qint64 until = 0;
    };

    QList<Waiting> waiting; ///< oldest first
    int abandoned = 0;      ///< of those that waited
    qint64 nextWake = 0;    ///< for which a timer runs
    FakeHttpServer server;  ///< its thread ends last
    FakeSqs sqs;
    FakeSns sns;

private:
    using Answers = QList<std::pair<std::shared_ptr<FakeExchange>, FakeResponse>>;

    [[nodiscard]] std::optional<FakeAwsError> refusalOf(const FakeRequest &request);
    [[nodiscard]] std::optional<FakeAwsError> scriptedRefusal(const QByteArray &action);
    [[nodiscard]] std::optional<FakeResponse> answerTo(const std::shared_ptr<FakeExchange> &exchange);
    [[nodiscard]] std::optional<FakeResponse> answerOfSqs(const std::shared_ptr<FakeExchange> &exchange);
    void planNextWake();
    [[nodiscard]] FakeResponse stamped(FakeResponse response) const;
};

FakeQueueService::Core::Core(const FakeQueueServiceOptions &wanted)
    : options(wanted)
    , credentials(wanted.credentials)
    , server(wanted.port)
    , sqs(server.url(), QString::fromLatin1(wanted.region))
    , sns(sqs, QString::fromLatin1(wanted.region))
{
    server.setLateHandler([this](const std::shared_ptr<FakeExchange> &exchange) { handle(exchange); });
}

FakeResponse FakeQueueService::Core::stamped(FakeResponse response) const
{
    response.headers.emplaceBack("x-amzn-RequestId", freshId());
    response.headers.emplaceBack(
        "Date", QLocale::c().toString(signatureNow(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1());
    return response;
}

void FakeQueueService::Core::handle(const std::shared_ptr<FakeExchange> &exchange)
{
    QMutexLocker lock(&mutex);
    const auto refusal = refusalOf(exchange->request());
    auto answer = refusal ? std::optional(errorFor(exchange->request(), *refusal)) : answerTo(exchange);
    if (answer) {
        answer = stamped(*answer);
    }
    lock.unlock();
    if (answer) {
        exchange->answer(*answer);
    }
    serveWaiting(); // what this request changed may be what others wait for
}

std::optional<FakeAwsError> FakeQueueService::Core::refusalOf(const FakeRequest &request)
{
    if (options.verifiesSignatures) {
        const SigV4Expectation expectation{.credentials = credentials,
                                           .region = options.region,
                                           .service =
                                               isQuery(request) ? QByteArray("sns") : QByteArray("sqs"),
                                           .now = signatureNow(),
                                           .expiresNow = QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC)};
        if (const auto refusal = verifySignature(request, expectation)) {
            return refusal;
        }
    }
    const QByteArray action = request.action();
    return denied.contains(action) ? accessDenied() : scriptedRefusal(action);
}

std::optional<FakeAwsError> FakeQueueService::Core::scriptedRefusal(const QByteArray &action)
{
    const auto found = std::ranges::find_if(
        refusals, [&action](const Refusal &refusal) { return isAbout(action, refusal.action); });
    if (found == refusals.end()) {
        return std::nullopt;
    }
    const FakeAwsError error = found->error;
    if (--found->count <= 0) {
        refusals.erase(found);
    }
    return error;
}

std::optional<FakeResponse> FakeQueueService::Core::answerTo(const std::shared_ptr<FakeExchange> &exchange)
{
    const FakeRequest &request = exchange->request();
    if (isQuery(request)) {
        return sns.call(request.body, now());
    }
    if (!request.header("X-Amz-Target").startsWith("AmazonSQS.")) {
        return jsonError({.code = u"UnknownOperationException"_qs, .message = {}});
    }
    if (const auto refusal = malformed(request)) {
        return jsonError(*refusal);
    }
    return answerOfSqs(exchange);
}

/// None yet for a receive that has to wait.
std::optional<FakeResponse> FakeQueueService::Core::answerOfSqs(const std::shared_ptr<FakeExchange> &exchange)
{
    const QByteArray action = exchange->request().action();
    const QJsonObject parameters = exchange->request().json();
    const auto outcome = sqs.call(action, parameters, now());
    if (const auto *error = std::get_if<FakeAwsError>(&outcome)) {
        return jsonError(*error);
    }
    const auto &answer = std::get<QJsonObject>(outcome);
    const int seconds = action == "ReceiveMessage" && answer.isEmpty() ? sqs.waitTime(parameters) : 0;
    if (seconds > 0) {
        waiting.append({exchange, parameters, now() + seconds * second});
        return std::nullopt;
    }
    return jsonAnswer(action, answer);
}

void FakeQueueService::Core::wake()
{
    server.post([this] { serveWaiting(); });
}

void FakeQueueService::Core::serveWaiting()
{
    Answers answers;
    QMutexLocker lock(&mutex);
    waiting.removeIf([this, &answers](const Waiting &receive) {
        if (receive.exchange->isAbandoned()) {
            ++abandoned;
            return true;
        }
        const auto outcome = sqs.call("ReceiveMessage", receive.parameters, now());
        const auto *error = std::get_if<FakeAwsError>(&outcome);
        const QJsonObject messages = error != nullptr ? QJsonObject() : std::get<QJsonObject>(outcome);
        if (error == nullptr && messages.isEmpty() && now() < receive.until) {
            return false;
        }
        answers.emplaceBack(
            receive.exchange,
            stamped(error != nullptr ? jsonError(*error) : jsonAnswer("ReceiveMessage", messages)));
        return true;
    });
    planNextWake();
    lock.unlock();
    for (const auto &answer : std::as_const(answers)) {
        answer.first->answer(answer.second);
    }
}

/// A timer for the moment when the first waiting receive ends or a message becomes visible by itself.
void FakeQueueService::Core::planNextWake()
{
    if (waiting.isEmpty()) {
        return;
    }
    qint64 wakeAt = std::ranges::min(waiting, {}, &Waiting::until).until;
    wakeAt = std::min(wakeAt, sqs.nextExpiry(now()).value_or(wakeAt));
    if (nextWake > now() && nextWake <= wakeAt) {
        return;
    }
    nextWake = wakeAt;
    server.postLater(std::chrono::milliseconds(std::max<qint64>(wakeAt - now(), 0) + 1), [this] {
        QMutexLocker lock(&mutex);
        nextWake = 0;
        lock.unlock();
        serveWaiting();
    });
}

FakeQueueService::FakeQueueService(const FakeQueueServiceOptions &options)
    : m_core(std::make_unique<Core>(options))
{
}

FakeQueueService::~FakeQueueService()
{
    m_core->server.stop(); // before the queues go, which its thread uses
}

QUrl FakeQueueService::endpoint() const
{
    return m_core->server.url();
}

QString FakeQueueService::createQueue(const FakeQueueSettings &settings)
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->sqs.create(settings);
}

void FakeQueueService::deleteQueue(const QString &url)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->sqs.erase(url);
    m_core->wake();
}

QString FakeQueueService::createTopic(const QString &name, bool contentBasedDeduplication)
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->sns.createTopic(name, contentBasedDeduplication);
}

std::optional<FakeAwsError> FakeQueueService::subscribe(const QString &topicArn, const QString &queueUrl,
                                                        bool isRaw)
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->sns.subscribe(topicArn, queueUrl, isRaw);
}

QString FakeQueueService::publish(const QString &topicArn, const QString &message, const QString &group)
{
    return publish({.topicArn = topicArn, .message = message, .group = group});
}

QString FakeQueueService::publish(const FakePublication &publication)
{
    const QMutexLocker lock(&m_core->mutex);
    const auto outcome = m_core->sns.publish(publication, m_core->now());
    if (const auto *error = std::get_if<FakeAwsError>(&outcome)) {
        qFatal("The fake SNS refuses a publication: %s", qPrintable(error->message));
    }
    m_core->wake();
    return std::get<FakePublished>(outcome).messageId;
}

QString FakeQueueService::send(const QString &queueUrl, const FakeSend &content)
{
    const QMutexLocker lock(&m_core->mutex);
    FakeQueue *queue = m_core->sqs.find(queueUrl);
    if (queue == nullptr) {
        qFatal("The fake SQS has no queue %s", qPrintable(queueUrl));
    }
    const auto outcome = queue->send(content, m_core->now());
    if (const auto *error = std::get_if<FakeAwsError>(&outcome)) {
        qFatal("The fake SQS refuses a message: %s", qPrintable(error->message));
    }
    m_core->wake();
    return std::get<FakeSent>(outcome).messageId;
}

QList<FakeQueueService::Snapshot> FakeQueueService::messages(const QString &queueUrl) const
{
    const QMutexLocker lock(&m_core->mutex);
    QList<Snapshot> snapshots;
    if (FakeQueue *queue = m_core->sqs.find(queueUrl)) {
        const qint64 now = m_core->now();
        for (const FakeMessage &message : queue->messages(now)) {
            snapshots.append({.messageId = message.messageId,
                              .body = message.content.body,
                              .receiveCount = message.receiveCount,
                              .isInFlight = message.isInFlight(now)});
        }
    }
    return snapshots;
}

FakeQueueService::Counts FakeQueueService::counts(const QString &queueUrl) const
{
    const QList<Snapshot> all = messages(queueUrl);
    const qsizetype inFlight = std::ranges::count_if(all, &Snapshot::isInFlight);
    return {.visible = all.size() - inFlight, .inFlight = inFlight};
}

void FakeQueueService::advance(std::chrono::milliseconds duration)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->offset += duration.count();
    m_core->wake();
}

void FakeQueueService::skewClock(std::chrono::seconds ahead)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->skewSeconds = ahead.count();
}

void FakeQueueService::setCredentials(const FakeCredentials &credentials)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->credentials = credentials;
}

void FakeQueueService::expireToken()
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->credentials.expiration = QDateTime::fromMSecsSinceEpoch(m_core->now(), Qt::UTC);
}

void FakeQueueService::refuse(const QByteArray &action, const FakeAwsError &error, int count)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->refusals.append({action, error, count});
}

void FakeQueueService::deny(const QByteArray &action)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->denied.insert(action);
}

void FakeQueueService::allow(const QByteArray &action)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->denied.remove(action);
}

void FakeQueueService::throttle(const QByteArray &action, int count)
{
    refuse(action,
           {.code = u"RequestThrottled"_qs,
            .message = u"The request was denied due to request throttling."_qs,
            .status = 403},
           count);
}

void FakeQueueService::throttleAtGateway(const QByteArray &action, int count)
{
    refuse(action, {.code = u"ThrottlingException"_qs, .message = u"Rate exceeded"_qs}, count);
}

void FakeQueueService::failBatchEntry(const QByteArray &action, const QString &code, bool isSenderFault,
                                      int count)
{
    const QMutexLocker lock(&m_core->mutex);
    m_core->sqs.failEntries(
        action, {.code = code, .message = u"This entry was refused."_qs, .isSenderFault = isSenderFault},
        count);
}

void FakeQueueService::script(const QByteArray &action, FakeFault fault)
{
    fault.appliesTo = [action](const FakeRequest &request) { return isAbout(request.action(), action); };
    m_core->server.script(std::move(fault));
}

QList<FakeRequest> FakeQueueService::requests(const QByteArray &action) const
{
    QList<FakeRequest> found = m_core->server.requests();
    found.removeIf([&action](const FakeRequest &request) { return !isAbout(request.action(), action); });
    return found;
}

void FakeQueueService::settle() const
{
    std::promise<void> promise;
    m_core->server.post([this, &promise] {
        m_core->serveWaiting();
        promise.set_value();
    });
    promise.get_future().wait();
}

int FakeQueueService::waitingReceives() const
{
    settle();
    const QMutexLocker lock(&m_core->mutex);
    return int(m_core->waiting.size());
}

int FakeQueueService::abandonedReceives() const
{
    settle();
    const QMutexLocker lock(&m_core->mutex);
    return m_core->abandoned;
}

FakeHttpServer &FakeQueueService::http()
{
    return m_core->server;
}

} // namespace ShelfHelp::Tests
