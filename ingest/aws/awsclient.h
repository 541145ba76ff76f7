// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "awssettings.h"
#include "httpcaller.h"
#include "requestsigner.h"

#include <sql/result.h>

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <chrono>

namespace ShelfHelp::Ingest {

class CredentialChain;
struct ServiceFault;

/// Which service, and where.
struct AwsEndpoint
{
    QString service; ///< as in the scope of a signature: `sqs`, `sns`
    QString region;
    QUrl url;
};

struct AwsCall
{
    QString action; ///< such as ReceiveMessage; for messages
    HeaderFields headers;
    QByteArray body;
    /// How long the service may take to begin its answer (long poll), beyond the usual.
    std::chrono::seconds wait{0};
    /// False for what has to be done although a stop is wanted; the limits of time hold nevertheless.
    bool isInterruptible = true;
};

/// Posts signed requests to one endpoint. Belongs to the thread that made it; the credentials outlive it.
///
/// A credential fault is met by asking the source of the credentials again, a wrong clock by AWS's own time,
/// each once and at once. Nothing else is repeated here, but Qt may send any request twice.
class AwsClient final
{
    Q_DISABLE_COPY_MOVE(AwsClient)

public:
    AwsClient(AwsEndpoint endpoint, CredentialChain &credentials, AwsSettings settings);

    /// The body of an answer with status 200, at most 64 MiB, unread: it may be cut off or foreign.
    ///
    /// Transient: network, server, throttling. Blocked: credentials (isCredentialFault()), missing rights,
    /// no such queue or topic, wrong address. Permanent: the request itself is wrong. Cancelled: a stop was
    /// wanted.
    [[nodiscard]] Result<QByteArray> post(const AwsCall &call);

    [[nodiscard]] const AwsEndpoint &endpoint() const { return m_endpoint; }

private:
    [[nodiscard]] Result<HttpAnswer> send(const AwsCall &call, const Credentials &credentials);
    /// Whether the clock of the answer is another than the one that requests are signed with.
    [[nodiscard]] bool learnClock(const HttpAnswer &answer);

    const AwsEndpoint m_endpoint;
    CredentialChain &m_credentials;
    const AwsSettings m_settings;
    const RequestSigner m_signer;
    HttpCaller m_caller;
    qint64 m_clockOffset = 0; ///< seconds by which AWS's clock is ahead of ours
};

} // namespace ShelfHelp::Ingest
