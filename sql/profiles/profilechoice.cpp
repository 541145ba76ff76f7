// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profilechoice.h"

namespace ShelfHelp::Sql {

namespace {

Error noSuchProfile(const QString &name, const ProfileList &list)
{
    QStringList names;
    for (const ConnectionProfile &profile : list.profiles) {
        names.append(profile.name);
    }
    QString remedy = u"There are: "_qs + names.join(u", "_qs) + u'.';
    if (!list.problems.isEmpty()) {
        remedy += u' ' + list.problems.join(u' ');
    }
    return {.kind = ErrorKind::Usage,
            .message = u"There is no connection of the name \"%1\""_qs.arg(name),
            .remedy = remedy};
}

Result<ChosenDatabase> named(const QString &name, const QProcessEnvironment &environment,
                             const QString &profileFile)
{
    const Result<ProfileList> list = loadProfiles(profileFile);
    if (!list.ok()) {
        return list.error();
    }
    const ConnectionProfile *profile = list.value().withName(name);
    return profile != nullptr ? Result<ChosenDatabase>(databaseOf(*profile, u"--profile"_qs, environment))
                              : noSuchProfile(name, list.value());
}

/// What the dashboard used last, where nothing else decides.
Result<ChosenDatabase> lastChosen(const QProcessEnvironment &environment, const QString &profileFile)
{
    const Result<ProfileList> list = loadProfiles(profileFile);
    if (!list.ok()) {
        return list.error();
    }
    const QString id = list.value().chosen.isEmpty() ? embeddedProfileId.toString() : list.value().chosen;
    if (const ConnectionProfile *profile = list.value().withId(id)) {
        return databaseOf(*profile, u"the connection \"%1\", chosen in the dashboard"_qs.arg(profile->name),
                          environment);
    }
    return Error{.kind = ErrorKind::Usage,
                 .message = u"The connection that was chosen in the dashboard cannot be used"_qs,
                 .remedy =
                     list.value().problems.join(u' ') +
                     u" Choose another one there, or say which database with --database or --profile."_qs};
}

} // namespace

ChosenDatabase databaseOf(const ConnectionProfile &profile, const QString &origin,
                          const QProcessEnvironment &environment)
{
    if (profile.settings.embedded) {
        return {.choice = std::nullopt, .profile = profile};
    }
    ConnectionSettings settings = profile.settings;
    settings.origin = origin;
    takeTlsVariables(settings, environment);
    return {.choice = settings, .profile = profile};
}

Result<ChosenDatabase> requestedDatabase(const DatabaseRequest &request,
                                         const QProcessEnvironment &environment, const QString &profileFile)
{
    if (!request.database.isEmpty() && !request.profile.isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
                     .message = u"--database and --profile name two databases"_qs,
                     .remedy = u"Give one of them."_qs};
    }
    if (!request.profile.isEmpty()) {
        return named(request.profile, environment, profileFile);
    }
    if (!namesDatabase(request.database, environment)) {
        return lastChosen(environment, profileFile);
    }
    const Result<DatabaseChoice> choice = chooseDatabase(request.database, environment);
    return choice.ok() ? Result<ChosenDatabase>(ChosenDatabase{.choice = choice.value(), .profile = {}})
                       : choice.error();
}

Outcome fillInPassword(ChosenDatabase &database, const PasswordProviders &providers)
{
    if (!database.profile || !database.choice || database.profile->passwordSource == PasswordSource::File) {
        return success();
    }
    const ConnectionProfile &profile = *database.profile;
    QString why = u"The password of \"%1\" is asked for each time."_qs.arg(profile.name);
    if (profile.passwordSource == PasswordSource::Keychain) {
        const Result<std::optional<QString>> kept = providers.fromKeychain(profile.id);
        if (kept.ok() && kept.value()) {
            database.choice->password = *kept.value();
            return success();
        }
        why = kept.ok() ? u"The keychain has no password of \"%1\"."_qs.arg(profile.name)
                        : kept.error().toText();
    }
    const Result<std::optional<QString>> typed = providers.ask(profile, why);
    if (!typed.ok()) {
        return typed.error();
    }
    database.choice->password = typed.value().value_or(QString());
    return success();
}

} // namespace ShelfHelp::Sql
