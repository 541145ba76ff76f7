// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrator.h"

#include <sql/connection.h>
#include <sql/result.h>

#include <QString>
#include <QStringList>

#include <chrono>

namespace ShelfHelp::Sql {

struct AdoptionOptions
{
    MigrationProgress progress = {};
    /// How long to wait for another migration, and for each table a migration needs.
    std::chrono::milliseconds lockTimeout = std::chrono::seconds(10);
    bool indexes = false;  ///< also build the two indexes in `public`
    bool triggers = false; ///< also make the triggers that mark touched days
};

/// What adopting has done this time.
struct Adoption
{
    QStringList migrations;      ///< titles of those that ran
    qint64 adoptedDates = 0;     ///< shelves and books whose dates were noted as found
    qint64 repeatedSearches = 0; ///< searches noted as stored before
    QStringList indexes;         ///< built
    bool triggers = false;       ///< made

    /// Whether there was nothing to do.
    [[nodiscard]] bool isEmpty() const
    {
        return migrations.isEmpty() && adoptedDates == 0 && repeatedSearches == 0 && indexes.isEmpty() &&
               !triggers;
    }
};

/// Takes an existing pipeline's database over as it stands: notes in a history of our own that it has the
/// first migrations already, and runs the others, which make schema `shelfhelp`. In `public` nothing changes
/// but for the indexes and triggers that were asked for; whoever works with it goes on meanwhile.
///
/// History and migrations are one transaction; what there is to remember of old rows is a second one; each
/// index, and the triggers together, stand for themselves. After an interruption anywhere, running again
/// completes it; on an adopted database there is nothing to do. Refuses what planAdoption() names as
/// obstacles. Needs a connection of Purpose::Owner.
[[nodiscard]] Result<Adoption> adopt(Connection &connection, const AdoptionOptions &options = {});

} // namespace ShelfHelp::Sql
