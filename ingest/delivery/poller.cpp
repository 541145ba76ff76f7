// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "poller.h"

#include <ingest/apply/printable.h>
#include <ingest/aws/servicefault.h>

#include <QLoggingCategory>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.delivery", QtInfoMsg)

using std::chrono::steady_clock;

constexpr int fullBatch = 10; ///< the most that the queue gives at once
/// Ten messages of the largest size, each byte escaped.
constexpr Limits responseLimits{.document = 64 * 1024 * 1024};
/// For so long the same attempt id brings the same messages.
constexpr std::chrono::minutes attemptLife{4};
constexpr std::chrono::seconds shortVisibility{30};
constexpr std::chrono::minutes deadLetterInterval{5};

QList<QByteArray> handlesOf(const std::vector<DecodedRecord> &records)
{
    QList<QByteArray> handles;
    for (const DecodedRecord &record : records) {
        handles.append(QByteArray::fromStdString(record.delivery.receiptHandle));
    }
    return handles;
}

/// Splits off what is settled; the order is kept.
std::vector<DecodedRecord> takeSettled(std::vector<DecodedRecord> &records, const DeliveryReport &report)
{
    std::vector<DecodedRecord> settled;
    std::vector<DecodedRecord> rest;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const bool isFailed = report.fates[i].kind == RecordFate::Kind::Failed;
        (isFailed ? rest : settled).push_back(std::move(records[i]));
    }
    records = std::move(rest);
    return settled;
}

} // namespace

Poller::Poller(SqsClient &queue, Deliverer &deliverer, PollOptions options)
    : m_queue(queue)
    , m_deliverer(deliverer)
    , m_options(std::move(options))
    , m_decoder(responseLimits)
{
}

Outcome Poller::run()
{
    m_deadline = m_options.isOnce ? std::optional(steady_clock::now() + m_options.patience) : std::nullopt;
    if (Outcome begun = begin(); !begun.ok()) {
        return isStopping() ? success() : begun;
    }
    while (!isStopping()) {
        if (m_options.beat) {
            m_options.beat(); // with much to do, no wait is long enough for one
        }
        if (m_options.betweenBatches) {
            m_options.betweenBatches();
        }
        const Result<bool> polled = poll();
        if (!polled.ok()) {
            return isStopping() ? success() : Outcome(polled.error());
        }
        if (m_options.isOnce && !polled.value()) {
            break;
        }
    }
    return success();
}

/// What a person has to mend is said at once; what passes by itself is waited for.
Outcome Poller::begin()
{
    BackoffPauses pauses(m_options.firstPause, m_options.longestPause);
    for (;;) {
        const Result<QueueAttributes> attributes = m_queue.attributes();
        if (attributes.ok()) {
            m_attributes = attributes.value();
            break;
        }
        if (attributes.error().kind != ErrorKind::Transient || !pause(pauses.next(), patience())) {
            return attributes.error();
        }
        tell(attributes.error().toText());
    }
    warnOfQueue();
    // A queue that hides nothing would give what is in hand to everybody.
    m_visibility =
        m_attributes.visibilityTimeout.count() > 0 ? m_attributes.visibilityTimeout : shortVisibility;
    if (Outcome ready = m_deliverer.ensureReady(patience()); !ready.ok()) {
        return ready;
    }
    if (m_options.onReady) {
        m_options.onReady();
    }
    return success();
}

void Poller::warnOfQueue()
{
    tell(u"Queue: %1, %2 messages wait, %3 are being worked on"_qs.arg(
        m_attributes.arn, QString::number(m_attributes.visible), QString::number(m_attributes.inFlight)));
    if (!m_attributes.isFifo) {
        tell(
            u"The queue is not FIFO: notifications may be stored out of order, which does no harm to figures"_qs);
    }
    if (m_attributes.deadLetterArn.isEmpty()) {
        tell(
            u"The queue has no dead-letter queue: a message that failed again and again would hold up its group for ever"_qs);
    }
    if (m_attributes.visibilityTimeout < shortVisibility) {
        tell(u"The queue's visibility timeout is %1 s; 30 s or more leave time for a slow database"_qs.arg(
            qint64(m_attributes.visibilityTimeout.count())));
    }
}

void Poller::watchDeadLetters()
{
    const steady_clock::time_point now = steady_clock::now();
    if (m_attributes.deadLetterArn.isEmpty() ||
        (m_deadLettersSeen != steady_clock::time_point{} && now < m_deadLettersSeen + deadLetterInterval)) {
        return;
    }
    m_deadLettersSeen = now;
    const Result<QueueAttributes> deadLetters = m_queue.attributesOf(m_attributes.deadLetterArn);
    if (!deadLetters.ok()) {
        qCDebug(log).noquote() << "the dead-letter queue cannot be looked at:"
                               << deadLetters.error().toText();
    } else if (std::exchange(m_deadLetters, deadLetters.value().visible) != m_deadLetters) {
        tell(u"%1 messages are in the dead-letter queue %2"_qs.arg(QString::number(m_deadLetters),
                                                                   m_attributes.deadLetterArn));
    }
}

