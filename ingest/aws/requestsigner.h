// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "credentials.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

namespace ShelfHelp::Ingest {

/// Names as they are sent; a name may come more than once.
using HeaderFields = QList<QPair<QByteArray, QByteArray>>;

struct UnsignedRequest
{
    QByteArray method;
    QUrl url;
    HeaderFields headers; ///< without Host and X-Amz-Date, which the signer adds
    QByteArray body;      ///< exactly the bytes that are posted
};

/// Signs requests to one service in one region by AWS Signature Version 4. Holds no secret and no state; may
/// be used on any thread.
///
/// Content-Type, Host and every X-Amz-… header are signed; others are not, since a proxy or Qt may change
/// them on the way.
class RequestSigner final
{
public:
    RequestSigner(const QString &region, const QString &service);

    /// The headers to send: those of the request, Host, X-Amz-Date, X-Amz-Security-Token for temporary
    /// credentials, and Authorization. `time` is AWS's time; each attempt needs a new signature.
    [[nodiscard]] HeaderFields sign(const UnsignedRequest &request, const Credentials &credentials,
                                    const QDateTime &time) const;

    // The steps of the calculation, as AWS names them.

    /// Of a request that has all its headers.
    [[nodiscard]] static QByteArray canonicalRequest(const UnsignedRequest &request);
    [[nodiscard]] QByteArray stringToSign(const QByteArray &canonicalRequest, const QDateTime &time) const;
    [[nodiscard]] QByteArray signingKey(const QString &secretAccessKey, const QDateTime &time) const;
    /// In hexadecimal digits.
    [[nodiscard]] static QByteArray signature(const QByteArray &signingKey, const QByteArray &stringToSign);

    /// What is signed besides the caller's own headers.
    [[nodiscard]] static UnsignedRequest completed(const UnsignedRequest &request,
                                                   const Credentials &credentials, const QDateTime &time);

private:
    [[nodiscard]] QByteArray scope(const QDateTime &time) const;

    const QByteArray m_region;
    const QByteArray m_service;
};

} // namespace ShelfHelp::Ingest
