// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "fakeawserror.h"
#include "fakehttpmessage.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace ShelfHelp::Tests {

/// Keys that a fake service accepts.
struct FakeCredentials
{
    QByteArray accessKeyId = "AKIDEXAMPLE";
    QByteArray secretAccessKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    QByteArray sessionToken = {}; ///< none when empty
    QDateTime expiration = {};    ///< of temporary keys; never when invalid
};

/// What a signature is held against.
struct SigV4Expectation
{
    FakeCredentials credentials;
    QByteArray region;
    QByteArray service;
    QDateTime now;        ///< of the window of 15 minutes
    QDateTime expiresNow; ///< of the credentials' expiration; `now` when invalid
};

/// Adds Host, X-Amz-Date, X-Amz-Security-Token and Authorization for tests that speak to a fake without the
/// product's signer. Signs every header there is.
void signRequest(FakeRequest &request, const QByteArray &host, const SigV4Expectation &with);

/// Why AWS would refuse the request's Authorization; nothing when it is right. Written from AWS's description
/// with OpenSSL alone, so that a mistake of the product's signer cannot be in here as well.
[[nodiscard]] std::optional<FakeAwsError> verifySignature(const FakeRequest &request,
                                                          const SigV4Expectation &expectation);

/// The canonical request over the headers named in `signedHeaders` (lower case, joined with `;`).
[[nodiscard]] QByteArray canonicalRequest(const FakeRequest &request, const QByteArray &signedHeaders);

} // namespace ShelfHelp::Tests
