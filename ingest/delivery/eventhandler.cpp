// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "eventhandler.h"

#include <ingest/apply/printable.h>
#include <sql/crashhook.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>

#include <algorithm>
#include <unordered_set>

namespace ShelfHelp::Ingest {

namespace {

Q_LOGGING_CATEGORY(log, "shelfhelp.delivery", QtInfoMsg)

using std::chrono::steady_clock;

constexpr steady_clock::duration longestMargin = std::chrono::seconds(2);
constexpr int marginShare = 5; ///< a fifth of what is left

steady_clock::time_point withMargin(steady_clock::time_point deadline)
{
    const steady_clock::duration left = std::max(deadline - steady_clock::now(), steady_clock::duration(0));
    return deadline - std::min(left / marginShare, longestMargin);
}

QString nameOf(const RecordFate &fate)
{
    switch (fate.kind) {
    case RecordFate::Kind::Stored:
        return u"stored"_qs;
    case RecordFate::Kind::Duplicate:
        return u"duplicate"_qs;
    case RecordFate::Kind::Rejected:
        return u"rejected "_qs + fate.reason;
    case RecordFate::Kind::Failed:
        break;
    }
    return u"failed"_qs;
}

/// The key of a notification; of what is none, where it stood.
QString nameOf(const DecodedRecord &record)
{
    const auto *notification = std::get_if<Notification>(&record.content);
    return notification != nullptr ? printable(QString::fromStdString(notification->messageId))
                                   : u"record %1"_qs.arg(record.position);
}

/// A line for each record: ids and outcomes, no payload.
void logFates(const QString &requestId, const std::vector<DecodedRecord> &records,
              const DeliveryReport &report)
{
    for (std::size_t i = 0; i < records.size(); ++i) {
        qCInfo(log).noquote() << u"request %1: %2 %3"_qs.arg(requestId, nameOf(records[i]),
                                                             nameOf(report.fates[i]));
    }
}

/// The response, or an error where a record that failed has no id that could name it.
std::variant<QByteArray, FunctionError> answer(const std::vector<DecodedRecord> &records,
                                               const DeliveryReport &report)
{
    QJsonArray failures;
    std::unordered_set<std::string> named;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const std::string &id = records[i].delivery.messageId;
        if (report.fates[i].kind != RecordFate::Kind::Failed) {
            continue;
        }
        if (id.empty()) {
            return FunctionError{.type = u"Function.NotStored"_qs,
                                 .message = report.fault ? report.fault->toText() : QString()};
        }
        if (named.insert(id).second) {
            failures.append(QJsonObject{{u"itemIdentifier"_qs, QString::fromStdString(id)}});
        }
    }
    return QJsonDocument(QJsonObject{{u"batchItemFailures"_qs, failures}}).toJson(QJsonDocument::Compact);
}

} // namespace

EventHandler::EventHandler(Deliverer &deliverer, std::function<bool()> shouldStop)
    : m_deliverer(deliverer)
    , m_shouldStop(std::move(shouldStop))
{
}

InvocationAnswer EventHandler::handle(const Invocation &invocation)
{
    const std::string_view event(invocation.event.constData(), std::size_t(invocation.event.size()));
    if (!m_decoder.isQueueEvent(event)) {
        return {.content = FunctionError{
                    .type = u"Function.NotQueueEvent"_qs,
                    .message = u"The event is not what a queue sends: an object with an array Records, of at "
                               "most 6 MiB. Is the function triggered by the queue alone?"_qs}};
    }
    const std::vector<DecodedRecord> records = m_decoder.decode(event);
    const DeliveryReport report = m_deliverer.deliver(
        records, {.deadline = withMargin(invocation.deadline), .shouldStop = m_shouldStop});
    logFates(invocation.requestId, records, report);
    SHELFHELP_CRASH_HOOK("before answer");
    return {.content = answer(records, report), .isTimedOut = report.isTimedOut};
}

QByteArray toJson(const FunctionError &error)
{
    return QJsonDocument(QJsonObject{{u"errorMessage"_qs, error.message},
                                     {u"errorType"_qs, error.type},
                                     {u"stackTrace"_qs, QJsonArray()}})
        .toJson(QJsonDocument::Compact);
}

} // namespace ShelfHelp::Ingest
