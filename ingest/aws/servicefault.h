// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "credentials.h"
#include "httpcaller.h"

#include <sql/error.h>

#include <QString>

namespace ShelfHelp::Ingest {

/// What a service said when it did not do as asked, in JSON (SQS) or XML (SNS).
struct ServiceFault
{
    int status = 0;
    QString code;      ///< as awsErrorCode() gives it; empty if it was no answer of AWS's
    QString text;      ///< the whole text, for conclusions only: it may repeat what was signed
    QString requestId; ///< may be empty
    bool isCutOff = false;
};

[[nodiscard]] ServiceFault readFault(const HttpAnswer &answer);

/// `com.amazonaws.sqs#QueueDoesNotExistException` → `QueueDoesNotExist`; the older
/// `AWS.SimpleQueueService.NonExistentQueue` is the same.
[[nodiscard]] QString awsErrorCode(const QString &type);

/// The service does not know or no longer accepts the credentials, or not the signature made with them.
[[nodiscard]] bool isCredentialFault(const ServiceFault &fault);
/// The same of the error that became of it: new credentials may help, repeating does not.
[[nodiscard]] bool isCredentialFault(const Error &error);

/// The service wants less of us. Passes by itself, after a pause.
[[nodiscard]] bool isThrottled(const Error &error);

/// This computer's clock and AWS's differ by more than AWS bears.
[[nodiscard]] bool isClockFault(const ServiceFault &fault);

/// What the request was, for messages.
struct CallContext
{
    QString action; ///< such as ReceiveMessage
    QString host;
    QString credentialSource;
    Credentials credentials = {}; ///< to keep them out of the message
};

/// Classifies by code, never by the status alone: throttling comes as 403, too.
[[nodiscard]] Error errorOf(const ServiceFault &fault, const CallContext &context);

/// The error for an answer with status 200 that is cut off or not the service's.
[[nodiscard]] Error malformedAnswer(const QString &action);

} // namespace ShelfHelp::Ingest
