// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace ShelfHelp::Sql {

/// Rows of a table of schema `shelfhelp`, by its name.
struct ForgottenRows
{
    QString table;
    qint64 rows = 0;

    friend bool operator==(const ForgottenRows &, const ForgottenRows &) = default;
};

/// What taking an adoption back would do, for a person to decide. The rows in `public` stay, ours included.
struct AdoptionUndoPlan
{
    QStringList obstacles; ///< sentences with what to do; the rest is only known when there are none
    qint64 runs = 0;
    qint64 notifications = 0; ///< rows of the ledger: what comes again would be stored again
    qint64 rejected = 0;      ///< rejected notifications with their bytes
    /// What else nobody could make again, empty tables too: rows of kinds of notifications that `public` has
    /// no table for, and what people wrote.
    QList<ForgottenRows> others;
    QStringList indexes;   ///< in `public`, that we added
    bool triggers = false; ///< those that mark touched days are there

    [[nodiscard]] bool isPossible() const { return obstacles.isEmpty(); }
};

/// Looks whether an adoption can be taken back: refused are a database that our migrations made, one that
/// was not adopted, programs of ours at work, and objects of others that depend on ours. It is a rehearsal,
/// rolled back: nothing changes, but what it would drop is locked for a moment.
[[nodiscard]] Result<AdoptionUndoPlan>
planAdoptionUndo(Connection &connection, std::chrono::milliseconds lockTimeout = std::chrono::seconds(10));

/// Drops schema `shelfhelp` and the indexes and triggers that we added, in one transaction, and returns what
/// went. Fails with the obstacles of planAdoptionUndo(). Needs a connection of Purpose::Owner.
[[nodiscard]] Result<AdoptionUndoPlan>
undoAdoption(Connection &connection, std::chrono::milliseconds lockTimeout = std::chrono::seconds(10));

} // namespace ShelfHelp::Sql