Result<bool> Poller::poll()
{
    watchDeadLetters();
    BackoffPauses pauses(m_options.longestPause, m_options.longestPause);
    for (;;) {
        // Every receive counts against its messages, so none happens before they could be stored.
        const Outcome ready = m_deliverer.ensureReady(patience());
        if (ready.ok()) {
            break;
        }
        if (Outcome borne = bear(ready.error(), pauses); !borne.ok()) {
            return borne.error();
        }
    }
    Result<Records> records = receive();
    if (!records.ok()) {
        return records.error();
    }
    const bool isAny = !records.value().empty();
    if (isAny) {
        if (Outcome worked = work(std::move(records).value()); !worked.ok()) {
            return worked.error();
        }
    }
    return isAny;
}

Result<Poller::Records> Poller::receive()
{
    BackoffPauses pauses(m_options.firstPause, m_options.longestPause);
    for (;;) {
        const Result<QByteArray> document = receiveDocument();
        if (document.ok()) {
            m_lastFault.clear();
            return decode(document.value());
        }
        if (isStopping()) {
            return Records();
        }
        if (isCredentialFault(document.error())) {
            return document.error();
        }
        ++m_counts.faults;
        if (Outcome borne = bear(document.error(), pauses); !borne.ok()) {
            return borne.error();
        }
    }
}

/// One attempt, however often it is sent: its answer may be lost on the way, and the queue gives the same
/// messages again.
Result<QByteArray> Poller::receiveDocument()
{
    const ReceiveOptions receive{.most = m_most,
                                 .wait = m_options.longPoll,
                                 .visibility = m_visibility,
                                 .attemptId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces)};
    const steady_clock::time_point attemptEnd = steady_clock::now() + attemptLife;
    BackoffPauses pauses(m_options.firstPause, m_options.longestPause);
    for (;;) {
        Result<QByteArray> document = m_queue.receive(receive);
        if (document.ok()) {
            return document;
        }
        if (isStopping()) {
            releaseUnseen(receive);
            return document;
        }
        const bool isWorthTrying =
            document.error().kind == ErrorKind::Transient && steady_clock::now() < attemptEnd;
        if (!isWorthTrying || !pause(pauses.next(), patience())) {
            return document;
        }
        ++m_counts.faults;
        qCInfo(log).noquote() << "receiving again:" << document.error().toText();
    }
}

/// A long poll that was given up may have locked messages whose answer nobody read.
void Poller::releaseUnseen(const ReceiveOptions &receive)
{
    if (!m_attributes.isFifo) {
        return; // without an attempt id it would be another receive
    }
    ReceiveOptions again = receive;
    again.wait = std::chrono::seconds(0);
    again.isInterruptible = false;
    const Result<QByteArray> document = m_queue.receive(again);
    if (document.ok()) {
        HeldBatch(m_queue, m_visibility, handlesOf(decode(document.value())), m_counts).release();
    }
}

Poller::Records Poller::decode(const QByteArray &document)
{
    Records records = m_decoder.decode({document.constData(), std::size_t(document.size())});
    std::erase_if(records, [](const DecodedRecord &record) { return record.delivery.receiptHandle.empty(); });
    for (DecodedRecord &record : records) {
        record.delivery.queueArn = m_attributes.arn.toStdString();
    }
    return records;
}

Outcome Poller::work(Records records)
{
    ++m_counts.receives;
    m_counts.received += qint64(records.size());
    // A message that comes again may be what stops its group: those behind it are not to share its count.
    m_most = records.front().delivery.receiveCount > 1 ? 1 : fullBatch;
    HeldBatch batch(m_queue, m_visibility, handlesOf(records), m_counts);
    Outcome worked = workOn(batch, std::move(records));
    batch.release();
    return worked;
}

Outcome Poller::workOn(HeldBatch &batch, Records records)
{
    BackoffPauses pauses;
    Patience patience = this->patience([&batch] { batch.prolongIfDue(); });
    patience.shouldStop = [this, &batch] { return isStopping() || batch.isLost(); };
    for (;;) {
        const DeliveryReport report = m_deliverer.deliver(records, patience);
        batch.remove(handlesOf(takeSettled(records, report)));
        if (records.empty()) {
            m_deadline = m_deadline ? std::optional(steady_clock::now() + m_options.patience) : std::nullopt;
            return success();
        }
        if (batch.isLost() || isStopping()) {
            return success();
        }
        const std::chrono::milliseconds length =
            report.fault->kind == ErrorKind::Blocked ? m_options.longestPause : pauses.next();
        if (!pause(length, patience) && m_deadline && steady_clock::now() >= *m_deadline) {
            return *report.fault;
        }
    }
}

/// Waits, and goes on; fails where this poller must not wait for ever.
Outcome Poller::bear(const Error &error, BackoffPauses &pauses)
{
    // The text names the request, which is another one each time.
    const QString fault = error.serviceCode.isEmpty() ? error.toText() : error.serviceCode;
    if (std::exchange(m_lastFault, fault) != fault) {
        tell(error.toText());
    }
    if (m_options.isOnce && error.kind != ErrorKind::Transient) {
        return error;
    }
    const auto length = error.kind == ErrorKind::Transient ? pauses.next() : m_options.longestPause;
    return pause(length, patience()) ? success() : Outcome(error);
}

Patience Poller::patience(std::function<void()> beat) const
{
    return {.deadline = m_deadline,
            .shouldStop = m_options.shouldStop,
            .beat = [general = m_options.beat, own = std::move(beat)] {
                if (general) {
                    general();
                }
                if (own) {
                    own();
                }
            }};
}

void Poller::tell(const QString &line) const
{
    if (m_options.tell) {
        m_options.tell(printable(line));
    }
}

} // namespace ShelfHelp::Ingest
