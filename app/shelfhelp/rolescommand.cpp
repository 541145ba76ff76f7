// SPDX-FileCopyrightText: 2026 The Shelf Help Analytics developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rolescommand.h"

#include "console.h"

#include <ingest/apply/printable.h>
#include <sql/roles.h>

#include <QJsonArray>

#include <memory>
#include <optional>

namespace ShelfHelp::App {

namespace {

struct RolesArguments
{
    std::optional<std::string> login;
    std::string kind;
    bool drop = false;
    bool json = false;
};

Sql::RoleKind kindOf(const std::string &word)
{
    return word == "read"     ? Sql::RoleKind::Read
           : word == "ingest" ? Sql::RoleKind::Ingest
                              : Sql::RoleKind::Admin;
}

QString listed(const QStringList &names)
{
    return names.isEmpty() ? u"–"_qs : Ingest::printable(names.join(u", "));
}

QJsonObject toJson(const Sql::RoleGroup &group)
{
    return {{u"role"_qs, group.name},
            {u"exists"_qs, group.exists},
            {u"reads"_qs, QJsonArray::fromStringList(group.readable)},
            {u"calls"_qs, QJsonArray::fromStringList(group.callable)},
            {u"members"_qs, QJsonArray::fromStringList(group.members)},
            {u"other_databases"_qs, QJsonArray::fromStringList(group.otherDatabases)}};
}

int print(const QList<Sql::RoleGroup> &groups, bool json)
{
    QJsonArray array;
    for (const Sql::RoleGroup &group : groups) {
        array.append(toJson(group));
        if (!json) {
            printResult(u"%1\n  reads    %2\n  calls    %3\n  members  %4\n"_qs.arg(
                group.name, listed(group.readable), listed(group.callable), listed(group.members)));
        }
    }
    if (json) {
        printResult(QJsonObject{{u"roles"_qs, array}});
    }
    return AllWell;
}

int make(Sql::Connection &connection, bool json)
{
    if (const Outcome made = Sql::makeRoleGroups(connection); !made.ok()) {
        return fail(made.error());
    }
    const auto groups = Sql::roleGroups(connection);
    return groups.ok() ? print(groups.value(), json) : int(fail(groups.error()));
}

/// The only place where the password is ever shown.
int makeLogin(Sql::Connection &connection, const RolesArguments &arguments)
{
    if (const Outcome made = Sql::makeRoleGroups(connection); !made.ok()) {
        return fail(made.error());
    }
    const auto login =
        Sql::makeLogin(connection, QString::fromStdString(*arguments.login), kindOf(arguments.kind));
    if (!login.ok()) {
        return fail(login.error());
    }
    if (arguments.json) {
        printResult(QJsonObject{{u"login"_qs, login.value().name},
                                {u"role"_qs, login.value().group},
                                {u"password"_qs, login.value().password},
                                {u"uri"_qs, login.value().uri}});
    } else {
        printResult(u"login     %1 (%2)\npassword  %3\ndatabase  %4\n"_qs.arg(
            login.value().name, login.value().group, login.value().password, login.value().uri));
    }
    printMessage(u"The password is shown this once. It belongs into ~/.pgpass, or into the secret of who "
                 "connects as this role."_qs);
    return AllWell;
}

Error leftError(const QStringList &left)
{
    return {.kind = ErrorKind::Blocked,
            .message = u"Their rights in this database are taken back, but roles are still in use: "_qs +
                       left.join(u"; "),
            .remedy = u"Drop the members (DROP ROLE …), run this command on the other databases, and then "
                      "again here."_qs};
}

int drop(Sql::Connection &connection, bool json)
{
    const auto groups = Sql::dropRoleGroups(connection);
    if (!groups.ok()) {
        return fail(groups.error());
    }
    QStringList dropped;
    QStringList left;
    for (const Sql::RoleGroup &group : groups.value()) {
        if (Sql::isInUse(group)) {
            left.append(u"%1 (members: %2; other databases: %3)"_qs.arg(group.name, listed(group.members),
                                                                        listed(group.otherDatabases)));
        } else if (group.exists) {
            dropped.append(group.name);
        }
    }
    if (json) {
        printResult(QJsonObject{{u"dropped"_qs, QJsonArray::fromStringList(dropped)}});
    } else {
        printResult(u"dropped: %1\n"_qs.arg(listed(dropped)));
    }
    return left.isEmpty() ? int(AllWell) : int(fail(leftError(left)));
}

int roles(const CommonOptions &common, const RolesArguments &arguments)
{
    return withConnection(common, Sql::DatabaseAccess::Schema::Required, Sql::Purpose::Owner,
                          [&arguments](Sql::Connection &connection) {
                              if (arguments.drop) {
                                  return drop(connection, arguments.json);
                              }
                              return arguments.login ? makeLogin(connection, arguments)
                                                     : make(connection, arguments.json);
                          });
}

} // namespace

void addRolesCommand(CLI::App &database, const CommonOptions &common, int &status)
{
    auto arguments = std::make_shared<RolesArguments>();
    CLI::App *command = database.add_subcommand(
        "roles", "Make the roles shelfhelp_read, shelfhelp_ingest and shelfhelp_admin, and say who may what");
    CLI::Option *login =
        command->add_option("--login", arguments->login, "Make a login with a new password, in one of them");
    CLI::Option *kind = command->add_option("--as", arguments->kind, "What the login is for")
                            ->check(CLI::IsMember({"read", "ingest", "admin"}));
    login->needs(kind);
    kind->needs(login);
    command
        ->add_flag("--drop", arguments->drop, "Take their rights back, and drop them when nobody is in them")
        ->excludes(login);
    command->add_flag("--json", arguments->json, "Print one JSON document");
    command->callback([&common, &status, arguments] { status = roles(common, *arguments); });
}

} // namespace ShelfHelp::App
