// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "profilefile.h"

#include <QProcessEnvironment>

#include <functional>
#include <optional>

namespace ShelfHelp::Sql {

/// What the command line says about the database; both empty: nothing.
struct DatabaseRequest
{
    QString database; ///< of --database
    QString profile;  ///< of --profile: a name
};

/// A database, and the profile that it is, if it is one.
struct ChosenDatabase
{
    DatabaseChoice choice; ///< without the password of a profile: see withPassword()
    std::optional<ConnectionProfile> profile;
};

/// Chooses the database; the first match wins: `--database` or `--profile`, DATABASE_URL, DB_HOST …, the
/// profile chosen in the dashboard, else embedded. Fails with ErrorKind::Usage where the request makes no
/// sense, and where the chosen profile is not there: never another database than the one that is meant.
/// The file of the connections is read only when it decides.
[[nodiscard]] Result<ChosenDatabase> requestedDatabase(const DatabaseRequest &request,
                                                       const QProcessEnvironment &environment,
                                                       const QString &profileFile = profileFilePath());

/// The database of a profile.
[[nodiscard]] ChosenDatabase databaseOf(const ConnectionProfile &profile, const QString &origin,
                                        const QProcessEnvironment &environment);

/// Where passwords come from; the functions may block.
struct PasswordProviders
{
    /// From the keychain, by a profile's id; nothing where it has none.
    std::function<Result<std::optional<QString>>(const QString &id)> fromKeychain;
    /// From the person. `why` says in a sentence why it is asked for. Nothing: they would rather not.
    std::function<Result<std::optional<QString>>(const ConnectionProfile &profile, const QString &why)> ask;
};

/// Fills in the password that the profile's source gives. Without a keychain, or where it has none, it is
/// asked for; a refusal leaves it to libpq, whose error then says that a password is needed.
[[nodiscard]] Outcome fillInPassword(ChosenDatabase &database, const PasswordProviders &providers);

} // namespace ShelfHelp::Sql
