// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationfile.h"
#include "migrationstatus.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ShelfHelp::Sql {

/// The last migration that an existing database has by itself: its tables, its libraries, its views.
inline constexpr QStringView adoptionBaseline = u"20261123200200";

/// How a database stands to being adopted.
enum class AdoptionState {
    Possible,
    Blocked,    ///< AdoptionCheck::obstacles says why
    Unfinished, ///< begun, here or with the Atlas CLI: adopting again completes it
    Adopted,    ///< nothing to do
};

/// The row of shelfhelp.adoption.
struct AdoptionRecord
{
    QString baseline;
    bool isDerived = false; ///< the facts about old rows are complete
    QStringList addedIndexes;

    friend bool operator==(const AdoptionRecord &, const AdoptionRecord &) = default;
};

/// What the catalogue tells of a database that may be adopted, without a look at its rows. Obstacles and
/// notes are sentences; an obstacle says where it is and what to do. They may hold any character that a name
/// holds.
struct AdoptionCheck
{
    AdoptionState state = AdoptionState::Blocked;
    QStringList obstacles; ///< only when Blocked
    QStringList notes;     ///< what differs from the database this program knows, and does no harm
    MigrationStatus status;
    bool hasHistoryTable = false;
    std::optional<AdoptionRecord> record;
    qint64 bytes = 0; ///< size of the database
};

/// Judges a database. A handful of round trips that change nothing; in an open transaction the search path is
/// empty afterwards. Fails when the catalogue or our history cannot be read.
[[nodiscard]] Result<AdoptionCheck> checkAdoption(Connection &connection, const QList<MigrationFile> &files);

} // namespace ShelfHelp::Sql
