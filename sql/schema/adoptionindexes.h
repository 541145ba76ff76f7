// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// One of the indexes in `public` that paging and reading by day profit from, and that an owner may decline.
struct OptionalIndex
{
    enum class State { Missing, Usable, Invalid, NameTaken };

    QString name;
    State state = State::Missing;

    friend bool operator==(const OptionalIndex &, const OptionalIndex &) = default;
};

[[nodiscard]] Result<QList<OptionalIndex>> readOptionalIndexes(Connection &connection);

/// Keeps the migrations of the open transaction from making the indexes that are missing: their names are
/// taken until releaseIndexNames(), so that nothing is built on, or ever seen of, tables that are not ours.
[[nodiscard]] Outcome reserveIndexNames(Connection &connection, const QStringList &names);
[[nodiscard]] Outcome releaseIndexNames(Connection &connection, const QStringList &names);

/// Builds the missing ones without keeping writers away, and returns their names; an invalid one, left by an
/// attempt that was interrupted, is made again. Noted in shelfhelp.adoption before. Outside a transaction;
/// waits as long as older transactions of others go on.
[[nodiscard]] Result<QStringList> buildOptionalIndexes(Connection &connection);

/// Drops those of them that are there, in the open transaction.
[[nodiscard]] Outcome dropOptionalIndexes(Connection &connection, const QStringList &names);

} // namespace ShelfHelp::Sql
