// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sigv4verification.h"

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <memory>

namespace ShelfHelp::Tests {

/// What a server answered; a status of 0 when nothing came.
struct ClientAnswer
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0;
    QByteArray body = {};
    FakeHeaders headers = {};

    [[nodiscard]] QJsonObject json() const;
    /// Of a refusal of SQS: `QueueDoesNotExist: The specified queue does not exist.`; empty for a success.
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A plain client with which the tests try the fakes: QNetworkAccessManager without proxy and redirects,
/// waiting in an event loop. To be used on one thread.
class FakeClient final
{
    Q_DISABLE_COPY_MOVE(FakeClient)

public:
    FakeClient();

    [[nodiscard]] ClientAnswer get(const QUrl &url, const FakeHeaders &headers = {});
    [[nodiscard]] ClientAnswer put(const QUrl &url, const FakeHeaders &headers = {});
    [[nodiscard]] ClientAnswer post(const QUrl &url, const QByteArray &body, const FakeHeaders &headers = {});

    /// A signed call of SQS.
    [[nodiscard]] ClientAnswer sqs(const QUrl &endpoint, const QByteArray &action,
                                   const QJsonObject &parameters);
    /// The same without waiting.
    [[nodiscard]] std::unique_ptr<QNetworkReply> startSqs(const QUrl &endpoint, const QByteArray &action,
                                                          const QJsonObject &parameters);
    /// A signed call of SNS with a form.
    [[nodiscard]] ClientAnswer sns(const QUrl &endpoint, const QByteArray &form);

    FakeCredentials credentials = {};
    QByteArray region = "eu-west-1";
    qint64 clockSkew = 0; ///< seconds that its clock is ahead

private:
    [[nodiscard]] FakeHeaders signedHeaders(const QUrl &endpoint, const QByteArray &body,
                                            const QByteArray &service, const FakeHeaders &headers) const;

    QNetworkAccessManager m_manager;
};

/// Waits for a reply that was started.
[[nodiscard]] ClientAnswer answerOf(QNetworkReply &reply);

} // namespace ShelfHelp::Tests
