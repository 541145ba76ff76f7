// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgresbinaries.h"
#include "serveruser.h"

#include <sql/connectionsettings.h>
#include <sql/result.h>

#include <QStringList>

namespace ShelfHelp::Sql {

/// Fails, naming the package, unless pg_dump and its relatives lie beside the server.
[[nodiscard]] Outcome requireDumpPrograms(const PostgresBinaries &postgres);

/// Carries everything from one embedded server to another with the programs of the newer one, through files
/// in a folder of the server's user, which are removed as soon as they are read.
class ClusterDump final
{
public:
    ClusterDump(PostgresBinaries programs, ServerUser user, QString folder, ConnectionSettings from,
                ConnectionSettings to);

    /// All databases that hold something.
    [[nodiscard]] Result<QStringList> databases() const;
    /// Roles and their memberships; the owner of the cluster is there already.
    [[nodiscard]] Outcome copyRoles() const;
    [[nodiscard]] Outcome copyDatabase(const QString &database) const;
    /// Compares rows and contents of all tables; returns how many there are. Statistics are made first.
    [[nodiscard]] Result<qsizetype> compareDatabase(const QString &database) const;

private:
    [[nodiscard]] Outcome runProgram(const QString &what, const QString &program,
                                     const QStringList &arguments) const;

    PostgresBinaries m_programs;
    ServerUser m_user;
    QString m_folder;
    ConnectionSettings m_from;
    ConnectionSettings m_to;
};

} // namespace ShelfHelp::Sql
