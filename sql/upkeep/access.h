// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QString>

namespace ShelfHelp::Sql {

/// Where a connection leads, as whom, and how. Names come from the catalogue: make them printable.
struct Access
{
    QString server; ///< host:port, a directory, or "service=…"
    QString database;
    QString role;
    QString owner; ///< of the tables; empty where there are none
    bool isOwner = false;
    bool hasTables = false;
    bool hasSchema = false; ///< of ours beside the tables
    bool isStandby = false;
    bool isReadOnly = false; ///< new sessions may only read
    int serverVersion = 0;   ///< such as 150018
    QString encryption;      ///< protocol and cipher; empty in clear text
    QString tlsWarning;      ///< as Connection::tlsWarning()
    Pooling pooling = Pooling::None;
    bool isLocal = false;    ///< the server is this machine
    bool isEmbedded = false; ///< the private one
};

/// One round trip; any role may ask.
[[nodiscard]] Result<Access> readAccess(Connection &connection);

} // namespace ShelfHelp::Sql
