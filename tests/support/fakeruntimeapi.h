// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakehttpserver.h"
#include "patience.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace ShelfHelp::Tests {

/// One event for the function under test.
struct FakeInvocation
{
    QByteArray event;
    QByteArray requestId = {};                  ///< a fresh one when empty
    std::chrono::milliseconds deadline{30'000}; ///< from the moment of delivery; may be past
    QByteArray traceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
    QByteArray functionArn = "arn:aws:lambda:eu-west-1:111122223333:function:shelfhelp";
};

/// What the function posted, accepted or not.
struct RecordedAnswer
{
    enum class Kind { Response, Error, InitError };

    Kind kind;
    QByteArray requestId; ///< empty for an init error
    QByteArray body;
    FakeHeaders headers;
    int status = 0; ///< what it was answered

    /// `Lambda-Runtime-Function-Error-Type` as Lambda keeps it: `Runtime.Unknown` unless it has the right
    /// form.
    [[nodiscard]] QByteArray errorType() const;
};

/// Lambda's Runtime API 2018-06-01 on 127.0.0.1: hands out events one after the other and takes the answers,
/// with the states and refusals of the real one.
///
/// Works on a thread of its own; all members may be called from any thread. The waiting ones block theirs, so
/// the function must run on another one or in another process.
class FakeRuntimeApi final
{
    Q_DISABLE_COPY_MOVE(FakeRuntimeApi)

public:
    static constexpr qsizetype maximumAnswer = 6'291'556; ///< bytes

    FakeRuntimeApi();
    ~FakeRuntimeApi();

    /// For AWS_LAMBDA_RUNTIME_API: `127.0.0.1:4711`.
    [[nodiscard]] QString address() const;

    /// Queues an event, and hands it out at once when the function waits; returns its request id.
    QByteArray enqueue(const FakeInvocation &invocation);

    QByteArray enqueue(const QByteArray &event) { return enqueue(FakeInvocation{.event = event}); }

    /// Whether the function waits for its next event at this moment.
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] bool
    waitUntilWaiting(std::chrono::milliseconds timeout = std::chrono::milliseconds(patience)) const;

    /// The first answer to that event that was accepted; none when it took too long.
    [[nodiscard]] std::optional<RecordedAnswer>
    waitForAnswer(const QByteArray &requestId,
                  std::chrono::milliseconds timeout = std::chrono::milliseconds(patience)) const;
    [[nodiscard]] std::optional<RecordedAnswer>
    waitForInitError(std::chrono::milliseconds timeout = std::chrono::milliseconds(patience)) const;
    /// Everything that was posted, in order of arrival.
    [[nodiscard]] QList<RecordedAnswer> answers() const;

    /// Goes wrong with the next `invocation/next`, or with the next posts of answers.
    void scriptNext(FakeFault fault);
    void scriptAnswer(FakeFault fault);

    [[nodiscard]] FakeHttpServer &http();

private:
    class Core;

    std::unique_ptr<Core> m_core;
};

} // namespace ShelfHelp::Tests
