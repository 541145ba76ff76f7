// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "serveruser.h"

#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// A PostgreSQL program to be run once, as the user of the server.
struct ServerCommand
{
    QString program;
    QStringList arguments;
    QString workingDirectory;
    /// A descriptor the program keeps open, so that a lock outlives us should we be killed; -1: none.
    int inheritedDescriptor = -1;
    int timeoutMs = 300'000;
};

/// How it ended. `output` is what it wrote, in English, or why it could not be started.
struct CommandResult
{
    bool succeeded = false;
    QString output;
};

/// Runs the command and waits for it. Variables such as PGPORT or PGDATA are kept from it.
[[nodiscard]] CommandResult run(const ServerCommand &command, const ServerUser &user);

} // namespace ShelfHelp::Sql
