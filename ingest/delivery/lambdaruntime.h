// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "eventhandler.h"

#include <ingest/aws/httpcaller.h>
#include <sql/result.h>

#include <QUrl>

#include <functional>
#include <optional>

namespace ShelfHelp::Ingest {

/// The custom runtime of an AWS Lambda function: asks the Runtime API (version 2018-06-01) for invocations,
/// one after the other, has them handled, and posts what came of them. Belongs to the thread that made it.
///
/// Between invocations the machine is frozen: a call for the next one may take hours, and whatever was
/// connected before may be gone after it.
class LambdaRuntime final
{
    Q_DISABLE_COPY_MOVE(LambdaRuntime)

public:
    using Handle = std::function<InvocationAnswer(const Invocation &)>;

    /// `address` is host:port, as AWS_LAMBDA_RUNTIME_API tells it.
    LambdaRuntime(const QString &address, StopCheck shouldStop);

    /// Tells that the function cannot start at all; the process has to end then.
    void reportInitError(const FunctionError &error);

    /// Serves invocations until a stop is wanted. An error means that the API is gone: the process has to
    /// end, and the service starts another one.
    [[nodiscard]] Outcome run(const Handle &handle);

private:
    [[nodiscard]] Result<HttpAnswer> next();
    [[nodiscard]] Outcome serve(const HttpAnswer &invocation, const Handle &handle);
    [[nodiscard]] Outcome post(const QString &path, const QByteArray &body, const QByteArray &errorType = {});
    [[nodiscard]] UnsignedRequest request(const QByteArray &method, const QString &path) const;

    const QUrl m_base;
    const StopCheck m_shouldStop;
    HttpCaller m_caller;
};

} // namespace ShelfHelp::Ingest
