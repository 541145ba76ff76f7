// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "credentials.h"

#include <sql/result.h>

#include <QByteArray>

namespace ShelfHelp::Ingest {

/// Reads the JSON of a credential_process (`tokenName` is `SessionToken`) or a metadata service (`Token`):
/// AccessKeyId, SecretAccessKey, the token and Expiration, the last two optional.
///
/// `origin` is how an error names where it came from; what stands in it is never told.
[[nodiscard]] Result<Credentials> parseCredentials(const QByteArray &json, QStringView tokenName,
                                                   const QString &origin);

/// Whether keys and tokens can be part of a header: no control characters, nothing but ASCII.
[[nodiscard]] bool isPlainText(const QString &text);

} // namespace ShelfHelp::Ingest
