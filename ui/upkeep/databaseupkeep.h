// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "upkeepservices.h"

#include <sql/databaseworker.h>

namespace ShelfHelp::Ui {

/// What the services work with; all of it has to outlive them.
struct UpkeepWorkers
{
    /// Of Purpose::Owner, to the window's database, whatever its schema is like.
    Sql::DatabaseWorker &worker;
    Sql::DatabaseChoice choice = {}; ///< which that is
    std::function<Result<Sql::DatabaseChoice>(const QString &profileId)> choose = {};
    /// Leaves the embedded database, so that its files can be worked on, and uses it again. On any thread.
    std::function<void()> letGo = [] {};
    std::function<void()> takeBack = [] {};
    Sql::ClusterOptions cluster = {}; ///< which embedded one
};

/// The services over these. Each answers in the order in which it was asked.
[[nodiscard]] UpkeepServices upkeepServicesOn(const UpkeepWorkers &workers);

} // namespace ShelfHelp::Ui
