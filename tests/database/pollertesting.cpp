// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pollertesting.h"

#include "payloads.h"

#include <tests/support/patience.h>

#include <QElapsedTimer>
#include <QTimer>

namespace ShelfHelp::Tests {

namespace {

constexpr qint64 patienceMs = 2 * patience;

QByteArray bodyOf(const QString &kind, int number)
{
    if (kind == u"bad") {
        return "{ " + QByteArray::number(number);
    }
    const QByteArray library = kind == u"held" ? "held" : "nashville";
    const QByteArray second = QByteArray::number(number % 60).rightJustified(2, '0');
    return envelope(librarySearch({.libraryId = library, .timeStart = "2024-05-02T10:00:" + second}),
                    "id-" + QByteArray::number(number));
}

/// A user with lasting keys and nothing else; the profile files of whoever runs the tests are left alone.
Ingest::AwsSettings settingsFor(const FakeQueueService &service, std::function<bool()> shouldStop)
{
    const FakeCredentials credentials;
    QProcessEnvironment environment;
    environment.insert(u"HOME"_qs, u"/nonexistent"_qs);
    environment.insert(u"AWS_REGION"_qs, u"eu-west-1"_qs);
    environment.insert(u"AWS_EC2_METADATA_DISABLED"_qs, u"true"_qs);
    environment.insert(u"AWS_ENDPOINT_URL"_qs, service.endpoint().toString());
    environment.insert(u"AWS_ACCESS_KEY_ID"_qs, QString::fromLatin1(credentials.accessKeyId));
    environment.insert(u"AWS_SECRET_ACCESS_KEY"_qs, QString::fromLatin1(credentials.secretAccessKey));
    return {.environment = environment,
            .shouldStop = std::move(shouldStop),
            .retryPause = std::chrono::milliseconds(5)};
}

} // namespace

PolledQueue::PolledQueue(const PolledQueueOptions &options)
    : m_options(options)
{
    const QString suffix = options.isFifo ? u".fifo"_qs : QString();
    if (options.hasDeadLetters) {
        m_deadLetterUrl = m_service.createQueue({.name = u"events-dlq"_qs + suffix});
    }
    create();
}

void PolledQueue::create()
{
    m_url =
        m_service.createQueue({.name = m_options.isFifo ? u"events.fifo"_qs : u"events"_qs,
                               .visibilityTimeout = m_options.visibility,
                               .deadLetterQueueUrl = m_deadLetterUrl,
                               .maxReceiveCount = m_options.hasDeadLetters ? m_options.maxReceiveCount : 0});
}

void PolledQueue::send(const QString &records)
{
    for (const QString &record : records.split(u' ', Qt::SkipEmptyParts)) {
        sendBody(bodyOf(record.section(u':', 1), ++m_sent), record.section(u':', 0, 0));
    }
}

void PolledQueue::sendBody(const QByteArray &body, const QString &group)
{
    static std::atomic<int> number = 0; // not the content's: the same text may come again
    m_service.send(m_url, {.body = QString::fromUtf8(body),
                           .group = m_options.isFifo ? group : QString(),
                           .deduplicationId = m_options.isFifo ? QString::number(++number) : QString()});
}

QString PolledQueue::receiveCounts() const
{
    QStringList counts;
    for (const FakeQueueService::Snapshot &message : m_service.messages(m_url)) {
        counts.append(QString::number(message.receiveCount));
    }
    return counts.join(u' ');
}

QStringList PolledQueue::parameters(const QByteArray &action, const QString &name) const
{
    QStringList values;
    for (const FakeRequest &request : m_service.requests(action)) {
        values.append(request.json().value(name).toVariant().toString());
    }
    return values;
}

TestedPoller::TestedPoller(PolledQueue &queue, const Sql::ConnectionSettings &database)
    : m_database(database)
    , m_settings(settingsFor(queue.service(), [this] { return m_isOver.load(); }))
    , m_credentials(m_settings)
    , m_deliverer([this] { return connect(); }, queue.url())
{
    auto client = Ingest::SqsClient::open(queue.url(), m_credentials, m_settings);
    if (!client.ok()) {
        qFatal("%s", why(client).constData());
    }
    m_client = std::move(client).value();
    options = {.longPoll = std::chrono::seconds(1),
               .firstPause = std::chrono::milliseconds(20),
               .longestPause = std::chrono::milliseconds(100),
               .shouldStop = [this] { return m_isOver.load(); },
               .tell = [this](const QString &line) { m_told.append(line); }};
}

Result<std::unique_ptr<Sql::Connection>> TestedPoller::connect()
{
    if (isDatabaseAway) {
        return Error{.kind = ErrorKind::Transient, .message = u"The database is away"_qs};
    }
    auto connection = Sql::Connection::open(m_database, Sql::Purpose::Writing);
    if (connection.ok()) {
        Tests::run(*connection.value(), "SET lock_timeout = '" + lockTimeout + "'");
    }
    return connection;
}

Outcome TestedPoller::run(const QList<Step> &steps)
{
    m_isOver = false;
    qsizetype next = 0;
    QElapsedTimer clock;
    clock.start();
    QTimer ticker;
    QObject::connect(&ticker, &QTimer::timeout, &ticker, [&] {
        if (next < steps.size() && steps[next].when()) {
            steps[next].then();
            ++next;
        }
        m_isOver = (!steps.isEmpty() && next == steps.size()) || clock.elapsed() > patienceMs;
    });
    ticker.start(5);
    m_poller.emplace(*m_client, m_deliverer, options);
    Outcome outcome = m_poller->run();
    if (outcome.ok() && (next < steps.size() || clock.elapsed() > patienceMs)) {
        return Error{.message = u"The poller has ended before step %1: %2"_qs.arg(QString::number(next + 1),
                                                                                  m_told.join(u"; "_qs))};
    }
    return outcome;
}

QString TestedPoller::summary() const
{
    QStringList numbers;
    for (const qint64 number : {counts().received, stored().stored, stored().duplicate, stored().rejected,
                                counts().deleted, counts().notDeleted}) {
        numbers.append(QString::number(number));
    }
    return numbers.join(u'/');
}

} // namespace ShelfHelp::Tests
