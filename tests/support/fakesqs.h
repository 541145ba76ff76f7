// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakequeue.h"

#include <QJsonObject>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

namespace ShelfHelp::Tests {

/// All queues of one account in one region, and the actions of SQS as JSON objects in and out, without I/O.
/// Not thread-safe; times as for FakeQueue.
class FakeSqs final
{
    Q_DISABLE_COPY_MOVE(FakeSqs)

public:
    FakeSqs(QUrl endpoint, QString region);

    /// Returns the queue's URL; a queue of that name is replaced.
    QString create(const FakeQueueSettings &settings);
    /// What was on its way to it as a dead-letter queue stays where it is.
    void erase(const QString &url);
    /// Null when there is none; found by the path of the URL.
    [[nodiscard]] FakeQueue *find(const QString &url) const;

    /// Answers `action`. An object without messages may also mean that there are none yet: waitTime().
    [[nodiscard]] FakeOutcome<QJsonObject> call(const QByteArray &action, const QJsonObject &parameters,
                                                qint64 now);
    /// How long a receive waits for messages, in seconds.
    [[nodiscard]] int waitTime(const QJsonObject &parameters) const;

    /// Refuses the next `count` entries of batches of that action, without touching their messages.
    void failEntries(const QByteArray &action, const FakeAwsError &error, int count);

    /// When the next message becomes visible by itself.
    [[nodiscard]] std::optional<qint64> nextExpiry(qint64 now) const;

private:
    using Outcome = FakeOutcome<QJsonObject>;
    using Action = std::function<Outcome(FakeQueue &, const QJsonObject &, qint64)>;

    struct EntryFault
    {
        QByteArray action;
        FakeAwsError error;
        int count = 0;
    };

    void linkDeadLetters();
    [[nodiscard]] Outcome getQueueUrl(const QJsonObject &parameters) const;
    [[nodiscard]] Outcome batch(const QByteArray &action, const QString &entryType, FakeQueue &queue,
                                const QJsonObject &parameters, qint64 now);
    [[nodiscard]] std::optional<FakeAwsError> scriptedFault(const QByteArray &action);

    const QUrl m_endpoint;
    const QString m_region;
    std::map<QString, std::unique_ptr<FakeQueue>> m_queues; ///< by name
    std::map<QByteArray, Action> m_actions;                 ///< those of one queue
    QList<EntryFault> m_entryFaults;
};

/// Parses the `MessageAttributes` of a SendMessage.
[[nodiscard]] FakeAttributes attributesFromJson(const QJsonObject &attributes);

} // namespace ShelfHelp::Tests
