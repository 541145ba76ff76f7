// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backuptables.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// What the rows of a table come to, in whatever order they lie: equal ones mean equal rows.
struct Fingerprint
{
    qint64 rows = 0;
    QString sum; ///< of the first 64 bits of each row's SHA-256

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;
};

/// Of these columns, in this order; computed by the server, in a transaction that setUpCopying() has set up.
[[nodiscard]] Result<Fingerprint> fingerprint(Connection &connection, const TableShape &shape,
                                              const QStringList &columns);

} // namespace ShelfHelp::Sql
