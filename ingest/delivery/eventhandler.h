// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "deliverer.h"

#include <ingest/decode/decoder.h>

#include <QByteArray>
#include <QString>

#include <chrono>
#include <variant>

namespace ShelfHelp::Ingest {

/// One call of the function.
struct Invocation
{
    QByteArray event; ///< as the queue's trigger sends it: {"Records":[{"body":…}, …]}
    QString requestId;
    std::chrono::steady_clock::time_point deadline; ///< the answer has to be there before
};

/// Why a call as a whole failed; in the words of the Lambda Runtime API.
struct FunctionError
{
    QString type; ///< Function. and a word, such as Function.NotQueueEvent
    QString message;

    friend bool operator==(const FunctionError &, const FunctionError &) = default;
};

struct InvocationAnswer
{
    std::variant<QByteArray, FunctionError> content; ///< the response, JSON, or the error
    bool isTimedOut = false;                         ///< the deadline came first
};

/// The function behind the Lambda runtime and the invocation endpoint: stores the records of an event and
/// answers which of them the queue has to keep ({"batchItemFailures":[{"itemIdentifier":…}, …]}). Nothing
/// survives into the next call but the database connection. Belongs to the deliverer's thread.
class EventHandler final
{
    Q_DISABLE_COPY_MOVE(EventHandler)

public:
    /// The deliverer outlives the handler. A stop ends waiting for the database.
    EventHandler(Deliverer &deliverer, std::function<bool()> shouldStop);

    /// Keeps a fifth of the time, at most two seconds, for the answer.
    [[nodiscard]] InvocationAnswer handle(const Invocation &invocation);

private:
    Deliverer &m_deliverer;
    const std::function<bool()> m_shouldStop;
    Decoder m_decoder;
};

/// An error as the runtime API and the endpoint spell it:
/// {"errorMessage":…,"errorType":…,"stackTrace":[]}.
[[nodiscard]] QByteArray toJson(const FunctionError &error);

} // namespace ShelfHelp::Ingest
