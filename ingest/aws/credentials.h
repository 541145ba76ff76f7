// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace ShelfHelp::Ingest {

/// What proves to AWS who sends a request. Everything but the key id and the expiration is secret: it goes
/// into no log and no error.
struct Credentials
{
    QString accessKeyId;
    QString secretAccessKey;
    QString sessionToken;                ///< empty for lasting keys
    std::optional<QDateTime> expiration; ///< UTC; none: they last

    friend bool operator==(const Credentials &, const Credentials &) = default;
};

} // namespace ShelfHelp::Ingest
