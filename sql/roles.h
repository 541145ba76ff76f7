// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace ShelfHelp::Sql {

/// What somebody is to do in the database.
enum class RoleKind {
    Read,   ///< figures and rows, and nothing to change
    Ingest, ///< store notifications, and read nothing
    Admin,  ///< both, take runs back, settle rejections; no object of its own, no direct write
};

/// The group role that has the rights: shelfhelp_read, shelfhelp_ingest, shelfhelp_admin.
[[nodiscard]] QString groupName(RoleKind kind);

/// A group role as the database has it. Names come from the database: make them printable.
struct RoleGroup
{
    QString name;
    bool exists = false;
    QStringList readable;       ///< tables and views of schema shelfhelp
    QStringList callable;       ///< functions of schema shelfhelp
    QStringList members;        ///< roles that have its rights, our other groups left out
    QStringList otherDatabases; ///< where it has rights, too

    friend bool operator==(const RoleGroup &, const RoleGroup &) = default;
};

/// All three, whether they exist or not; one round trip. Any role may ask.
[[nodiscard]] Result<QList<RoleGroup>> roleGroups(Connection &connection);

/// Makes the group roles that are missing and gives them their rights (shelfhelp.secure()), in one
/// transaction. Needs the owner of schema shelfhelp, and CREATEROLE where one is missing: the remedy names
/// the SQL for somebody who has it. The schema has to be current.
[[nodiscard]] Outcome makeRoleGroups(Connection &connection);

/// A role that was made for somebody to log in. Holds the password: it is shown once, and never logged.
struct Login
{
    QString name;
    QString group;
    QString password;
    QString uri; ///< how to connect as it, without the password

    friend bool operator==(const Login &, const Login &) = default;
};

/// Makes a login role in a group, which has to exist, with a password of its own. The server gets a SCRAM
/// verifier, never the password. Refuses a name that is taken.
[[nodiscard]] Result<Login> makeLogin(Connection &connection, const QString &name, RoleKind kind);

/// Takes all rights of the groups in this database back, and drops each that has no member and no right
/// elsewhere. Returns the groups as they were, so that exists and members tell which are left.
[[nodiscard]] Result<QList<RoleGroup>> dropRoleGroups(Connection &connection);

/// Whether dropRoleGroups() leaves a group as it is.
[[nodiscard]] bool isInUse(const RoleGroup &group);

} // namespace ShelfHelp::Sql
