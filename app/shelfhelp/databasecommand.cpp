// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasecommand.h"

#include "backupcommand.h"
#include "connectionscommand.h"
#include "psqlcommand.h"
#include "rolescommand.h"
#include "rollupcommand.h"
#include "transfercommand.h"
#include "upkeep/embeddedcommand.h"
#include "upkeep/healthcommand.h"
#include "upkeep/infocommand.h"
#include "upkeep/maintaincommand.h"
#include "upkeep/purgecommand.h"

namespace ShelfHelp::App {

void addDatabaseCommand(CLI::App &app, const CommonOptions &common, int &status)
{
    CLI::App *command = app.add_subcommand("database", "Look after the database");
    command->require_subcommand(1);
    addInfoCommand(*command, common, status);
    addHealthCommand(*command, common, status);
    addMaintainCommand(*command, common, status);
    addPurgeCommand(*command, common, status);
    addEmbeddedCommands(*command, common, status);
    addBackupCommands(*command, common, status);
    addTransferCommands(*command, common, status);
    addRolesCommands(*command, common, status);
    addRollupCommands(*command, common, status);
    addConnectionsCommands(*command, common, status);
    for (CLI::App *subcommand : command->get_subcommands({})) {
        subcommand->fallthrough();
    }
    addPsqlCommands(*command, common, status); // whose words are psql's
}

} // namespace ShelfHelp::App
