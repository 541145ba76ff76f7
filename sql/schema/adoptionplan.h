// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "adoptioncheck.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// How many rows a table has.
struct TableRows
{
    QString table;
    qint64 rows = 0;

    friend bool operator==(const TableRows &, const TableRows &) = default;
};

/// An Atlas history of somebody else, which adopting leaves alone.
struct OtherHistory
{
    QString schema;
    qint64 migrations = -1; ///< −1 when the role may not read it
    QString lastVersion;

    friend bool operator==(const OtherHistory &, const OtherHistory &) = default;
};

/// What is stored, as far as adopting has to take note of it.
struct StoredFacts
{
    QList<TableRows> tables;            ///< libraries, books, shelves, shelf_searches, library_searches
    qint64 repeatedShelfSearches = 0;   ///< stored again; the first of equal ones is not counted
    qint64 repeatedLibrarySearches = 0; ///< likewise
    qint64 movedShelves = 0;            ///< whose dates are not what their searches tell
    qint64 movedBooks = 0;              ///< likewise
};

/// What adopting a database would do, for a person to decide.
struct AdoptionPlan
{
    /// Above it Supabase's free plan makes a database read-only.
    static constexpr qint64 freePlanBytes = 500'000'000;

    AdoptionCheck check;
    int serverVersion = 0; ///< such as 150018
    QList<OtherHistory> otherHistories;
    // The rest only when the database can be adopted, or was begun to be.
    StoredFacts stored;
    QString baseline;       ///< `<version>_<description>`
    QStringList migrations; ///< titles of those that would run
    QStringList indexes;    ///< missing ones that --indexes would build
    bool hasMarks = false;  ///< the triggers that --triggers would make are there

    [[nodiscard]] bool isPossible() const
    {
        return check.state == AdoptionState::Possible || check.state == AdoptionState::Unfinished;
    }
};

/// Looks at a database without changing anything; reads every row of the five tables (some seconds for a
/// million searches). Needs a connection of Purpose::Owner.
[[nodiscard]] Result<AdoptionPlan> planAdoption(Connection &connection);

} // namespace ShelfHelp::Sql
